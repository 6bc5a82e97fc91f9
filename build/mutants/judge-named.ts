import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type NamedMutant, namedMutants} from './named.ts';
import type {Outcome, ProjectCopy} from './project-copy.ts';

/** The timeout of a test file in seconds, allowing for a busy machine. */
const seconds = 240;

/** The named mutants whose name contains `only`. */
export const namedWith = (only: string): readonly NamedMutant[] =>
	namedMutants.filter(({name}) => name.includes(only));

/**
 * Applies a named mutant to a copy of the project and runs its test file. Prints the result in one line, and returns
 * whether a named test failed. `unchanged` caches the outcomes of test files without mutants.
 */
export async function judgeNamed(
	copy: ProjectCopy,
	{name, file, find, replacement, test}: NamedMutant,
	unchanged: Map<string, Promise<Outcome>>,
): Promise<boolean> {
	const source = readFileSync(join(copy.folder, file), 'utf8');
	const parts = source.split(find);
	if (parts.length !== 2) {
		console.log(`${name}: NOT TRIED, ${file} has what it changes ${parts.length - 1} times`);
		return false;
	}
	const before = unchanged.get(test) ?? copy.run(test, '', seconds);
	unchanged.set(test, before);
	if ((await before).kind !== 'passed') {
		console.log(`${name}: NOT TRIED, ${test} fails without it too`);
		return false;
	}
	copy.write(file, parts.join(replacement));
	const outcome = await copy.run(test, '', seconds);
	copy.write(file, source);
	const verdicts = {
		passed: `SURVIVED ${test}`,
		failed: `killed by ${test}: ${outcome.kind === 'failed' ? outcome.test : ''}`,
		timedOut: `timed out in ${test}`,
		crashed: `CRASHED ${test}`,
	};
	console.log(`${name}: ${verdicts[outcome.kind]}`);
	return outcome.kind === 'failed' || outcome.kind === 'timedOut';
}
