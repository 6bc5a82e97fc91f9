import {mkdtemp} from 'node:fs/promises';
import {join} from 'node:path';
import {installPackage, weigh} from '../harness/installed-package.ts';
import {
	frameContenders,
	measureHeld,
	measureKeys,
	measureList,
	measureMemory,
} from './interface.ts';
import type {KeyTimes} from './keys.ts';
import {oneShotContenders} from './one-shot.ts';
import {measurePoolMemory, poolStartContenders} from './pool-start.ts';
import type {Comparison, Row} from './report.ts';
import {type Contender, measureRounds} from './rounds.ts';
import {measureSrp} from './srp.ts';
import {quantile, ratio, summarise} from './statistics.ts';
import {findAws, type Surroundings} from './surroundings.ts';
import {measureThroughput} from './throughput.ts';
import {whyContenders} from './why.ts';

/** A part of the table: its rows, and what couldn't be measured. */
type Part = (
	surroundings: Surroundings,
	rounds: number,
	say: (text: string) => void,
) => Promise<{readonly rows: readonly Row[]; readonly leftOut?: readonly string[]}>;

/** The goals of a row: a maximum, and the one after that. */
type Goal = {readonly to: string; readonly reach?: number; readonly tryFor?: number};

/** Measures contenders in rounds, and compares each with those that its goals name. */
async function compare(
	contenders: readonly Contender[],
	goals: Readonly<Record<string, readonly Goal[]>>,
	rounds: number,
	say: (text: string) => void,
): Promise<readonly Row[]> {
	const measured = await measureRounds(contenders, rounds, done =>
		say(`${done} of ${rounds} rounds`),
	);
	return contenders.map(({name}) => {
		const values = measured.get(name) ?? [];
		const comparisons = (goals[name] ?? []).flatMap(goal => {
			const base = measured.get(goal.to);
			return base ? [{...goal, to: `× ${goal.to}`, value: ratio(values, base)}] : [];
		});
		return {name, unit: 'ms', ...summarise(values), comparisons};
	});
}

/** A row with a single figure. */
const figure = (
	name: string,
	value: number,
	unit: string,
	goal?: Omit<Comparison, 'value'>,
): Row => ({
	name,
	unit,
	...summarise([value]),
	comparisons: goal ? [{...goal, value}] : [],
});

/** The drop-in command, compared with the AWS CLI and with the minimum in Node. */
export const oneShotRows: Part = async (surroundings, rounds, say) => {
	const aws = findAws();
	const node = 'node -e 0';
	const rows = await compare(
		oneShotContenders(surroundings, aws),
		{
			'by hand, HTTP': [{to: node}],
			'by hand, HTTPS': [{to: node}],
			'drop-in, HTTP': [
				{to: node, reach: 2.4, tryFor: 1.9},
				{to: 'aws, HTTP', reach: 1 / 6, tryFor: 1 / 8},
				{to: 'by hand, HTTP'},
			],
			'drop-in, HTTPS': [
				{to: node},
				{to: 'aws, HTTPS', reach: 1 / 6, tryFor: 1 / 8},
				{to: 'by hand, HTTPS'},
			],
		},
		rounds,
		say,
	);
	return {rows, leftOut: aws ? [] : ['the AWS CLI, which is not installed here']};
};

/** Finding a cause in the embedded account, compared with Node doing nothing. */
export const whyRow: Part = async (surroundings, rounds, say) => {
	const node = 'node -e 0, beside why';
	const rows = await compare(
		whyContenders(surroundings),
		{'why, to the answer': [{to: node}]},
		rounds,
		say,
	);
	return {rows: rows.filter(({name}) => name !== node)};
};

/** First frames in a terminal, compared with a program that prints a line. */
export const frameRows: Part = async (surroundings, rounds, say) => {
	const node = 'node prints a line';
	const goals = {
		'guided app, first frame': [{to: node, reach: 2.1, tryFor: 1.9}],
		'guided app, ready for a key': [{to: node}],
		'signed in, to the attributes': [{to: node, reach: 5, tryFor: 4}],
	};
	return {rows: await compare(await frameContenders(surroundings), goals, rounds, say)};
};

