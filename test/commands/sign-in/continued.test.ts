import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {signIn} from '../../../source/commands/sign-in/sign-in.ts';
import {clientOf, startPool} from '../../helpers/client.ts';
import {commandsOn} from '../../helpers/command.ts';
import {newestCode} from '../../helpers/local-pool-client.ts';
import {requireMfa} from '../../helpers/require-mfa.ts';
import {shownCode} from '../../helpers/shown-code.ts';
import {totp} from '../../helpers/totp.ts';

const password = 'Demo-pass-1';
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
		['--continue', '-', '--answer', `SMS_MFA_CODE=${newestCode(pool.pool)}`],
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

test('at a terminal what a script began is continued by answering, question by question', async t => {
	const pool = await startPool(t);
	const {run, folder} = commandsOn(t, pool);
	const argv = ['--username', 'two-factors', '--password-stdin'];
	const begun = await run(signIn, argv, {input: password});
	writeFileSync(join(folder, 'challenge.json'), begun.stdout);
	const words = ['--continue', 'challenge.json'];
	const typed = ['2', '00000', shownCode(pool, 'two-factors')];
	const {code, stdout, stderr} = await run(signIn, words, {typed});
	assert.deepEqual([code, JSON.parse(stdout).username], [0, 'two-factors']);
	assert.match(
		stderr,
		/^Endpoint: \S+\n {2}1\. Code by SMS .*\n {2}2\. .*\nChoice \(1-2\): Enter the code .*\nCode: cognito-verify: That sign-in code is wrong.*\n.*\nCode: The session is kept in .*\n$/,
	);
	const given = await run(signIn, [...words, '--answer', 'ANSWER=nonsense'], {typed});
	assert.deepEqual([given.code, /Choice/.test(given.stderr)], [1, false]);
	const piped = await run(signIn, ['--continue', '-'], {input: begun.stdout, typed});
	assert.deepEqual([piped.code, /needs --answer ANSWER=VALUE/.test(piped.stderr)], [2, true]);
});

test('one way in alone is taken without a question, and any can be typed where none is named', async t => {
	const pool = await startPool(t);
	const {run, folder} = commandsOn(t, pool);
	const argv = ['--username', 'demo', '--auth-flow', 'USER_AUTH'];
	for (const [AvailableChallenges, typed] of [
		[['PASSWORD_SRP'], [password]],
		[[], ['PASSWORD_SRP', password]],
	] as const) {
		const begun = JSON.parse((await run(signIn, argv)).stdout);
		const file = join(folder, 'challenge.json');
		writeFileSync(file, JSON.stringify({...begun, AvailableChallenges}));
		const {code, stderr} = await run(signIn, ['--continue', file], {typed});
		assert.equal(code, 0, stderr);
		assert.doesNotMatch(stderr, /Choice/);
	}
});

test('at a terminal a person is asked, and asked again after a wrong code', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	const typed = ['totp', password, '00000', shownCode(pool, 'totp')];
	const {code, stderr} = await run(signIn, [], {typed});
	assert.equal(code, 0, stderr);
	assert.match(
		stderr,
		/^Endpoint: http:\/\/127\.0\.0\.1:\d+\nUsername: Password: .*\nCode: cognito-verify: That sign-in code is wrong/,
	);

	const left = await run(signIn, [], {typed: ['totp', password]});
	assert.deepEqual([left.code, left.stdout], [130, '']);
});
