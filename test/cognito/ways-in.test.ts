import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Challenge, ChallengeAnswer, SignInRequest} from '../../source/cognito/cognito.ts';
import type {ProblemCode} from '../../source/problem.ts';
import {challengeOf, isProblem, startPool, tokensOf} from '../helpers/client.ts';
import {newestCode} from '../helpers/local-pool-client.ts';
import {shownCode} from '../helpers/shown-code.ts';

/*
 * Each way to sign in × each challenge × (right answer, wrong answer, expired session, cancelled), over a socket, on
 * the embedded pool.
 */

const password = 'Demo-pass-1';
const minutes = 60_000;

type Pool = Awaited<ReturnType<typeof startPool>>;

type Question = {
	readonly name: Challenge['name'];
	readonly username: string;
	readonly right: (pool: Pool) => ChallengeAnswer;
	readonly wrong: ChallengeAnswer;
	readonly refusal: ProblemCode;
	/** Cognito keeps the session after a wrong answer, so the same challenge can be answered again. */
	readonly isKept: boolean;
};

const wrongCode = {
	wrong: {kind: 'code', code: '00000'},
	refusal: 'wrongSignInCode',
	isKept: true,
} as const;

const secondFactors: readonly Question[] = [
	{
		name: 'SOFTWARE_TOKEN_MFA',
		username: 'totp',
		right: pool => ({kind: 'code', code: shownCode(pool, 'totp')}),
		...wrongCode,
	},
	{
		name: 'SMS_MFA',
		username: 'sms-code',
		right: pool => ({kind: 'code', code: newestCode(pool.pool)}),
		...wrongCode,
	},
	{
		name: 'EMAIL_OTP',
		username: 'email-code',
		right: pool => ({kind: 'code', code: newestCode(pool.pool)}),
		...wrongCode,
	},
	{
		name: 'NEW_PASSWORD_REQUIRED',
		username: 'new-password',
		right: () => ({kind: 'newPassword', password: 'Brand-new-1', attributes: {}}),
		wrong: {kind: 'newPassword', password: 'short', attributes: {}},
		refusal: 'passwordRefused',
		isKept: true,
	},
];

const passwordWays: Readonly<Record<string, (username: string) => SignInRequest>> = {
	'password over SRP': username => ({flow: 'USER_SRP_AUTH', username, password}),
	'password in clear': username => ({flow: 'USER_PASSWORD_AUTH', username, password}),
	'password by a support desk': username => ({
		flow: 'ADMIN_USER_PASSWORD_AUTH',
		username,
		password,
	}),
	'password by choice': username => ({
		flow: 'USER_AUTH',
		username,
		preferred: 'PASSWORD',
		password,
	}),
	'password over SRP by choice': username => ({
		flow: 'USER_AUTH',
		username,
		preferred: 'PASSWORD_SRP',
		password,
	}),
};

const otherFactors = (['EMAIL_OTP', 'SMS_OTP'] as const).map(
	(name): Row => [
		`${name} instead of a password`,
		{flow: 'USER_AUTH', username: 'demo', preferred: name},
		{
			name,
			username: 'demo',
			right: pool => ({kind: 'code', code: newestCode(pool.pool)}),
			...wrongCode,
		},
	],
);

type Row = readonly [title: string, request: SignInRequest, question: Question];

const table: readonly Row[] = [
	...Object.entries(passwordWays).flatMap(([way, request]) =>
		secondFactors.map(
			(question): Row => [`${way}, ${question.name}`, request(question.username), question],
		),
	),
	...otherFactors,
];

for (const [title, request, question] of table) {
	test(`${title}: right, wrong, too late, and left`, async context => {
		const pool = await startPool(context);
		const cognito = pool.connect();
		const ask = async () => challengeOf(await cognito.signIn(request), question.name);

		const controller = new AbortController();
		controller.abort();
		const left = cognito.answer(await ask(), question.wrong, {signal: controller.signal});
		await assert.rejects(left, isProblem('cancelled'));

		const late = await ask();
		pool.passTime(3 * minutes);
		await assert.rejects(cognito.answer(late, question.right(pool)), isProblem('challengeExpired'));

		const challenge = await ask();
		await assert.rejects(cognito.answer(challenge, question.wrong), isProblem(question.refusal));
		const again = question.isKept ? challenge : await ask();
		const {accessToken} = tokensOf(await cognito.answer(again, question.right(pool)));
		assert.equal((await cognito.getUser(accessToken)).username, question.username);
	});
}

for (const [way, request] of Object.entries(passwordWays)) {
	test(`${way}: alone it is enough, and a wrong one is not`, async context => {
		const {connect} = await startPool(context);
		const cognito = connect();
		const {accessToken} = tokensOf(await cognito.signIn(request('demo')));
		assert.equal((await cognito.getUser(accessToken)).username, 'demo');
		const wrong = {...request('demo'), password: 'Wrong-pass-1'};
		await assert.rejects(cognito.signIn(wrong), isProblem('wrongPassword'));
	});
}

