import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
	countGraphemes,
	type Edit,
	type EditKey,
	editOf,
	insertText,
	pasteText,
	pressKey,
} from '../../../source/ui/text-field/text-edit.ts';

const words = {spaces: true, limit: 16_384};
const codes = {spaces: false, limit: 16_384};

/** A field written with `|` at the cursor. */
const at = (text: string): Edit => ({value: text.replace('|', ''), cursor: text.indexOf('|')});
const show = ({value, cursor}: Edit) => `${value.slice(0, cursor)}|${value.slice(cursor)}`;

const cases: ReadonlyArray<readonly [before: string, key: EditKey, after: string]> = [
	['ab|', 'left', 'a|b'],
	['|ab', 'left', '|ab'],
	['a|b', 'right', 'ab|'],
	['ab|', 'right', 'ab|'],
	['a|b', 'start', '|ab'],
	['a|b', 'end', 'ab|'],
	['ab|c', 'eraseLeft', 'a|c'],
	['|abc', 'eraseLeft', '|abc'],
	['ab|c', 'eraseRight', 'ab|'],
	['ab|cd', 'eraseToStart', '|cd'],
	['ab|cd', 'eraseToEnd', 'ab|'],
	['jane@example.com|', 'wordLeft', 'jane@example.|com'],
	['jane@example.|com', 'wordLeft', 'jane@|example.com'],
	['jane|@example.com', 'wordRight', 'jane@example|.com'],
	['one two  |', 'eraseWordLeft', 'one |'],
	['one| two', 'eraseWordRight', 'one|'],
	['naïve café|', 'eraseWordLeft', 'naïve |'],
	// One key, one grapheme: an emoji of four joined ones, a flag, a letter with a combining accent, a Hangul syllable of
	// jamo.
	['a👩‍👩‍👧‍👦|b', 'eraseLeft', 'a|b'],
	['a|👩‍👩‍👧‍👦b', 'eraseRight', 'a|b'],
	['🇩🇪🇫🇷|', 'eraseLeft', '🇩🇪|'],
	['e\u0301|', 'eraseLeft', '|'],
	['e\u0301|x', 'left', '|e\u0301x'],
	['|e\u0301x', 'right', 'e\u0301|x'],
	['\u1112\u1161\u11ab|', 'eraseLeft', '|'],
	['日本|語', 'eraseLeft', '日|語'],
];

for (const [before, key, after] of cases) {
	test(`${key} turns ${before} into ${after}`, () => {
		assert.equal(show(pressKey(at(before), key)), after);
	});
}

test('a key that changes nothing gives the same object back', () => {
	const edit = at('|ab');
	assert.equal(pressKey(edit, 'left'), edit);
	assert.equal(pressKey(edit, 'eraseLeft'), edit);
	assert.equal(insertText(edit, '\u0007', words), edit);
});

test('an accent typed behind a letter joins it, and the cursor stands behind both', () => {
	assert.equal(show(insertText(at('e|x'), '\u0301', words)), 'e\u0301|x');
	assert.equal(show(insertText(at('|\u0301x'), 'e', words)), 'e\u0301|x');
});

test('what has no place in a line is left out of it', () => {
	const insert = (text: string) => insertText(at('|'), text, words).value;
	assert.equal(insert('a\u0000b\u001bc\u009bd\u007fe'), 'abcde');
	assert.equal(insert('\u202e123\u200b456\ufeff'), '123456');
	assert.equal(insert('half \ud83d of a character'), 'half  of a character');
	assert.equal(insert('पिता 👩‍👧 كتاب'), 'पिता 👩‍👧 كتاب');
});

test('a code and a token take no spaces, a password keeps them', () => {
	assert.equal(insertText(at('|'), '123 456', codes).value, '123456');
	assert.equal(pasteText(at('|'), ' 12\u00a034\n56 ', codes).value, '123456');
	assert.equal(pasteText(at('|'), ' two words ', words).value, ' two words ');
});

test('a pasted text becomes one line', () => {
	assert.equal(pasteText(at('|'), 'secret\r\n', words).value, 'secret');
	assert.equal(pasteText(at('a|d'), '\nb\n\nc\n', words).value, 'ab cd');
});

test('nothing grows beyond its limit, and no grapheme is cut', () => {
	const short = {spaces: true, limit: 5};
	assert.equal(show(insertText(at('ab|z'), 'cdef', short)), 'abcd|z');
	assert.equal(show(insertText(at('abc|'), '👩‍👧', short)), 'abc|');
	assert.equal(editOf('x'.repeat(10_000_000), short).value, 'xxxxx');
});

test('a token of 6,000 characters is edited in the time of a short one', () => {
	const token = editOf('a'.repeat(6_000), codes);
	assert.equal(countGraphemes(token.value), 6_000);
	assert.equal(show(pressKey(token, 'eraseToStart')), '|');
	assert.equal(pressKey(token, 'wordLeft').cursor, 0);
});

const keys: readonly EditKey[] = [
	'left',
	'right',
	'wordLeft',
	'wordRight',
	'start',
	'end',
	'eraseLeft',
	'eraseRight',
	'eraseWordLeft',
	'eraseWordRight',
	'eraseToStart',
	'eraseToEnd',
];

test('whatever is typed and pressed, the cursor stands between two graphemes', () => {
	const segmenter = new Intl.Segmenter('en', {granularity: 'grapheme'});
	const isBoundary = ({value, cursor}: Edit) =>
		cursor === value.length || segmenter.segment(value).containing(cursor)?.index === cursor;
	const stroke = fc.oneof(
		fc.constantFrom(...keys),
		fc.record({text: fc.string({unit: 'grapheme', maxLength: 6})}),
		fc.record({text: fc.string({unit: 'binary', maxLength: 4})}),
	);
	fc.assert(
		fc.property(fc.array(stroke, {maxLength: 30}), strokes => {
			let edit = at('|');
			for (const next of strokes) {
				edit = typeof next === 'string' ? pressKey(edit, next) : insertText(edit, next.text, words);
				assert.ok(isBoundary(edit), JSON.stringify(edit));
				assert.ok(edit.value.isWellFormed());
			}
		}),
		{numRuns: 500},
	);
});

test('a million line breaks are pasted at once', () => {
	const breaks = '\n'.repeat(1_000_000);
	assert.equal(pasteText(at('|'), `${breaks}a${breaks}b${breaks}`, words).value, 'a b');
});
