import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {sessions} from '../../source/commands/sessions.ts';
import {signIn} from '../../source/commands/sign-in.ts';
import {signOut} from '../../source/commands/sign-out.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {openSettingsStore} from '../../source/session/settings-store.ts';
import {clientOf, startPool, tokensOf} from '../helpers/client.ts';
import {commandsOn} from '../helpers/command.ts';
import {requireMfa} from '../helpers/require-mfa.ts';
import {totp} from '../helpers/totp.ts';

/*
 * `sign-in` without a terminal: each way in × each challenge × (right answer, wrong answer, expired session, cancelled),
 * over a socket, on the embedded pool.
 */

const password = 'Demo-pass-1';
const minutes = 60_000;
type Pool = Awaited<ReturnType<typeof startPool>>;

// What a support desk's calls are signed with; the embedded pool takes any.
Object.assign(process.env, {AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test'});

const newestCode = ({pool}: Pool) => pool.messages().at(-1)?.code ?? '';
const shownCode = ({pool, clock}: Pool) =>
	totp(pool.users.find(({totpSecret}) => totpSecret)?.totpSecret ?? '', clock());

type Question = {
	readonly name: string;
	readonly username: string;
	readonly right: (pool: Pool) => string;
	readonly wrong: string;
	readonly refusal: RegExp;
};

const isWrong = {refusal: /^cognito-verify: That sign-in code is wrong/};
const questions: readonly Question[] = [
	{
		name: 'SOFTWARE_TOKEN_MFA',
		username: 'totp',
		right: pool => `SOFTWARE_TOKEN_MFA_CODE=${shownCode(pool)}`,
		wrong: 'SOFTWARE_TOKEN_MFA_CODE=00000',
		...isWrong,
	},
	{
		name: 'SMS_MFA',
		username: 'sms-code',
		right: pool => `SMS_MFA_CODE=${newestCode(pool)}`,
		wrong: 'SMS_MFA_CODE=00000',
		...isWrong,
	},
	{
		name: 'EMAIL_OTP',
		username: 'email-code',
		right: pool => `EMAIL_OTP_CODE=${newestCode(pool)}`,
		wrong: 'EMAIL_OTP_CODE=00000',
		...isWrong,
	},
	{
		name: 'NEW_PASSWORD_REQUIRED',
		username: 'new-password',
		right: () => 'NEW_PASSWORD=env:BRAND_NEW',
		wrong: 'NEW_PASSWORD=env:TOO_SHORT',
		refusal: /^cognito-verify: .*password/,
	},
];
const env = {BRAND_NEW: 'Brand-new-1', TOO_SHORT: 'short'};

const passwordWays: Readonly<Record<string, readonly string[]>> = {
	'password over SRP': [],
	'password in clear': ['--auth-flow', 'USER_PASSWORD_AUTH'],
	'password by a support desk': ['--auth-flow', 'ADMIN_USER_PASSWORD_AUTH'],
	'password by choice': ['--auth-flow', 'USER_AUTH', '--preferred-challenge', 'PASSWORD'],
};

const otherWays = (['EMAIL_OTP', 'SMS_OTP'] as const).map(name => ({
	way: `${name} instead of a password`,
	words: ['--auth-flow', 'USER_AUTH', '--preferred-challenge', name],
	question: {
		name,
		username: 'demo',
		right: (pool: Pool) => `${name}_CODE=${newestCode(pool)}`,
		wrong: `${name}_CODE=00000`,
		...isWrong,
	},
}));

const table = [
	...Object.entries(passwordWays).flatMap(([way, words]) =>
		questions.map(question => ({
			way: `${way}, ${question.name}`,
			words: [...words, '--password-stdin'],
			question,
		})),
	),
	...otherWays,
];

for (const {way, words, question} of table) {
	test(`${way}: right, wrong, too late, and left`, async t => {
		const pool = await startPool(t);
		const {run, host, folder} = commandsOn(t, pool);
		const admin = words.includes('ADMIN_USER_PASSWORD_AUTH') ? words.slice(0, 2) : [];
		const ask = async () => {
			const argv = ['--username', question.username, ...words];
			const {code, stdout} = await run(signIn, argv, {input: `${password}\n`});
			assert.equal(code, 3);
			const {ChallengeName, ChallengeParameters, Session, ...more} = JSON.parse(stdout);
			assert.equal(ChallengeName, question.name);
			assert.equal(typeof ChallengeParameters, 'object');
			assert.equal(typeof Session, 'string');
			assert.deepEqual(more, {});
			return stdout;
		};
		const continueSignIn = async (input: string, answer: string, signal?: AbortSignal) =>
			run(
				signIn,
				['--continue', '-', '--username', question.username, '--answer', answer, ...admin],
				{input, env, ...(signal && {signal})},
			);

		assert.deepEqual(await continueSignIn(await ask(), question.wrong, AbortSignal.abort()), {
			code: 130,
			stdout: '',
			stderr: '\n',
		});

		const late = await ask();
		pool.passTime(3 * minutes);
		const tooLate = await continueSignIn(late, question.right(pool));
		assert.deepEqual([tooLate.code, tooLate.stdout], [1, '']);
		assert.match(tooLate.stderr, /took too long|expired|time/i);

		const challenge = await ask();
		const wrong = await continueSignIn(challenge, question.wrong);
		assert.deepEqual([wrong.code, wrong.stdout], [1, '']);
		assert.match(wrong.stderr, question.refusal);
		const store = await openSessionStore({host, now: pool.clock});
		assert.equal(await store.get(), undefined);

		const right = await continueSignIn(challenge, question.right(pool));
		assert.equal(right.code, 0, right.stderr);
		assert.equal(JSON.parse(right.stdout).username, question.username);
		const {tokens} = (await store.get()) ?? {};
		assert.ok(tokens?.refreshToken);
		for (const secret of [tokens.accessToken, tokens.refreshToken, tokens.idToken, password]) {
			assert.equal((right.stdout + right.stderr + wrong.stderr).includes(secret ?? '?'), false);
		}
		assert.equal(readFileSync(join(folder, 'settings.json'), 'utf8').includes('oken'), false);
	});
}

for (const [way, words] of Object.entries(passwordWays)) {
	test(`${way}: alone it is enough, and a wrong one is not`, async t => {
		const pool = await startPool(t);
		const {run, host} = commandsOn(t, pool);
		const argv = ['--username', 'demo', '--password-stdin', ...words];
		const wrong = await run(signIn, argv, {input: 'Wrong-pass-1'});
		assert.deepEqual([wrong.code, wrong.stdout], [1, '']);
		assert.equal(wrong.stderr.includes('Wrong-pass-1'), false);

		const {code, stdout, stderr} = await run(signIn, argv, {input: `${password}\r\n`});
		assert.equal(code, 0, stderr);
		assert.deepEqual(JSON.parse(stdout), {
			session: 'demo@us-east-1_LocalDemo',
			username: 'demo',
			userPoolId: 'us-east-1_LocalDemo',
			clientId: 'localdemopublicclient00001',
			region: 'us-east-1',
			expiresAt: new Date(pool.clock() + 60 * minutes).toISOString(),
		});
		assert.match(stderr, /^The session is kept in .*sessions\.json, which only you can read/);
		assert.deepEqual(
			openSettingsStore(host)
				.listPools()
				.map(({clientId}) => clientId),
			['localdemopublicclient00001'],
		);
	});
}

test('of two second factors one is chosen, then asked', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	const argv = ['--username', 'two-factors', '--password-stdin'];
	const select = await run(signIn, argv, {input: password});
	assert.equal(JSON.parse(select.stdout).ChallengeName, 'SELECT_MFA_TYPE');
	const sms = await run(signIn, ['--continue', '-', '--answer', 'ANSWER=SMS_MFA'], {
		input: select.stdout,
	});
	assert.deepEqual([sms.code, JSON.parse(sms.stdout).ChallengeName], [3, 'SMS_MFA']);
	const {code} = await run(
		signIn,
		['--continue', '-', '--answer', `SMS_MFA_CODE=${newestCode(pool)}`],
		{input: sms.stdout},
	);
	assert.equal(code, 0);
});

test('without a preference the ways in are printed as the AWS CLI prints them', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	const asked = await run(signIn, ['--username', 'demo', '--auth-flow', 'USER_AUTH']);
	const {ChallengeName, AvailableChallenges} = JSON.parse(asked.stdout);
	assert.equal(ChallengeName, 'SELECT_CHALLENGE');
	assert.ok(AvailableChallenges.includes('PASSWORD_SRP'));

	const words = ['--continue', '-', '--username', 'demo', '--answer', 'ANSWER=PASSWORD_SRP'];
	const {code, stderr} = await run(signIn, [...words, '--answer', 'PASSWORD=env:SECRET'], {
		input: asked.stdout,
		env: {SECRET: password},
	});
	assert.equal(code, 0, stderr);
});

