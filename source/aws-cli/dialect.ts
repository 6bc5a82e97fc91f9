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

/** Everything in which the two versions of the AWS CLI differ; the rest of the code knows of no version. */
export type Dialect = {
	/** The options of every command, in the order in which an ambiguous abbreviation lists them. */
	readonly options: readonly AwsOption[];
	/** What may stand instead of the parameters. */
	readonly wholeInput: readonly Option[];
	/** Complains about words that exclude each other, before they are parsed. */
	readonly checkWords: (argv: readonly string[]) => void;
	/** The environment, its region and its profile in this version's order. */
	readonly environment: (env: Environment) => Environment;
	readonly resolveRetries: typeof resolveRetries;
	/** Whether a parameter's `http(s)://` value is fetched, unless the profile says no. */
	readonly fetchesUrls: boolean;
	/** Reads what stands instead of the parameters, then adds it to them; `undefined` where there is none. */
	readonly readWholeInput: (
		words: CallWords,
		files: Place,
	) => Promise<((given: Input) => Input) | undefined>;
	/** The text to fill in, which `--generate-cli-skeleton` asks for. */
	readonly skeleton: (operation: Operation, kind: 'input' | 'yaml-input') => Promise<string>;
	readonly endpointUrl: typeof endpointUrl;
	readonly findFormat: typeof findFormat;
	/** Shows a result in a pager, where this version has one; false where it is to be written. Throws a `pager` Failure. */
	readonly showResult: (run: Run, globals: Globals, text: string) => Promise<boolean>;
	/** What standard error gets of a failure. */
	readonly explain: (failure: Failure, run: Run) => Promise<string>;
};

/** Reads which version is asked for, even where the words as a whole are wrong: a flag goes before the environment. */
export function readVersion(argv: readonly string[], env: Environment): AwsCliVersion {
	const asked = lastValue(argv, '--aws-cli') ?? (env['COGNITO_VERIFY_AWS_CLI'] || 'v1');
	return asked === 'v2' ? 'v2' : 'v1';
}

/** Reads whose exit codes are asked for, in the same way. */
export function readExitCodes(argv: readonly string[], version: AwsCliVersion): AwsCliVersion {
	const asked = lastValue(argv, '--exit-codes');
	return asked === 'v1' || asked === 'v2' ? asked : version;
}

function lastValue(argv: readonly string[], option: string): string | undefined {
	const at = argv.findLastIndex(word => word === option || word.startsWith(`${option}=`));
	if (at === -1) return undefined;
	return argv[at] === option ? argv[at + 1] : argv[at]?.slice(option.length + 1);
}

/** Throws a `usage` Failure for an environment that names another version than the two. */
export function checkVersion(env: Environment): void {
	const given = env['COGNITO_VERIFY_AWS_CLI'] ?? '';
	if (['', 'v1', 'v2'].includes(given)) return;
	throw new Failure('usage', `COGNITO_VERIFY_AWS_CLI is v1 or v2, not "${given}".`);
}
