import assert from 'node:assert/strict';
import {test} from 'node:test';
import {withAsciiDigits} from '../source/ascii-digits.ts';

test('digits of every script are ASCII ones, and nothing else is changed', () => {
	const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xe50, 0xff10, 0x1d7ce, 0x1e950];
	for (const zero of zeros) {
		const digits = Array.from({length: 10}, (_, at) => String.fromCodePoint(zero + at)).join('');
		assert.equal(withAsciiDigits(`a${digits}é`), 'a0123456789é', zero.toString(16));
	}
	// There are five consecutive sets of mathematical digits.
	assert.equal(withAsciiDigits('\u{1d7d8}\u{1d7ff}'), '09');
	for (const text of ['', 'a1', '½²Ⅷ', '😀']) assert.equal(withAsciiDigits(text), text);
});
