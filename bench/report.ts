import {arch, availableParallelism, cpus, loadavg, platform} from 'node:os';
import type {Summary} from './statistics.ts';

/** A measurement. */
export type Row = Summary & {
	readonly name: string;
	readonly unit: string;
	readonly comparisons: readonly Comparison[];
};

/** A row compared with another row or with a figure, and the goals. */
export type Comparison = {
	/** What it is compared with: another row's name, or one of the row's own figures. */
	readonly to: string;
	readonly value: number;
	/** The goal: at most this. */
	readonly reach?: number;
	/** The next goal after that. */
	readonly tryFor?: number;
};

export type Report = {
	readonly when: string;
	readonly machine: string;
	readonly rounds: number;
	/** The load average over the last minute, before and after: other work on the same machine. */
	readonly load: readonly [before: number, after: number];
	readonly rows: readonly Row[];
	/** What wasn't measured, and why. */
	readonly leftOut: readonly string[];
};

/** Describes this machine. */
export const machine = (): string =>
	`${cpus()[0]?.model.trim() ?? arch()}, ${availableParallelism()} cores, ${platform()}, Node ${process.versions.node}`;

export const load = (): number => loadavg()[0] ?? 0;

const number = (value: number): string => (value >= 100 ? value.toFixed(0) : value.toPrecision(3));

function comparison({to, value, reach, tryFor}: Comparison): string {
	const goal =
		reach === undefined
			? ''
			: ` (${value <= (tryFor ?? reach) ? '✓✓' : value <= reach ? '✓' : '✗'} ≤ ${number(reach)}${tryFor === undefined ? '' : `, then ${number(tryFor)}`})`;
	return `${number(value)} ${to}${goal}`;
}

/** Formats the report: a line per row, and one per comparison. */
export function format({when, machine, rounds, load, rows, leftOut}: Report): string {
	const cells = rows.flatMap(({name, unit, median, p25, p75, comparisons}) => {
		const spread = p25 === p75 ? '' : `${number(p25)} – ${number(p75)}`;
		const [first, ...others] = comparisons.map(comparison);
		return [
			[name, `${number(median)} ${unit}`, spread, first ?? ''],
			...others.map(other => ['', '', '', other]),
		];
	});
	const table = [['', 'median', 'middle half', 'against'], ...cells];
	const widths = [0, 1, 2].map(column =>
		Math.max(...table.map(cells => (cells[column] ?? '').length)),
	);
	const lines = table.map(cells =>
		cells
			.map((cell, column) => cell.padEnd(widths[column] ?? 0))
			.join('  ')
			.trimEnd(),
	);
	return [
		`${when}, ${machine}`,
		`${rounds} rounds; load of the machine ${load.map(number).join(' before, ')} after`,
		'',
		...lines,
		'',
		...leftOut.map(why => `Left out: ${why}`),
	].join('\n');
}
