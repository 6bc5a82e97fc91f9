import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {awsOf} from '../../source/commands/desk.ts';
import {createAccessCredentials} from '../../source/guided/access-credentials.ts';
import {temporaryFolder, temporaryHost} from '../helpers/store.ts';

const device = 'arn:aws:iam::123456789012:mfa/jo';
const support = {kind: 'profile', name: 'support'} as const;

/** An STS that accepts one code once, and AWS's files with a role that requires it. The SDK uses both during a test. */
async function arrange(t: TestContext) {
	const asked: (string | null)[][] = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		const form = new URLSearchParams(body);
		asked.push(['Action', 'RoleArn', 'SerialNumber', 'TokenCode'].map(name => form.get(name)));
		if (asked.length > 1 || form.get('TokenCode') !== '123456') {
			response.writeHead(403, {'content-type': 'text/xml'});
			response.end(
				'<ErrorResponse><Error><Code>AccessDenied</Code><Message>MultiFactorAuthentication failed with invalid MFA one time pass code.</Message></Error></ErrorResponse>',
			);
			return;
		}
		response.writeHead(200, {'content-type': 'text/xml'});
		response.end(
			'<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIASUPPORT</AccessKeyId><SecretAccessKey>assumed</SecretAccessKey><SessionToken>session</SessionToken><Expiration>2126-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>',
		);
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	assert.ok(typeof address === 'object' && address !== null);
	const folder = temporaryFolder(t);
	const env = {
		AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
		AWS_CONFIG_FILE: join(folder, 'config'),
		AWS_EC2_METADATA_DISABLED: 'true',
		AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${address.port}`,
		AWS_REGION: 'eu-west-1',
	};
	writeFileSync(
		env.AWS_SHARED_CREDENTIALS_FILE,
		'[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = hush\n',
	);
	writeFileSync(
		env.AWS_CONFIG_FILE,
		`[profile support]\nrole_arn = arn:aws:iam::123456789012:role/support\nsource_profile = base\nmfa_serial = ${device}\n[profile beyond]\nrole_arn = arn:aws:iam::210987654321:role/x\nsource_profile = support\n[profile circle]\nsource_profile = ring\n[profile ring]\nsource_profile = circle\n`,
	);
	const before = {...process.env};
	for (const name of Object.keys(process.env))
		if (name.startsWith('AWS_')) delete process.env[name];
	Object.assign(process.env, env);
	t.after(() => {
		process.env = before;
		server.closeAllConnections();
		server.close();
	});
	return {asked, place: {env, cwd: folder, home: folder}, folder};
}

test('the code of an MFA device is asked for once, and what it gave is kept until it ends', async t => {
	const {asked, place} = await arrange(t);
	let now = 0;
	const credentials = createAccessCredentials({place, profile: undefined, now: () => now});
	assert.equal(credentials.mfaDevice(support), device);
	assert.equal(credentials.mfaDevice({kind: 'profile', name: 'beyond'}), device);
	assert.equal(credentials.mfaDevice({kind: 'profile', name: 'base'}), undefined);
	assert.equal(credentials.mfaDevice({kind: 'profile', name: 'circle'}), undefined);
	assert.equal(credentials.mfaDevice({kind: 'usual'}), undefined);
	assert.equal(credentials.mfaDevice({kind: 'none'}), undefined);
	await credentials.check(support, '123456');
	assert.deepEqual(asked, [
		['AssumeRole', 'arn:aws:iam::123456789012:role/support', device, '123456'],
	]);
	assert.equal(credentials.mfaDevice(support), undefined);
	const {accessKeyId} = await credentials.providerOf(support)();
	assert.deepEqual([accessKeyId, asked.length], ['ASIASUPPORT', 1]);
	now = Date.parse('2126-01-01T00:00:01Z');
	assert.equal(credentials.mfaDevice(support), device);
});

test('a wrong code is said in AWS’s words, and asked for again', async t => {
	const {place} = await arrange(t);
	const credentials = createAccessCredentials({place, profile: 'support', now: () => 0});
	assert.equal(credentials.mfaDevice({kind: 'usual'}), device);
	await assert.rejects(credentials.check(support, '000000'), {
		code: 'credentialsMissing',
		detail: {
			why: 'MultiFactorAuthentication failed with invalid MFA one time pass code.',
			profile: 'support',
		},
	});
	assert.equal(credentials.mfaDevice(support), device);
});

test('the environment’s own keys go before a profile that nobody named, and are nobody’s where none were chosen', async t => {
	const {place} = await arrange(t);
	const open = (env: object, profile?: string) =>
		createAccessCredentials({
			place: {...place, env: {...place.env, ...env}},
			profile,
			now: () => 0,
		});
	const usual = {kind: 'usual'} as const;
	const byName = {AWS_PROFILE: 'support'};
	assert.equal(open(byName).mfaDevice(usual), device);
	const keys = {AWS_ACCESS_KEY_ID: 'AKID', AWS_SECRET_ACCESS_KEY: 'hush'};
	assert.equal(open({...byName, ...keys}).mfaDevice(usual), undefined);
	for (const half of [{AWS_ACCESS_KEY_ID: 'AKID'}, {AWS_SECRET_ACCESS_KEY: 'hush'}]) {
		assert.equal(open({...byName, ...half}).mfaDevice(usual), device);
	}
	assert.equal(open(keys, 'support').mfaDevice(usual), device);
	assert.equal(open({...byName, ...keys}).mfaDevice(support), device);
	const credentials = open({});
	await assert.rejects(credentials.providerOf({kind: 'none'})(), /none were chosen/);
	assert.equal(credentials.providerOf(support), credentials.providerOf(support));
	assert.equal(credentials.providerOf(usual), credentials.providerOf(undefined));
	assert.notEqual(credentials.providerOf(usual), credentials.providerOf(support));
	const base = {kind: 'profile', name: 'base'} as const;
	await credentials.check(base, undefined);
	assert.equal((await credentials.providerOf(base)()).accessKeyId, 'AKIABASE');
	await assert.rejects(credentials.check({kind: 'profile', name: 'nobody'}, undefined), {
		code: 'credentialsMissing',
		detail: {why: 'Could not load credentials from any providers', profile: 'nobody'},
	});
});

test('at a terminal the commands ask for the code, and without one they say that it is missing', async t => {
	const {asked, place} = await arrange(t);
	const {host} = temporaryHost(t);
	const questions: string[] = [];
	const run = {
		...place,
		host,
		argv: [],
		readInput: async () => new Uint8Array(),
		prompt: {
			ask: async (question: string) => {
				questions.push(question);
				return ' 123 456 ';
			},
			askSecret: async () => '',
			askNewSecret: assert.fail,
			say: () => {},
		},
		openBrowser: () => {},
		stdout: {write: () => true},
		stderr: {write: () => true},
		signal: new AbortController().signal,
		now: () => 0,
	};
	const values = {
		region: undefined,
		profile: 'support',
		'endpoint-url': undefined,
		'ca-bundle': undefined,
		'no-verify-ssl': false,
		'allow-http': false,
	};
	const without = await awsOf({...run, prompt: undefined}, values);
	await assert.rejects(without.signing.credentials(), /requires multi-factor authentication/);
	const aws = await awsOf(run, values);
	assert.equal((await aws.signing.credentials()).accessKeyId, 'ASIASUPPORT');
	assert.deepEqual(questions, [`MFA code of ${device}`]);
	assert.deepEqual(
		asked.map(each => each.at(-1)),
		['123456'],
	);
});
