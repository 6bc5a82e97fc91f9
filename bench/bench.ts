/**
 * Measures what users and scripts wait for: `npm run bench -- [--rounds N] [--json FILE]`. The rows and their goals are
 * in `rows.ts`. Nothing fails here: the table is for people to read.
 */
import {rmSync, writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {format, load, machine, type Report, type Row} from './report.ts';
import {
	frameRows,
	keyRows,
	memoryRow,
	oneShotRows,
	packageRows,
	poolRow,
	poolStartRows,
	srpRow,
	whyRow,
} from './rows.ts';
import {prepare} from './surroundings.ts';

const {values} = parseArgs({
	options: {rounds: {type: 'string', default: '15'}, json: {type: 'string'}},
});
const rounds = Number(values.rounds);
if (!(rounds >= 1)) throw new Error(`--rounds wants a number, not "${values.rounds}"`);

function say(text: string) {
	if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

const loadBefore = load();
const surroundings = await prepare();
const rows: Row[] = [];
const leftOut: string[] = [];
const parts = [
	oneShotRows,
	whyRow,
	frameRows,
	keyRows,
	memoryRow,
	srpRow,
	poolRow,
	poolStartRows,
	packageRows,
];
for (const part of parts) {
	try {
		const measured = await part(surroundings, rounds, say);
		rows.push(...measured.rows);
		leftOut.push(...(measured.leftOut ?? []));
	} catch (error) {
		// A part that can't be measured is reported, and the others are still measured.
		leftOut.push(`${part.name}: ${error instanceof Error ? error.message : String(error)}`);
	}
}
surroundings.pool.stop();
rmSync(surroundings.home, {recursive: true});

const loads = [loadBefore, load()] as const;
if (Math.max(...loads) > 1)
	leftOut.push('certainty: others were at work on this machine, so trust the ratios');
const report: Report = {
	when: new Date().toISOString().slice(0, 16),
	machine: machine(),
	rounds,
	load: loads,
	rows,
	leftOut,
};
say('');
console.log(format(report));
if (values.json) writeFileSync(values.json, JSON.stringify(report, undefined, '\t'));
