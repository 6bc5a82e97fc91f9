import assert from 'node:assert/strict';
import {test} from 'node:test';
import {forgetPast} from '../../../source/local-pool/store/forget-past.ts';
import {createInbox} from '../../../source/local-pool/store/inbox.ts';
import {
	clientOf,
	clientOfPool,
	createState,
	poolOf,
} from '../../../source/local-pool/store/state.ts';
import {addUser, clientWith, poolWith, tellOf} from '../../helpers/pool-parts.ts';

test('a change replaces what it names on the newest record, says so, and is refused for a user who is gone', () => {
	let changes = 0;
	const state = createState(() => changes++);
	const pool = poolWith();
	const user = addUser(pool, 'ann');
	const first = state.change(pool, user, {failures: 1});
	assert.deepEqual(first, {...user, failures: 1});
	const second = state.change(pool, user, {isEnabled: false});
	assert.deepEqual(second, {...user, failures: 1, isEnabled: false});
	assert.equal(pool.users.get('ann'), second);
	assert.equal(changes, 2);
	state.touch();
	assert.equal(changes, 3);
	const gone = 'UserNotFoundException: User does not exist.';
	const change = () => tellOf(() => state.change(pool, user, {failures: 9}));
	addUser(pool, 'ann', {attributes: {sub: 'another'}});
	assert.equal(change(), gone);
	assert.equal(pool.users.get('ann')?.failures, 0);
	pool.users.delete('ann');
	assert.equal(change(), gone);
	assert.equal(pool.users.size, 0);
	assert.equal(changes, 3);
	assert.equal(createState().touch(), undefined);
});

test('a pool and a client are found by their ID, or refused by it', () => {
	const state = createState();
	const [one, two] = [poolWith(), {...poolWith(), id: 'us-east-1_b', clients: new Map()}];
	const client = clientWith();
	two.clients.set(client.id, client);
	for (const pool of [one, two]) state.pools.set(pool.id, pool);
	const absent = (what: string) => `ResourceNotFoundException: ${what} does not exist.`;
	assert.equal(poolOf(state, one.id), one);
	assert.equal(
		tellOf(() => poolOf(state, 'none')),
		absent('User pool none'),
	);
	assert.deepEqual(clientOf(state, client.id), {pool: two, client});
	assert.equal(
		tellOf(() => clientOf(state, 'none')),
		absent('User pool client none'),
	);
	assert.deepEqual(clientOfPool(state, two.id, client.id), {pool: two, client});
	assert.equal(
		tellOf(() => clientOfPool(state, one.id, client.id)),
		absent(`User pool client ${client.id}`),
	);
	assert.equal(
		tellOf(() => clientOfPool(state, 'none', client.id)),
		absent('User pool none'),
	);
});

test('the last thousand messages are kept, behind those of an earlier run, and listeners hear of new ones', () => {
	const message = (code: string) => ({
		at: '2026-03-01T12:00:00.000Z',
		medium: 'EMAIL' as const,
		destination: 'a@b.c',
		username: 'ann',
		attributeName: 'email',
		code,
		subject: undefined,
		body: code,
		clientMetadata: undefined,
	});
	const earlier = [message('earlier')];
	const inbox = createInbox(earlier);
	const heard: string[] = [];
	const stop = inbox.onMessage(({code}) => heard.push(code));
	inbox.send(message('first'));
	stop();
	assert.deepEqual(inbox.messages(), [...earlier, message('first')]);
	assert.equal(earlier.length, 1);
	for (let nth = 0; nth < 999; nth++) inbox.send(message(String(nth)));
	assert.deepEqual(
		inbox.messages().map(({code}) => code),
		['first', ...Array.from({length: 999}, (_, nth) => String(nth))],
	);
	assert.deepEqual(heard, ['first']);
	inbox.clear();
	assert.deepEqual(inbox.messages(), []);
	assert.deepEqual(createInbox().messages(), []);
});

test('what is past is forgotten up to the first that is not', () => {
	const left = (now: number) => {
		const entries = new Map([
			['a', 1],
			['b', 2],
			['c', 4],
			['d', 3],
		]);
		forgetPast(entries, now, until => until);
		return [...entries.keys()].join('');
	};
	assert.deepEqual([0, 1, 2, 3, 4].map(left), ['abcd', 'bcd', 'cd', 'cd', '']);
});
