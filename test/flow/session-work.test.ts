import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {type TestContext, test} from 'node:test';
import type {Prefill} from '../../source/flow/prefill.ts';
import {lookAround} from '../../source/flow/session-work.ts';
import {createServices} from '../../source/guided/create-services.ts';
import {Problem} from '../../source/problem.ts';
import {createMemoryStore} from '../../source/session/memory-store.ts';
import {openSettingsStore} from '../../source/session/settings-store.ts';
import {sessionOf, temporaryHost} from '../helpers/store.ts';

/** The session that is resumed, and the one used last afterwards. Jane signed in before Robin. */
async function lookedAround(t: TestContext, prefill: Prefill) {
	const store = createMemoryStore();
	await store.save(sessionOf('jane'));
	await store.save(sessionOf('robin'));
	const host = {...temporaryHost(t).host, cwd: () => temporaryHost(t).folder};
	const started = await lookAround({
		...createServices({prefill, allowHttp: false}, host, {isDemo: false}),
		openStore: async () => store,
	});
	assert.ok(started.type === 'started');
	return [started.surroundings.current?.username, (await store.get())?.username];
}

test('the app continues with the session used last, or with that of the user who is named', async t => {
	assert.deepEqual(await lookedAround(t, {}), ['robin', 'robin']);
	assert.deepEqual(await lookedAround(t, {username: 'robin'}), ['robin', 'robin']);
	assert.deepEqual(await lookedAround(t, {username: 'jane'}), ['jane', 'jane']);
	assert.deepEqual(await lookedAround(t, {username: 'joan'}), [undefined, 'robin']);
	const elsewhere = {username: 'jane', userPoolId: 'eu-west-1_Other'};
	assert.deepEqual(await lookedAround(t, elsewhere), [undefined, 'robin']);
});

test('a pool used before belongs to its endpoint, and only the command line names another', async t => {
	const {host, folder} = temporaryHost(t);
	const settings = openSettingsStore(host);
	const pool = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'c1'};
	settings.rememberPool({...pool, endpointUrl: 'http://127.0.0.1:1'});
	settings.rememberPool(pool);
	const project = `${folder}-project`;
	mkdirSync(project);
	writeFileSync(`${project}/.env`, 'USER_POOL_ID=eu-west-1_Env\nCLIENT_ID=c2\n');
	const endpoints = async (prefill: Prefill) => {
		const at = {...host, cwd: () => project};
		const services = createServices({prefill, allowHttp: false}, at, {
			isDemo: false,
		});
		const started = await lookAround(services);
		assert.ok(started.type === 'started');
		return started.surroundings.pools.map(({client}) => client.endpointUrl);
	};

	assert.deepEqual(await endpoints({}), [undefined, 'http://127.0.0.1:1', undefined]);
	assert.deepEqual(await endpoints({defaultEndpointUrl: 'http://127.0.0.1:2'}), [
		undefined,
		'http://127.0.0.1:1',
		'http://127.0.0.1:2',
	]);
	assert.deepEqual(await endpoints({endpointUrl: 'http://127.0.0.1:3'}), [
		'http://127.0.0.1:3',
		'http://127.0.0.1:3',
	]);
});

test('a session is gone on with only where its endpoint is the one asked for', async t => {
	const standIn = {username: 'jane', defaultEndpointUrl: 'http://127.0.0.1:2'};
	assert.deepEqual(await lookedAround(t, standIn), [undefined, 'robin']);
	const amazon = 'https://cognito-idp.eu-west-1.amazonaws.com';
	assert.deepEqual(await lookedAround(t, {username: 'jane', endpointUrl: amazon}), [
		'jane',
		'jane',
	]);
});

test('what the store has to say is shown with what was found', async t => {
	const host = {...temporaryHost(t).host, cwd: () => temporaryHost(t).folder};
	const services = createServices({prefill: {}, allowHttp: false}, host, {isDemo: false});
	const surroundings = {prefill: {}, sessions: [], pools: []};
	const found = async (openStore: typeof services.openStore) =>
		lookAround({...services, openStore, foundPools: async () => [], usedPools: async () => []});
	const notice = 'The file of sessions was damaged.';
	assert.deepEqual(await found(async () => createMemoryStore({notice})), {
		...{type: 'started', surroundings},
		notice: {kind: 'sentence', sentence: notice},
	});
	assert.deepEqual(await found(async () => createMemoryStore()), {
		type: 'started',
		surroundings,
	});
	const problem = new Problem('storeUnsafe', {fault: 'it is a link', mend: 'rm it'});
	const failing = async () => {
		throw problem;
	};
	assert.deepEqual(await found(failing), {
		...{type: 'started', surroundings},
		notice: {kind: 'problem', problem},
	});
});