test('of two second factors one is chosen, then asked', async context => {
	const pool = await startPool(context);
	const cognito = pool.connect();
	const request = {flow: 'USER_SRP_AUTH', username: 'two-factors', password} as const;
	const choose = async (choice: string) => {
		const challenge = challengeOf(await cognito.signIn(request), 'SELECT_MFA_TYPE');
		assert.ok('choices' in challenge && challenge.choices.includes(choice));
		return cognito.answer(challenge, {kind: 'choice', choice});
	};
	const app = challengeOf(await choose('SOFTWARE_TOKEN_MFA'), 'SOFTWARE_TOKEN_MFA');
	const shown = {kind: 'code', code: shownCode(pool, 'two-factors')} as const;
	assert.ok(tokensOf(await cognito.answer(app, shown)));
	const sms = challengeOf(await choose('SMS_MFA'), 'SMS_MFA');
	assert.ok(tokensOf(await cognito.answer(sms, {kind: 'code', code: newestCode(pool.pool)})));
});

test('without a preference the pool offers its ways, and each of them leads in', async context => {
	const pool = await startPool(context);
	const cognito = pool.connect();
	const select = async () =>
		challengeOf(await cognito.signIn({flow: 'USER_AUTH', username: 'demo'}), 'SELECT_CHALLENGE');
	const {choices} = {choices: [], ...(await select())};
	assert.deepEqual([...choices].sort(), [
		'EMAIL_OTP',
		'PASSWORD',
		'PASSWORD_SRP',
		'SMS_OTP',
		'WEB_AUTHN',
	]);
	for (const choice of ['PASSWORD', 'PASSWORD_SRP']) {
		const answer = {kind: 'choice', choice, password} as const;
		assert.ok(tokensOf(await cognito.answer(await select(), answer)));
		await assert.rejects(
			cognito.answer(await select(), {...answer, password: 'Wrong-pass-1'}),
			isProblem('wrongPassword'),
		);
	}
	for (const choice of ['EMAIL_OTP', 'SMS_OTP'] as const) {
		const step = await cognito.answer(await select(), {kind: 'choice', choice});
		const code = {kind: 'code', code: newestCode(pool.pool)} as const;
		assert.ok(tokensOf(await cognito.answer(challengeOf(step, choice), code)));
	}
});

test('a custom sign-in continues for as many rounds as the pool wants, after a password or not', async context => {
	const riddles = ['a', 'b', 'c'];
	const {connect} = await startPool(context, {
		customAuth: ({rounds}) => {
			if (rounds.some(({isRight}) => !isRight)) return 'failed';
			const riddle = riddles[rounds.length];
			return riddle === undefined
				? 'succeeded'
				: {ask: {riddle}, isRight: answer => answer === riddle.toUpperCase()};
		},
	});
	const cognito = connect();
	const begin = (secret?: string) =>
		cognito.signIn({
			flow: 'CUSTOM_AUTH',
			username: 'demo',
			...(secret !== undefined && {password: secret}),
		});
	for (const secret of [undefined, password]) {
		let step = await begin(secret);
		for (const riddle of riddles) {
			const challenge = challengeOf(step, 'CUSTOM_CHALLENGE');
			assert.equal(challenge.parameters['riddle'], riddle);
			step = await cognito.answer(challenge, {kind: 'text', text: riddle.toUpperCase()});
		}
		assert.ok(tokensOf(step));
		const wrong = challengeOf(await begin(secret), 'CUSTOM_CHALLENGE');
		await assert.rejects(
			cognito.answer(wrong, {kind: 'text', text: 'x'}),
			isProblem('challengeAnswerRefused'),
		);
	}
	await assert.rejects(begin('Wrong-pass-1'), isProblem('wrongPassword'));
	await assert.rejects(
		(await startPool(context)).connect().signIn({flow: 'CUSTOM_AUTH', username: 'demo'}),
		isProblem('customAuthNotConfigured'),
	);
});

test('a pool that hides who exists says the same of a wrong password and an unknown user', async context => {
	const {connect} = await startPool(context);
	const cognito = connect('hides who exists');
	const words: unknown[] = [];
	for (const username of ['demo', 'nobody']) {
		for (const flow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
			await cognito
				.signIn({flow, username, password: 'Wrong-pass-1'})
				.catch(({code, detail}) => words.push([code, detail.awsName, detail.awsMessage]));
		}
	}
	assert.equal(words.length, 4);
	assert.deepEqual(
		words,
		Array(4).fill(['wrongPassword', 'NotAuthorizedException', 'Incorrect username or password.']),
	);
});
