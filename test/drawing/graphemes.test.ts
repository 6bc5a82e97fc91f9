import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {graphemes, plainText} from '../../source/drawing/graphemes.ts';

const segmenter = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** Compares all results for a text with those of `Intl.Segmenter`: its graphemes, and the one at each position. */
function compare(text: string): void {
	const expected = segmenter.segment(text);
	const actual = graphemes.segment(text);
	const bare = (data: {segment: string; index: number} | undefined) =>
		data && [data.segment, data.index];
	assert.deepEqual([...actual].map(bare), [...expected].map(bare));
	for (let index = -1; index <= text.length; index += 1) {
		assert.deepEqual(bare(actual.containing(index)), bare(expected.containing(index)));
	}
}

test('a plain text, in colour too, has the graphemes that Intl.Segmenter finds', () => {
	const units = Array.from({length: 0x10000}, (_, code) => String.fromCharCode(code));
	const plain = units.filter(unit => plainText.test(unit));
	assert.equal(plain.length, 603);
	compare(plain.join(''));
	compare(plain.toReversed().join('\u001b'));
	compare('one line\r\nand another');
});

test('so has a text of any mixture', () => {
	const character = fc.constantFrom(
		...'aé─│✔⚠❯⠋…漢각',
		...['\u001b[2m', '\r', '\n', '\u0301', '\u200d', '\ufe0f', '👩', '🏽', '🇫', '🇷', '\ud83d'],
	);
	fc.assert(
		fc.property(fc.array(character, {maxLength: 8}), parts => compare(parts.join(''))),
		{numRuns: 300},
	);
});

test('a segmenter is made for the first text that needs one, and lines and colors are none', async t => {
	let made = 0;
	const {Segmenter} = Intl;
	const counting = class extends Segmenter {
		constructor(...given: ConstructorParameters<typeof Segmenter>) {
			super(...given);
			made += 1;
		}
	};
	Object.assign(Intl, {Segmenter: counting});
	t.after(() => Object.assign(Intl, {Segmenter}));
	const fresh = '../../source/drawing/graphemes.ts?fresh';
	const {graphemes}: typeof import('../../source/drawing/graphemes.ts') = await import(fresh);
	const counts = ['\u001b[32m✔\u001b[39m Signed in\n  until you sign out', 'a漢', '漢'].map(
		text => {
			for (const _ of graphemes.segment(text));
			return made;
		},
	);
	assert.deepEqual(counts, [0, 1, 1]);
});
