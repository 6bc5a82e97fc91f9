import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import type {Access, Complaint} from '../../source/flow/desk.ts';
import {type DeskHost, openDesk, placeOf} from '../../source/guided/open-desk.ts';
import {SettingsError} from '../../source/settings/settings-file.ts';
import {startAccount} from '../helpers/aws-account.ts';
import {temporaryFolder} from '../helpers/store.ts';

const {signal} = new AbortController();
const support = {kind: 'profile', name: 'support'} as const;

/** A desk that records who its credentials are requested for, with these AWS files. */
function open(t: TestContext, host: Partial<DeskHost> = {}, config = '', more: object = {}) {
	const folder = temporaryFolder(t);
	const env = {
		AWS_CONFIG_FILE: join(folder, 'config'),
		AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
		...more,
	};
	writeFileSync(env.AWS_CONFIG_FILE, config);
	const asked: (Access | undefined)[] = [];
	const keys = {accessKeyId: 'AKIDSUPPORT', secretAccessKey: 'hush'};
	const desk = openDesk({
		place: {env, cwd: folder, home: folder},
		flags: {},
		allowHttp: false,
		credentials: {
			providerOf: access => {
				asked.push(access);
				return async () => keys;
			},
			mfaDevice: ({kind}) => `device of ${kind}`,
			check: async () => {},
		},
		now: Date.now,
		demoEndpoint: () => undefined,
		defaultEndpointUrl: undefined,
		...host,
	});
	return {desk, asked};
}

const profiles = '[profile support]\nregion = us-east-1\n[default]\n[profile Ada]\n[profile bob]\n';

test('the profiles of AWS’s files are named in order, with the one of the command line where it is among them', async t => {
	const names = ['Ada', 'bob', 'default', 'support'];
	assert.deepEqual(await open(t, {}, profiles).desk.profiles(), {profiles: names});
	for (const [profile, named] of [
		['bob', {named: 'bob'}],
		['nobody', {}],
	] as const) {
		const {desk} = open(t, {flags: {profile}}, profiles);
		assert.deepEqual(await desk.profiles(), {profiles: names, ...named});
	}
	assert.deepEqual(await open(t).desk.profiles(), {profiles: []});
});

test('settings that can’t be used are a person’s to mend; any other failure is not', async t => {
	const {desk} = open(t, {}, '[profile\n');
	await assert.rejects(desk.profiles(), error => {
		assert.ok(typeof error === 'object' && error !== null && 'detail' in error && 'code' in error);
		const {source, fault} = error.detail as {source: string; fault: string};
		assert.deepEqual([error.code, source], ['sourceUnreadable', 'the AWS configuration']);
		assert.match(fault, /config/);
		return true;
	});
	const mistake = new TypeError('of ours');
	const failing = (error: Error) => ({
		providerOf: () => assert.fail(),
		mfaDevice: () => {
			throw error;
		},
		check: async () => {},
	});
	const {desk: broken} = open(t, {credentials: failing(mistake)});
	await assert.rejects(broken.mfaDevice(support), mistake);
	const {desk: mended} = open(t, {credentials: failing(new SettingsError('file', 'Broken.'))});
	await assert.rejects(mended.mfaDevice(support), {
		code: 'sourceUnreadable',
		detail: {source: 'the AWS configuration', fault: 'Broken.'},
	});
	assert.equal(await open(t).desk.mfaDevice(support), 'device of profile');
});

test('AWS is reached with the credentials that were chosen, in the region of their profile or of the command line', async t => {
	const {url} = await startAccount(t);
	const {desk, asked} = open(t, {}, profiles);
	const list = async (access: Access, from = desk) =>
		(await from.pools({access, endpointUrl: url}, undefined, signal)).region;
	assert.equal(await list(support), 'us-east-1');
	assert.equal(await list({kind: 'profile', name: 'bob'}), undefined);
	assert.equal(await list({kind: 'usual'}), undefined);
	const flagged = open(t, {flags: {profile: 'support'}}, profiles);
	assert.equal(await list({kind: 'usual'}, flagged.desk), 'us-east-1');
	const regional = open(t, {flags: {region: 'us-west-2'}}, profiles);
	assert.equal(await list(support, regional.desk), 'us-west-2');
	assert.deepEqual(
		[asked, flagged.asked, regional.asked],
		[[support], [{kind: 'usual'}], [support]],
	);
});

test('the demo’s account takes any credentials, and nothing of this computer’s own settings', async t => {
	const {url, asked: actions} = await startAccount(t);
	const {desk, asked} = open(t, {demoEndpoint: () => url}, '[profile\n');
	const {pools} = await desk.pools({access: support, endpointUrl: url}, 'us-east-1', signal);
	assert.deepEqual([pools.length, asked, actions], [2, [], ['cognito-idp:ListUserPools']]);
});

test('what the environment gives to Cognito alone is not where other services are', async t => {
	const {url} = await startAccount(t);
	const env = {AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: url};
	const {desk} = open(t, {defaultEndpointUrl: url}, profiles, env);
	const {pools} = await desk.pools({access: support, endpointUrl: url}, undefined, signal);
	assert.equal(pools.length, 2);
	const far = open(t, {defaultEndpointUrl: 'http://far.example'}, profiles);
	await assert.rejects(
		far.desk.pools({access: support, endpointUrl: 'http://other.example'}, 'us-east-1', signal),
		{code: 'clearHttpRefused'},
	);
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a question names the pool, or its access token does', async t => {
	const {url} = await startAccount(t);
	const {desk, asked} = open(t, {}, profiles);
	const complaint: Complaint = {
		pool: {region: 'us-east-1', userPoolId: 'us-east-1_LocalDemo', endpointUrl: url},
		who: {kind: 'username', value: 'demo'},
		attribute: 'email',
		purpose: 'attribute',
	};
	const poolOf = async (asking: Complaint) => {
		const investigation = await desk.investigate(asking, support);
		return (await investigation.answer(signal)).report.pool;
	};
	const pool = {id: 'us-east-1_LocalDemo', region: 'us-east-1'};
	assert.deepEqual(await poolOf(complaint), pool);
	assert.deepEqual(asked, [support]);
	const unnamed = {...complaint, pool: {region: 'us-east-1', endpointUrl: url}};
	await assert.rejects(desk.investigate(unnamed, support), {code: 'poolIdMissing'});
	const accessToken = `${part({})}.${part({
		sub: 's',
		iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_LocalDemo',
		client_id: 'c',
		token_use: 'access',
		scope: 'aws.cognito.signin.user.admin',
		exp: 1,
		username: 'demo',
	})}.c2ln`;
	assert.deepEqual(await poolOf({...unnamed, accessToken}), pool);
});

test('files are found from this computer’s home', () => {
	const env = {A: '1'};
	assert.deepEqual(placeOf(env, '/project'), {env, cwd: '/project', home: homedir()});
});
