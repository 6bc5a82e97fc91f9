import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {readGuidedOptions} from '../../source/guided/read-options.ts';
import {UsageError} from '../../source/options/usage-error.ts';
import {Problem} from '../../source/problem.ts';
import {temporaryFolder} from '../helpers/store.ts';

const readOptions = (args: readonly string[], env: Readonly<Record<string, string>>) =>
	readGuidedOptions(args, {env: {...noFiles, ...env}, cwd: '/', home: '/'});
const noFiles = {AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere'};

test('flags go before the environment, and what is not said is not there', () => {
	const {prefill, ...rest} = readOptions(
		['--user-pool-id', 'eu-west-1_Flag', '--client-metadata', 'a=1,b=x=y', '--no-verify-ssl'],
		{COGNITO_VERIFY_USER_POOL_ID: 'eu-west-1_Env', COGNITO_VERIFY_CLIENT_ID: 'envclient'},
	);
	assert.deepEqual(prefill, {
		userPoolId: 'eu-west-1_Flag',
		clientId: 'envclient',
		tokenOf: {userPoolId: 'eu-west-1_Flag'},
		clientMetadata: {a: '1', b: 'x=y'},
	});
	const {flags, ...read} = rest;
	assert.deepEqual(read, {certificates: {kind: 'unverified'}, allowHttp: false});
	assert.deepEqual(
		Object.entries(flags ?? {}).filter(([, value]) => value !== undefined),
		[['verifySsl', false]],
	);
	assert.equal(readOptions(['--allow-http'], {}).allowHttp, true);
});

test('who and what is verified comes from the command line', () => {
	const args = ['--username', 'jane', '--attribute-name', 'phone_number'];
	assert.deepEqual(readOptions(args, {}).prefill, {
		username: 'jane',
		attributeName: 'phone_number',
	});
});

test('a region of the environment is a default, and asks for nothing', () => {
	const {prefill} = readOptions([], {AWS_DEFAULT_REGION: 'eu-west-1'});
	assert.deepEqual(prefill, {defaultRegion: 'eu-west-1'});
});

test('endpoint and certificates come from where the AWS CLI has them', () => {
	const env = {AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_CA_BUNDLE: '/ca.pem'};
	const {prefill, certificates} = readOptions([], env);
	assert.deepEqual(prefill, {defaultEndpointUrl: 'http://127.0.0.1:9'});
	assert.deepEqual(certificates, {kind: 'bundle', path: '/ca.pem'});
	const flagged = readOptions(['--endpoint-url', 'http://127.0.0.1:8', '--no-verify-ssl'], env);
	assert.deepEqual(flagged.prefill, {endpointUrl: 'http://127.0.0.1:8'});
	assert.deepEqual(flagged.certificates, {kind: 'unverified'});
});

test('timeouts are whole seconds, and metadata may be JSON', () => {
	const options = readOptions(
		['--cli-read-timeout', '5', '--client-metadata', '{"a": "1"}', '--region=eu-west-1'],
		{},
	);
	assert.equal(options.readTimeout, 5);
	assert.deepEqual(options.prefill, {
		region: 'eu-west-1',
		defaultRegion: 'eu-west-1',
		clientMetadata: {a: '1'},
	});
});

test('a browser’s page and way back are addresses', () => {
	const {prefill} = readOptions(
		['--domain-url', 'https://auth.example.com', '--redirect-uri', 'http://localhost:3000/back'],
		{},
	);
	assert.deepEqual(prefill, {
		domainUrl: 'https://auth.example.com',
		redirectUri: 'http://localhost:3000/back',
	});
});

test('a token and metadata may be in a file, and a token in the environment', t => {
	const cwd = temporaryFolder(t);
	writeFileSync(join(cwd, 'token'), 'a.b.c\r\n');
	writeFileSync(join(cwd, 'metadata'), '{"a": "1"}\n');
	const read = (...args: readonly string[]) =>
		readGuidedOptions(args, {env: {TOKEN: 'd.e.f'}, cwd, home: '/'}).prefill;
	assert.deepEqual(read('--access-token', 'file://token'), {accessToken: 'a.b.c'});
	assert.deepEqual(read('--access-token', `file://${cwd}/token`), {accessToken: 'a.b.c'});
	assert.deepEqual(read('--access-token', 'env:TOKEN'), {accessToken: 'd.e.f'});
	assert.deepEqual(read('--access-token', 'g.h.i'), {accessToken: 'g.h.i'});
	assert.deepEqual(read('--client-metadata', 'file://metadata'), {clientMetadata: {a: '1'}});
	for (const value of ['file://missing', 'env:MISSING']) {
		assert.throws(
			() => read('--access-token', value),
			error => error instanceof Problem && error.code === 'sourceUnreadable',
		);
	}
});

test('timeouts, the profile and a client secret come from where each is said', t => {
	const cwd = temporaryFolder(t);
	const config = join(cwd, 'config');
	writeFileSync(config, '[profile jo]\nregion = eu-north-1\n');
	const {prefill, flags, ...rest} = readOptions(
		['--cli-connect-timeout', '0', '--cli-read-timeout=9', '--profile', 'jo', '--client-id', 'c'],
		{AWS_CONFIG_FILE: config, COGNITO_VERIFY_CLIENT_SECRET: ' hush\n'},
	);
	assert.deepEqual(prefill, {
		clientId: 'c',
		clientSecret: 'hush',
		defaultRegion: 'eu-north-1',
		tokenOf: {clientId: 'c'},
	});
	assert.equal(flags?.profile, 'jo');
	assert.deepEqual(rest, {
		allowHttp: false,
		certificates: rest.certificates,
		profile: 'jo',
		readTimeout: 9,
		connectTimeout: 0,
	});
	assert.deepEqual(readOptions([], {COGNITO_VERIFY_CLIENT_SECRET: ' '}).prefill, {});
	assert.deepEqual(readOptions(['--user-pool-id', 'eu-west-1_A', '--client-id', 'c'], {}).prefill, {
		userPoolId: 'eu-west-1_A',
		clientId: 'c',
		tokenOf: {userPoolId: 'eu-west-1_A', clientId: 'c'},
	});
});

test('an endpoint that secrets must not go to is refused, unless plain http is allowed', () => {
	const far = 'http://far.example';
	for (const [args, env] of [
		[['--endpoint-url', far], {}],
		[[], {AWS_ENDPOINT_URL: far}],
	] as const) {
		assert.throws(() => readOptions(args, env), {code: 'clearHttpRefused'});
		assert.equal(readOptions([...args, '--allow-http'], env).allowHttp, true);
	}
});

test('metadata is read as pairs or as an object of strings', () => {
	const read = (text: string) =>
		readOptions(['--client-metadata', text], {}).prefill.clientMetadata;
	assert.deepEqual(['a=1', 'a=,b==', ' {"a":"1","b":""}', '{}'].map(read), [
		{a: '1'},
		{a: '', b: '='},
		{a: '1', b: ''},
		{},
	]);
	for (const text of [
		'',
		'=1',
		'a=1,',
		'a=1,b',
		'{"a":null}',
		'{"a":["1"]}',
		'[]',
		'{"a":"1"} x',
	]) {
		assert.throws(() => read(text), UsageError, text);
	}
});

test('the demo takes what says nothing about another pool, and refuses the rest as no options of its own', () => {
	const place = {env: noFiles, cwd: '/', home: '/'};
	const read = (...args: readonly string[]) => readGuidedOptions(args, place, {isDemo: true});
	const {prefill, readTimeout, connectTimeout} = read(
		...['--username', 'sam', '--attribute-name', 'phone_number', '--client-metadata', 'a=1'],
		...['--cli-read-timeout', '5', '--cli-connect-timeout', '6'],
	);
	assert.deepEqual(
		{prefill, readTimeout, connectTimeout},
		{
			prefill: {username: 'sam', attributeName: 'phone_number', clientMetadata: {a: '1'}},
			readTimeout: 5,
			connectTimeout: 6,
		},
	);
	for (const [name, ...values] of [
		['--user-pool-id', 'eu-west-1_AbC'],
		['--client-id', 'client1'],
		['--access-token', 'a.b.c'],
		['--region', 'eu-west-1'],
		['--endpoint-url', 'http://127.0.0.1:9'],
		['--domain-url', 'https://auth.example.com'],
		['--redirect-uri', 'http://localhost:1'],
		['--profile', 'work'],
		['--ca-bundle', 'ca.pem'],
		['--no-verify-ssl'],
		['--allow-http'],
	] as const) {
		assert.throws(
			() => read(name, ...values),
			(error: unknown) =>
				error instanceof UsageError && error.message.startsWith(`Unknown option ${name}.`),
		);
	}
});

test('what cannot be meant is refused', () => {
	for (const args of [
		['--bogus'],
		['--redirect-uri', 'localhost:3000'],
		['--domain-url', 'auth.example.com'],
		['--region'],
		['a-word'],
		['--cli-read-timeout', 'soon'],
		['--client-metadata', 'a'],
		['--client-metadata', '{"a": 1}'],
		['--client-metadata', '{'],
	]) {
		assert.throws(() => readOptions(args, {}), UsageError, args.join(' '));
	}
});
