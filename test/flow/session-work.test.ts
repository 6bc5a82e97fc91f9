import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {Prefill} from '../../source/flow/prefill.ts';
import {lookAround} from '../../source/flow/session-work.ts';
import {createServices} from '../../source/guided/create-services.ts';
import {createMemoryStore} from '../../source/session/memory-store.ts';
import {sessionOf, temporaryHost} from '../helpers/store.ts';

/** Whose session is gone on with, and whose is the one used last then, where Jane signed in before Robin did. */
const lookedAround = async (t: TestContext, prefill: Prefill) => {
	const store = createMemoryStore();
	await store.save(sessionOf('jane'));
	await store.save(sessionOf('robin'));
	const host = {...temporaryHost(t).host, cwd: () => temporaryHost(t).folder};
	const started = await lookAround({
		...createServices({prefill, verifySsl: true}, host, {isDemo: false}),
		openStore: async () => store,
	});
	assert.ok(started.type === 'started');
	return [started.surroundings.current?.username, (await store.get())?.username];
};

test('the app goes on with the session used last, or with that of the user who is named', async t => {
	assert.deepEqual(await lookedAround(t, {}), ['robin', 'robin']);
	assert.deepEqual(await lookedAround(t, {username: 'robin'}), ['robin', 'robin']);
	assert.deepEqual(await lookedAround(t, {username: 'jane'}), ['jane', 'jane']);
	assert.deepEqual(await lookedAround(t, {username: 'joan'}), [undefined, 'robin']);
	const elsewhere = {username: 'jane', userPoolId: 'eu-west-1_Other'};
	assert.deepEqual(await lookedAround(t, elsewhere), [undefined, 'robin']);
});
