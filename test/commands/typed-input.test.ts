import assert from 'node:assert/strict';
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {toAnswer} from '../../source/commands/sign-in/challenge-answers.ts';
import {signIn} from '../../source/commands/sign-in/sign-in.ts';
import {readWho} from '../../source/why/question.ts';
import {challenges} from '../flow/samples.ts';
import {clientOf, isProblem, startPool} from '../helpers/client.ts';
import {commandsOn} from '../helpers/command.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';

const password = 'Demo-pass-1';

test('what is typed around a username, an ID and a code is taken off, at the prompt and on the command line', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	const code = () => pool.pool.messages().at(-1)?.code ?? '';
	const spaced = () => `${code().slice(0, 3)} ${code().slice(3)}`;
	const {clientId, userPoolId = ''} = clientOf(pool.pool);
	const ids = ['--client-id', `${clientId} `, '--user-pool-id', ` ${userPoolId}\u200b`];

	const typed = await run(signIn, ids, {typed: ['sms-code ', password, spaced]});
	assert.equal(typed.code, 0, typed.stderr);
	assert.equal(JSON.parse(typed.stdout).username, 'sms-code');

	const words = [...ids, '--username', '\ufeffsms-code\u00a0', '--password-stdin'];
	const asked = await run(signIn, words, {input: password});
	assert.equal(asked.code, 3, asked.stderr);
	const answered = await run(
		signIn,
		['--continue', '-', '--answer', `SMS_MFA_CODE=${code().slice(0, 3)}-${code().slice(3)}`],
		{input: asked.stdout},
	);
	assert.equal(answered.code, 0, answered.stderr);
});

test('a phone number among the attributes that a pool wants is sent as Cognito takes it', async t => {
	const service = await startScriptedService(t, ({operation}, response) => {
		if (operation === 'InitiateAuth') {
			const ChallengeParameters = {requiredAttributes: '["userAttributes.phone_number"]'};
			answerJson(response, {
				ChallengeName: 'NEW_PASSWORD_REQUIRED',
				Session: 's',
				ChallengeParameters,
			});
		} else answerJson(response, {__type: 'InternalErrorException', message: ''}, 500);
	});
	const {run} = commandsOn(t, await startPool(t));
	const words = ['--username', 'jane', '--auth-flow', 'USER_PASSWORD_AUTH'];
	const env = {AWS_ENDPOINT_URL: service.endpointUrl, NEW: 'Brand-new-1'};
	await run(signIn, words, {
		env,
		typed: [password, 'Brand-new-1', 'Brand-new-1', '+1 (432) 555-0109'],
	});
	const printed = await run(signIn, [...words, '--password-stdin'], {env, input: password});
	const answers = ['NEW_PASSWORD=env:NEW', 'userAttributes.phone_number=+1 432 555 0109'];
	await run(
		signIn,
		['--continue', '-', '--username', 'jane', ...answers.flatMap(answer => ['--answer', answer])],
		{env, input: printed.stdout},
	);
	assert.deepEqual(
		service.received
			.filter(({operation}) => operation === 'RespondToAuthChallenge')
			.map(({body}) => body['ChallengeResponses']),
		Array(2).fill({
			USERNAME: 'jane',
			NEW_PASSWORD: 'Brand-new-1',
			'userAttributes.phone_number': '+14325550109',
		}),
	);
});

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

test('a secret or a challenge that Windows has written is read as it is meant', async t => {
	const pool = await startPool(t);
	const {run, folder} = commandsOn(t, pool);
	mkdirSync(folder, {mode: 0o700});
	const argv = ['--username', 'demo', '--password'];
	for (const bytes of [Buffer.from(`\ufeff${password}\r\n`), utf16(`${password}\r\n`)]) {
		writeFileSync(join(folder, 'secret'), bytes);
		const fromFile = await run(signIn, [...argv, 'file://secret']);
		assert.equal(fromFile.code, 0, fromFile.stderr);
		const fromInput = await run(signIn, [...argv, '-'], {input: bytes});
		assert.equal(fromInput.code, 0, fromInput.stderr);
	}
	for (const lineEnd of ['\n', '\r\n']) {
		const env = {SECRET: `${password}${lineEnd}`};
		const fromVariable = await run(signIn, [...argv, 'env:SECRET'], {env});
		assert.equal(fromVariable.code, 0, fromVariable.stderr);
	}
	const blank = {env: {SECRET: `${password} `}};
	assert.equal((await run(signIn, [...argv, 'env:SECRET'], blank)).code, 1);
	const sms = ['--username', 'sms-code', '--password-stdin'];
	const asked = await run(signIn, sms, {input: password});
	writeFileSync(join(folder, 'challenge.json'), utf16(asked.stdout));
	const code = pool.pool.messages().at(-1)?.code;
	const words = ['--continue', 'challenge.json', '--answer', `SMS_MFA_CODE=${code}`];
	const {code: exitCode, stderr} = await run(signIn, words);
	assert.equal(exitCode, 0, stderr);
});

