import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {openSessionStore} from '../../source/session/session-store.ts';
import {openSettingsStore} from '../../source/session/settings-store.ts';
import {signedInWithRotation} from '../helpers/client.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {hostOf, temporaryHost} from '../helpers/store.ts';

const pool = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'client-one'};

const poolsIn = (folder: string) => openSettingsStore(hostOf(folder)).listPools();

/** A folder with two pools used before, the more recent one first. */
function withPools(t: TestContext) {
	const {host, folder} = temporaryHost(t);
	const settings = openSettingsStore(host);
	settings.rememberPool({...pool, userPoolId: 'eu-west-1_Older'});
	settings.rememberPool(pool);
	return folder;
}

for (const endpointUrl of [undefined, 'http://127.0.0.1:9']) {
	test(`d removes a pool from the list, after a question${endpointUrl ? ', also where the command line names another endpoint' : ''}`, async t => {
		const folder = withPools(t);
		const {terminal} = await openGuidedApp(t, {
			folder,
			...(endpointUrl !== undefined && {prefill: {endpointUrl}}),
		});
		await terminal.until('d remove');
		await terminal.press('d');
		await terminal.until('Remove eu-west-1_AbC from the list. Sessions in it stay signed in.');
		await terminal.press('escape');
		await terminal.until('1. eu-west-1_AbC');
		assert.equal(poolsIn(folder).length, 2);
		await terminal.press('d');
		await terminal.until('Remove from the list?');
		await terminal.press('enter');
		await terminal.until('1. eu-west-1_Older');
		assert.doesNotMatch(terminal.text(), /eu-west-1_AbC/);
		assert.deepEqual(poolsIn(folder), [{...pool, userPoolId: 'eu-west-1_Older'}]);
	});
}

test('a pool that a file of this folder names is not removed, and that is said', async t => {
	const {terminal, flow} = await openGuidedApp(t, {
		services: {foundPools: async () => [{client: pool, foundIn: 'amplify_outputs.json'}]},
	});
	await terminal.until('found in amplify_outputs.json');
	await terminal.press('d');
	await terminal.until('This pool comes from a file in this folder');
	assert.equal(flow.state().step, 'connect');
});

test('d signs a session out on this computer and removes it; of the other rows it says that they stay', async t => {
	const {folder} = temporaryHost(t);
	const {client, tokens} = await signedInWithRotation(t);
	const store = await openSessionStore({host: hostOf(folder), now: Date.now});
	for (const username of ['demo', 'other']) await store.save({client, username, tokens});
	const {terminal, flow} = await openGuidedApp(t, {folder, prefill: {username: 'nobody'}});
	await terminal.until('d remove');
	const [, name = ''] = /1\. (\S+)/.exec(terminal.text()) ?? [];
	await terminal.press('d');
	await terminal.until(`Sign out ${name} on this computer and remove it from the list.`);
	await terminal.press('enter');
	await terminal.until(new RegExp(`1\\. (?!${name} )\\S+ +signed in`));
	const left = await (await openSessionStore({host: hostOf(folder), now: Date.now})).list();
	assert.deepEqual(left.map(session => session.name).includes(name), false);
	assert.equal(left.length, 1);
	await terminal.press('end', 'd');
	await terminal.until('Only user pools and sessions can be removed from the list.');
	assert.equal(flow.state().step, 'connect');
	assert.match(terminal.text(), /3\. Paste an access token/);
});
