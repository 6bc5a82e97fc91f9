import type {TestContext} from 'node:test';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {createFlow, type Flow} from '../../source/flow/flow.ts';
import {keepLedger} from '../../source/flow/keep-ledger.ts';
import type {Prefill} from '../../source/flow/prefill.ts';
import type {Services} from '../../source/flow/services.ts';
import {firstState} from '../../source/flow/state.ts';
import {createWorkOf} from '../../source/flow/work.ts';
import {createServices} from '../../source/guided/create-services.ts';
import type {SettingFlags} from '../../source/settings/settings.ts';
import {App} from '../../source/ui/app.tsx';
// Here, not while a test runs: the app itself loads it when it is wanted.
import '../../source/ui/screen-of.tsx';
import {createHistory} from '../../source/ui/history.ts';
import {createTheme} from '../../source/ui/theme.ts';
import {hostOf, temporaryHost} from './store.ts';
import {openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

/** The guided app on a terminal with nobody in front of it. */
export type GuidedApp = {
	readonly terminal: Terminal;
	readonly flow: Flow;
};

/** What a test can decide about the app. */
export type GuidedAppOptions = TerminalOptions & {
	readonly prefill?: Prefill;
	/** The folder of the sessions; a new one, when not given. */
	readonly folder?: string;
	readonly now?: () => number;
	/** Besides what keeps the store in its folder. */
	readonly env?: Readonly<Record<string, string>>;
	/** What the command line says of profile and region. */
	readonly flags?: SettingFlags;
	/** Takes the place of some of the services; `openCognito: 'real'` for the one that signs. */
	readonly services?: Partial<Omit<Services, 'openCognito'>> & {
		readonly openCognito?: Services['openCognito'] | 'real';
	};
};

/** Starts the guided app with its real services, on a store of its own. It is taken down after the test. */
export async function openGuidedApp(
	t: TestContext,
	{
		prefill = {},
		folder = temporaryHost(t).folder,
		now = Date.now,
		env = {},
		flags,
		services: {openCognito, ...services} = {},
		...size
	}: GuidedAppOptions,
): Promise<GuidedApp> {
	const own = hostOf(folder);
	const host = {...own, env: {...own.env, ...env}, cwd: () => folder};
	const real = createServices({prefill, allowHttp: false, ...(flags && {flags})}, host, {
		isDemo: prefill.isDemo === true,
	});
	const flow = createFlow(
		firstState,
		createWorkOf({
			...real,
			now,
			openCognito:
				openCognito === 'real'
					? real.openCognito
					: (openCognito ?? (async client => createCognito({client, now}))),
			...services,
		}),
	);
	keepLedger(flow, real);
	const terminal = await openTerminal(
		<App
			flow={flow}
			history={createHistory(flow)}
			now={now}
			theme={createTheme({LANG: 'C.UTF-8'}, {platform: 'linux'})}
			preferred={prefill.attributeName}
			reporting={{
				platform: 'Node.js/24.0.0 linux/x64',
				save: services.saveReport ?? real.saveReport,
			}}
		/>,
		size,
	);
	t.after(async () => {
		await terminal.close();
		// What is still waited for, as when a person leaves.
		flow.send({type: 'cancelled'});
		await real.close();
	});
	return {terminal, flow};
}
