import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {
	doubtAbout,
	readSessions,
	toAppClient,
	toGeneration,
	writeSessions,
} from '../../../source/session/file/sessions-file.ts';
import type {Session} from '../../../source/session/session.ts';

const client = {region: 'eu-west-1', clientId: 'client1'};
const tokens = {accessToken: 'access', expiresAt: 1_000};
const least: Session = {name: 'jane', client, username: 'jane', tokens};
const most: Session = {
	name: 'joan',
	client: {
		...client,
		userPoolId: 'eu-west-1_AbC',
		clientSecret: 'secret',
		endpointUrl: 'http://127.0.0.1:9229',
		domainUrl: 'https://auth.example.com',
		redirectUri: 'http://localhost:8400',
	},
	username: 'joan@example.com',
	tokens: {
		...tokens,
		idToken: 'id',
		refreshToken: 'refresh',
		device: {key: 'key', groupKey: 'group', password: 'device password'},
	},
	codeTimes: {
		sends: [1, 2],
		tries: [3],
		sendsRefusedAt: 4,
		triesRefusedAt: 5,
		requested: {email: 6},
	},
};
const sessions = {current: 'joan', sessions: [least, most]};
const damaged = {kind: 'damaged'};
const fileOf = (...list: readonly unknown[]) =>
	JSON.stringify({version: 1, sessions: Object.fromEntries(list.entries())});
const read = (session: unknown) => readSessions(fileOf(session));
const clear = (...list: readonly Session[]) => ({
	kind: 'sessions',
	sessions: {sessions: list},
	isSealed: false,
	generation: 0,
});

test('what was written is read again, in the clear and under a key', () => {
	const written = {kind: 'sessions', sessions, isSealed: false, generation: 0};
	assert.deepEqual(readSessions(writeSessions(sessions)), written);
	assert.deepEqual(readSessions(writeSessions({sessions: []})), clear());
	const key = randomBytes(32);
	const text = writeSessions(sessions, {key, generation: 7});
	assert.equal(/joan|secret|access|generation/.test(text), false);
	assert.deepEqual(readSessions(text, key), {...written, isSealed: true, generation: 7});
	assert.deepEqual(readSessions(text), {kind: 'locked'});
	assert.deepEqual(readSessions(text, randomBytes(32)), damaged);
});

test('a file of another shape is damaged, one of a later version is left alone', () => {
	const texts = ['', '{', '[]', 'null', '{}', '{"version": "1", "sessions": {}}', '{"version": 1}'];
	for (const text of [...texts, '{"version": 1, "sessions": []}']) {
		assert.deepEqual(readSessions(text), damaged, text);
	}
	assert.deepEqual(readSessions('{"version": 2, "sessions": []}'), {kind: 'future'});
	// Not encrypted by this program, so it can't be decrypted either.
	const sealed = {cipher: 'aes-256-gcm', iv: 'aXY=', tag: 'dGFn', data: 'ZGF0YQ=='};
	const withSeal = (form: object) =>
		readSessions(JSON.stringify({version: 1, sealed: {...sealed, ...form}, sessions: {}}));
	assert.deepEqual(withSeal({}), {kind: 'locked'});
	for (const form of [{cipher: 'rot13'}, {iv: 1}, {tag: 1}, {data: 1}]) {
		assert.deepEqual(withSeal(form), clear(), JSON.stringify(form));
	}
	assert.deepEqual(readSessions('{"version": 1, "sealed": "text", "sessions": {}}'), clear());
});

test('a session without what it needs damages its file, and what it can do without is left out', () => {
	assert.deepEqual(read(least), clear(least));
	for (const broken of [
		'text',
		{...least, name: 1},
		{...least, username: 1},
		{...least, client: 'client1'},
		{...least, client: {...client, region: 1}},
		{...least, client: {...client, clientId: 1}},
		{...least, tokens: 'tokens'},
		{...least, tokens: {...tokens, accessToken: 1}},
		{...least, tokens: {...tokens, expiresAt: '1000'}},
	]) {
		assert.deepEqual(readSessions(fileOf(least, broken)), damaged, JSON.stringify(broken));
	}
	const odd = {
		client: {...client, userPoolId: 1, clientSecret: 2, endpointUrl: [], more: 'x'},
		tokens: {...tokens, idToken: 1, refreshToken: null, device: {key: 'key'}},
		codeTimes: 'none',
		more: 'x',
	};
	assert.deepEqual(read({...least, ...odd}), clear(least));
	for (const device of ['text', {key: 1, groupKey: 'group'}, {key: 'key', groupKey: 1}]) {
		assert.deepEqual(read({...least, tokens: {...tokens, device}}), clear(least));
	}
	const device = {key: 'key', groupKey: 'group'};
	const withDevice = {...least, tokens: {...tokens, device: {...device, password: 1}}};
	assert.deepEqual(read(withDevice), clear({...least, tokens: {...tokens, device}}));
});

test('times are ones that a date can be, and an address has no password', () => {
	const latest = 8.64e15;
	const expiring = (expiresAt: number) => ({...least, tokens: {...tokens, expiresAt}});
	assert.deepEqual(read(expiring(-1)), clear(expiring(0)));
	assert.deepEqual(read(expiring(latest + 1e6)), clear(expiring(latest)));
	const codeTimes = {
		sends: [0, -1, '1', latest, latest + 1e6, null],
		tries: 'none',
		sendsRefusedAt: -1,
		triesRefusedAt: latest + 1e6,
		requested: {email: -1, phone_number: 'x'},
	};
	assert.deepEqual(
		read({...least, codeTimes}),
		clear({...least, codeTimes: {sends: [0, latest], tries: []}}),
	);
	const requested = {requested: {email: 0, phone_number: 'x'}};
	assert.deepEqual(
		read({...least, codeTimes: requested}),
		clear({...least, codeTimes: {sends: [], tries: [], requested: {email: 0}}}),
	);
	assert.deepEqual(toAppClient({...client, endpointUrl: 'https://jane:hush@example.com/x'}), {
		...client,
		endpointUrl: 'https://example.com/x',
	});
	assert.equal(toAppClient(undefined), undefined);
});

test('a file is doubted that could be encrypted and is not, or that was written before the latest', () => {
	const reading = {sessions, isSealed: true, generation: 4};
	assert.equal(doubtAbout(reading, {generation: 4}), undefined);
	assert.equal(doubtAbout(reading, {generation: 5}), 'older');
	assert.equal(doubtAbout({...reading, isSealed: false}, {generation: 0}), 'clear');
	const empty = {sessions: {sessions: []}, isSealed: false, generation: 0};
	assert.equal(doubtAbout(empty, {generation: 5}), undefined);
	assert.deepEqual([0, 1, 2 ** 53 - 1, 2 ** 53, -1, 1.5, '3', undefined].map(toGeneration), [
		0,
		1,
		2 ** 53 - 1,
		0,
		0,
		0,
		0,
		0,
	]);
});
