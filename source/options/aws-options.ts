import type {Option} from './option.ts';
import {options} from './options.ts';

/** An option of every AWS-named command; the rest is for the parser alone. */
export type AwsOption = Option & {
	/** Reading stops here, and the rest of the words are not looked at. */
	readonly stops?: true;
	/** Must be written out: it takes no part in abbreviations. */
	readonly unabbreviated?: true;
};

/**
 * The options that every AWS-named command has, in the order in which the AWS CLI lists what an abbreviation could mean
 * (`awscli/data/cli.json` 1.45.11); the last one is of this program alone.
 */
export const awsOptions: readonly AwsOption[] = [
	{name: '--debug', help: 'write each step to standard error, without secrets'},
	options.endpointUrl,
	options.noVerifySsl,
	{name: '--no-paginate', help: 'accepted; there is nothing to page'},
	{
		name: '--output',
		value: ['json', 'text', 'table'],
		help: 'the format of the result',
		variable: 'AWS_DEFAULT_OUTPUT',
	},
	{name: '--query', value: 'expression', help: 'a JMESPath expression to pick from the result'},
	options.profile,
	options.region,
	{name: '--color', value: ['on', 'off', 'auto'], help: 'colors in tables'},
	{name: '--no-sign-request', help: 'accepted; nothing is signed'},
	options.caBundle,
	options.readTimeout,
	options.connectTimeout,
	{name: '--v2-debug', help: 'say what AWS CLI v2 would do differently'},
	{...options.version, stops: true},
	{
		name: '--exit-codes',
		value: ['v1', 'v2'],
		help: 'the exit codes of AWS CLI v1 or v2',
		unabbreviated: true,
	},
];

/** What may stand instead of the parameters of an AWS-named command. */
export const wholeInputOptions = [
	{
		name: '--cli-input-json',
		value: 'json',
		help: 'all parameters as one JSON object; an option overrides it',
	},
	{
		name: '--generate-cli-skeleton',
		value: ['input', 'output'],
		help: 'print the JSON to fill in, or a sample answer',
	},
] as const satisfies readonly Option[];