test('what isn’t text is named and not tried', async t => {
	const service = await startScriptedService(t, (_, response) => answerJson(response, {}));
	const {run, folder} = commandsOn(t, await startPool(t));
	mkdirSync(folder, {mode: 0o700});
	writeFileSync(join(folder, 'secret'), Buffer.from('hüsh', 'latin1'));
	const env = {AWS_ENDPOINT_URL: service.endpointUrl};
	for (const [source, named] of [
		['file://secret', join(folder, 'secret')],
		['-', 'standard input'],
	] as const) {
		const argv = ['--username', 'demo', '--password', source];
		const {code, stdout, stderr} = await run(signIn, argv, {env, input: utf16('x').subarray(2)});
		assert.deepEqual([code, stdout], [2, '']);
		assert.match(stderr, /--password: .* isn't text in UTF-8 or UTF-16/);
		assert.ok(stderr.includes(named), stderr);
	}
	assert.deepEqual(service.received, []);
});

test('an answer to a custom challenge is sent as the guided app sends it', () => {
	assert.deepEqual(
		toAnswer(challenges.CUSTOM_CHALLENGE, new Map([['ANSWER', '\u200b 1-2 \r\n']])),
		{kind: 'text', text: '1-2'},
	);
});

test('each challenge takes its own answers, and says which one is missing', () => {
	const {NEW_PASSWORD_REQUIRED: required} = challenges;
	const given = (...answers: readonly (readonly [string, string])[]) => new Map(answers);
	const password = {kind: 'password', password: ' Pass 1'};
	assert.deepEqual(toAnswer(challenges.PASSWORD, given(['PASSWORD', ' Pass 1'])), password);
	assert.deepEqual(toAnswer(challenges.PASSWORD_SRP, given(['PASSWORD', ' Pass 1'])), password);
	for (const name of ['SMS_MFA', 'SMS_OTP', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA'] as const) {
		assert.deepEqual(toAnswer(challenges[name], given([`${name}_CODE`, '123 456'])), {
			kind: 'code',
			code: '123456',
		});
	}
	assert.deepEqual(toAnswer(challenges.SELECT_CHALLENGE, given(['ANSWER', ' EMAIL_OTP '])), {
		kind: 'choice',
		choice: 'EMAIL_OTP',
	});
	const chosen = given(['ANSWER', 'PASSWORD'], ['PASSWORD', ' Pass 1']);
	assert.deepEqual(toAnswer(challenges.SELECT_MFA_TYPE, chosen), {
		kind: 'choice',
		choice: 'PASSWORD',
		password: ' Pass 1',
	});
	assert.deepEqual(toAnswer(challenges.MFA_SETUP, given(['EMAIL', ' jane@example.com'])), {
		kind: 'email',
		email: 'jane@example.com',
	});
	const words = [
		['NEW_PASSWORD', 'New 1'],
		['userAttributes.phone_number', '+1 432 555 0109'],
		['userAttributes.name', ' Jane '],
	] as const;
	assert.deepEqual(toAnswer({...required, requiredAttributes: ['name']}, given(...words)), {
		kind: 'newPassword',
		password: 'New 1',
		attributes: {name: 'Jane', phone_number: '+14325550109'},
	});
	for (const [name, answer] of [
		['PASSWORD', 'PASSWORD'],
		['SMS_MFA', 'SMS_MFA_CODE'],
		['CUSTOM_CHALLENGE', 'ANSWER'],
		['MFA_SETUP', 'EMAIL'],
		['NEW_PASSWORD_REQUIRED', 'NEW_PASSWORD'],
	] as const) {
		assert.throws(
			() => toAnswer(challenges[name], given()),
			isProblem('answerMissing', {answer: `${answer}=VALUE`}),
		);
	}
	assert.throws(
		() => toAnswer(challenges.WEB_AUTHN, given()),
		isProblem('challengeUnsupported', {challenge: 'WEB_AUTHN'}),
	);
});

test('who is meant is told apart however it was typed', () => {
	const sub = '1f2e3d4c-0000-4000-8000-00000000000a';
	assert.deepEqual(
		[' ｊａｎｅ＠example．com\n', '＋1 (432) 555-0109', `\u200b${sub} `, 'ｊａｎｅ ', '@'].map(
			readWho,
		),
		[
			{kind: 'email', value: 'jane@example.com'},
			{kind: 'phone_number', value: '+14325550109'},
			{kind: 'sub', value: sub},
			{kind: 'username', value: 'ｊａｎｅ'},
			{kind: 'username', value: '@'},
		],
	);
});
