import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {type TestContext, test} from 'node:test';
import type {
	Challenge,
	ChallengeAnswer,
	SignInRequest,
	SignInStep,
} from '../../../source/cognito/cognito.ts';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import {isProblem} from '../../helpers/client.ts';
import {answerJson, startScriptedService} from '../../helpers/scripted-service.ts';

const now = Date.UTC(2026, 10, 24, 12);
const session = 's'.repeat(40);
const signedIn = {
	ChallengeParameters: {},
	AuthenticationResult: {AccessToken: 'a', RefreshToken: 'r', ExpiresIn: 3600, TokenType: 'Bearer'},
};
const tokens = {accessToken: 'a', refreshToken: 'r', expiresAt: now + 3_600_000};

/** A service with these responses in order. */
async function start(context: TestContext, answers: readonly object[], clientSecret?: string) {
	const left = [...answers];
	const {endpointUrl, received} = await startScriptedService(context, (_, response) =>
		answerJson(response, left.shift() ?? {}),
	);
	const client = {
		region: 'eu-west-1',
		userPoolId: 'eu-west-1_Pool1',
		clientId: 'client',
		endpointUrl,
		...(clientSecret !== undefined && {clientSecret}),
	};
	return {cognito: createCognito({client, now: () => now}), received};
}

function challengeOf(step: SignInStep): Challenge {
	assert.equal(step.kind, 'challenge');
	return step.challenge;
}

const password: SignInRequest = {flow: 'USER_PASSWORD_AUTH', username: 'jane', password: 'secret'};

/** A sign-in request after which the pool may first send this challenge. */
function leadingTo(challenge: string): SignInRequest {
	if (challenge === 'CUSTOM_CHALLENGE') return {flow: 'CUSTOM_AUTH', username: 'jane'};
	const isFirstFactor = ['SMS_OTP', 'SELECT_CHALLENGE', 'PASSWORD'].includes(challenge);
	return isFirstFactor ? {flow: 'USER_AUTH', username: 'jane'} : password;
}

type Row = {
	readonly asked: {readonly ChallengeName: string} & Readonly<Record<string, unknown>>;
	/** What the user sees of it, besides what all challenges have. */
	readonly shown: object;
	readonly answer: ChallengeAnswer;
	/** What is sent, besides USERNAME. */
	readonly sent: object;
};

const delivery = {
	CODE_DELIVERY_DELIVERY_MEDIUM: 'SMS',
	CODE_DELIVERY_DESTINATION: '+*******0008',
};
const sentTo = {medium: 'SMS', destination: '+*******0008'};

