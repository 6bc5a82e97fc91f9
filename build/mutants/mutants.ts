/**
 * How many small faults the tests notice: `npm run mutants [-- --count 300 --seed 1 --room flow --jobs 2]` puts a seeded
 * sample of faults into copies of the project, one at a time, runs the nearest test files on each, and prints what was
 * killed and what survived, by room. Stryker's own mutators make the faults. Stryker's runners don't run here: they know
 * no `node:test` but by TAP, and want the whole suite to be run once for every session with every fault in it.
 *
 * Takes some 10 seconds for a mutant and core. Exits 1 when less than 85 % of all were killed, or less than 75 % of a room.
 */
import {spawn} from 'node:child_process';
import {cpSync, globSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {root} from '../build.js';
import {createNearestTests} from './nearest-tests.ts';
import {findMutants, type Mutant, roomOf, sample} from './sample.ts';

const {values: flags} = parseArgs({
	options: {
		count: {type: 'string', default: '300'},
		seed: {type: 'string', default: '1'},
		room: {type: 'string'},
		jobs: {type: 'string', default: '2'},
		/** How many test files may look at a mutant. */
		tests: {type: 'string', default: '8'},
	},
});

/** A mutant that makes a test hang was noticed. */
const secondsPerTest = 90;

const nearestTests = createNearestTests(root, Number(flags.tests));

function copyProject(): string {
	const copy = mkdtempSync(join(tmpdir(), 'mutants-'));
	for (const name of ['source', 'test', 'build', 'bench', 'recipes']) {
		cpSync(join(root, name), join(copy, name), {recursive: true});
	}
	for (const name of globSync('*.{json,md}', {cwd: root})) {
		cpSync(join(root, name), join(copy, name));
	}
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'junction');
	return copy;
}

/** Whether the tests of one file pass in `folder`. */
function passes(folder: string, test: string): Promise<boolean> {
	const child = spawn(process.execPath, ['--import', 'tsx', '--test', test], {
		cwd: folder,
		stdio: 'ignore',
		detached: true,
	});
	const timer = setTimeout(
		() => child.pid && process.kill(-child.pid, 'SIGKILL'),
		secondsPerTest * 1000,
	);
	return new Promise(resolve => {
		child.on('close', code => {
			clearTimeout(timer);
			resolve(code === 0);
		});
	});
}

const unchanged = copyProject();
const known = new Map<string, Promise<boolean>>();

/** A test that fails without the mutant as well shows nothing. */
function passesUnchanged(test: string): Promise<boolean> {
	const knownResult = known.get(test);
	if (knownResult) return knownResult;
	const result = passes(unchanged, test);
	known.set(test, result);
	return result;
}

async function killerOf(mutant: Mutant, folder: string): Promise<string | undefined> {
	const file = join(folder, mutant.file);
	writeFileSync(file, mutant.mutated);
	try {
		for (const test of nearestTests(mutant.file)) {
			if (!(await passes(folder, test)) && (await passesUnchanged(test))) return test;
		}
		return undefined;
	} finally {
		cpSync(join(root, mutant.file), file);
	}
}

const all = (await findMutants(root)).filter(
	({file}) => flags.room === undefined || roomOf(file) === flags.room,
);
const chosen = sample(all, {count: Number(flags.count), seed: Number(flags.seed)});
console.log(`${chosen.length} of ${all.length} mutants, seed ${flags.seed}`);

const queue = [...chosen];
const results: {readonly mutant: Mutant; readonly killer: string | undefined}[] = [];
await Promise.all(
	Array.from({length: Number(flags.jobs)}, async () => {
		const folder = copyProject();
		for (let mutant = queue.shift(); mutant; mutant = queue.shift()) {
			const killer = await killerOf(mutant, folder);
			results.push({mutant, killer});
			const {file, line, kind, original, replacement} = mutant;
			const short = (text: string) => text.replaceAll(/\s+/g, ' ').slice(0, 70);
			const verdict = killer === undefined ? 'SURVIVED' : `killed by ${killer}`;
			console.log(
				`${file}:${line + 1} ${kind} ${short(original)} → ${short(replacement)}: ${verdict}`,
			);
		}
		rmSync(folder, {recursive: true, force: true});
	}),
);
rmSync(unchanged, {recursive: true, force: true});

const rooms = Map.groupBy(results, ({mutant}) => roomOf(mutant.file));
const killedOf = (those: typeof results) => those.filter(({killer}) => killer !== undefined).length;
const share = (those: typeof results) => killedOf(those) / those.length;
const row = (name: string, those: typeof results) =>
	`${name.padEnd(12)} ${String(killedOf(those)).padStart(4)} killed ${String(those.length - killedOf(those)).padStart(4)} survived ${(share(those) * 100).toFixed(0).padStart(4)} %`;
console.log();
for (const [room, those] of [...rooms].sort()) console.log(row(room, those));
console.log(row('all', results));
const isEnough = share(results) >= 0.85 && [...rooms.values()].every(those => share(those) >= 0.75);
process.exitCode = isEnough ? 0 : 1;
