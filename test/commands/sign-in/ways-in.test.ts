import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {signIn} from '../../../source/commands/sign-in/sign-in.ts';
import {openSessionStore} from '../../../source/session/session-store.ts';
import {openSettingsStore} from '../../../source/session/settings-store.ts';
import {startPool} from '../../helpers/client.ts';
import {commandsOn} from '../../helpers/command.ts';
import {newestCode} from '../../helpers/local-pool-client.ts';
import {shownCode} from '../../helpers/shown-code.ts';

/*
 * `sign-in` without a terminal: each way to sign in × each challenge × (right answer, wrong answer, expired session,
 * cancelled), over a socket, on the embedded pool.
 */

const password = 'Demo-pass-1';
const minutes = 60_000;
type Pool = Awaited<ReturnType<typeof startPool>>;

// The credentials for a support desk's calls; the embedded pool accepts any.
Object.assign(process.env, {AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test'});

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
		right: pool => `SOFTWARE_TOKEN_MFA_CODE=${shownCode(pool, 'totp')}`,
		wrong: 'SOFTWARE_TOKEN_MFA_CODE=00000',
		...isWrong,
	},
	{
		name: 'SMS_MFA',
		username: 'sms-code',
		right: pool => `SMS_MFA_CODE=${newestCode(pool.pool)}`,
		wrong: 'SMS_MFA_CODE=00000',
		...isWrong,
	},
	{
		name: 'EMAIL_OTP',
		username: 'email-code',
		right: pool => `EMAIL_OTP_CODE=${newestCode(pool.pool)}`,
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
		right: (pool: Pool) => `${name}_CODE=${newestCode(pool.pool)}`,
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
