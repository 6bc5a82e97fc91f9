import {optionRows, optionUsage} from '../../options/help.ts';
import type {Dialect} from '../dialect.ts';
import {type Operation, optionName} from '../operations.ts';
import {parameterOptions} from './parameter-options.ts';

/** The reminder above an error about the words. */
export const usage = `usage: cognito-verify [options] <command> [parameters]
To see help text, you can run:

  cognito-verify --help
  cognito-verify <command> --help`;

/** The help of an AWS-named command, generated from its operation. */
export function helpText(
	operation: Operation,
	{options, wholeInput, fetchesUrls}: Pick<Dialect, 'options' | 'wholeInput' | 'fetchesUrls'>,
): string {
	const {input, command, summary} = operation;
	const required = new Set<string>(input.required.map(optionName));
	const parameters = parameterOptions(operation);
	const words = parameters.map(option =>
		required.has(option.name) ? optionUsage(option) : `[${optionUsage(option)}]`,
	);
	return `usage: cognito-verify ${command} ${words.join(' ')} [options]

${summary} The same command as "aws cognito-idp ${command}".
Without --access-token the cached session's token is used.

Parameters
${optionRows(parameters)}
  A value may be file://path${fetchesUrls ? ', fileb://path or http(s)://address' : ' or fileb://path'}.

Instead of parameters
${optionRows(wholeInput)}

Options
${optionRows(options)}
`;
}
