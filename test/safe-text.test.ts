import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createEmulator} from '../harness/emulator.ts';
import {asciiJson, safeText, visibleText} from '../source/safe-text.ts';

const harmful: ReadonlyArray<readonly [what: string, text: string, shown: string]> = [
	['colours', '\u001b[31mred\u001b[0m', 'red'],
	['a cleared screen', 'a\u001b[2J\u001b[Hb', 'ab'],
	['a clipboard write', 'a\u001b]52;c;aGk=\u0007b', 'ab'],
	['a clipboard write ended by ST', 'a\u001b]52;c;aGk=\u001b\\b', 'ab'],
	['a link', '\u001b]8;;https://evil.example\u0007bank\u001b]8;;\u0007', 'bank'],
	['8-bit sequences', '\u009b31mred\u009d52;c;aGk=\u009c!', 'red!'],
	['a device control string', 'a\u001bP1$r0m\u001b\\b', 'ab'],
	['a reset', 'a\u001bcb\u001b(0c', 'abc'],
	[
		'a sequence that never ends, its text kept',
		'a\u001b]52;c;aGk= and more',
		'a52;c;aGk= and more',
	],
	['a sequence made by taking another out', 'a\u001b\u001b[31m[31mb', 'a[31mb'],
	['control characters', 'a\u0000\u0007\b\u007f\u0080b', 'ab'],
	['line breaks', 'a\r\nb\nc\td\u2028e', 'a b c d e'],
	['bidi controls', 'user\u202egpj.exe\u2066x\u2069', 'usergpj.exex'],
	['zero width', 'pay\u200bpal\ufeff\u2060\u00ad\u200d', 'paypal'],
	['hidden tags', 'hi\u{e0068}\u{e0069}', 'hi'],
	['halves of characters', 'a\ud83db', 'a\ufffdb'],
];

for (const [what, text, shown] of harmful) {
	test(`${what} come out harmless`, () => assert.equal(safeText(text), shown));
}

test('ordinary text of every script stays as it is', () => {
	for (const text of [
		'jane.doe+tag@example.com',
		'naïve café e\u0301',
		'日本語 葛\u{e0100}城',
		'می\u200cخواهم',
		'क्\u200dष हिन्दी',
		'👩🏽\u200d🚀 👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 🇩🇪',
		'🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
		'שלום مرحبا',
		'+44 7700 900123 · “quoted” — done…',
	]) {
		assert.equal(safeText(text), text);
	}
});

test('lines are kept when asked for', () => {
	assert.equal(safeText('a\r\nb\u001b[31m\nc', {keepLines: true}), 'a\nb\nc');
});

test('a very long text is cut, between graphemes, and quickly', () => {
	assert.equal(safeText('abcdef', {limit: 5}), 'abcd…');
	assert.equal(safeText('ab👩\u200d👧', {limit: 5}), 'ab…');
	assert.equal(safeText('x'.repeat(10_000_000)).length, 1_000);
	assert.equal(safeText('\u001b[31m'.repeat(2_000_000)), '…');
});

const piece = fc.oneof(
	fc.string({unit: 'binary', maxLength: 8}),
	fc.string({unit: 'grapheme', maxLength: 8}),
	fc.constantFrom(
		'\u001b',
		'\u001b[',
		'\u001b]52;c;',
		'\u001b]8;;',
		'\u001bP',
		'\u009b',
		'\u009d',
		'\u0007',
		'\u001b\\',
		'31m',
		'2J',
		'?1049h',
		'\u202e',
		'\u200d',
		'\ufe0f',
		'\u200b',
		'👩',
		'🏴\u{e0067}',
		'\r\n',
		'ب',
	),
);
const texts = fc.array(piece, {maxLength: 20}).map(pieces => pieces.join(''));

test('of 2,000 generated texts none keeps a control, a bidi mark or a line break, and once is enough', () => {
	fc.assert(
		fc.property(texts, text => {
			const safe = safeText(text);
			assert.doesNotMatch(
				safe,
				/[\p{Cc}\p{Cs}\u2028\u2029\u200b\ufeff]|(?![\u200c\u200d])\p{Bidi_Control}/u,
			);
			assert.equal(safeText(safe), safe);
			assert.ok(safe.length <= 1_000);
		}),
		{numRuns: 2_000},
	);
});

test('a terminal shown generated texts writes no clipboard, makes no link and stays where it was', async () => {
	const emulator = createEmulator({columns: 200, rows: 10});
	await fc.assert(
		fc.asyncProperty(texts, async text => {
			await emulator.write(`\r\u001b[K${safeText(text, {limit: 80})}`);
			assert.deepEqual(emulator.oscCodes, []);
			assert.equal(emulator.cursor().y, 0);
			assert.equal(emulator.cursor().isVisible, true);
			assert.equal(emulator.isAlternateScreen(), false);
		}),
		{numRuns: 300},
	);
});

