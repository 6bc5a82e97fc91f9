import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';
import {rawArguments} from '../source/raw-arguments.ts';

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
