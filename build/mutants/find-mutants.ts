import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Instrumenter} from '@stryker-mutator/instrumenter';

/** A change to a source file that a test should notice. */
export type Mutant = {
	/** Relative to the project's folder, with forward slashes. */
	readonly file: string;
	/** Starts at 1, as in editors. */
	readonly line: number;
	/** The trimmed text of that line. */
	readonly lineText: string;
	/** Stryker's name for the kind of change: `EqualityOperator`, `BlockStatement`, … */
	readonly kind: string;
	readonly original: string;
	readonly replacement: string;
	/** Its start and end, counted from 0 as in the instrumenter. */
	readonly location: Location;
};

type Position = {readonly line: number; readonly column: number};
type Location = {readonly start: Position; readonly end: Position};

/**
 * Excluded kinds: texts are covered by the tests of screens and vocabulary, and an empty string or pattern says little
 * about a rule.
 */
const excludedMutations = ['StringLiteral', 'Regex'];

/** Finds every mutant of Stryker's mutators in the selected files of `root`/source. */
export async function findMutants(
	root: string,
	isAsked: (file: string) => boolean,
): Promise<readonly Mutant[]> {
	const files = globSync('source/**/*.{ts,tsx}', {cwd: root})
		.map(file => file.replaceAll('\\', '/'))
		.filter(isAsked)
		.sort();
	const found = await Promise.all(files.map(file => mutantsOf(root, file)));
	return found.flat();
}

async function mutantsOf(root: string, file: string): Promise<readonly Mutant[]> {
	const content = readFileSync(join(root, file), 'utf8');
	const {mutants} = await instrument(file, content, true);
	const lines = content.split('\n');
	const starts = [0];
	for (const line of lines) starts.push((starts.at(-1) ?? 0) + line.length + 1);
	const offset = ({line, column}: Position) => (starts[line] ?? 0) + column;
	return mutants.map(({location, mutatorName, replacement}) => ({
		file,
		line: location.start.line + 1,
		lineText: (lines[location.start.line] ?? '').trim(),
		kind: mutatorName,
		original: content.slice(offset(location.start), offset(location.end)),
		replacement,
		location,
	}));
}

/**
 * The text of a file with all of the given mutants in it, each behind a switch, and each one's number. `content` takes
 * the path of the module with the switches: `stryMutAct_9fa48(number)` returns whether a mutant is on, and
 * `stryCov_9fa48(…numbers)` records that the code of those mutants was reached.
 */
export async function withSwitches(
	{file, content}: {readonly file: string; readonly content: string},
	chosen: readonly Mutant[],
): Promise<{
	readonly content: (switchPath: string) => string;
	readonly numbers: ReadonlyMap<Mutant, string>;
}> {
	const locations = chosen.map(({location}) => location);
	// What a mutator skips can depend on the mutants around it, so some only exist together with all others of the file.
	const some = await instrument(file, content, locations);
	const isWhole = chosen.every(mutant => numberOf(mutant, some.mutants) !== undefined);
	const {mutants, files} = isWhole ? some : await instrument(file, content, true);
	const numbers = new Map(
		chosen.map(mutant => [mutant, `${file}#${numberOf(mutant, mutants)}`] as const),
	);

	const text = files[0]?.content ?? '';
	const header = /function stryNS_9fa48[\s\S]*?return isActive\(id\);\s*\}/;
	if (!header.test(text)) throw new Error(`no switches in ${file}`);
	const imported = (path: string) => `import {switchesOf} from ${JSON.stringify(path)};
const {isOn: stryMutAct_9fa48, reached: stryCov_9fa48} = switchesOf(${JSON.stringify(file)});`;
	return {content: path => text.replace(header, () => imported(path)), numbers};
}

const numberOf = (
	{kind, replacement, location}: Mutant,
	mutants: Awaited<ReturnType<typeof instrument>>['mutants'],
) =>
	mutants.find(
		found =>
			found.mutatorName === kind &&
			found.replacement === replacement &&
			isSame(found.location, location),
	)?.id;

const isSame = (a: Location, b: Location) =>
	(['start', 'end'] as const).every(
		end => a[end].line === b[end].line && a[end].column === b[end].column,
	);

async function instrument(file: string, content: string, mutate: true | Location[]) {
	// The instrumenter requires Stryker's whole logger, but logs nothing relevant.
	const silent = new Proxy({}, {get: () => () => false});
	const instrumenter = new Instrumenter(silent as never);
	const {mutants, files} = await instrumenter.instrument([{name: file, content, mutate}], {
		plugins: null,
		excludedMutations,
		ignorers: [],
		noHeader: false,
	});
	return {mutants: mutants.filter(({status}) => status !== 'Ignored'), files};
}
