import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {envClients} from '../../source/guided/env-clients.ts';
import {findPools} from '../../source/guided/find-pools.ts';

const files: Readonly<Record<string, string>> = {
	'amplify_outputs.json': JSON.stringify({
		auth: {
			aws_region: 'eu-west-1',
			identity_pool_id: 'eu-west-1:11111111-2222-3333-4444-555555555555',
			user_pool_id: 'eu-west-1_Outputs',
			user_pool_client_id: 'outputsclient',
		},
	}),
	'amplifyconfiguration.json': JSON.stringify({
		auth: {
			plugins: {
				awsCognitoAuthPlugin: {
					CredentialsProvider: {CognitoIdentity: {Default: {PoolId: 'eu-west-1:1111-2222'}}},
					CognitoUserPool: {Default: {PoolId: 'eu-west-1_Config', AppClientId: 'configclient'}},
				},
			},
		},
	}),
	'aws-exports.js': `// generated
throw new Error('this file must not be executed');
const awsmobile = {
	"aws_user_pools_id": "arn:aws-us-gov:cognito-idp:us-gov-west-1:1:userpool/us-gov-west-1_Exports",
	aws_user_pools_web_client_id: 'exportsclient',
};
export default awsmobile;`,
	'.env':
		'SECRET=x\nUSER_POOL_ID=https://cognito-idp.ap-southeast-2.amazonaws.com/ap-southeast-2_Env\nCLIENT_ID=envclient # of the web app\n',
	'.env.local':
		'export VITE_COGNITO_USER_POOL_ID="eu-north-1_Local"\nVITE_COGNITO_CLIENT_ID=\'localclient\'\n',
	'.env.half': 'USER_POOL_ID=eu-north-1_Half\n',
	'.env.large': `USER_POOL_ID=eu-north-1_Large\nCLIENT_ID=x\n${'#'.repeat(600_000)}`,
	'notes.txt': 'USER_POOL_ID=eu-north-1_Notes\nCLIENT_ID=x\n',
};

test('the pools that a project’s folder names are found, and nothing is executed', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'cognito-verify-'));
	t.after(() => rm(folder, {recursive: true}));
	for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
	await mkdir(join(folder, '.env.d'));
	const found = await findPools(folder);
	assert.deepEqual(
		found.map(({foundIn, client}) => [foundIn, client.region, client.userPoolId, client.clientId]),
		[
			['.env', 'ap-southeast-2', 'ap-southeast-2_Env', 'envclient'],
			['.env.local', 'eu-north-1', 'eu-north-1_Local', 'localclient'],
			['amplify_outputs.json', 'eu-west-1', 'eu-west-1_Outputs', 'outputsclient'],
			['amplifyconfiguration.json', 'eu-west-1', 'eu-west-1_Config', 'configclient'],
			['aws-exports.js', 'us-gov-west-1', 'us-gov-west-1_Exports', 'exportsclient'],
		],
	);
});

test('what only looks like a project’s file keeps nobody waiting', {
	skip: process.platform === 'win32' && 'Windows has no named pipes among its files',
}, async t => {
	const folder = await mkdtemp(join(tmpdir(), 'cognito-verify-'));
	t.after(() => rm(folder, {recursive: true}));
	execFileSync('mkfifo', [join(folder, '.env')]);
	for (const name of ['.env.device', 'amplify_outputs.json']) {
		await symlink('/dev/zero', join(folder, name));
	}
	await symlink(join(folder, '.env'), join(folder, '.env.link'));
	await writeFile(join(folder, '.env.real'), 'USER_POOL_ID=eu-north-1_Real\nCLIENT_ID=x\n');
	await symlink(join(folder, '.env.real'), join(folder, '.env.z'));
	assert.deepEqual(
		(await findPools(folder)).map(({foundIn}) => foundIn),
		['.env.real', '.env.z'],
	);
});

/** As much text as is read from one file. */
const fullOf = (filling: string) => filling.repeat((512 * 1024) / filling.length);

test('twenty files of whatever may be planted are read at once', {timeout: 60_000}, async t => {
	const pool = 'USER_POOL_ID=eu-north-1_A\nCLIENT_ID=x\n';
	for (const filling of [
		'\n',
		' ',
		'\r',
		'a',
		'ID',
		'ID\n',
		'USER_POOL_ID',
		'export ',
		'ID= ',
		"'",
	]) {
		assert.deepEqual(envClients(fullOf(filling)), []);
		assert.equal(envClients(`${fullOf(filling)}\n${pool}`)[0]?.clientId, 'x', filling);
	}
	assert.equal(envClients(fullOf('A_USER_POOL_ID=eu-x_1\nA_CLIENT_ID=1\n')).length, 100);
	const folder = await mkdtemp(join(tmpdir(), 'cognito-verify-'));
	t.after(() => rm(folder, {recursive: true}));
	for (const [at, filling] of [
		'\n',
		'"',
		'user_pool_id ',
		'PoolId : ',
		'"PoolId":',
		':',
	].entries()) {
		for (const name of ['amplify_outputs.json', `.env.${at}`]) {
			await writeFile(join(folder, name), fullOf(filling));
		}
		assert.deepEqual(await findPools(folder), []);
	}
});

test('a folder that is not there names none', async () => {
	assert.deepEqual(await findPools(join(tmpdir(), 'cognito-verify-not-there')), []);
});