const rows: readonly Row[] = [
	{
		asked: {ChallengeName: 'SMS_MFA', ChallengeParameters: delivery},
		shown: {sentTo},
		answer: {kind: 'code', code: '123456'},
		sent: {SMS_MFA_CODE: '123456'},
	},
	{
		asked: {ChallengeName: 'SMS_OTP', ChallengeParameters: {}},
		shown: {sentTo: {}},
		answer: {kind: 'code', code: '123456'},
		sent: {SMS_OTP_CODE: '123456'},
	},
	{
		asked: {ChallengeName: 'EMAIL_OTP'},
		shown: {sentTo: {}},
		answer: {kind: 'code', code: '12345678'},
		sent: {EMAIL_OTP_CODE: '12345678'},
	},
	{
		asked: {
			ChallengeName: 'SOFTWARE_TOKEN_MFA',
			ChallengeParameters: {FRIENDLY_DEVICE_NAME: 'phone'},
		},
		shown: {deviceName: 'phone'},
		answer: {kind: 'code', code: '123456'},
		sent: {SOFTWARE_TOKEN_MFA_CODE: '123456'},
	},
	{
		asked: {
			ChallengeName: 'NEW_PASSWORD_REQUIRED',
			ChallengeParameters: {
				requiredAttributes: '["userAttributes.given_name","userAttributes.custom:x"]',
				userAttributes: '{"email":"jane@example.com"}',
			},
		},
		shown: {requiredAttributes: ['given_name', 'custom:x']},
		answer: {kind: 'newPassword', password: 'New-pass-1', attributes: {given_name: 'Jane'}},
		sent: {NEW_PASSWORD: 'New-pass-1', 'userAttributes.given_name': 'Jane'},
	},
	{
		asked: {ChallengeName: 'NEW_PASSWORD_REQUIRED', ChallengeParameters: {requiredAttributes: '{'}},
		shown: {requiredAttributes: []},
		answer: {kind: 'newPassword', password: 'New-pass-1', attributes: {}},
		sent: {NEW_PASSWORD: 'New-pass-1'},
	},
	{
		asked: {
			ChallengeName: 'SELECT_MFA_TYPE',
			ChallengeParameters: {MFAS_CAN_CHOOSE: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]'},
		},
		shown: {choices: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']},
		answer: {kind: 'choice', choice: 'SMS_MFA'},
		sent: {ANSWER: 'SMS_MFA'},
	},
	{
		asked: {
			ChallengeName: 'MFA_SETUP',
			ChallengeParameters: {MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]'},
		},
		shown: {choices: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']},
		answer: {kind: 'email', email: 'jane@example.com'},
		sent: {EMAIL: 'jane@example.com'},
	},
	{
		asked: {ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD', 'EMAIL_OTP']},
		shown: {choices: ['PASSWORD', 'EMAIL_OTP']},
		answer: {kind: 'choice', choice: 'EMAIL_OTP'},
		sent: {ANSWER: 'EMAIL_OTP'},
	},
	{
		asked: {ChallengeName: 'SELECT_CHALLENGE', AvailableChallenges: ['PASSWORD']},
		shown: {choices: ['PASSWORD']},
		answer: {kind: 'choice', choice: 'PASSWORD', password: 'secret'},
		sent: {ANSWER: 'PASSWORD', PASSWORD: 'secret'},
	},
	{
		asked: {ChallengeName: 'PASSWORD'},
		shown: {},
		answer: {kind: 'password', password: 'secret'},
		sent: {PASSWORD: 'secret'},
	},
	{
		asked: {ChallengeName: 'CUSTOM_CHALLENGE', ChallengeParameters: {question: 'a cat?'}},
		shown: {},
		answer: {kind: 'text', text: 'yes'},
		sent: {ANSWER: 'yes'},
	},
];

test('each challenge is shown as it is asked, and answered as the API wants it', async context => {
	for (const {asked, shown, answer, sent} of rows) {
		const {cognito, received} = await start(context, [{...asked, Session: session}, signedIn]);
		const request = leadingTo(asked.ChallengeName);
		const challenge = challengeOf(await cognito.signIn(request));
		assert.deepEqual(challenge, {
			name: asked.ChallengeName,
			flow: request.flow,
			username: 'jane',
			session,
			askedAt: now,
			parameters: asked['ChallengeParameters'] ?? {},
			...shown,
		});
		assert.deepEqual(await cognito.answer(challenge, answer), {kind: 'signedIn', tokens});
		assert.equal(received[1]?.operation, 'RespondToAuthChallenge');
		assert.deepEqual(received[1].body, {
			ClientId: 'client',
			ChallengeName: asked.ChallengeName,
			Session: session,
			ChallengeResponses: {USERNAME: 'jane', ...sent},
		});
	}
});

test('answers name the user as the pool does, and SECRET_HASH is made of that name', async context => {
	const asked = {
		ChallengeName: 'SMS_MFA',
		Session: session,
		ChallengeParameters: {USER_ID_FOR_SRP: 'uuid-1'},
	};
	const {cognito, received} = await start(context, [asked, signedIn], 'hush');
	const challenge = challengeOf(await cognito.signIn(password));
	await cognito.answer(challenge, {kind: 'code', code: '1'});
	const hash = (name: string) =>
		createHmac('sha256', 'hush').update(`${name}client`).digest('base64');
	assert.deepEqual(received[0]?.body['AuthParameters'], {
		USERNAME: 'jane',
		PASSWORD: 'secret',
		SECRET_HASH: hash('jane'),
	});
	assert.deepEqual(received[1]?.body['ChallengeResponses'], {
		USERNAME: 'uuid-1',
		SMS_MFA_CODE: '1',
		SECRET_HASH: hash('uuid-1'),
	});
});

test('each way in asks with what it needs, and nothing else', async context => {
	const {cognito, received} = await start(context, Array(6).fill(signedIn));
	const known = {key: 'eu-west-1_device', groupKey: 'group', password: 'p'};
	const requests: readonly SignInRequest[] = [
		{flow: 'USER_AUTH', username: 'jane'},
		{flow: 'USER_AUTH', username: 'jane', preferred: 'EMAIL_OTP', password: 'never sent'},
		{flow: 'USER_AUTH', username: 'jane', preferred: 'PASSWORD', password: 'secret'},
		{flow: 'CUSTOM_AUTH', username: 'jane'},
		{...password, device: known},
		{...password, device: {key: known.key, groupKey: known.groupKey}},
	];
	for (const request of requests) await cognito.signIn(request);
	assert.deepEqual(
		received.map(({body}) => [body['AuthFlow'], body['AuthParameters']]),
		[
			['USER_AUTH', {USERNAME: 'jane'}],
			['USER_AUTH', {USERNAME: 'jane', PREFERRED_CHALLENGE: 'EMAIL_OTP'}],
			['USER_AUTH', {USERNAME: 'jane', PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'secret'}],
			['CUSTOM_AUTH', {USERNAME: 'jane'}],
			['USER_PASSWORD_AUTH', {USERNAME: 'jane', PASSWORD: 'secret', DEVICE_KEY: known.key}],
			['USER_PASSWORD_AUTH', {USERNAME: 'jane', PASSWORD: 'secret'}],
		],
	);
});

test('an authenticator app is set up within the sign-in, session by session', async context => {
	const {cognito, received} = await start(context, [
		{ChallengeName: 'MFA_SETUP', Session: session},
		{SecretCode: 'JBSWY3DPEHPK3PXP', Session: 'second'.padEnd(20)},
		{Status: 'SUCCESS', Session: 'third'.padEnd(20)},
		signedIn,
	]);
	const challenge = challengeOf(await cognito.signIn(password));
	const {secret, session: second} = await cognito.startAuthenticator(challenge);
	assert.equal(secret, 'JBSWY3DPEHPK3PXP');
	const code = {session: second, code: '123456', deviceName: 'phone'};
	const {session: third} = await cognito.verifyAuthenticator(code);
	await cognito.answer(challenge, {kind: 'authenticatorReady', session: third});
	assert.deepEqual(
		received.map(({body}) => body['Session']),
		[undefined, session, 'second'.padEnd(20), 'third'.padEnd(20)],
	);
});

test('a challenge nobody here knows, and an answer that does not fit, are told apart', async context => {
	const {cognito} = await start(context, [
		{ChallengeName: 'RETINA_SCAN', Session: session},
		{ChallengeName: 'DEVICE_SRP_AUTH', Session: session},
		{ChallengeName: 'PASSWORD_VERIFIER', Session: session},
		{ChallengeName: 'SMS_MFA'},
		{ChallengeName: 'SMS_MFA', Session: session},
	]);
	for (const challenge of ['RETINA_SCAN', 'DEVICE_SRP_AUTH', 'PASSWORD_VERIFIER']) {
		await assert.rejects(cognito.signIn(password), isProblem('challengeUnsupported', {challenge}));
	}
	await assert.rejects(cognito.signIn(password), isProblem('answerUnreadable'));
	const challenge = challengeOf(await cognito.signIn(password));
	await assert.rejects(cognito.answer(challenge, {kind: 'text', text: 'x'}), TypeError);
});

test('a passkey is shown for what it is, and cannot be answered here', async context => {
	const parameters = {CREDENTIAL_REQUEST_OPTIONS: '{}'};
	const asked = {ChallengeName: 'WEB_AUTHN', Session: session, ChallengeParameters: parameters};
	const {cognito} = await start(context, [asked]);
	const request = {flow: 'USER_AUTH', username: 'jane', preferred: 'WEB_AUTHN'} as const;
	const challenge = challengeOf(await cognito.signIn(request));
	assert.deepEqual([challenge.name, challenge.parameters], ['WEB_AUTHN', parameters]);
	await assert.rejects(cognito.answer(challenge, {kind: 'text', text: 'x'}), TypeError);
});

test('a server that asks for the same proof again and again is left', async context => {
	const parameters = {SALT: 'ab', SRP_B: 'cd', SECRET_BLOCK: 'aaaa', USER_ID_FOR_SRP: 'jane'};
	const device = {key: 'k', groupKey: 'g', password: 'p'};
	for (const [ChallengeName = '', ...others] of [
		['PASSWORD_VERIFIER'],
		['DEVICE_SRP_AUTH'],
		['DEVICE_SRP_AUTH', 'DEVICE_PASSWORD_VERIFIER'],
	]) {
		const asked = [ChallengeName, ...others].map(name => ({
			ChallengeName: name,
			Session: session,
			ChallengeParameters: parameters,
		}));
		const {cognito} = await start(context, Array(20).fill(asked).flat());
		await assert.rejects(
			cognito.signIn({...password, flow: 'USER_SRP_AUTH', device}),
			isProblem('challengeUnsupported', {challenge: ChallengeName}),
		);
	}
});
