import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {nextBoundary} from '../../../source/ui/text-field/text-edit.ts';
import {windowOf} from '../../../source/ui/text-field/text-window.ts';

/** The window drawn with `|` at the cursor. */
function draw(text: string, width: number): string {
	const cursor = text.indexOf('|');
	const shown = windowOf({value: text.replace('|', ''), cursor}, width);
	let index = 0;
	while (stringWidth(shown.text.slice(0, index)) < shown.cursorColumn)
		index = nextBoundary(shown.text, index);
	return `${shown.text.slice(0, index)}|${shown.text.slice(index)}`;
}

test('a text that fits is shown whole, with a column for the cursor behind it', () => {
	assert.equal(draw('1234567|', 8), '1234567|');
	assert.equal(draw('|1234567', 8), '|1234567');
});

test('a longer one scrolls, and says where more is hidden', () => {
	assert.equal(draw('abcdefghij|', 8), '…efghij|');
	assert.equal(draw('|abcdefghij', 8), '|abcdef…');
	assert.equal(draw('abcdefghijklmnop|qrstuvwxyz', 9), '…nop|qrs…');
	assert.equal(draw('abcdefghi|j', 8), '…efghi|j');
});

test('a wide character counts two columns, and is never cut in half', () => {
	assert.equal(draw('日本語|', 7), '日本語|');
	assert.equal(draw('日本語日本語|', 8), '… 本語|');
	assert.equal(draw('x👩‍👩‍👧‍👦y|', 8), 'x👩‍👩‍👧‍👦y|');
});

test('no window is wider than it may be, and the cursor is always in it', () => {
	const text = fc.string({unit: 'grapheme', maxLength: 60});
	fc.assert(
		fc.property(text, fc.nat(), fc.integer({min: 1, max: 20}), (value, place, width) => {
			let cursor = 0;
			for (let step = place % (value.length + 1); step > 0; step--)
				cursor = nextBoundary(value, cursor);
			const shown = windowOf({value, cursor}, width);
			assert.ok(stringWidth(shown.text) <= width, `${stringWidth(shown.text)} > ${width}`);
			assert.ok(shown.cursorColumn < width);
		}),
		{numRuns: 1_000},
	);
});
