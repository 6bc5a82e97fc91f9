import type {Option} from './option.ts';
import {options} from './options.ts';

/** An option of every AWS-named command, with fields that only their parser uses. */
export type AwsOption = Option & {
	/** Parsing stops here and ignores the remaining words. */
	readonly stops?: true;
	/** Must be written in full: it can't be abbreviated. */
	readonly unabbreviated?: true;
};

/** Options that only this program has; they can't be abbreviated. */
const ownOptions: readonly AwsOption[] = [
	{
		name: '--aws-cli',
		value: ['v1', 'v2'],
		help: 'the version of the AWS CLI to match; v1 by default',
		variable: 'COGNITO_VERIFY_AWS_CLI',
		unabbreviated: true,
	},
	{
		name: '--exit-codes',
		value: ['v1', 'v2'],
		help: 'match only the exit codes of AWS CLI v1 or v2',
		unabbreviated: true,
	},
];

/**
 * The options of every AWS-named command, in the order in which the AWS CLI lists ambiguous abbreviations
 * (`awscli/data/cli.json` 1.45.11); only this program has the last two.
 */
export const awsOptions: readonly AwsOption[] = [
	{name: '--debug', help: 'write each step to standard error, without secrets'},
	options.endpointUrl,
	options.noVerifySsl,
	{name: '--no-paginate', help: 'accepted; these results have no pages'},
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
	...ownOptions,
];

/** The options that replace the parameters of an AWS-named command. */
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

/**
 * The same for `--aws-cli v2`, in the order of `awscli/data/cli.json` 2.9.19; `off` and `--cli-error-format` are newer
 * (AWS CLI User Guide, "Setting the output format" and "Structured error output").
 */
export const awsV2Options: readonly AwsOption[] = [
	...['--debug', '--endpoint-url', '--no-verify-ssl', '--no-paginate'].map(sameAsV1),
	{
		...sameAsV1('--output'),
		value: ['json', 'text', 'table', 'yaml', 'yaml-stream', 'off'],
	},
	...['--query', '--profile', '--region', '--version', '--color', '--no-sign-request'].map(
		sameAsV1,
	),
	...['--ca-bundle', '--cli-read-timeout', '--cli-connect-timeout'].map(sameAsV1),
	{
		name: '--cli-binary-format',
		value: ['base64', 'raw-in-base64-out'],
		help: 'accepted; no parameter is binary',
	},
	{name: '--no-cli-pager', help: 'print the result without a pager'},
	{name: '--cli-auto-prompt', help: 'refused; the guided app prompts'},
	{name: '--no-cli-auto-prompt', help: 'accepted; nothing prompts'},
	{
		name: '--cli-error-format',
		value: ['legacy', 'json', 'yaml', 'text', 'table', 'enhanced'],
		help: 'the format of an error',
		variable: 'AWS_CLI_ERROR_FORMAT',
	},
	...ownOptions,
];

/** The same as `wholeInputOptions` for `--aws-cli v2`. */
export const wholeInputV2Options: readonly Option[] = [
	wholeInputOptions[0],
	{
		name: '--cli-input-yaml',
		value: 'yaml',
		help: 'all parameters as YAML; an option overrides it',
	},
	{
		...wholeInputOptions[1],
		value: ['input', 'output', 'yaml-input'],
		help: 'print the JSON or YAML to fill in, or a sample answer',
	},
];

function sameAsV1(name: string): AwsOption {
	const option = awsOptions.find(known => known.name === name);
	if (option === undefined) throw new Error(`no option ${name}`);
	return option;
}
