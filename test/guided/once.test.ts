import assert from 'node:assert/strict';
import {test} from 'node:test';
import {once} from '../../source/guided/once.ts';

test('a thing is opened once, and anew only where it failed to open', async () => {
	let opened = 0;
	const open = once(async () => {
		opened += 1;
		if (opened === 1) throw new Error('refused');
		return {opened};
	});
	await assert.rejects(open(), /refused/);
	const [first, second] = await Promise.all([open(), open()]);
	assert.deepEqual(first, {opened: 2});
	assert.equal(second, first);
});
