import assert from 'node:assert/strict';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import {dirname, join} from 'node:path';
import {type TestContext, test} from 'node:test';
import type {ServicesOptions} from '../../source/guided/client-services.ts';
import {createServices} from '../../source/guided/create-services.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';
import {temporaryHost} from '../helpers/store.ts';

const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_AbC', clientId: 'client1'};

/** The services of a run in a folder of its own, with this environment. */
function open(t: TestContext, options: Partial<ServicesOptions> = {}, isDemo = false) {
	const {host, folder} = temporaryHost(t);
	const cwd = dirname(folder);
	const services = createServices(
		{prefill: {}, allowHttp: false, ...options},
		{...host, arch: 'riscv64', versions: {node: '99.1.0'}, cwd: () => cwd},
		{isDemo},
	);
	t.after(services.close);
	return {services, folder, cwd};
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const expiresAt = 4_102_444_800_000;
const token = `${part({alg: 'RS256'})}.${part({
	sub: 'jane-sub',
	iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC',
	client_id: 'client1',
	token_use: 'access',
	scope: 'aws.cognito.signin.user.admin',
	exp: expiresAt / 1_000,
	username: 'jane',
})}.c2ln`;

test('what the services say of this run', t => {
	const {platform, deviceName, prefill, answerTimeoutMs, now} = open(t, {
		prefill: {username: 'jane'},
		readTimeout: 7,
	}).services;
	assert.deepEqual(
		{platform, deviceName, prefill, answerTimeoutMs},
		{
			platform: `Node.js/99.1.0 ${process.platform}/riscv64`,
			deviceName: `cognito-verify on ${hostname()}`,
			prefill: {username: 'jane'},
			answerTimeoutMs: 7_000,
		},
	);
	assert.ok(Math.abs(now() - Date.now()) < 60_000);
	const demo = open(t, {prefill: {username: 'jane'}}, true).services;
	assert.deepEqual(demo.prefill, {username: 'jane', isDemo: true});
	assert.equal('answerTimeoutMs' in demo, false);
});

test('a token says of which client and user it is; the endpoint is that of the command line, or else of the environment', async t => {
	const here = 'http://127.0.0.1:1';
	const elsewhere = 'http://127.0.0.1:2';
	for (const [prefill, endpointUrl] of [
		[{}, undefined],
		[{defaultEndpointUrl: elsewhere}, elsewhere],
		[{endpointUrl: here, defaultEndpointUrl: elsewhere}, here],
	] as const) {
		const {services} = open(t, {prefill});
		assert.deepEqual(await services.readToken(` ${token}\n`), {
			token,
			client: {...client, ...(endpointUrl !== undefined && {endpointUrl})},
			username: 'jane',
			expiresAt,
		});
		assert.equal(await services.usernameOf(token), 'jane');
	}
	await assert.rejects(open(t, {prefill: {region: 'eu-west-2'}}).services.readToken(token), {
		code: 'tokenOfAnotherRegion',
	});
	const tokenOf = {clientId: 'another'};
	await assert.rejects(open(t, {prefill: {tokenOf}}).services.readToken(token), {
		code: 'tokenOfAnother',
		detail: {kind: 'app client', found: 'client1', wanted: 'another'},
	});
	const old = token.replace(/\.[^.]+\./, `.${part({...claimsOf(token), exp: 1})}.`);
	await assert.rejects(open(t).services.readToken(old), {code: 'tokenExpired'});
	assert.equal(await open(t).services.usernameOf(old), 'jane');
});

const claimsOf = (jwt: string): object =>
	JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());

test('pools and sessions are kept on this computer, and pools of the folder are found', async t => {
	const {services, cwd} = open(t);
	assert.deepEqual(await services.usedPools(), []);
	await services.rememberPool(client);
	const other = {...client, clientId: 'client2'};
	await services.rememberPool(other);
	assert.deepEqual(await services.usedPools(), [other, client]);
	await services.forgetPool(other);
	assert.deepEqual(await services.usedPools(), [client]);
	writeFileSync(join(cwd, '.env'), 'USER_POOL_ID=eu-north-1_A\nCLIENT_ID=found\n');
	assert.deepEqual(await services.foundPools(), [
		{
			client: {region: 'eu-north-1', userPoolId: 'eu-north-1_A', clientId: 'found'},
			foundIn: '.env',
		},
	]);
	const store = await services.openStore();
	assert.equal(await services.openStore(), store);
	assert.deepEqual(await store.list(), []);
});

test('the demo keeps nothing and knows of nothing', async t => {
	const {services, cwd} = open(t, {}, true);
	writeFileSync(join(cwd, '.env'), 'USER_POOL_ID=eu-north-1_A\nCLIENT_ID=found\n');
	await services.rememberPool(client);
	await services.forgetPool(client);
	assert.deepEqual([await services.usedPools(), await services.foundPools()], [[], []]);
	assert.equal(await services.openStore(), await services.openStore());
});

test('a report is a file of its own', async t => {
	const file = await open(t).services.saveReport('# A report\n');
	assert.ok(typeof file === 'string');
	t.after(() => rmSync(dirname(file), {recursive: true}));
	assert.equal(readFileSync(file, 'utf8'), '# A report\n');
	assert.ok(file.endsWith('report.md'));
});

test('calls go where the app client is, never unencrypted across a network unless that is allowed', async t => {
	const far = {...client, endpointUrl: 'http://far.example'};
	const {services} = open(t);
	for (const work of [
		() => services.openCognito(far),
		() => services.readClientSecret({client: far}, new AbortController().signal),
		() =>
			services.openBrowser({...client, domainUrl: far.endpointUrl}, new AbortController().signal),
	]) {
		await assert.rejects(work, {
			code: 'clearHttpRefused',
			detail: {endpoint: 'http://far.example'},
		});
	}
	await open(t, {allowHttp: true}).services.openCognito(far);
	const {endpointUrl, received} = await startScriptedService(t, (_, response) =>
		answerJson(response, {UserAttributes: [], Username: 'jane'}),
	);
	const cognito = await services.openCognito({...client, endpointUrl});
	assert.deepEqual(await cognito.getUser('token'), {username: 'jane', attributes: []});
	assert.deepEqual(
		received.map(({operation, body}) => [operation, body]),
		[['GetUser', {AccessToken: 'token'}]],
	);
});

test('an answer is waited for as long as the command line says', async t => {
	const {endpointUrl} = await startScriptedService(t, () => {});
	const cognito = await open(t, {readTimeout: 0.05}).services.openCognito({...client, endpointUrl});
	await assert.rejects(cognito.getUser('token'), {code: 'timedOut'});
});
