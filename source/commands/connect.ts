import type {AppClient, Cognito} from '../cognito/cognito.ts';
import {createCognito} from '../cognito/create-cognito.ts';
import {createTransports} from '../cognito/wire/transports.ts';
import type {CognitoSettings} from '../cognito/wire/wire.ts';
import {checkEndpoint, endpointOf} from '../endpoint.ts';
import {missing} from '../options/missing.ts';
import {options} from '../options/options.ts';
import {reach, readTrust, type Trust} from '../settings/reach.ts';
import {resolveSettings, type SettingFlags, type Settings} from '../settings/settings.ts';
import {readConfigFiles} from '../settings/settings-file.ts';
import {regionOf} from '../typed-input.ts';
import {mfaCodePrompt} from './mfa-code.ts';
import type {Run} from './run.ts';

/** Resolves the connection settings from flags, the environment and AWS's config files. Throws a SettingsError. */
export async function readSettings(run: Run, flags: SettingFlags): Promise<Settings> {
	return resolveSettings(flags, run.env, readConfigFiles(run));
}

/** The dependencies of calls. */
export type Connection = {
	readonly settings: Settings;
	readonly trust: Trust;
	readonly profile?: string | undefined;
	/** Whether the user allows sending secrets over a network unencrypted. */
	readonly allowHttp?: boolean;
};

/** Reads the connection settings, including certificates. Rejects with a SettingsError or `sourceUnreadable`. */
export async function readConnection(
	run: Run,
	flags: SettingFlags,
	{allowHttp = false}: {readonly allowHttp?: boolean} = {},
): Promise<Connection> {
	const settings = await readSettings(run, flags);
	const trust = await readTrust(settings.certificates);
	return {settings, trust, profile: flags.profile, allowHttp};
}

/** Creates the Cognito client of an app client. */
export async function connect(
	client: AppClient,
	run: Run,
	connection: Connection,
): Promise<Cognito> {
	return createCognito(await cognitoSettings(client, run, connection));
}

/**
 * How to reach an app client: at `url`, or at its region's endpoint. IAM credentials are looked up at the first call
 * that needs them. Rejects with `clearHttpRefused`.
 */
export async function cognitoSettings(
	client: AppClient,
	run: Run,
	{trust, profile, allowHttp = false}: Connection,
	url = endpointOf(client),
): Promise<CognitoSettings> {
	checkEndpoint(url, {allowHttp});
	let provider: ReturnType<typeof openProvider> | undefined;
	return {
		client,
		transport: reach(url, run.env, trust),
		now: run.now,
		credentials: async options => {
			provider ??= openProvider();
			return (await provider)(options);
		},
	};

	async function openProvider() {
		const {iamCredentials} = await import('../cognito/iam-credentials.ts');
		return iamCredentials({
			...(profile !== undefined && {profile}),
			...mfaCodePrompt(run),
			transportTo: createTransports(run.env, trust),
		});
	}
}

/**
 * The region of an app client: the command line's, otherwise the one in the pool's ID, otherwise the configured one.
 */
export function clientRegion(
	{
		region,
		userPoolId,
	}: {readonly region: string | undefined; readonly userPoolId: string | undefined},
	settings: Settings,
): string {
	const found =
		region ?? (userPoolId === undefined ? undefined : regionOf(userPoolId)) ?? settings.region;
	if (found === undefined) throw missing(options.region);
	return found;
}
