/** Measures what a person and a script wait for. `npm run bench -- [--rounds N] [--json FILE]`. */
import {rmSync, writeFileSync} from 'node:fs';
import {parseArgs} from 'node:util';
import {oneShotContenders} from './one-shot.ts';
import {format, load, machine, type Row} from './report.ts';
import {measureRounds} from './rounds.ts';
import {ratio, summarise} from './statistics.ts';
import {findAws, prepare} from './surroundings.ts';

const {values} = parseArgs({
	options: {rounds: {type: 'string', default: '15'}, json: {type: 'string'}},
});
const rounds = Number(values.rounds);
if (!(rounds >= 1)) throw new Error(`--rounds wants a number, not "${values.rounds}"`);

const say = (text: string) => process.stderr.isTTY && process.stderr.write(`\r\x1b[K${text}`);
const leftOut: string[] = [];
const loadBefore = load();
const surroundings = await prepare();
const aws = findAws();
if (!aws) leftOut.push('the AWS CLI, which is not installed here');

const contenders = oneShotContenders(surroundings, aws);
const measured = await measureRounds(contenders, rounds, round => say(`round ${round}/${rounds}`));

const row = (name: string, comparisons: Row['comparisons']): Row => ({
	name,
	unit: 'ms',
	...summarise(measured.get(name) ?? []),
	comparisons,
});
const rows = contenders.map(({name}) =>
	row(name, [
		{to: '× node -e 0', value: ratio(measured.get(name) ?? [], measured.get('node -e 0') ?? [])},
	]),
);

surroundings.pool.stop();
rmSync(surroundings.home, {recursive: true});
const report = {
	when: new Date().toISOString().slice(0, 16),
	machine: machine(),
	rounds,
	load: [loadBefore, load()] as const,
	rows,
	leftOut,
};
say('');
console.log(format(report));
if (values.json) writeFileSync(values.json, JSON.stringify(report, undefined, '\t'));
