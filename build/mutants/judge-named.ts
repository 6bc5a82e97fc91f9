import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {type NamedMutant, namedMutants} from './named.ts';
import type {Outcome, ProjectCopy} from './project-copy.ts';

/** How long a test file may take, on a machine that does other things too. */
const seconds = 240;

/** Named mutants whose name has `only` in it. */
export const namedWith = (only: string): readonly NamedMutant[] =>
	namedMutants.filter(({name}) => name.includes(only));

/**
 * Puts a named mutant into a copy of the project and runs its test file; says what became of it in one line, and gives
 * whether a test that has a name noticed. `unchanged` keeps how test files end without mutants.
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
