import assert from 'node:assert/strict';
import {createElement} from 'react';
import {isReportable} from '../../source/flow/reportable.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {type Panel, PanelContext, ReportableContext} from '../../source/ui/panel.ts';
import {screenOf} from '../../source/ui/screen-of.tsx';
import {framesOf, openFrames, type Window} from './frame.ts';
import {recordedTexts} from './recorded-texts.ts';
import {copied} from './terminal.ts';

/** The windows that screens are drawn in. */
const windows = {
	'80 by 24': {columns: 80, rows: 24},
	/** Room for one thing beside another. */
	'130 by 40': {columns: 130, rows: 40},
	/** Labels, times and lists have to give way. */
	'36 by 14': {columns: 36, rows: 14},
	'read out': {columns: 80, rows: 24, isScreenReaderEnabled: true},
} as const satisfies Readonly<Record<string, Window>>;

/** A screen to draw: its state, and what else it needs. */
export type Picture = {
	readonly state: State;
	/** The panel that a key has opened. */
	readonly panel?: Panel;
	/** ms since 1970. */
	readonly now?: number;
	/** The attribute from the command line. */
	readonly preferred?: string;
	/** Windows besides the usual one. */
	readonly also?: readonly (keyof typeof windows)[];
	/** Whether to press its keys. */
	readonly hasKeys?: boolean;
};

/** Screens by what they show. */
export type Pictures = Readonly<Record<string, Picture>>;

/** The tests of a group of screens: their names, and what compares each screen with its record. */
export function testsOf(
	group: string,
	pictures: Pictures,
): readonly (readonly [name: string, body: () => void | Promise<void>])[] {
	const recorded = recordedTexts(`screens/${group}.txt`);
	return [
		...Object.entries(pictures).map(([name, picture]) => {
			const body = async () => {
				for (const window of ['80 by 24', ...(picture.also ?? [])] as const) {
					recorded.hold(`${name}, ${window}`, marked(frameOf(picture, windows[window])));
				}
				if (picture.hasKeys) recorded.hold(`${name}, keys`, await eventsOf(picture));
			};
			return [`${group}: ${name}, as it is recorded`, body] as const;
		}),
		[
			`${group}: all that is recorded is of a screen`,
			() => assert.deepEqual(recorded.unheld(), []),
		],
	];
}

function drawn({state, panel, now = 0, preferred}: Picture, send: (event: Event) => void) {
	const screen = screenOf(state, {send, now: () => now, preferred});
	return createElement(
		PanelContext,
		{value: panel},
		createElement(ReportableContext, {value: isReportable(state)}, screen),
	);
}

const frameOf = (picture: Picture, window: Window) =>
	framesOf(
		drawn(picture, () => {}),
		{...window, isStyled: true},
	).at(-1) ?? '';

/** The names of colors and styles; bold and dim end with the same code. */
const styles: Readonly<Record<string, string>> = {
	1: '<b>',
	2: '<dim>',
	22: '</>',
	4: '<u>',
	24: '</u>',
	7: '<selected>',
	27: '</selected>',
	31: '<red>',
	32: '<green>',
	33: '<yellow>',
	36: '<cyan>',
	39: '</>',
};

/** A frame with readable colors, styles and links. */
const marked = (frame: string) =>
	frame
		.replaceAll(/\u001b\[([\d;]*)m/g, (_, codes: string) =>
			codes
				.split(';')
				.map(code => styles[code] ?? `<${code}>`)
				.join(''),
		)
		.replaceAll(/\u001b\]8;;([^\u0007]*)\u0007/g, (_, url: string) => `<link ${url}>`)
		.replaceAll('<link >', '</link>');

/** The keys that a screen may use, besides Enter. */
const keys = [
	...'abcdefghijklmnopqrstuvwxyzFMORP\t',
	// Ctrl+G, Ctrl+O, Ctrl+R, Ctrl+T, Ctrl+Y, and the arrows.
	...['\u0007', '\u000f', '\u0012', '\u0014', '\u0019', '\u001b[B', '\u001b[A'],
];

/** The events of a screen for these keys, for Enter, and for Enter on each of its rows; and what it copies. */
async function eventsOf(picture: Picture): Promise<string> {
	const said: string[] = [];
	const node = drawn(picture, ({type, ...rest}) => {
		const detail = JSON.stringify(rest);
		said.push(detail === '{}' ? type : `${type} ${detail}`);
	});
	using screen = openFrames(node, {columns: 80, rows: 60});
	const {written, send} = screen;
	const rows = written.join('').match(/^(?:\u001b\[\d+m|[❯ ])+\d+\. /gm)?.length ?? 0;
	await send(...keys);
	said.push('Enter:');
	await send('\r');
	for (let row = 1; row <= Math.min(rows, 9); row++) {
		said.push(`${row}, Enter:`);
		await send(String(row), '\r');
	}
	return [...said, ...copied(written.join('')).map(text => `copied: ${text}`)].join('\n');
}
