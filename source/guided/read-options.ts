import {parseArgs} from 'node:util';
import type {Prefill} from '../flow/prefill.ts';
import {Problem} from '../problem.ts';
import {bare, usernameOf} from '../typed-input.ts';
import {readWebAddress} from '../web-address.ts';

/** What the command line of the guided app says. */
export type GuidedOptions = {
	readonly prefill: Prefill;
	readonly profile?: string;
	/** As the AWS CLI resolves it; none for the runtime's own. */
	readonly caBundle?: string;
	readonly verifySsl: boolean;
	/** Seconds; 0 waits for ever. */
	readonly readTimeout?: number;
	readonly connectTimeout?: number;
};

type Environment = Readonly<Record<string, string | undefined>>;

const options = {
	region: {type: 'string'},
	'user-pool-id': {type: 'string'},
	'client-id': {type: 'string'},
	username: {type: 'string'},
	'attribute-name': {type: 'string'},
	'client-metadata': {type: 'string'},
	'endpoint-url': {type: 'string'},
	'domain-url': {type: 'string'},
	'redirect-uri': {type: 'string'},
	profile: {type: 'string'},
	'access-token': {type: 'string'},
	'ca-bundle': {type: 'string'},
	'no-verify-ssl': {type: 'boolean'},
	'cli-read-timeout': {type: 'string'},
	'cli-connect-timeout': {type: 'string'},
} as const;

/** Reads the flags that prefill what the app would ask. Throws `inputInvalid` for a flag it does not know. */
export const readOptions = (args: readonly string[], env: Environment): GuidedOptions => {
	const flags = parse(args);
	const named = (name: Exclude<keyof typeof options, 'no-verify-ssl'>, variable?: string) =>
		flags[name] ?? (variable === undefined ? undefined : env[variable] || undefined);
	const userPoolId = idOf(named('user-pool-id', 'COGNITO_VERIFY_USER_POOL_ID'));
	const clientId = idOf(named('client-id', 'COGNITO_VERIFY_CLIENT_ID'));
	const username = usernameOf(named('username') ?? '') || undefined;
	const clientSecret = idOf(env['COGNITO_VERIFY_CLIENT_SECRET']);
	const metadata = named('client-metadata');
	return {
		prefill: defined({
			region: named('region'),
			userPoolId,
			clientId,
			clientSecret,
			endpointUrl: named('endpoint-url'),
			domainUrl: readAddress('domain-url', named('domain-url')),
			redirectUri: readAddress('redirect-uri', named('redirect-uri')),
			username,
			accessToken: named('access-token'),
			attributeName: named('attribute-name'),
			clientMetadata: metadata === undefined ? undefined : readMetadata(metadata),
		}),
		verifySsl: flags['no-verify-ssl'] !== true,
		...defined({
			profile: named('profile'),
			caBundle: named('ca-bundle'),
			readTimeout: readSeconds('cli-read-timeout', named('cli-read-timeout')),
			connectTimeout: readSeconds('cli-connect-timeout', named('cli-connect-timeout')),
		}),
	};
};

const idOf = (text: string | undefined) => bare(text ?? '') || undefined;

const parse = (args: readonly string[]) => {
	try {
		return parseArgs({args: [...args], options, strict: true, allowPositionals: false}).values;
	} catch (error) {
		throw new Problem('inputInvalid', {
			subject: error instanceof Error ? error.message : String(error),
		});
	}
};

/** `{"key":"value"}`, or the AWS CLI's shorthand `key=value,key=value`. */
const readMetadata = (text: string): Readonly<Record<string, string>> => {
	const fault = new Problem('inputInvalid', {
		subject: '--client-metadata: it is key=value,key=value or a JSON object of strings',
	});
	if (!text.trimStart().startsWith('{')) {
		const pairs = text.split(',').map(pair => pair.split(/=(.*)/s).slice(0, 2));
		return Object.fromEntries(
			pairs.map(([key, value]) => {
				if (!key || value === undefined) throw fault;
				return [key, value];
			}),
		);
	}
	try {
		const value: unknown = JSON.parse(text);
		const entries = Object.entries(Object(value));
		return Object.fromEntries(
			entries.map(([key, item]) => {
				if (typeof item !== 'string') throw fault;
				return [key, item];
			}),
		);
	} catch {
		throw fault;
	}
};

const readAddress = (name: string, text: string | undefined): string | undefined => {
	const address = text === undefined ? undefined : readWebAddress(text);
	if (text === undefined || address !== undefined) return address;
	throw new Problem('inputInvalid', {
		subject: `--${name}: an address that begins with https:// or http://`,
	});
};

const readSeconds = (name: string, text: string | undefined): number | undefined => {
	if (text === undefined) return undefined;
	if (!/^\d+$/.test(text)) throw new Problem('inputInvalid', {subject: `--${name}: whole seconds`});
	return Number(text);
};

type Defined<T> = {[Name in keyof T]?: Exclude<T[Name], undefined>};

/** Without what is not there. */
const defined = <T extends object>(values: T): Defined<T> => {
	const kept: Defined<T> = {};
	for (const name in values) {
		const value = values[name];
		if (value !== undefined) Object.assign(kept, {[name]: value});
	}
	return kept;
};
