import {withoutUserInfo} from '../web-address.ts';
import {readInteger, reprText, tooManyDigits} from './python-text.ts';
import {type ConfigFiles, type Section, SettingsError} from './settings-file.ts';

/** The command line's options about where and how to call. */
export type SettingFlags = {
	readonly profile?: string | undefined;
	readonly region?: string | undefined;
	readonly endpointUrl?: string | undefined;
	readonly output?: string | undefined;
	readonly caBundle?: string | undefined;
	readonly verifySsl?: boolean;
};

/** Which certificates to trust: the runtime's own, those of a file, or any at all. */
export type Certificates =
	| {readonly kind: 'default'}
	| {readonly kind: 'bundle'; readonly path: string}
	| {readonly kind: 'unverified'};

/** How often to try: once, unless `isAskedFor`. `attempts` includes the first. */
export type Retries = {
	readonly mode: 'legacy' | 'standard' | 'adaptive';
	readonly attempts: number;
	readonly isAskedFor: boolean;
};

/** Everything that decides where a call goes and how. */
export type Settings = {
	readonly region: string | undefined;
	readonly output: string;
	readonly endpointUrl: string | undefined;
	readonly certificates: Certificates;
	readonly useFips: boolean;
	readonly useDualStack: boolean;
	/** The application's name in the User-Agent header. */
	readonly appId: string | undefined;
};

/** The environment variables of the program. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Resolves the settings: a flag takes precedence over the environment, the environment over the profile, with the AWS CLI
 * v1's own exceptions (AWS CLI User Guide, "Configuration settings and precedence"). `AWS_REGION` is read after
 * `AWS_DEFAULT_REGION`. Throws a SettingsError, worded as the AWS CLI words it.
 */
export function resolveSettings(
	flags: SettingFlags,
	env: Environment,
	files: ConfigFiles,
): Settings {
	const profile = selectProfile(flags, env, files);
	const endpoint = flags.endpointUrl ?? configuredEndpoint(env, profile, files);
	return {
		region:
			flags.region ??
			env['AWS_DEFAULT_REGION'] ??
			(env['AWS_REGION'] || undefined) ??
			profile.get('region'),
		output: flags.output ?? env['AWS_DEFAULT_OUTPUT'] ?? profile.get('output') ?? 'json',
		endpointUrl: endpoint === undefined ? undefined : withoutUserInfo(endpoint),
		certificates: readCertificates(flags, env, profile),
		useFips: isTrue(env['AWS_USE_FIPS_ENDPOINT'] ?? profile.get('use_fips_endpoint')),
		useDualStack: isTrue(
			env['AWS_USE_DUALSTACK_ENDPOINT'] ?? profile.get('use_dualstack_endpoint'),
		),
		appId: env['AWS_SDK_UA_APP_ID'] ?? profile.get('sdk_ua_app_id'),
	};
}

/** Whether `http://` and `https://` parameter values are fetched: yes, unless the profile disables it. */
export function followsUrls(flags: SettingFlags, env: Environment, files: ConfigFiles): boolean {
	return (profileSection(flags, env, files).get('cli_follow_urlparam') ?? 'true') === 'true';
}

/** The profile that a flag or the environment names. */
export function profileName(flags: SettingFlags, env: Environment): string | undefined {
	return (flags.profile || undefined) ?? env['AWS_DEFAULT_PROFILE'] ?? env['AWS_PROFILE'];
}

/** The section of the selected profile; empty if there is none. */
export function profileSection(flags: SettingFlags, env: Environment, files: ConfigFiles): Section {
	return files.profiles.get(profileName(flags, env) ?? 'default') ?? new Map();
}

/** The profile's section; empty if none is named and there is no default. */
function selectProfile(flags: SettingFlags, env: Environment, files: ConfigFiles): Section {
	const name = profileName(flags, env);
	const profile = files.profiles.get(name ?? 'default');
	if (profile === undefined && name !== undefined) {
		throw new SettingsError('value', `The config profile (${name}) could not be found`);
	}
	return profile ?? new Map();
}

/**
 * The configured endpoint of another AWS service, by its name in these settings (`sesv2`); `undefined` for its own.
 * Throws a SettingsError.
 */