test('a sign-in is continued with what it was begun with, and told nothing again', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	const {region, userPoolId = '', clientId, endpointUrl = ''} = clientOf(pool.pool);
	const nothing = {
		AWS_ENDPOINT_URL: '',
		COGNITO_VERIFY_USER_POOL_ID: '',
		COGNITO_VERIFY_CLIENT_ID: '',
		SECRET: password,
	};
	const begun = await run(
		signIn,
		[
			...['--user-pool-id', userPoolId, '--client-id', clientId, '--endpoint-url', endpointUrl],
			...['--username', 'demo', '--auth-flow', 'USER_AUTH'],
		],
		{env: nothing},
	);
	const {ChallengeParameters} = JSON.parse(begun.stdout);
	assert.equal(ChallengeParameters.USERNAME, 'demo');
	assert.deepEqual(JSON.parse(ChallengeParameters['cognito-verify']), {
		region,
		'user-pool-id': userPoolId,
		'client-id': clientId,
		'endpoint-url': endpointUrl,
		'auth-flow': 'USER_AUTH',
	});
	const answers = ['--answer', 'ANSWER=PASSWORD_SRP', '--answer', 'PASSWORD=env:SECRET'];
	const ended = await run(signIn, ['--continue', '-', ...answers], {
		input: begun.stdout,
		env: nothing,
	});
	assert.equal(ended.code, 0, ended.stderr);
	assert.equal(JSON.parse(ended.stdout).session, `demo@${userPoolId}`);
	const elsewhere = await run(signIn, ['--continue', '-', '--client-id', 'another', ...answers], {
		input: begun.stdout,
		env: nothing,
	});
	assert.equal(elsewhere.code, 1, 'the command line goes first');
});

