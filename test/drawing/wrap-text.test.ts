import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {cutShort, wrapText} from '../../source/drawing/wrap-text.ts';

const wrapped = (text: string, width: number, hang = 0) =>
	wrapText(text, width, hang).map(({start, end}) => text.slice(start, end));

test('lines break between words, and long words between graphemes', () => {
	assert.deepEqual(wrapped('Look for the newest message.', 12), [
		'Look for the',
		'newest',
		'message.',
	]);
	assert.deepEqual(wrapped('a email  jane@example.com b', 10), [
		'a email',
		'jane@examp',
		'le.com b',
	]);
	assert.deepEqual(wrapped('two  spaces stay', 11), ['two  spaces', 'stay']);
	assert.deepEqual(wrapped('漢字漢字', 5), ['漢字', '漢字']);
	assert.deepEqual(wrapped('', 5), ['']);
});

test('lines after the first leave room for an indent', () => {
	assert.deepEqual(wrapped('1. one two three', 9, 3), ['1. one', 'two', 'three']);
	assert.deepEqual(wrapped('1. one two six', 10, 3), ['1. one two', 'six']);
});

test('whatever the text, no line is too wide or begins with a space, and no word is lost', () => {
	const text = fc.array(fc.oneof(fc.string({unit: 'grapheme', maxLength: 12}), fc.constant(' ')));
	fc.assert(
		fc.property(text, fc.integer({min: 20, max: 40}), fc.nat(10), (parts, width, hang) => {
			const all = parts.join(' ');
			const lines = wrapped(all, width, hang);
			for (const [index, line] of lines.entries()) {
				const room = Math.max(1, width - (index === 0 ? 0 : hang));
				assert.ok(stringWidth(line) <= room, line);
				if (index > 0) assert.match(line, /^\S/);
			}
			assert.equal(lines.join('').replaceAll(/\s/g, ''), all.replaceAll(/\s/g, ''));
		}),
	);
});

test('a text that is cut says so, in the columns there are', () => {
	assert.equal(cutShort('jane@example.com', 8), 'jane@ex…');
	assert.equal(cutShort('one two', 5), 'one…');
	assert.equal(cutShort('漢字漢字', 4), '漢…');
});