const envFiles: Readonly<Record<string, readonly [text: string, ...clients: string[]]>> = {
	'another service’s client is not the pool’s': [
		'GITHUB_CLIENT_ID=0123\nNEXT_PUBLIC_COGNITO_USER_POOL_ID=us-east-1_A\nNEXT_PUBLIC_COGNITO_CLIENT_ID=right\nGOOGLE_CLIENT_ID=45.apps',
		'us-east-1_A right',
	],
	'without a client of its own a pool is not offered': [
		'GITHUB_CLIENT_ID=0123\nCOGNITO_USER_POOL_ID=us-east-1_A\n',
	],
	'each pool has its own client': [
		'ADMIN_USER_POOL_ID=us-east-1_A\nSHOP_USER_POOL_ID=us-east-1_B\nSHOP_CLIENT_ID=shop\nADMIN_CLIENT_ID=admin\n',
		'us-east-1_A admin',
		'us-east-1_B shop',
	],
	'of several that fit alike each is offered, once': [
		'USER_POOL_ID=us-east-1_A\nWEB_CLIENT_ID=web\nMOBILE_CLIENT_ID=mobile\nVITE_CLIENT_ID=web\n',
		'us-east-1_A web',
		'us-east-1_A mobile',
	],
	'an ID alone is one, however it is spelled': [
		"export cognito_userpool_id='us-east-1_A'  # of the shop\r\nAWS_COGNITO_USER_POOL_CLIENT_ID=right\r\n",
		'us-east-1_A right',
	],
};

test('a .env file: what only looks like a pool or a client is none', () => {
	const pool = 'USER_POOL_ID=us-east-1_A';
	const comment = (length: number) => `${pool} #${'x'.repeat(length - pool.length - 2)}`;
	for (const [text, ...found] of [
		['FOO=us-east-1_A\nCLIENT_ID=x'],
		['USER_POOL_ID=us-east-1\nCLIENT_ID=x'],
		[`${pool}\nCLIENT=x`],
		[`${comment(1_000)}\nCLIENT_ID=x`, 'x'],
		[`${comment(1_001)}\nCLIENT_ID=x`],
		[`${pool}\nCLIENT_ID=bare\nVITE_CLIENT_ID=vite`, 'bare', 'vite'],
		[`SHOP_${pool}\nCLIENT_ID=bare\nVITE_SHOP_CLIENT_ID=shop`, 'shop'],
		[`${pool}\nCLIENT_ID`],
	] as const) {
		assert.deepEqual(
			envClients(text).map(({clientId}) => clientId),
			found,
			text,
		);
	}
});

for (const [name, [text, ...clients]] of Object.entries(envFiles)) {
	test(`a .env file: ${name}`, () => {
		assert.deepEqual(
			envClients(text).map(({userPoolId, clientId}) => `${userPoolId} ${clientId}`),
			clients,
		);
	});
}

test('Amplify’s file is found in src, and only that; what Windows wrote is read, a pipe is not', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'cognito-verify-'));
	t.after(() => rm(folder, {recursive: true}));
	await mkdir(join(folder, 'src'));
	const output = files['aws-exports.js'] ?? '';
	await writeFile(join(folder, 'src', 'aws-exports.js'), output);
	await writeFile(join(folder, 'src', '.env'), files['.env'] ?? '');
	await writeFile(join(folder, 'src', 'notes.js'), output);
	await writeFile(join(folder, '.env'), Buffer.from(`\ufeff${files['.env']}`, 'utf16le'));
	if (process.platform !== 'win32') execFileSync('mkfifo', [join(folder, '.env.pipe')]);
	assert.deepEqual(
		(await findPools(folder)).map(({foundIn, client}) => [foundIn, client.clientId]),
		[
			['.env', 'envclient'],
			['src/aws-exports.js', 'exportsclient'],
		],
	);
});

test('of very many files the first twenty are read, by name', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'cognito-verify-'));
	t.after(() => rm(folder, {recursive: true}));
	const names = Array.from({length: 22}, (_, at) => `.env.${String(at).padStart(2, '0')}`);
	for (const name of names) await writeFile(join(folder, name), 'USER_POOL_ID=x_1\nCLIENT_ID=x\n');
	assert.deepEqual(
		(await findPools(folder)).map(({foundIn}) => foundIn),
		names.slice(0, 20),
	);
});

test('Amplify’s file has both IDs, or names none; its keys are found in any order and quotes', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'cognito-verify-'));
	t.after(() => rm(folder, {recursive: true}));
	const foundIn = 'aws-exports.ts';
	const read = async (text: string) => {
		await writeFile(join(folder, foundIn), text);
		return findPools(folder);
	};
	const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_A', clientId: 'c'};
	for (const text of [
		"userPoolClientId: 'c',\nuserPoolId: 'eu-west-1_A'",
		`{"AppClientId" : "c", "PoolId":"eu-west-1_A"}`,
		`{"user_pool_client_id": "c", "user_pool_id": "not an id", "userPoolId": "eu-west-1_A"}`,
	]) {
		assert.deepEqual(await read(text), [{client, foundIn}], text);
	}
	for (const text of [
		"userPoolId: 'eu-west-1_A'",
		"userPoolClientId: 'c'",
		"userPoolId: 'eu-west-1', userPoolClientId: 'c'",
		"userPoolId: 'eu-west-1_A', userPoolClientId: 'not an id'",
		`userPoolId: 'eu-west-1_A", userPoolClientId: 'c'`,
		"theUserPoolId: 'eu-west-1_A', userPoolClientId: 'c'",
	]) {
		assert.deepEqual(await read(text), [], text);
	}
	// No other file of the folder is read, whatever its name starts or ends with.
	for (const name of ['x.env', '.environment', 'amplify_outputs.json.bak', 'my-aws-exports.js']) {
		await writeFile(join(folder, name), 'USER_POOL_ID=x_1\nCLIENT_ID=x\nuser_pool_id: "x_1"');
	}
	assert.deepEqual(await read(''), []);
});
