import type {AppClient} from '../cognito/cognito.ts';
import type {TransportSettings} from '../cognito/wire/transport.ts';
import type {CognitoSettings} from '../cognito/wire/wire.ts';
import {checkEndpoint, endpointOf, isLoopback} from '../endpoint.ts';
import type {Access} from '../flow/desk.ts';
import type {Services} from '../flow/services.ts';
import type {StoreHost} from '../session/file/store-folder.ts';
import type {Trust} from '../settings/reach.ts';
import type {AccessCredentials} from './access-credentials.ts';
import {demoCredentials} from './demo-credentials.ts';
import type {DemoPool} from './demo-pool.ts';
import type {GuidedOptions} from './read-options.ts';

/** The options, with the certificates already read. */
export type ServicesOptions = Omit<GuidedOptions, 'certificates'> & {readonly trust?: Trust};

/** The sources of AWS credentials; the demo accepts any. */
type CredentialSources = {
	readonly demo: DemoPool;
	readonly openCredentials: () => Promise<AccessCredentials>;
};

/** The services that call Cognito. The client and the browser's listener are loaded on first use. */
export function clientServices(
	options: ServicesOptions,
	host: StoreHost,
	sources: CredentialSources,
): Pick<Services, 'openCognito' | 'readClientSecret' | 'openBrowser'> {
	const settingsOf = settingsFor(options, host, sources);
	return {
		openCognito: async (client, access) => {
			const {createCognito} = await import('../cognito/create-cognito.ts');
			return createCognito(await settingsOf(client, {access}));
		},
		readClientSecret: async ({client, access}, signal) => {
			const {readClientSecret} = await import('../cognito/read-client-secret.ts');
			return readClientSecret(await settingsOf(client, {access}), {signal});
		},
		openBrowser: async (client, signal) => {
			const {startManagedLogin} = await import('../cognito/browser/managed-login.ts');
			const {openBrowser} = await import('../cognito/browser/open-browser.ts');
			const settings = await settingsOf(client, {url: client.domainUrl});
			const open = (url: string) => openBrowser(host, url);
			const browser = await startManagedLogin({...settings, open}, {signal});
			// The state was left while the listener was starting: close it.
			if (signal.aborted) await browser.tokens(signal).catch(() => {});
			return browser;
		},
	};
}

/** How to reach an app client: at `url`, or at its region's endpoint. */
const settingsFor =
	(options: ServicesOptions, host: StoreHost, {demo, openCredentials}: CredentialSources) =>
	async (
		client: AppClient,
		{
			access,
			url = endpointOf(client),
		}: {readonly access?: Access | undefined; readonly url?: string | undefined},
	): Promise<CognitoSettings> => {
		checkEndpoint(url, options);
		return {
			client,
			transport: await transportOf(url, options, host),
			credentials: async lookUp => {
				// The demo's own account accepts any.
				if (url === demo.endpoint()) return demoCredentials;
				return (await openCredentials()).providerOf(access)(lookUp);
			},
		};
	};

async function transportOf(
	url: string,
	{trust = {}, readTimeout, connectTimeout}: ServicesOptions,
	{env}: StoreHost,
): Promise<TransportSettings> {
	const {reach} = await import('../settings/reach.ts');
	// No proxy can reach the demo pool on this computer.
	const isHere = isLoopback(URL.parse(url)?.hostname ?? '');
	return {
		...reach(url, isHere ? {} : env, trust),
		...(readTimeout !== undefined && {readTimeoutMs: readTimeout * 1000}),
		...(connectTimeout !== undefined && {connectTimeoutMs: connectTimeout * 1000}),
	};
}
