import {type Operation, optionName, type Shape} from './operations.ts';

/** The short reminder above a complaint about the words. */
export const usage = `usage: cognito-verify [options] <command> [parameters]
To see help text, you can run:

  cognito-verify --help
  cognito-verify <command> --help`;

/** The help of an AWS-named command, made from its operation. */
export function helpText(operation: Operation): string {
	const {input, command, summary} = operation;
	const parameters = Object.entries(input.members).map(([member, shape]) => {
		const word = `${optionName(member)} ${valueWord(shape)}`;
		return input.required.includes(member) ? word : `[${word}]`;
	});
	return `usage: cognito-verify ${command} ${parameters.join(' ')} [options]

${summary} The same command as "aws cognito-idp ${command}".
Without --access-token the cached session's token is used.

Parameters
${rows(Object.entries(input.members).map(([member, shape]) => [optionName(member), valueHelp(shape)]))}
  A value may be file://path, fileb://path or http(s)://address.

Instead of parameters
${rows([
	['--cli-input-json <json>', 'all parameters as one JSON object; the options go before it'],
	['--generate-cli-skeleton [input|output]', 'print the JSON to fill in, or a sample answer'],
])}

Options
${rows(globalHelp)}
`;
}

const globalHelp: readonly (readonly [string, string])[] = [
	['--region <region>', 'where the user pool is'],
	['--profile <name>', 'the profile of the AWS config file'],
	['--endpoint-url <url>', 'another address than the region’s own'],
	['--output json|text|table', 'how the result is laid out; json'],
	['--query <expression>', 'a JMESPath expression that picks from the result'],
	['--color on|off|auto', 'colours in tables; auto'],
	['--ca-bundle <file>', 'the certificates to trust'],
	['--no-verify-ssl', 'trust any certificate'],
	['--cli-read-timeout <seconds>', 'how long to wait for the answer; 60, 0 is for ever'],
	['--cli-connect-timeout <seconds>', 'how long to wait for the connection; 60, 0 is for ever'],
	['--exit-codes v1|v2', 'the exit codes of which AWS CLI; v1'],
	['--debug', 'tell each step on standard error, without secrets'],
	['--no-paginate, --no-sign-request', 'accepted; there is nothing to page or to sign'],
	['--version', 'the version'],
];

function valueWord(shape: Shape): string {
	return shape.type === 'list' ? '<value> [<value> …]' : '<value>';
}

function valueHelp(shape: Shape): string {
	switch (shape.type) {
		case 'string':
			return 'text';
		case 'map':
			return 'KeyName1=string,KeyName2=string or a JSON object';
		case 'list':
			return 'Name=string,Value=string … or a JSON list';
		case 'structure':
			return 'a JSON object';
	}
}

function rows(entries: readonly (readonly [string, string])[]): string {
	const width = Math.max(...entries.map(([name]) => name.length));
	return entries.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`).join('\n');
}
