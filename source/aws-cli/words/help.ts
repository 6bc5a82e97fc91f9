import {type Operation, optionName} from '../operations.ts';
import {
	commonHelp,
	type OptionHelp,
	optionUsage,
	parameterHelp,
	wholeInputHelp,
} from './option-help.ts';

/** The short reminder above a complaint about the words. */
export const usage = `usage: cognito-verify [options] <command> [parameters]
To see help text, you can run:

  cognito-verify --help
  cognito-verify <command> --help`;

/** The help of an AWS-named command, made from its operation. */
export function helpText(operation: Operation): string {
	const {input, command, summary} = operation;
	const required = new Set(input.required.map(optionName));
	const parameters = parameterHelp(operation);
	const words = parameters.map(option =>
		required.has(option.name) ? optionUsage(option) : `[${optionUsage(option)}]`,
	);
	return `usage: cognito-verify ${command} ${words.join(' ')} [options]

${summary} The same command as "aws cognito-idp ${command}".
Without --access-token the cached session's token is used.

Parameters
${rows(parameters)}
  A value may be file://path, fileb://path or http(s)://address.

Instead of parameters
${rows(wholeInputHelp)}

Options
${rows(commonHelp)}
`;
}

function rows(options: readonly OptionHelp[]): string {
	const width = Math.max(...options.map(option => optionUsage(option).length));
	return options
		.map(option => `  ${optionUsage(option).padEnd(width)}  ${option.summary}`)
		.join('\n');
}