const keyRow = (name: string, {ms}: KeyTimes, goals: {p50?: Goal; p95: Goal}): Row => ({
	name,
	unit: 'ms',
	...summarise(ms),
	comparisons: [
		...(goals.p50 ? [{...goals.p50, value: quantile(ms, 0.5)}] : []),
		{...goals.p95, value: quantile(ms, 0.95)},
	],
});

/** From a key press to the frame that shows it. */
export const keyRows: Part = async (surroundings, _, say) => {
	say('keys');
	const {typed, flood} = await measureKeys(surroundings);
	const list = await measureList(surroundings);
	return {
		rows: [
			keyRow('key to frame, 200 keys 30 ms apart', typed, {
				p50: {to: 'ms p50', reach: 5, tryFor: 3},
				p95: {to: 'ms p95', reach: 10, tryFor: 6},
			}),
			keyRow('key to frame, 200 keys 16 ms apart', flood, {p95: {to: 'ms p95', reach: 33}}),
			keyRow('key to frame, list of 10,000 rows', list, {p95: {to: 'ms p95', reach: 16}}),
		],
	};
};

/** Resident memory at rest. */
export const memoryRow: Part = async surroundings => {
	const mib = await measureMemory(surroundings);
	if (mib === undefined) return {rows: [], leftOut: ['memory: there is no ps here']};
	return {
		rows: [figure('memory at the first screen', mib, 'MiB', {to: 'MiB', reach: 65, tryFor: 60})],
	};
};

/** The cost of proving a password. */
export const srpRow: Part = async (surroundings, rounds, say) => {
	const ms = (await measureSrp(rounds + 1)).slice(1);
	say('sign-ins');
	const held: number[] = [];
	for (let round = 0; round < rounds; round++) held.push(await measureHeld(surroundings, round));
	return {
		rows: [
			{
				name: 'SRP sign-in, computing',
				unit: 'ms',
				...summarise(ms),
				comparisons: [{to: 'ms', value: quantile(ms, 0.5), reach: 60, tryFor: 25}],
			},
			{
				name: 'SRP sign-in, longest without a frame',
				unit: 'ms',
				...summarise(held),
				comparisons: [{to: 'ms p50', value: quantile(held, 0.5), reach: 33}],
			},
		],
	};
};

/** How long the embedded pool takes to listen, and its memory then. */
export const poolStartRows: Part = async (surroundings, rounds, say) => {
	say('start of the embedded pool');
	const node = 'node says a line';
	const rows = await compare(
		poolStartContenders(surroundings),
		{'embedded pool, to its line': [{to: node}]},
		rounds,
		say,
	);
	const mib = await measurePoolMemory(surroundings);
	if (mib === undefined) return {rows, leftOut: ['memory of the pool: there is no ps here']};
	return {rows: [...rows, figure('embedded pool, memory', mib, 'MiB')]};
};

/** The embedded pool, compared with a minimal server. */
export const poolRow: Part = async ({pool}, rounds, say) => {
	say('embedded pool');
	const {signIns, hellos} = await measureThroughput(pool, Math.min(rounds, 5));
	const toHello = {to: '× bare node:http', value: ratio(signIns, hellos)};
	return {
		rows: [
			{
				name: 'embedded pool, sign-ins',
				unit: '/s of a core',
				...summarise(signIns),
				comparisons: [toHello],
			},
			{name: 'bare node:http', unit: '/s of a core', ...summarise(hellos), comparisons: []},
		],
	};
};

/** The size of the package. */
export const packageRows: Part = async ({home}, _, say) => {
	say('package');
	const {packed, installed, others} = await weigh(
		await installPackage(await mkdtemp(join(home, 'p-'))),
	);
	return {
		rows: [
			figure('package, packed', packed / 1024, 'KiB', {to: 'KiB', reach: 700}),
			figure('package, installed', installed / 1024, 'KiB', {to: 'KiB', reach: 3 * 1024}),
			figure('packages it needs', others.length, '', {to: '', reach: 2}),
		],
	};
};
