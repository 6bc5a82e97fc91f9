import {homedir, tmpdir} from 'node:os';
import {deviceName} from '../cognito/device-name.ts';
import type {Services} from '../flow/services.ts';
import {platformOf} from '../report/platform.ts';
import type {StoreHost} from '../session/file/store-folder.ts';
import {clientServices, type ServicesOptions} from './client-services.ts';
import {createDemoPool} from './demo-pool.ts';
import {once} from './once.ts';
import {storeServices} from './store-services.ts';
import {tokenServices} from './token-services.ts';

/** The process, as far as the services need it. */
export type ServicesHost = StoreHost & {
	readonly cwd: () => string;
	readonly versions: {readonly node: string};
	readonly arch: string;
};

/** Creates the services. Each part is loaded on first use, so that the first screen waits for none. */
export function createServices(
	options: ServicesOptions,
	host: ServicesHost,
	{isDemo}: {readonly isDemo: boolean},
): Services {
	const {prefill} = options;
	const demo = createDemoPool();
	const openCredentials = once(async () => {
		const {createAccessCredentials} = await import('./access-credentials.ts');
		const place = {env: host.env, cwd: host.cwd(), home: homedir()};
		const {profile, flags} = options;
		return createAccessCredentials({place, profile, flags, now: Date.now});
	});
	return {
		...storeServices(host, {isDemo}),
		...clientServices(options, host, {demo, openCredentials}),
		...tokenServices(prefill),
		prefill: isDemo ? {...prefill, isDemo} : prefill,
		openDesk: async () => {
			const {openDesk, placeOf} = await import('./open-desk.ts');
			return openDesk({
				place: placeOf(host.env, host.cwd()),
				flags: options.flags ?? {},
				allowHttp: options.allowHttp,
				credentials: await openCredentials(),
				now: Date.now,
				demoEndpoint: demo.endpoint,
				defaultEndpointUrl: prefill.defaultEndpointUrl,
			});
		},
		saveReport: async markdown => {
			const {writeReport} = await import('../report/write-report.ts');
			const {toStoreProblem} = await import('../session/store-problem.ts');
			try {
				return writeReport('report.md', markdown);
			} catch (error) {
				return toStoreProblem(error, tmpdir());
			}
		},
		platform: platformOf(host),
		startDemo: demo.start,
		close: demo.close,
		...(options.readTimeout !== undefined && {answerTimeoutMs: options.readTimeout * 1_000}),
		deviceName: deviceName(),
		now: Date.now,
	};
}