test('a custom answer that is refused is not called a wrong password', async t => {
	const pool = await startPool(t, {
		customAuth: ({rounds}) =>
			rounds.length > 0 ? 'failed' : {ask: {riddle: '1 + 1?'}, isRight: () => false},
	});
	const {run} = commandsOn(t, pool);
	const argv = ['--username', 'demo', '--auth-flow', 'CUSTOM_AUTH'];
	const {code, stderr} = await run(signIn, argv, {typed: ['3']});
	assert.equal(code, 1);
	assert.match(stderr, /The answer to the custom challenge was refused/);
	assert.doesNotMatch(stderr, /password/);
});

test('a custom sign-in continues for as many rounds as the pool wants', async t => {
	const pool = await startPool(t, {
		customAuth: ({rounds}) =>
			rounds.length === 2
				? 'succeeded'
				: {ask: {riddle: `${rounds.length}`}, isRight: answer => answer === `${rounds.length}`},
	});
	const {run} = commandsOn(t, pool);
	let {code, stdout} = await run(signIn, ['--username', 'demo', '--auth-flow', 'CUSTOM_AUTH']);
	for (const riddle of ['0', '1']) {
		assert.equal(JSON.parse(stdout).ChallengeParameters.riddle, riddle);
		const words = ['--continue', '-', '--username', 'demo', '--answer', `ANSWER=${riddle}`];
		({code, stdout} = await run(signIn, words, {input: stdout}));
	}
	assert.equal(code, 0);
});

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

test('an access token is kept with what it says of itself, and refused with the fix in words', async t => {
	const pool = await startPool(t);
	const {run, host} = commandsOn(t, pool);
	const {accessToken, idToken = ''} = tokensOf(
		await pool.connect().signIn({flow: 'USER_SRP_AUTH', username: 'demo', password}),
	);
	const kept = await run(signIn, ['--access-token', 'env:TOKEN'], {env: {TOKEN: accessToken}});
	assert.equal(kept.code, 0, kept.stderr);
	assert.equal(JSON.parse(kept.stdout).session, 'demo@us-east-1_LocalDemo');
	const session = await (await openSessionStore({host, now: pool.clock})).get();
	assert.equal(session?.tokens.accessToken, accessToken);

	for (const [token, words] of [
		[idToken, /ID token/],
		['nonsense', /access token/],
	] as const) {
		const refused = await run(signIn, ['--access-token', '-'], {input: token});
		assert.deepEqual([refused.code, refused.stdout], [1, '']);
		assert.match(refused.stderr, words);
		assert.equal(refused.stderr.includes(token), false);
	}

	const asked = ['--access-token', '-', '--user-pool-id', 'us-east-1_Another'];
	const another = await run(signIn, asked, {input: accessToken});
	assert.deepEqual(
		[another.code, another.stdout, another.stderr],
		[
			1,
			'',
			'cognito-verify: This access token is for user pool us-east-1_LocalDemo, not us-east-1_Another. ' +
				'Check the endpoint and the user pool you asked for; nothing was kept. Then sign in again.\n',
		],
	);
	assert.equal((await (await openSessionStore({host, now: pool.clock})).list()).length, 1);
});

test('with --no-store nothing is written', async t => {
	const pool = await startPool(t);
	const {run, folder} = commandsOn(t, pool);
	const argv = ['--username', 'demo', '--password-stdin', '--no-store'];
	const {code, stderr} = await run(signIn, argv, {input: password});
	assert.equal(code, 0);
	assert.match(stderr, /kept in memory until/);
	assert.equal(existsSync(folder), false, 'neither sessions nor settings nor their folder');
});

