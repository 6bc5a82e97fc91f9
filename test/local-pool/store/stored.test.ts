import assert from 'node:assert/strict';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {
	createSaver,
	readDataFile,
	restore,
	toStored,
} from '../../../source/local-pool/store/data-file.ts';
import {createState} from '../../../source/local-pool/store/state.ts';
import {createContext, sms, UserPoolId} from '../../helpers/pool-context.ts';

async function fileIn(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'stored-'));
	t.after(() => rm(folder, {recursive: true}));
	return join(folder, 'pool.json');
}

/** A state with a sample of everything that is stored. */
async function fullState() {
	const arranged = createContext(
		{...sms, AutoVerifiedAttributes: ['email']},
		{secret: 's'.repeat(24)},
	);
	const {call, context, addUser, pool, user} = arranged;
	await addUser(
		'ann',
		{email: 'ann@example.com'},
		{
			totp: {secret: 'A', name: 'app', lastStep: 3},
			pendingTotp: 'B',
			mfa: ['SOFTWARE_TOKEN_MFA'],
			preferredMfa: 'SOFTWARE_TOKEN_MFA',
			pending: {email: 'new@example.com'},
			codes: {email: {code: '1', expiresAt: 5, destination: 'a@b.c'}},
			uses: {SignUp: [1, 2]},
			failures: 1,
			lastFailureAt: 4,
			temporaryUntil: 9,
			passwordHistory: [{salt: 'a', verifier: 'b'}],
			devices: {
				d: {
					key: 'd',
					groupKey: 'g',
					name: 'n',
					verifier: {salt: 'a', verifier: 'b'},
					isRemembered: true,
					createdAt: 1,
					modifiedAt: 2,
					lastSignInAt: 3,
				},
			},
		},
	);
	await call('CreateGroup', {UserPoolId, GroupName: 'g', Description: 'd', Precedence: 0});
	await call('AdminAddUserToGroup', {UserPoolId, GroupName: 'g', Username: 'ann'});
	const Scopes = [{ScopeName: 'read', ScopeDescription: 'to read'}];
	await call('CreateResourceServer', {UserPoolId, Identifier: 'api', Name: 'API', Scopes});
	await call('CreateUserPoolDomain', {UserPoolId, Domain: 'shop'});
	arranged.pass(1_000);
	await call('UpdateUserPoolClient', {UserPoolId, ClientId: 'client1'});
	pool().revoked.set('jti', 7);
	pool().rotated.set('jti', {at: 1, until: 2});
	await context.keys.access();
	context.inbox.send({
		at: '2026-03-01T12:00:00.000Z',
		medium: 'SMS',
		destination: '+1',
		username: 'ann',
		attributeName: 'phone_number',
		code: '1',
		subject: undefined,
		body: 'b',
		clientMetadata: {a: 'b'},
	});
	await call('CreateUserPool', {PoolName: 'other'});
	assert.equal(user('ann').groups.length, 1);
	return arranged;
}

/** Without the prototypes of maps, which differ after reading. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('everything that is kept is the same after a restart', async t => {
	const {context, pool} = await fullState();
	const path = await fileIn(t);
	await writeFile(path, toStored(context.state, context.inbox, context.keys.stored()));
	const stored = (await readDataFile(path)) ?? assert.fail('no file');
	const {version, keys, messages} = stored;
	assert.deepEqual(plain({version, keys, messages}), {
		version: 1,
		keys: plain(context.keys.stored()),
		messages: plain(context.inbox.messages()),
	});
	assert.equal(keys.id, undefined);
	const state = createState();
	restore(state, stored);
	const whole = ({pools}: typeof state) =>
		[...pools.values()].map(({settings: _, schema: __, clients, ...one}) => ({
			...one,
			clients: [...clients.values()],
		}));
	const maps = (list: ReturnType<typeof whole>) =>
		list.map(one =>
			Object.fromEntries(
				Object.entries(one).map(([name, value]) => [
					name,
					value instanceof Map ? plain([...value]) : plain(value),
				]),
			),
		);
	assert.deepEqual(maps(whole(state)), maps(whole(context.state)));
	const again = state.pools.get(UserPoolId);
	assert.deepEqual(again?.settings, pool().settings);
	assert.deepEqual(again?.schema, pool().schema);
	const [client] = again?.clients.values() ?? [];
	assert.deepEqual(
		[client?.secret, client?.modifiedAt],
		['s'.repeat(24), pool().createdAt + 1_000],
	);
});

test('a file from before groups, domains and resource servers is read, and any other is refused', async t => {
	const path = await fileIn(t);
	assert.equal(await readDataFile(path), undefined);
	const pool = {
		id: 'us-east-1_a',
		given: {PoolName: 'p'},
		createdAt: 1,
		clients: [{id: 'c', given: {ClientName: 'c'}, createdAt: 2}],
		users: [],
		revoked: {},
		rotated: {},
	};
	const old = {version: 1, keys: {seal: 'AAAA'}, messages: [], pools: [pool]};
	const read = async (content: unknown) => {
		await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
		return readDataFile(path);
	};
	const state = createState();
	restore(state, (await read(old)) ?? assert.fail('no file'));
	const restored = state.pools.get('us-east-1_a');
	assert.deepEqual(
		[restored?.modifiedAt, restored?.groups.size, restored?.resourceServers.size],
		[1, 0, 0],
	);
	assert.deepEqual(
		[...(restored?.clients.values() ?? [])].map(one => one.modifiedAt),
		[2],
	);
	const refused = {
		message: `${path} is not a data file of the local pool. Name another file, or move it.`,
	};
	for (const wrong of [
		'{',
		'[]',
		{...old, version: 2},
		{...old, version: '1'},
		{...old, keys: {}},
		{...old, messages: [{}]},
		{...old, pools: [{...pool, users: [{}]}]},
		{...old, pools: [{...pool, rotated: {a: 1}}]},
	]) {
		await assert.rejects(read(wrong), refused);
	}
	await assert.rejects(readDataFile(join(path, '..')), {code: 'EISDIR'});
});

test('what changed is written once it has to be, and changes that come meanwhile share the next write', async t => {
	const path = await fileIn(t);
	let writes = 0;
	const saver = createSaver(path, () => `write ${++writes}`);
	await saver.saved();
	assert.equal(writes, 0);
	saver.touch();
	saver.touch();
	await saver.saved();
	assert.deepEqual([writes, await readFile(path, 'utf8')], [1, 'write 1']);
	await saver.saved();
	assert.equal(writes, 1);
	saver.touch();
	const waiting = [saver.saved()];
	saver.touch();
	waiting.push(saver.saved(), saver.saved());
	await Promise.all(waiting);
	assert.ok(writes === 2 || writes === 3, String(writes));
	assert.equal(await readFile(path, 'utf8'), `write ${writes}`);

	const lost = createSaver(join(path, 'below', 'a file'), () => 'any');
	lost.touch();
	await assert.rejects(lost.saved(), {code: 'ENOTDIR'});
	await assert.rejects(lost.saved(), {code: 'ENOTDIR'});
});
