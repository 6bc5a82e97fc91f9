import {type ParseArgsOptionsConfig, parseArgs} from 'node:util';
import {UsageError} from './run.ts';

/** Reads options as `node:util` does, whose complaints name the option and never its value. Throws a UsageError. */
export function readWords<const Options extends ParseArgsOptionsConfig>(
	argv: readonly string[],
	options: Options,
) {
	try {
		return parseArgs({args: [...argv], options, allowPositionals: true});
	} catch (error) {
		if (error instanceof TypeError && 'code' in error) {
			throw new UsageError(error.message.split('. ')[0] ?? error.message);
		}

		throw error;
	}
}

/** Throws a UsageError where there are words besides options: a password may be among them, so it is not repeated. */
export function expectNoMore(positionals: readonly string[]): void {
	if (positionals.length > 0) {
		throw new UsageError('there is a word that belongs to no option');
	}
}