export function resolveEndpoint(
	service: string,
	flags: SettingFlags,
	env: Environment,
	files: ConfigFiles,
): string | undefined {
	const profile = selectProfile(flags, env, files);
	const endpoint = flags.endpointUrl ?? configuredEndpoint(env, profile, files, service);
	return endpoint === undefined ? undefined : withoutUserInfo(endpoint);
}

function configuredEndpoint(
	env: Environment,
	profile: Section,
	files: ConfigFiles,
	service = 'cognito_identity_provider',
): string | undefined {
	const ignored =
		env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] ?? profile.get('ignore_configured_endpoint_urls');
	if (isTrue(ignored)) return undefined;
	const fromEnvironment =
		env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] || env['AWS_ENDPOINT_URL'];
	if (fromEnvironment) return fromEnvironment;
	return servicesEndpoint(profile, files, service) || profile.get('endpoint_url') || undefined;
}

function servicesEndpoint(
	profile: Section,
	files: ConfigFiles,
	service: string,
): string | undefined {
	const name = profile.get('services');
	if (name === undefined) return undefined;
	const services = files.services.get(name);
	if (services === undefined || services.size === 0) {
		throw new SettingsError(
			'value',
			`The profile is configured to use the services section but the "${name}" services configuration does not exist.`,
		);
	}
	/* The AWS CLI looks inside the block and doesn't expect a plain value there. */
	if (services.has(service)) {
		throw new SettingsError('value', "'str' object has no attribute 'get'");
	}
	return services.get(`${service}.endpoint_url`);
}

function readCertificates(flags: SettingFlags, env: Environment, profile: Section): Certificates {
	if (flags.verifySsl === false) return {kind: 'unverified'};
	const path =
		flags.caBundle ?? env['AWS_CA_BUNDLE'] ?? profile.get('ca_bundle') ?? env['REQUESTS_CA_BUNDLE'];
	return path ? {kind: 'bundle', path} : {kind: 'default'};
}

/**
 * How often to try; `usualMode` is the mode if only a number is set. Throws a SettingsError for an invalid mode or
 * number.
 */
export function resolveRetries(
	flags: SettingFlags,
	env: Environment,
	files: ConfigFiles,
	usualMode: Retries['mode'] = 'legacy',
): Retries {
	const profile = selectProfile(flags, env, files);
	const attempts = env['AWS_MAX_ATTEMPTS'] ?? profile.get('max_attempts');
	const mode = env['AWS_RETRY_MODE'] ?? profile.get('retry_mode');
	const isNewDefault = isTrue(env['AWS_NEW_RETRIES_2026']);
	const count = attempts === undefined ? undefined : parseInteger(attempts);
	if (count !== undefined && count < 1) {
		throw new SettingsError(
			'value',
			`Value provided to "max_attempts": ${count} must be an integer greater than or equal to ${usualMode === 'legacy' ? 1 : 'one'}.`,
		);
	}
	const resolved = mode ?? (isNewDefault ? 'standard' : usualMode);
	if (resolved !== 'legacy' && resolved !== 'standard' && resolved !== 'adaptive') {
		throw new SettingsError(
			'value',
			`Invalid value provided to "mode": "${resolved}" must be one of: ('legacy', 'standard', 'adaptive')`,
		);
	}
	const isAskedFor = count !== undefined || mode !== undefined || isNewDefault;
	const usual = resolved === 'legacy' ? 5 : 3;
	return {mode: resolved, attempts: isAskedFor ? (count ?? usual) : 1, isAskedFor};
}

/** Parses an integer like Python's `int()`. Throws a SettingsError with its message. */
export function parseInteger(text: string): number {
	const integer = readInteger(text);
	if (integer === undefined) {
		const isNumber = /^\s*[-+]?\d[\d_]*\s*$/.test(text);
		throw new SettingsError(
			'value',
			(isNumber && tooManyDigits(text)) ||
				`invalid literal for int() with base 10: ${reprText(text)}`,
		);
	}
	return Number(integer);
}

function isTrue(text: string | undefined): boolean {
	return text?.toLowerCase() === 'true';
}
