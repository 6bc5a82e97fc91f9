import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';
import {settingsPath} from '../../source/session/file/store-folder.ts';
import {openSettingsStore} from '../../source/session/settings-store.ts';
import {temporaryHost} from '../helpers/store.ts';

const pool = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'client-one'};

test('pools come back in the next run, the last one first and each once', t => {
	const {host} = temporaryHost(t);
	const settings = openSettingsStore(host);
	settings.rememberPool(pool);
	settings.rememberPool({...pool, clientId: 'client-two'});
	settings.rememberPool({...pool, endpointUrl: 'http://127.0.0.1:9229'});
	const addresses = {
		endpointUrl: 'http://127.0.0.1:9229/',
		domainUrl: 'http://127.0.0.1:9230',
		redirectUri: 'http://localhost:3000/back',
	};
	settings.rememberPool({...pool, ...addresses});

	assert.deepEqual(openSettingsStore(host).listPools(), [
		{...pool, ...addresses},
		{...pool, clientId: 'client-two'},
		pool,
	]);
});

test('a client secret is never in the settings', t => {
	const {host, folder} = temporaryHost(t);
	openSettingsStore(host).rememberPool({...pool, clientSecret: 'hush-hush'});

	assert.equal(readFileSync(settingsPath(folder), 'utf8').includes('hush-hush'), false);
	assert.deepEqual(openSettingsStore(host).listPools(), [pool]);
});

test('settings that cannot be read count as empty', t => {
	const {host, folder} = temporaryHost(t);
	mkdirSync(folder, {mode: 0o700});
	for (const text of [
		'',
		'{"pools": 7}',
		'[]',
		'{"pools": [{"region": 1}]}',
		'{"pools": [{"regi',
	]) {
		writeFileSync(settingsPath(folder), text, {mode: 0o600});
		const settings = openSettingsStore(host);
		assert.deepEqual(settings.listPools(), [], text);
		settings.rememberPool(pool);
		assert.deepEqual(openSettingsStore(host).listPools(), [pool]);
	}
});

test('pools are kept for this run where no folder can be made', t => {
	const {host, folder} = temporaryHost(t);
	writeFileSync(folder, 'a file where the folder should be', {mode: 0o600});
	const settings = openSettingsStore({
		...host,
		env: {COGNITO_VERIFY_CONFIG_DIR: `${folder}/below`},
	});
	settings.rememberPool(pool);
	assert.deepEqual(settings.listPools(), [pool]);
});

test('a pool that is forgotten is not there in the next run; another client or endpoint of it is', t => {
	const {host} = temporaryHost(t);
	const others = [
		{...pool, clientId: 'client-two'},
		{...pool, endpointUrl: 'http://127.0.0.1:9229'},
	];
	const settings = openSettingsStore(host);
	for (const each of [pool, ...others]) settings.rememberPool(each);
	settings.forgetPool(pool);
	assert.deepEqual(openSettingsStore(host).listPools(), others.toReversed());
	settings.forgetPool({...pool, clientId: 'never seen'});
	assert.deepEqual(settings.listPools(), others.toReversed());
});
