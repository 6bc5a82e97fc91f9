import assert from 'node:assert/strict';
import {test} from 'node:test';
import {sessions} from '../../../source/commands/sessions.ts';
import {signIn} from '../../../source/commands/sign-in/sign-in.ts';
import {signOut} from '../../../source/commands/sign-out.ts';
import {openSessionStore} from '../../../source/session/session-store.ts';
import {startPool} from '../../helpers/client.ts';
import {commandsOn} from '../../helpers/command.ts';

const password = 'Demo-pass-1';
test('nothing is sent over plain http to another computer, unless a flag says so', async t => {
	const {run, host} = commandsOn(t, await startPool(t));
	const refused = {
		code: 2,
		stdout: '',
		stderr:
			"cognito-verify: Passwords and tokens aren't sent over plain http to http://192.0.2.1. " +
			'Use an https:// endpoint, or add --allow-http if you trust every network on the way.\n',
	};
	const far = {AWS_ENDPOINT_URL: 'http://jane:hush@192.0.2.1/'};
	const argv = ['--username', 'demo', '--password-stdin'];
	const asking = async () => assert.fail('the password was asked for');
	assert.deepEqual(await run(signIn, argv, {env: far, input: password}), refused);
	assert.deepEqual(await run(signIn, ['--username', 'demo'], {env: far, typed: [asking]}), refused);
	const token = ['--access-token', 'env:TOKEN'];
	const TOKEN = tokenOf({});
	assert.deepEqual(await run(signIn, token, {env: {...far, TOKEN}}), refused);

	const {code, stderr} = await run(signIn, [...token, '--allow-http'], {env: {...far, TOKEN}});
	assert.equal(code, 0);
	assert.match(stderr, /until you sign out\. It's only used at http:\/\/192\.0\.2\.1\.\n$/);
	const notRevoked =
		"cognito-verify: jane@eu-west-1_AbC is signed out here, but its tokens weren't revoked and work until they expire.\n";
	assert.deepEqual(await run(signOut, []), {
		...refused,
		code: 1,
		stderr: refused.stderr + notRevoked,
	});
	assert.deepEqual(await (await openSessionStore({host, now: Date.now})).list(), []);
});

test('a session of Amazon and one of a stand-in with the same IDs are kept beside each other', async t => {
	const {run} = commandsOn(t, await startPool(t));
	const TOKEN = tokenOf({});
	const argv = ['--access-token', 'env:TOKEN'];
	await run(signIn, argv, {env: {AWS_ENDPOINT_URL: '', TOKEN}});
	await run(signIn, argv, {env: {AWS_ENDPOINT_URL: 'http://127.0.0.1:9', TOKEN}});
	const amazon = 'https://cognito-idp.eu-west-1.amazonaws.com/';
	await run(signIn, argv, {env: {AWS_ENDPOINT_URL: amazon, TOKEN}});
	const {stdout} = await run(sessions, ['--output', 'json']);
	const seen = JSON.parse(stdout).map(({name, endpointUrl, isCurrent}: Record<string, unknown>) => [
		name,
		endpointUrl,
		isCurrent,
	]);
	assert.deepEqual(seen, [
		['jane@eu-west-1_AbC-2', 'http://127.0.0.1:9', false],
		['jane@eu-west-1_AbC', undefined, true],
	]);
	assert.match((await run(sessions, [])).stdout, /client c1 at http:\/\/127\.0\.0\.1:9, expires/);
});

function tokenOf(more: Readonly<Record<string, unknown>>): string {
	const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
	const claims = {
		iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC',
		client_id: 'c1',
		token_use: 'access',
		scope: 'aws.cognito.signin.user.admin',
		exp: 4_102_444_800,
		username: 'jane',
		...more,
	};
	return `${part({alg: 'RS256'})}.${part(claims)}.c2ln`;
}
