import {tmpdir} from 'node:os';
import type {AppClient} from '../cognito/cognito.ts';
import {deviceName} from '../cognito/device-name.ts';
import type {TransportSettings} from '../cognito/wire/transport.ts';
import type {CognitoSettings} from '../cognito/wire/wire.ts';
import {checkEndpoint, endpointOf, isLoopback} from '../endpoint.ts';
import type {Access} from '../flow/desk.ts';
import type {Services} from '../flow/services.ts';
import {platformOf} from '../report/platform.ts';
import type {StoreHost} from '../session/file/store-folder.ts';
import {createMemoryStore} from '../session/memory-store.ts';
import type {SessionStore} from '../session/session.ts';
import type {Trust} from '../settings/reach.ts';
import {demoCredentials} from './demo-credentials.ts';
import {findPools} from './find-pools.ts';
import type {GuidedOptions} from './read-options.ts';

/** What the services take from the process. */
export type ServicesHost = StoreHost & {
	readonly cwd: () => string;
	readonly versions: {readonly node: string};
	readonly arch: string;
};

/** What was asked for, and the certificates it named, read. */
export type ServicesOptions = Omit<GuidedOptions, 'certificates'> & {readonly trust?: Trust};

/** Puts the parts together. Each is loaded when it is first asked for, so that the first screen waits for none. */
export const createServices = (
	options: ServicesOptions,
	host: ServicesHost,
	{isDemo}: {readonly isDemo: boolean},
): Services => {
	const {prefill, profile} = options;
	const openSettings = once(async () => {
		const {openSettingsStore} = await import('../session/settings-store.ts');
		return openSettingsStore(host);
	});
	const openStore = once(async (): Promise<SessionStore> => {
		if (isDemo) return createMemoryStore();
		const {openSessionStore} = await import('../session/session-store.ts');
		return openSessionStore({host, now: Date.now});
	});
	let closeDemo: () => Promise<void> = async () => {};
	let demoEndpoint: string | undefined;
	const openDemo = once(async () => {
		const {createLocalPool} = await import('../local-pool/create-local-pool.ts');
		const {demoConnection} = await import('./demo-connection.ts');
		const pool = await createLocalPool();
		closeDemo = pool.close;
		demoEndpoint = pool.endpoint;
		return demoConnection(pool);
	});
	const settingsOf = async (
		client: AppClient,
		{access, url = endpointOf(client)}: {readonly access?: Access; readonly url?: string} = {},
	): Promise<CognitoSettings> => {
		checkEndpoint(url, options);
		return {
			client,
			transport: await transportOf(url, options, host),
			credentials: async () => {
				// The demo's own account takes any.
				if (url === demoEndpoint) return demoCredentials;
				const {iamCredentials} = await import('../cognito/iam-credentials.ts');
				const name = access?.kind === 'profile' ? access.name : profile;
				return iamCredentials(name === undefined ? {} : {profile: name})();
			},
		};
	};
	return {
		prefill: isDemo ? {...prefill, isDemo} : prefill,
		openCognito: async (client, access) => {
			const {createCognito} = await import('../cognito/create-cognito.ts');
			return createCognito(await settingsOf(client, {...(access && {access})}));
		},
		openStore,
		usedPools: async () => (isDemo ? [] : (await openSettings()).listPools()),
		rememberPool: async client => {
			if (!isDemo) (await openSettings()).rememberPool(client);
		},
		forgetPool: async client => {
			if (!isDemo) (await openSettings()).forgetPool(client);
		},
		foundPools: async () => (isDemo ? [] : findPools(host.cwd())),
		readToken: async text => {
			const {readAccessToken} = await import('../cognito/access-token.ts');
			const facts = readAccessToken(text, {
				now: Date.now(),
				region: prefill.region,
				...prefill.tokenOf,
			});
			const {token, username, expiresAt, region, userPoolId, clientId} = facts;
			const endpointUrl = prefill.endpointUrl ?? prefill.defaultEndpointUrl;
			const client: AppClient = {
				region,
				userPoolId,
				clientId,
				...(endpointUrl !== undefined && {endpointUrl}),
			};
			return {token, client, username, expiresAt};
		},
		usernameOf: async accessToken => {
			const {readAccessToken} = await import('../cognito/access-token.ts');
			// A token that was given a moment ago has not expired, whatever this computer's clock says.
			return readAccessToken(accessToken, {now: 0}).username;
		},
		readClientSecret: async ({client, access}, signal) => {
			const {readClientSecret} = await import('../cognito/read-client-secret.ts');
			return readClientSecret(await settingsOf(client, {...(access && {access})}), {signal});
		},
		openBrowser: async (client, signal) => {
			const {startManagedLogin} = await import('../cognito/browser/managed-login.ts');
			const {openBrowser} = await import('../cognito/browser/open-browser.ts');
			const open = (url: string) => openBrowser(host, url);
			const browser = await startManagedLogin(
				{
					...(await settingsOf(client, {
						...(client.domainUrl !== undefined && {url: client.domainUrl}),
					})),
					open,
				},
				{signal},
			);
			// Left while the listener was starting: nobody will wait for it.
			if (signal.aborted) await browser.tokens(signal).catch(() => {});
			return browser;
		},
		openDesk: async () => {
			const {openDesk, placeOf} = await import('./open-desk.ts');
			return openDesk({
				place: placeOf(host.env, host.cwd()),
				flags: options.flags ?? {},
				allowHttp: options.allowHttp,
				now: Date.now,
				demoEndpoint: () => demoEndpoint,
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
		startDemo: openDemo,
		close: () => closeDemo(),
		...(options.readTimeout !== undefined && {answerTimeoutMs: options.readTimeout * 1_000}),
		deviceName: deviceName(),
		now: Date.now,
	};
};

const transportOf = async (
	url: string,
	{trust = {}, readTimeout, connectTimeout}: ServicesOptions,
	{env}: ServicesHost,
): Promise<TransportSettings> => {
	const {reach} = await import('../settings/reach.ts');
	// No proxy can reach this computer, where the demo pool is.
	const isHere = isLoopback(URL.parse(url)?.hostname ?? '');
	return {
		...reach(url, isHere ? {} : env, trust),
		...(readTimeout !== undefined && {readTimeoutMs: readTimeout * 1000}),
		...(connectTimeout !== undefined && {connectTimeoutMs: connectTimeout * 1000}),
	};
};

/** Opens a thing when it is first asked for, and gives the same one ever after. */
const once = <Thing>(open: () => Promise<Thing>): (() => Promise<Thing>) => {
	let opened: Promise<Thing> | undefined;
	return () => {
		opened ??= open();
		return opened;
	};
};
