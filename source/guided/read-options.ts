import {usageWords} from '../copy/usage-words.ts';
import {checkEndpoint} from '../endpoint.ts';
import type {Prefill} from '../flow/prefill.ts';
import {parseJsonObject} from '../json.ts';
import {demoCommand, guidedCommand} from '../options/commands.ts';
import {readOptions} from '../options/read-options.ts';
import {readReference, type SecretPlace} from '../options/read-secret.ts';
import {settingFlags} from '../options/setting-flags.ts';
import {UsageError} from '../options/usage-error.ts';
import {Problem} from '../problem.ts';
import {
	type Certificates,
	resolveSettings,
	type SettingFlags,
	type Settings,
} from '../settings/settings.ts';
import {readConfigFiles, SettingsError} from '../settings/settings-file.ts';
import {bare} from '../typed-input.ts';

/** The guided app's options from the command line, the environment and AWS's files, in that order. */
export type GuidedOptions = {
	readonly prefill: Prefill;
	readonly profile?: string;
	/** The command line's profile, region, endpoint and certificates. */
	readonly flags?: SettingFlags;
	/** Not read yet. */
	readonly certificates: Certificates;
	/** Whether secrets may be sent over plain http to another computer. */
	readonly allowHttp: boolean;
	/** Seconds; 0 waits forever. */
	readonly readTimeout?: number;
	readonly connectTimeout?: number;
};

/**
 * Reads the options that answer in advance what the app would ask. Throws a UsageError for an invalid command line, a
 * SettingsError for invalid settings, and a `Problem` if a value refers to a missing file or variable, or an endpoint
 * isn't safe for secrets.
 */
export function readGuidedOptions(
	args: readonly string[],
	place: SecretPlace,
	{isDemo = false}: {readonly isDemo?: boolean} = {},
): GuidedOptions {
	// The demo accepts a subset, parsed the same way.
	if (isDemo) readOptions(demoCommand, args, {});
	const {values} = readOptions(guidedCommand, args, place.env);
	const asked = readOptions(guidedCommand, args, {}).values;
	const tokenOf = defined({userPoolId: asked['user-pool-id'], clientId: asked['client-id']});
	const token = values['access-token'];
	const metadata = values['client-metadata'];
	const flags = settingFlags(values);
	const {endpointUrl} = flags;
	const allowHttp = values['allow-http'];
	const settings = readSettings(flags, place, {isDemo, allowHttp});
	return {
		prefill: defined({
			region: values.region,
			userPoolId: values['user-pool-id'],
			clientId: values['client-id'],
			clientSecret: bare(place.env['COGNITO_VERIFY_CLIENT_SECRET'] ?? '') || undefined,
			endpointUrl,
			defaultRegion: settings.region,
			// The command line's applies to every service; another may be for Cognito alone.
			defaultEndpointUrl: endpointUrl === undefined ? settings.endpointUrl : undefined,
			domainUrl: values['domain-url'],
			redirectUri: values['redirect-uri'],
			username: values.username,
			tokenOf: Object.keys(tokenOf).length === 0 ? undefined : tokenOf,
			accessToken: token && textOf('--access-token', token, place),
			attributeName: values['attribute-name'],
			clientMetadata:
				metadata === undefined
					? undefined
					: readMetadata(textOf('--client-metadata', metadata, place)),
		}),
		allowHttp,
		flags,
		certificates: settings.certificates,
		...defined({
			profile: values.profile,
			readTimeout: toNumber(values['cli-read-timeout']),
			connectTimeout: toNumber(values['cli-connect-timeout']),
		}),
	};
}

const noConfigFiles = {profiles: new Map(), services: new Map(), hasPlugins: false};

/** AWS's settings. The demo works without them, so a mistake in them must not prevent it. */
function readSettings(
	flags: SettingFlags,
	place: SecretPlace,
	{isDemo, allowHttp}: {readonly isDemo: boolean; readonly allowHttp: boolean},
): Settings {
	try {
		const settings = resolveSettings(flags, place.env, readConfigFiles(place));
		if (settings.endpointUrl !== undefined) checkEndpoint(settings.endpointUrl, {allowHttp});
		return settings;
	} catch (error) {
		if (!isDemo || !(error instanceof SettingsError || error instanceof Problem)) throw error;
		return resolveSettings({}, {}, noConfigFiles);
	}
}

const textOf = (option: string, value: string, place: SecretPlace) =>
	readReference(option, value, place) ?? value;

/** Parses `{"key":"value"}`, or the AWS CLI's shorthand `key=value,key=value`. */
function readMetadata(text: string): Readonly<Record<string, string>> {
	const fault = new UsageError(usageWords.isMetadata);
	if (!text.trimStart().startsWith('{')) {
		const pairs = text.split(',').map(pair => pair.split(/=(.*)/s).slice(0, 2));
		return Object.fromEntries(
			pairs.map(([key, value]) => {
				if (!key || value === undefined) throw fault;
				return [key, value];
			}),
		);
	}
	const object = parseJsonObject(text);
	if (!object) throw fault;
	return Object.fromEntries(
		Object.entries(object).map(([key, item]) => {
			if (typeof item !== 'string') throw fault;
			return [key, item];
		}),
	);
}

const toNumber = (text: string | undefined) => (text === undefined ? undefined : Number(text));

type Defined<T> = {[Name in keyof T]?: Exclude<T[Name], undefined>};

/** Removes members that are undefined. */
function defined<T extends object>(values: T): Defined<T> {
	const kept: Defined<T> = {};
	for (const name in values) {
		const value = values[name];
		if (value !== undefined) Object.assign(kept, {[name]: value});
	}
	return kept;
}