test('JSON for a person or a script is ASCII, and what it says is the same', () => {
	const value = {['n\u009b\u202e']: 'é😀\u2028\u007f\u0000"\\', list: [1, null]};
	const json = asciiJson(value);
	assert.match(json, /^[\n -~]+$/);
	assert.deepEqual(JSON.parse(json), value);
	assert.equal(asciiJson({a: 'é'}), '{\n    "a": "\\u00e9"\n}\n');
});

test('what is made visible keeps writing, line breaks and, where told, colours', () => {
	const text = 'é😀👩‍💻 می‌خواهم\t1\n';
	assert.equal(visibleText(text), text);
	assert.equal(
		visibleText('\u001b[1mx\u001b[0m\u001b[2J', {keepsColours: true}),
		'\u001b[1mx\u001b[0m\\u001b[2J',
	);
	assert.equal(visibleText('\u001b[1mx\u{e0041}'), '\\u001b[1mx\\udb40\\udc41');
});

test('a mark that takes no room stays only where writing needs it', () => {
	const flag = (letters: string) =>
		`🏴${[...letters].map(letter => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{e007f}`;
	for (const [text, shown = text] of [
		['👩\u200d🚀'],
		['👩🏽\u200d🚀'],
		['❤\ufe0f\u200d🔥'],
		['a\u200d🚀', 'a🚀'],
		['👩\u200da', '👩a'],
		['👩\u200d', '👩'],
		['\u200d🚀', '🚀'],
		['ی\u200cخ'],
		['ی\u200dخ'],
		['क्\u200dष'],
		['ی\u200ca', 'یa'],
		['a\u200cخ', 'aخ'],
		['\u200cخ', 'خ'],
		['ی\u200c', 'ی'],
		['ی\u200c1', 'ی1'],
		['1\u200cخ', '1خ'],
		['❤\ufe0e'],
		['❤\ufe0f'],
		['a\ufe0f', 'a'],
		['1\ufe0f\u20e3'],
		['#\ufe0f\u20e3 *\ufe0f\u20e3'],
		['1\ufe0fa', '1a'],
		['a\ufe0f\u20e3', 'a\u20e3'],
		[flag('gbeng')],
		[flag('abcdef')],
		[`a${flag('gb').slice(2)}`, 'a'],
		['葛\u{e0100} 葛\u{e01ef}'],
		['a\u{e0100}', 'a'],
		['a\u061cb\u2069c', 'abc'],
		['a\ufff9b\ufffbc', 'abc'],
	] as const) {
		assert.equal(safeText(text), shown, JSON.stringify(text));
		const left = visibleText(text).replaceAll(/\\u[\da-f]{4}/g, '');
		assert.equal(left, shown, `${JSON.stringify(text)}, made visible`);
	}
});

test('a text is as long as it may be, and ends in a sign where it was longer', () => {
	const cut = (text: string, limit: number) => safeText(text, {limit});
	assert.equal(cut('abcde', 5), 'abcde');
	assert.equal(cut('abcdef', 5), 'abcd…');
	assert.equal(cut('', 5), '');
	// Eight times the limit is read: what remains of it may be exactly enough, or too little.
	assert.equal(cut(`${'\0'.repeat(35)}abcde`, 5), 'abcde');
	assert.equal(cut(`${'\0'.repeat(35)}abcdef`, 5), 'abcd…');
	assert.equal(cut(`${'\0'.repeat(36)}abcdef`, 5), 'abcd…');
	assert.equal(cut(`${'\0'.repeat(37)}abcdef`, 5), 'abc…');
	assert.equal(cut('\0'.repeat(41), 5), '…');
	assert.equal(cut('é\u0301x'.repeat(2), 4), 'é\u0301x…');
	assert.equal(cut('a👩\u200d👧b', 5), 'a…');
	assert.equal(safeText('x'.repeat(1_000)), 'x'.repeat(1_000));
	assert.equal(safeText('x'.repeat(1_001)), `${'x'.repeat(999)}…`);
});

test('blanks of any kind are spaces, lines only where they are kept', () => {
	const text = 'a\tb\vc\fd\r\ne\rf\u0085g\u2028h\u2029i\nj';
	assert.equal(safeText(text), 'a b c d e f g h i j');
	assert.equal(safeText(text, {keepLines: true}), 'a b c d\ne\nf\ng\nh\ni\nj');
	assert.equal(safeText(text, {keepLines: false}), safeText(text));
});

test('what is made visible keeps colours only where it is told', () => {
	const text = '\u001b[1;31mx\u001b[m\r\n\u202e\u007f';
	assert.equal(visibleText(text), '\\u001b[1;31mx\\u001b[m\\u000d\n\\u202e\\u007f');
	assert.equal(
		visibleText(text, {keepsColours: true}),
		'\u001b[1;31mx\u001b[m\\u000d\n\\u202e\\u007f',
	);
	assert.equal(visibleText('\u001b[2Jx\u001b[1m', {keepsColours: true}), '\\u001b[2Jx\u001b[1m');
});
