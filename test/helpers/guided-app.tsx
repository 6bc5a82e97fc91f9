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
// Loaded here rather than during a test; the app itself loads it lazily.
import '../../source/ui/screen-of.tsx';
import {createHistory} from '../../source/ui/history.ts';
import {createTheme} from '../../source/ui/theme.ts';
import {hostOf, temporaryHost} from './store.ts';
import {openTerminal, type Terminal, type TerminalOptions} from './terminal.ts';

/** The guided app on an emulated terminal. */
export type GuidedApp = {
	readonly terminal: Terminal;
	readonly flow: Flow;
};

/** The options of a test's app. */
export type GuidedAppOptions = TerminalOptions & {
	readonly prefill?: Prefill;
	/** The folder of the sessions; a new one by default. */
	readonly folder?: string;
	readonly now?: () => number;
	/** Added to the variables that keep the store in its folder. */
	readonly env?: Readonly<Record<string, string>>;
	/** The command line's profile and region. */
	readonly flags?: SettingFlags;
	/** Replaces some of the services; `openCognito: 'real'` uses the one that signs. */
	readonly services?: Partial<Omit<Services, 'openCognito'>> & {
		readonly openCognito?: Services['openCognito'] | 'real';
	};
};

/** Starts the guided app with its real services, on a store of its own. It is closed after the test. */
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
		// Ends pending work, as leaving the app does.
		flow.send({type: 'cancelled'});
		await real.close();
	});
	return {terminal, flow};
}
