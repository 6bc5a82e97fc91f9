import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAsker} from '../../../source/why/look-up/asker.ts';

test('while a look-up in CloudTrail that was throttled waits, no other is made', async () => {
	const asked: string[] = [];
	const aws = {
		signing: {
			credentials: async () => ({accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example'}),
			endpoint: () => new URL('http://127.0.0.1'),
			now: Date.now,
		},
		send: async ({body = ''}: {readonly body?: string}) => {
			const {name}: {name: string} = JSON.parse(body);
			const isThrottled = !asked.includes(name) && name === 'first';
			asked.push(name);
			const [status, answer] = isThrottled
				? [400, {__type: 'ThrottlingException', message: 'Rate exceeded'}]
				: [200, {Events: []}];
			return {status, headers: {}, body: new TextEncoder().encode(JSON.stringify(answer))};
		},
	};
	const budget = {atOnce: 8, perCall: 60_000, inAll: 60_000, pause: 20};
	const {ask, calls} = createAsker(aws, budget, new AbortController().signal);
	const names = ['first', 'second', 'third'];
	await Promise.all(
		names.map(name => ask('cloudtrail:LookupEvents', 'eu-west-1', {input: {name}})),
	);
	assert.deepEqual(asked, ['first', 'first', 'second', 'third']);
	assert.deepEqual(
		calls().map(({outcome}) => outcome),
		['throttled', 'ok', 'ok', 'ok'],
	);
});
