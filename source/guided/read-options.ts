import type {Prefill} from '../flow/prefill.ts';
import {guidedCommand} from '../options/commands.ts';
import {readOptions} from '../options/read-options.ts';
import {readReference, type SecretPlace} from '../options/read-secret.ts';
import {UsageError} from '../options/usage-error.ts';
import {bare} from '../typed-input.ts';

/** What the command line of the guided app says. */
export type GuidedOptions = {
	readonly prefill: Prefill;
	readonly profile?: string;
	/** As the AWS CLI resolves it; none for the runtime's own. */
	readonly caBundle?: string;
	readonly verifySsl: boolean;
	/** Whether secrets may go over plain http to another computer. */
	readonly allowHttp: boolean;
	/** Seconds; 0 waits forever. */
	readonly readTimeout?: number;
	readonly connectTimeout?: number;
};

/**
 * Reads the options that prefill what the app would ask. Throws a UsageError for words that can't be read, and a
 * `Problem` for a file or a variable that a value refers to and that is not there.
 */
export const readGuidedOptions = (args: readonly string[], place: SecretPlace): GuidedOptions => {
	const {values} = readOptions(guidedCommand, args, place.env);
	const token = values['access-token'];
	const metadata = values['client-metadata'];
	return {
		prefill: defined({
			region: values.region,
			userPoolId: values['user-pool-id'],
			clientId: values['client-id'],
			clientSecret: bare(place.env['COGNITO_VERIFY_CLIENT_SECRET'] ?? '') || undefined,
			endpointUrl: values['endpoint-url'],
			domainUrl: values['domain-url'],
			redirectUri: values['redirect-uri'],
			username: values.username,
			accessToken: token && textOf('--access-token', token, place),
			attributeName: values['attribute-name'],
			clientMetadata:
				metadata === undefined
					? undefined
					: readMetadata(textOf('--client-metadata', metadata, place)),
		}),
		verifySsl: !values['no-verify-ssl'],
		allowHttp: values['allow-http'],
		...defined({
			profile: values.profile,
			caBundle: values['ca-bundle'],
			readTimeout: toNumber(values['cli-read-timeout']),
			connectTimeout: toNumber(values['cli-connect-timeout']),
		}),
	};
};

const textOf = (option: string, value: string, place: SecretPlace) =>
	readReference(option, value, place) ?? value;

/** `{"key":"value"}`, or the AWS CLI's shorthand `key=value,key=value`. */
const readMetadata = (text: string): Readonly<Record<string, string>> => {
	const fault = new UsageError(
		'--client-metadata takes key=value,key=value or a JSON object of strings.',
	);
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

const toNumber = (text: string | undefined) => (text === undefined ? undefined : Number(text));

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
