import type {AwsOption} from '../options/aws-options.ts';
import type {Option} from '../options/option.ts';
import type {Environment, resolveRetries} from '../settings/settings.ts';
import type {Place} from '../settings/settings-file.ts';
import type {endpointUrl} from './call/endpoint.ts';
import type {Run} from './caller.ts';
import {type AwsCliVersion, Failure} from './failure.ts';
import type {Input} from './input/parameters.ts';
import type {Operation} from './operations.ts';
import type {findFormat} from './output/output.ts';
import type {CallWords, Globals} from './words/command-words.ts';

/** All differences between the two versions of the AWS CLI; no other code depends on the version. */
export type Dialect = {
	/** The options of every command, in the order in which an ambiguous abbreviation lists them. */
	readonly options: readonly AwsOption[];
	/** Options that can replace the parameters. */
	readonly wholeInput: readonly Option[];
	/** Throws for mutually exclusive words, before they are parsed. */
	readonly checkWords: (argv: readonly string[]) => void;
	/** The environment, with region and profile in this version's precedence. */
	readonly environment: (env: Environment) => Environment;
	readonly resolveRetries: typeof resolveRetries;
	/** Whether `http(s)://` parameter values are fetched, unless the profile disables it. */
	readonly fetchesUrls: boolean;
	/**
	 * Reads the option that replaces the parameters, and returns a function that merges it into them; `undefined` if
	 * there is none.
	 */
	readonly readWholeInput: (
		words: CallWords,
		files: Place,
	) => Promise<((given: Input) => Input) | undefined>;
	/** The template that `--generate-cli-skeleton` prints. */
	readonly skeleton: (operation: Operation, kind: 'input' | 'yaml-input') => Promise<string>;
	readonly endpointUrl: typeof endpointUrl;
	readonly findFormat: typeof findFormat;
	/**
	 * Shows a result in a pager if this version has one; returns false if the result still has to be written. Throws a
	 * `pager` Failure.
	 */
	readonly showResult: (run: Run, globals: Globals, text: string) => Promise<boolean>;
	/** The text for standard error that describes a failure. */
	readonly explain: (failure: Failure, run: Run) => Promise<string>;
};

/** The requested version, even if the words as a whole are invalid. A flag takes precedence over the environment. */
export function readVersion(argv: readonly string[], env: Environment): AwsCliVersion {
	const asked = lastValue(argv, '--aws-cli') ?? (env['COGNITO_VERIFY_AWS_CLI'] || 'v1');
	return asked === 'v2' ? 'v2' : 'v1';
}

/** The version whose exit codes are requested, found in the same way. */
export function readExitCodes(argv: readonly string[], version: AwsCliVersion): AwsCliVersion {
	const asked = lastValue(argv, '--exit-codes');
	return asked === 'v1' || asked === 'v2' ? asked : version;
}

function lastValue(argv: readonly string[], option: string): string | undefined {
	const at = argv.findLastIndex(word => word === option || word.startsWith(`${option}=`));
	if (at === -1) return undefined;
	return argv[at] === option ? argv[at + 1] : argv[at]?.slice(option.length + 1);
}

/** Throws a `usage` Failure if the environment names any other version. */
export function checkVersion(env: Environment): void {
	const given = env['COGNITO_VERIFY_AWS_CLI'] ?? '';
	if (['', 'v1', 'v2'].includes(given)) return;
	throw new Failure('usage', `COGNITO_VERIFY_AWS_CLI is v1 or v2, not "${given}".`);
}
