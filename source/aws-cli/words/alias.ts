import type {AwsOption} from '../../options/aws-options.ts';
import {splitWords} from '../../settings/settings-file.ts';
import {Failure} from '../failure.ts';
import {type Globals, type GlobalWords, readTopLevelWords, usualGlobals} from './command-words.ts';

/**
 * Expands an alias for `cognito-idp`, the service called here, in `~/.aws/cli/alias`: its options come before those
 * typed, its other words first (`awscli/alias.py` 1.45.11). Throws a `usage` Failure for an alias that leaves
 * `cognito-idp`, and a `general` one for an invalid alias.
 */
export function expandAlias(
	alias: string,
	{globals, rest}: Extract<GlobalWords, {kind: 'globals'}>,
	options: readonly AwsOption[],
): GlobalWords {
	if (alias.startsWith('!')) {
		throw new Failure(
			'general',
			'The alias "cognito-idp" in ~/.aws/cli/alias is a shell command. It is not run: call the AWS CLI instead.',
		);
	}
	const words = splitWords(alias);
	if (words === undefined) {
		const error = /\\$/.test(alias) ? 'No escaped character' : 'No closing quotation';
		throw new Failure(
			'general',
			`Value of alias "cognito-idp" could not be parsed. Received error: ${error} when parsing:\n${alias}`,
		);
	}
	const aliased = readTopLevelWords(words, options);
	if (aliased.kind === 'version') return aliased;
	const given = Object.entries(aliased.globals).filter(
		([name, value]) => value !== usualGlobals[name as keyof Globals],
	);
	for (const name of ['debug', 'profile']) {
		if (!given.some(([found]) => found === name)) continue;
		throw new Failure(
			'general',
			`Global parameter "--${name}" detected in alias "cognito-idp" which is not supported in subcommand aliases.`,
		);
	}
	const {readTimeout, connectTimeout} = aliased.globals;
	return {
		kind: 'globals',
		globals: {
			...globals,
			...(Object.fromEntries(given) as Partial<Globals>),
			/* With an alias, the AWS CLI resolves timeouts again, whatever was typed, but certificates only once. */
			readTimeout,
			connectTimeout,
			caBundle: globals.caBundle,
		},
		rest: [...aliased.rest, ...rest],
	};
}
