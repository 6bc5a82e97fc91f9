import type {Help} from '../copy/help-words.ts';
import type {Hint} from './components/key-hints.tsx';
import {type Line, linesOf} from './components/words.tsx';
import type {Section} from './layout/section.ts';
import {scrolledSection} from './scrolled-section.tsx';

/** The width of the labels before the help's sentences, and of a window with too little room for them. */
const [labelWidth, narrow] = [8, 50];

/** The maximum width of the help. */
const widest = 100;

/** The help of a screen: what it asks, where to find it, what Enter costs, and every key. */
export function helpSection(
	{asks, where, enter, everywhere}: Help,
	hints: readonly Hint[],
): Section {
	const keys = hints
		.filter(([key]) => key !== 'Enter' && key !== 'F1' && key !== '?')
		.map(([key, does]) => `${key} ${does}`);
	const entries: readonly (readonly [label: string, text: string])[] = [
		['Here', asks],
		...(where === undefined ? [] : [['Where', where] as const]),
		...(enter === undefined ? [] : [['Enter', enter] as const]),
		...(keys.length === 0 ? [] : [['Keys', `${keys.join(', ')}.`] as const]),
		['More', everywhere],
	];
	return scrolledSection({
		id: 'help',
		lines: columns => [
			[{text: 'Help', bold: true}],
			...entries.flatMap(([label, text]) => labelled(label, text, Math.min(columns, widest))),
		],
		read: `Help. ${entries.map(entry => entry.join(': ')).join(' ')}`,
	});
}

const labelled = (label: string, text: string, columns: number): readonly Line[] =>
	columns < narrow
		? linesOf(`${label}: ${text}`, columns)
		: linesOf(text, columns - labelWidth).map((line, index) => [
				{text: (index === 0 ? label : '').padEnd(labelWidth)},
				...line,
			]);
