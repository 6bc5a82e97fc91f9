import {operations} from '../aws-cli/operations.ts';
import {
	commonHelp,
	type OptionHelp,
	parameterHelp,
	wholeInputHelp,
} from '../aws-cli/words/option-help.ts';

/** A command as help and completion show it. `words` are what may follow its name. */
export type CommandEntry = {
	readonly name: string;
	readonly summary: string;
	readonly options: readonly OptionHelp[];
	readonly words?: readonly string[];
};

const region: OptionHelp = {name: '--region', value: 'region', summary: 'where the user pool is'};
const endpointUrl: OptionHelp = {
	name: '--endpoint-url',
	value: 'url',
	summary: 'another address than the region’s own',
};
const profile: OptionHelp = {
	name: '--profile',
	value: 'name',
	summary: 'the profile of the AWS config file',
};
const userPoolId: OptionHelp = {name: '--user-pool-id', value: 'id', summary: 'the user pool'};
const clientId: OptionHelp = {name: '--client-id', value: 'id', summary: 'the app client'};
const username: OptionHelp = {name: '--username', value: 'name', summary: 'who signs in'};

const domainUrl: OptionHelp = {
	name: '--domain-url',
	value: 'url',
	summary: 'the domain of the pool’s own sign-in page',
};
const redirectUri: OptionHelp = {
	name: '--redirect-uri',
	value: 'url',
	summary: 'the callback URL that a browser comes back to',
};

/** The options of the guided app, which has no name: they prefill what it would ask. */
export const guidedOptions: readonly OptionHelp[] = [
	region,
	userPoolId,
	clientId,
	username,
	{name: '--attribute-name', value: ['email', 'phone_number'], summary: 'what to verify'},
	{name: '--client-metadata', value: 'value', summary: 'key=value pairs for Lambda triggers'},
	endpointUrl,
	domainUrl,
	redirectUri,
	profile,
	{name: '--access-token', value: 'token', summary: 'the token of somebody who is signed in'},
	{name: '--ca-bundle', value: 'file', summary: 'the certificates to trust'},
	{name: '--no-verify-ssl', summary: 'trust any certificate'},
	{name: '--cli-read-timeout', value: 'seconds', summary: 'how long to wait for an answer'},
	{name: '--cli-connect-timeout', value: 'seconds', summary: 'how long to wait for a connection'},
	{name: '--help', summary: 'the help'},
	{name: '--version', summary: 'the version'},
];

/** Every command with a name. */
export const commandTable: readonly CommandEntry[] = [
	{name: 'demo', summary: 'the guided app on an embedded user pool', options: []},
	{
		name: 'local-pool',
		summary: 'the embedded user pool as a server',
		options: [
			{name: '--port', value: 'number', summary: 'where to listen; a free one'},
			{name: '--host', value: 'address', summary: 'where to listen; 127.0.0.1'},
			{name: '--data', value: 'file', summary: 'keep the pool in this file'},
		],
	},
	...operations.map(operation => ({
		name: operation.command,
		summary: operation.summary,
		options: [...parameterHelp(operation), ...wholeInputHelp, ...commonHelp],
	})),
	{
		name: 'sign-in',
		summary: 'sign in and keep the session',
		options: [
			userPoolId,
			clientId,
			username,
			{name: '--auth-flow', value: 'flow', summary: 'how to sign in'},
			{name: '--password-stdin', summary: 'read the password from standard input'},
			region,
			endpointUrl,
			profile,
			{name: '--browser', summary: 'sign in on the pool’s own page'},
			domainUrl,
			redirectUri,
			{name: '--no-open', summary: 'print the page’s address and open nothing'},
			{name: '--read-client-secret', summary: 'read the client secret with IAM credentials'},
			{
				name: '--remember-device',
				value: ['yes', 'no'],
				summary: 'whether this device is asked for a second factor again',
			},
			{name: '--continue', value: 'file', summary: 'go on with a challenge from this file'},
			{name: '--answer', value: 'name=value', summary: 'an answer to the challenge'},
		],
	},
	{
		name: 'sign-out',
		summary: 'revoke and forget a session',
		options: [
			{name: '--session', value: 'name', summary: 'which one'},
			{name: '--all', summary: 'all of them'},
			{name: '--everywhere', summary: 'on every device of the user'},
		],
	},
	{
		name: 'sessions',
		summary: 'list, choose or remove kept sessions',
		options: [{name: '--output', value: ['json'], summary: 'as JSON'}],
		words: ['use', 'remove'],
	},
	{
		name: 'completion',
		summary: 'the completion script of a shell',
		options: [],
		words: ['bash', 'zsh', 'fish'],
	},
];
