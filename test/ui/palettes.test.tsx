import assert from 'node:assert/strict';
import {test} from 'node:test';
import {problemNotice} from '../../source/flow/notice.ts';
import type {State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {colours} from '../../source/ui/theme.ts';

// chalk, which Ink uses for colors, checks this once, when it is loaded.
process.env['FORCE_COLOR'] = '1';
// Ink determines the window size each time it draws to a string, and runs `tput` if it finds none.
Object.assign(process.env, {COLUMNS: '80', LINES: '24'});
const {screenOf} = await import('../../source/ui/screen-of.tsx');
const {states, challenges} = await import('../flow/samples.ts');
const {openTerminal} = await import('../helpers/terminal.ts');
const {renderToString} = await import('ink');

const context = {send: () => {}, now: () => 0};

type Palette = Readonly<
	Record<'background' | 'text' | (typeof colours)[keyof typeof colours], string>
>;

/** The palettes of common terminals. */
const palettes: Readonly<Record<string, Palette>> = {
	'xterm, dark': {
		background: '#000000',
		text: '#e5e5e5',
		cyan: '#00cdcd',
		green: '#00cd00',
		yellow: '#cdcd00',
		red: '#cd0000',
	},
	'VGA, 16 colours': {
		background: '#000000',
		text: '#aaaaaa',
		cyan: '#00aaaa',
		green: '#00aa00',
		yellow: '#aa5500',
		red: '#aa0000',
	},
	'Solarized dark': {
		background: '#002b36',
		text: '#839496',
		cyan: '#2aa198',
		green: '#859900',
		yellow: '#b58900',
		red: '#dc322f',
	},
	'Solarized light': {
		background: '#fdf6e3',
		text: '#657b83',
		cyan: '#2aa198',
		green: '#859900',
		yellow: '#b58900',
		red: '#dc322f',
	},
	'Visual Studio Code, light': {
		background: '#ffffff',
		text: '#333333',
		cyan: '#0598bc',
		green: '#00bc00',
		yellow: '#949800',
		red: '#cd3131',
	},
};

const channels = (colour: string) =>
	[1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16) / 255);

/** WCAG 2.2, "relative luminance". */
function luminance(colour: string) {
	const [red = 0, green = 0, blue = 0] = channels(colour).map(value =>
		value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string) {
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}

for (const [name, palette] of Object.entries(palettes)) {
	test(`each colour that says something can be read in ${name}`, t => {
		for (const colour of Object.values(colours)) {
			const ratio = contrast(palette[colour], palette.background);
			t.diagnostic(`${colour} ${ratio.toFixed(2)}`);
			// Common palettes have no more contrast; a sign or a word always says the same as the color.
			assert.ok(ratio >= 2.5, `${colour}: ${ratio.toFixed(2)}`);
		}
		assert.ok(contrast(palette.text, palette.background) >= 4);
	});
}

const refused: State = {
	...states.chooseAttribute,
	notice: problemNotice(new Problem('attemptLimitReached')),
};

/** The dim texts of a frame: they have half of a palette's contrast, 1.9 in Solarized light. */
function dimIn(transcript: string): readonly string[] {
	let isDim = false;
	const texts: string[] = [];
	for (const [, sgr, text = ''] of transcript.matchAll(/\u001b\[([\d;]*)m|([^\u001b]+|\u001b)/g)) {
		if (sgr === undefined) texts.push(...(isDim ? text.split('\n') : []));
		else if (sgr === '2') isDim = true;
		else if (sgr === '22' || sgr === '0' || sgr === '') isDim = false;
	}
	return texts.map(text => text.trim()).filter(text => text !== '');
}

test('what happened, what to do next, what keys do and what is typed are never dim', async () => {
	await using terminal = await openTerminal(screenOf(refused, context));
	const dim = dimIn(terminal.transcript()).join('\n');
	for (const words of [
		'too many codes',
		'Wait about an hour',
		'send a code',
		'change the value',
		'jane@example.com',
	]) {
		assert.ok(terminal.text().includes(words), words);
		assert.ok(!dim.includes(words), words);
	}
	assert.match(dim, /1234/, 'rows that can’t be chosen are');
});

test('on no screen is anything dim but rows that can’t be chosen, numbers of rows, placeholders and what is still ahead', () => {
	const dim = new Set<string>();
	const asking = Object.values(challenges).map(challenge => ({...states.challenge, challenge}));
	for (const state of [...Object.values(states), ...asking]) {
		if (state.step === 'done') continue;
		const drawn = renderToString(screenOf(state, context), {columns: 80});
		for (const text of dimIn(drawn)) if (!/^\d\.$/.test(text)) dim.add(text);
	}
	assert.deepEqual([...dim].toSorted(), [
		'-',
		'3. sub             can’t be verified  1234',
		'Delivery   doesn’t apply to this message',
		'Functions  doesn’t apply to this message',
		'Limits     waiting',
		'…',
	]);
});
