import {type Operation, optionName, type Shape} from '../operations.ts';

/** An option as help and completion show it. `value` is a word for what it takes, or all that it can be. */
export type OptionHelp = {
	readonly name: string;
	readonly value?: string | readonly string[];
	readonly summary: string;
};

/** The options of an operation's own, in the model's order. */
export function parameterHelp({input}: Operation): readonly OptionHelp[] {
	return Object.entries(input.members).map(([member, shape]) => ({
		name: optionName(member),
		value: 'value',
		summary: valueHelp(shape),
	}));
}

/** What may stand instead of an operation's own options. */
export const wholeInputHelp: readonly OptionHelp[] = [
	{
		name: '--cli-input-json',
		value: 'json',
		summary: 'all parameters as one JSON object; an option goes before it',
	},
	{
		name: '--generate-cli-skeleton',
		value: ['input', 'output'],
		summary: 'print the JSON to fill in, or a sample answer',
	},
];

/** The options that every AWS-named command has. */
export const commonHelp: readonly OptionHelp[] = [
	{name: '--region', value: 'region', summary: 'where the user pool is'},
	{name: '--profile', value: 'name', summary: 'the profile of the AWS config file'},
	{name: '--endpoint-url', value: 'url', summary: 'another address than the region’s own'},
	{name: '--output', value: ['json', 'text', 'table'], summary: 'how the result is laid out'},
	{
		name: '--query',
		value: 'expression',
		summary: 'a JMESPath expression that picks from the result',
	},
	{name: '--color', value: ['on', 'off', 'auto'], summary: 'colours in tables'},
	{name: '--ca-bundle', value: 'file', summary: 'the certificates to trust'},
	{name: '--no-verify-ssl', summary: 'trust any certificate'},
	{
		name: '--cli-read-timeout',
		value: 'seconds',
		summary: 'how long to wait for the answer; 60, 0 is for ever',
	},
	{
		name: '--cli-connect-timeout',
		value: 'seconds',
		summary: 'how long to wait for the connection; 60, 0 is for ever',
	},
	{name: '--exit-codes', value: ['v1', 'v2'], summary: 'the exit codes of which AWS CLI'},
	{name: '--debug', summary: 'tell each step on standard error, without secrets'},
	{name: '--no-paginate', summary: 'accepted; there is nothing to page'},
	{name: '--no-sign-request', summary: 'accepted; nothing is signed'},
	{name: '--version', summary: 'the version'},
];

/** An option as a usage line writes it: `--output json|text|table`, `--region <region>`. */
export function optionUsage({name, value}: OptionHelp): string {
	if (value === undefined) return name;
	return typeof value === 'string' ? `${name} <${value}>` : `${name} ${value.join('|')}`;
}

function valueHelp(shape: Shape): string {
	switch (shape.type) {
		case 'string':
			return 'text';
		case 'map':
			return 'KeyName1=string,KeyName2=string or a JSON object';
		case 'list':
			return 'Name=string,Value=string, as often as needed, or a JSON list';
		case 'structure':
			return 'a JSON object';
	}
}