test('secrets typed as plain words are refused, and not repeated', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	const words = [
		['--username', 'demo', '--password', 'hush-hush'],
		['--username', 'demo', '--password-stdin', 'hush-hush'],
		['--client-secret', 'hush-hush'],
		['--access-token', 'hush-hush'],
		['--continue', '-', '--answer', 'NEW_PASSWORD=hush-hush'],
		['--continue', '-', '--answer', 'hush-hush'],
		['--hush', 'hush-hush'],
		['--auth-flow', 'hush-hush'],
		['--password-stdin', '--access-token', '-'],
	];
	for (const argv of words) {
		const {code, stdout, stderr} = await run(signIn, argv);
		assert.deepEqual([code, stdout], [2, ''], argv.join(' '));
		assert.match(stderr, /^cognito-verify: .*\nusage: cognito-verify sign-in/);
		assert.equal(stderr.includes('hush-hush'), false);
	}
});

test('certificates that can’t be read are said before a password is asked for', async t => {
	const {run} = commandsOn(t, await startPool(t));
	const argv = ['--username', 'demo', '--ca-bundle', '/missing.pem'];
	const asked = () => assert.fail('a password was asked for');
	assert.deepEqual(await run(signIn, argv, {typed: [asked]}), {
		code: 2,
		stdout: '',
		stderr:
			"cognito-verify: Can't read the certificates in /missing.pem: no such file (ENOENT). Correct it and try again.\n",
	});
});

test('what is missing is named', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	for (const [argv, name] of [
		[[], '--username'],
		[['--username', 'demo'], '--password'],
		[['--continue', '-'], '--continue'],
		[
			['--username', 'x', '--password', 'file://nowhere'],
			'nowhere for --password: no such file \\(ENOENT\\)',
		],
	] as const) {
		const {code, stderr} = await run(signIn, argv);
		assert.equal(code, 2);
		assert.match(stderr, new RegExp(name));
	}
});

for (const isAtTerminal of [true, false]) {
	test(`an authenticator app is set up on the way in, ${isAtTerminal ? 'at a terminal' : 'by a script'}`, async t => {
		const pool = await startPool(t);
		await requireMfa(pool.pool);
		const {run} = commandsOn(t, pool);
		if (isAtTerminal) {
			let said = '';
			const watch = (text: string) => (said += text);
			const code = () => totp(/app: ([A-Z2-7]+)/.exec(said)?.[1] ?? '', pool.clock());
			const another = () => (code() === '000000' ? '111111' : '000000');
			const {code: status, stderr} = await run(signIn, [], {
				typed: ['demo', password, 'SOFTWARE_TOKEN_MFA', '00000', another, code],
				watch,
			});
			assert.equal(status, 0, stderr);
			assert.match(
				stderr,
				/Code: cognito-verify: .*\nCode: cognito-verify: The authenticator app could not/,
			);
			return;
		}
		const begun = await run(signIn, ['--username', 'demo', '--password-stdin'], {input: password});
		assert.equal(JSON.parse(begun.stdout).ChallengeName, 'MFA_SETUP');
		const continueSignIn = (input: string, answer: string) =>
			run(signIn, ['--continue', '-', '--username', 'demo', '--answer', answer], {input});
		const keyed = await continueSignIn(begun.stdout, 'ANSWER=SOFTWARE_TOKEN_MFA');
		assert.equal(keyed.code, 3);
		const key = JSON.parse(keyed.stdout).ChallengeParameters.SecretCode;
		const wrong = await continueSignIn(keyed.stdout, 'SOFTWARE_TOKEN_MFA_CODE=00000');
		assert.deepEqual([wrong.code, wrong.stdout], [1, '']);
		const right = `SOFTWARE_TOKEN_MFA_CODE=${totp(key, pool.clock())}`;
		const {code, stderr} = await continueSignIn(keyed.stdout, right);
		assert.equal(code, 0, stderr);
	});
}

test('at a terminal a person is asked, and asked again after a wrong code', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	const typed = ['totp', password, '00000', shownCode(pool)];
	const {code, stderr} = await run(signIn, [], {typed});
	assert.equal(code, 0, stderr);
	assert.match(
		stderr,
		/^Endpoint: http:\/\/127\.0\.0\.1:\d+\nUsername: Password: .*\nCode: cognito-verify: That sign-in code is wrong/,
	);

	const left = await run(signIn, [], {typed: ['totp', password]});
	assert.deepEqual([left.code, left.stdout], [130, '']);
});

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
