import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {signIn} from '../../../source/commands/sign-in/sign-in.ts';
import {openSessionStore} from '../../../source/session/session-store.ts';
import {startPool} from '../../helpers/client.ts';
import {commandsOn} from '../../helpers/command.ts';

const password = 'Demo-pass-1';

// The credentials for reading the secret; the embedded pool accepts any.
Object.assign(process.env, {AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test'});
test('an app client with a secret is signed in to with the secret of the environment or a file', async t => {
	const pool = await startPool(t);
	const {run, folder} = commandsOn(t, pool);
	const argv = ['--username', 'demo', '--password-stdin'];
	const options = {input: password, client: 'with secret'};
	assert.equal((await run(signIn, argv, options)).code, 0);

	const {clientSecret = ''} = pool.pool.clients.find(({name}) => name === options.client) ?? {};
	writeFileSync(join(folder, 'secret'), `${clientSecret}\n`);
	const none = {COGNITO_VERIFY_CLIENT_SECRET: 'not-the-secret'};
	const wrong = await run(signIn, argv, {...options, env: none});
	assert.deepEqual([wrong.code, wrong.stderr.includes('not-the-secret')], [1, false]);
	const words = [...argv, '--client-secret', 'file://secret'];
	assert.equal((await run(signIn, words, {...options, env: none})).code, 0);
});

test('a client secret that is missing is asked for at a terminal, once, and a script is told which it is', async t => {
	const pool = await startPool(t);
	const {run, host} = commandsOn(t, pool);
	const {clientSecret = ''} = pool.pool.clients.find(({name}) => name === 'with secret') ?? {};
	const argv = ['--username', 'demo', '--password-stdin'];
	const options = {
		input: password,
		client: 'with secret',
		env: {COGNITO_VERIFY_CLIENT_SECRET: ''},
	};
	const script = await run(signIn, argv, options);
	assert.deepEqual([script.code, script.stdout], [1, '']);
	assert.match(
		script.stderr,
		/^cognito-verify: This app client has a secret, but none was given \(NotAuthorizedException, request ID [\da-f-]{36}\)\. Give the client secret, or use an app client without one\.\n$/,
	);

	const asked = 'Client secret: ';
	const {code, stdout, stderr} = await run(signIn, argv, {
		...options,
		typed: [` ${clientSecret} `],
	});
	assert.deepEqual([code, stderr.split(asked).length], [0, 2], stderr);
	assert.equal((stdout + stderr).includes(clientSecret), false);
	const session = await (await openSessionStore({host, now: pool.clock})).get();
	assert.equal(session?.client.clientSecret, clientSecret);

	const wrong = await run(signIn, argv, {...options, typed: ['not-the-secret']});
	assert.deepEqual([wrong.code, wrong.stdout, wrong.stderr.split(asked).length], [1, '', 2]);

	const refused = await run(signIn, argv, {input: 'Wrong-pass-1', typed: [clientSecret]});
	assert.deepEqual([refused.code, refused.stderr.includes(asked)], [1, false]);
});

test('a client secret is read with IAM where a person says so, and shown nowhere', async t => {
	const pool = await startPool(t);
	const {run, host} = commandsOn(t, pool);
	const {clientSecret = ''} = pool.pool.clients.find(({name}) => name === 'with secret') ?? {};
	const argv = ['--username', 'demo', '--password-stdin'];
	const unknown = {COGNITO_VERIFY_CLIENT_SECRET: 'not-the-secret'};
	const options = {input: password, client: 'with secret', env: unknown};
	assert.equal((await run(signIn, argv, options)).code, 1);

	const words = [...argv, '--read-client-secret'];
	const {code, stdout, stderr} = await run(signIn, words, options);
	assert.equal(code, 0, stderr);
	assert.equal((stdout + stderr).includes(clientSecret), false);
	const session = await (await openSessionStore({host, now: pool.clock})).get();
	assert.equal(session?.client.clientSecret, clientSecret);

	assert.equal((await run(signIn, words, {input: password})).code, 0, 'a client without one');
	const both = await run(signIn, [...words, '--client-secret', 'env:ANY']);
	assert.deepEqual([both.code, both.stdout], [2, '']);
	const nowhere = {...unknown, COGNITO_VERIFY_USER_POOL_ID: ''};
	const poolless = await run(signIn, [...words, '--region', 'us-east-1'], {
		...options,
		env: nowhere,
	});
	assert.deepEqual([poolless.code, poolless.stderr.includes('--user-pool-id')], [2, true]);
});
