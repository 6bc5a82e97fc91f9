import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {
	addTypeAhead,
	keepTypeAhead,
	openTypeAhead,
	takeTypeAhead,
} from '../../../source/ui/text-field/type-ahead.ts';

const typed = (text: string) => ({type: 'text', text}) as const;

test('what is typed behind an Enter waits for the next field in this turn, and no longer', async () => {
	const stdin = {};
	openTypeAhead(stdin, [typed('a')]);
	assert.equal(addTypeAhead(stdin, [typed('b')]), true);
	assert.deepEqual(takeTypeAhead(stdin), [typed('a'), typed('b')]);
	openTypeAhead(stdin, [typed('c')]);
	await setImmediate();
	assert.equal(addTypeAhead(stdin, [typed('d')]), false);
	assert.deepEqual(takeTypeAhead(stdin), []);
});

test('while a screen is being loaded it waits for that, however long it takes, and a turn longer', async () => {
	const stdin = {};
	openTypeAhead(stdin, [typed('a')]);
	const release = keepTypeAhead(stdin);
	for (let turn = 0; turn < 5; turn++) await setImmediate();
	assert.equal(addTypeAhead(stdin, [typed('b')]), true);
	release();
	assert.deepEqual(takeTypeAhead(stdin), [typed('a'), typed('b')]);
});

test('what no field takes is gone a turn after the screen is there', async () => {
	const stdin = {};
	const release = keepTypeAhead(stdin);
	assert.equal(addTypeAhead(stdin, [typed('a')]), true);
	release();
	await setImmediate();
	assert.equal(addTypeAhead(stdin, [typed('b')]), false);
	assert.deepEqual(takeTypeAhead(stdin), []);
});
