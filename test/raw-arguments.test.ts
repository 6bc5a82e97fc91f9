import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {rawArguments, wordsIn} from '../source/raw-arguments.ts';

test('words that Node could read are left alone, whatever this process was started with', () => {
	const words = ['get-user', '--access-token', 'é😀'];
	assert.equal(rawArguments(words), words);
	const none: readonly string[] = [];
	assert.equal(rawArguments(none), none);
});

test('words that Node could not read are looked up among this process’s own, as many from the end', {
	skip: process.platform === 'linux' ? false : 'only Linux keeps the bytes',
}, () => {
	const own = readFileSync('/proc/self/cmdline', 'utf8').split('\0').slice(0, -1);
	assert.deepEqual(rawArguments(['\ufffd']), own.slice(-1));
	assert.deepEqual(rawArguments(['a', '\ufffd']), own.slice(-2));
});

test('each byte that isn’t UTF-8 is the surrogate that Python stands for it, and all else is itself', () => {
	const line = (...parts: readonly (string | number)[]) =>
		wordsIn(
			Buffer.concat(
				parts.map(part => (typeof part === 'number' ? Buffer.from([part]) : Buffer.from(part))),
			),
		);
	assert.deepEqual(line(), []);
	assert.deepEqual(line('\0'), ['']);
	assert.deepEqual(line('a\0\0é日😀\0'), ['a', '', 'é日😀']);
	assert.deepEqual(line('x', 0xff, 'y\0', 0xe9, '\0'), ['x\udcffy', '\udce9']);
	// Incomplete characters, an overlong encoding, and half of a surrogate pair.
	assert.deepEqual(line(0xc3, 'a', 0xe2, 0x82, '\0'), ['\udcc3a\udce2\udc82']);
	assert.deepEqual(line(0xc0, 0x80, 0xed, 0xa0, 0x80, '\0'), ['\udcc0\udc80\udced\udca0\udc80']);
	assert.deepEqual(line(0xf0, 0x9f, 0x98, '\0'), ['\udcf0\udc9f\udc98']);
	// A replacement character that was typed is kept.
	assert.deepEqual(line('\ufffd\0'), ['\ufffd']);
});
