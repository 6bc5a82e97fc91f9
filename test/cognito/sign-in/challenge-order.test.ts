import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {Challenge, ChallengeAnswer, SignInRequest} from '../../../source/cognito/cognito.ts';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import {isProblem} from '../../helpers/client.ts';
import {answerJson, startScriptedService} from '../../helpers/scripted-service.ts';

const names = [
	'SELECT_CHALLENGE',
	'PASSWORD',
	'PASSWORD_SRP',
	'PASSWORD_VERIFIER',
	'NEW_PASSWORD_REQUIRED',
	'CUSTOM_CHALLENGE',
	'SMS_MFA',
	'SMS_OTP',
	'EMAIL_OTP',
	'SOFTWARE_TOKEN_MFA',
	'SELECT_MFA_TYPE',
	'MFA_SETUP',
	'WEB_AUTHN',
	'DEVICE_SRP_AUTH',
] as const;
type Name = (typeof names)[number];

const secondFactors = [
	'SMS_MFA',
	'EMAIL_OTP',
	'SOFTWARE_TOKEN_MFA',
	'SELECT_MFA_TYPE',
	'MFA_SETUP',
];
const afterPassword = [...secondFactors, 'NEW_PASSWORD_REQUIRED'];

/** A service that answers the way up to a step, then asks this challenge, and what else it was sent. */
async function serviceAsking(t: TestContext, before: readonly object[], asked: Name) {
	const left = [...before, answerOf(asked)];
	const {endpointUrl, received} = await startScriptedService(t, (_, response) =>
		answerJson(response, left.shift() ?? {__type: 'NotAuthorizedException', message: 'No.'}),
	);
	const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_A', clientId: 'c', endpointUrl};
	return {cognito: createCognito({client}), received};
}

function answerOf(ChallengeName: string): object {
	const ChallengeParameters = {
		SALT: 'ab',
		SRP_B: 'cd',
		SECRET_BLOCK: 'aa',
		USER_ID_FOR_SRP: 'jane',
	};
	return {ChallengeName, ChallengeParameters, Session: 'a session of the service'};
}

/** Which of the challenges are asked of a person, or answered by the client, when a step leads to them. */
async function taken(
	t: TestContext,
	before: readonly object[],
	step: (cognito: ReturnType<typeof createCognito>) => Promise<unknown>,
): Promise<readonly Name[]> {
	const found: Name[] = [];
	for (const name of names) {
		const {cognito, received} = await serviceAsking(t, before, name);
		const problem = await step(cognito).then(
			() => undefined,
			error => error,
		);
		// The client's own challenges are answered, here with one more request that is refused.
		const isAnswered = received.length > before.length + 1;
		if (problem === undefined || isAnswered) {
			found.push(name);
		} else {
			assert.ok(isProblem('challengeUnsupported', {challenge: name})(problem), name);
		}
		assert.equal(JSON.stringify(received.slice(before.length + 1)).includes('hush-hush'), false);
	}
	return found.toSorted();
}

const who = {username: 'jane'} as const;
const password = 'hush-hush';
const device = {key: 'k', groupKey: 'g', password: 'p'};
const flows: readonly (readonly [SignInRequest, readonly string[]])[] = [
	[{flow: 'USER_SRP_AUTH', ...who, password}, ['PASSWORD_VERIFIER']],
	[{flow: 'USER_PASSWORD_AUTH', ...who, password}, afterPassword],
	[{flow: 'USER_PASSWORD_AUTH', ...who, password, device}, [...afterPassword, 'DEVICE_SRP_AUTH']],
	[
		{flow: 'USER_AUTH', ...who},
		['SELECT_CHALLENGE', 'PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'],
	],
	[
		{flow: 'USER_AUTH', ...who, preferred: 'PASSWORD', password},
		['SELECT_CHALLENGE', 'PASSWORD', ...afterPassword],
	],
	[
		{flow: 'USER_AUTH', ...who, preferred: 'PASSWORD_SRP', password},
		['SELECT_CHALLENGE', 'PASSWORD_SRP', 'PASSWORD_VERIFIER'],
	],
	[{flow: 'USER_AUTH', ...who, preferred: 'EMAIL_OTP'}, ['SELECT_CHALLENGE', 'EMAIL_OTP']],
	[{flow: 'CUSTOM_AUTH', ...who}, ['CUSTOM_CHALLENGE', ...secondFactors]],
	[
		{flow: 'CUSTOM_AUTH', ...who, password},
		['CUSTOM_CHALLENGE', 'PASSWORD_VERIFIER', ...secondFactors],
	],
];

for (const [request, expected] of flows) {
	const {
		flow,
		password: given,
		device: known,
		preferred,
	} = {
		password: undefined,
		device: undefined,
		preferred: undefined,
		...request,
	};
	const words = [flow, preferred, given && 'with a password', known && 'on a known device'];
	test(`${words.filter(Boolean).join(' ')} leads to no other challenges`, async t => {
		const found = await taken(t, [], cognito => cognito.signIn(request));
		assert.deepEqual(found, expected.toSorted());
	});
}

test('a password that was proved over SRP leads to second factors, and to a custom challenge in CUSTOM_AUTH alone', async t => {
	for (const [flow, more] of [
		['USER_SRP_AUTH', []],
		['CUSTOM_AUTH', ['CUSTOM_CHALLENGE']],
	] as const) {
		const found = await taken(t, [answerOf('PASSWORD_VERIFIER')], cognito =>
			cognito.signIn({flow, ...who, password}),
		);
		assert.deepEqual(found, [...afterPassword, ...more].toSorted());
	}
});

const common = {...who, session: 's', askedAt: 0, parameters: {}} as const;
const code = {kind: 'code', code: '123456'} as const;
const chosen = (choice: string, typed?: string): [Challenge, ChallengeAnswer] => [
	{...common, name: 'SELECT_CHALLENGE', choices: [choice]},
	{kind: 'choice', choice, ...(typed !== undefined && {password: typed})},
];
const answers: readonly (readonly [Challenge, ChallengeAnswer, readonly string[]])[] = [
	[{...common, name: 'SMS_MFA', sentTo: {}}, code, secondFactors],
	[{...common, name: 'EMAIL_OTP', sentTo: {}}, code, secondFactors],
	[{...common, name: 'SMS_OTP', sentTo: {}}, code, secondFactors],
	[{...common, name: 'SOFTWARE_TOKEN_MFA'}, code, secondFactors],
	[
		{...common, name: 'SELECT_MFA_TYPE', choices: []},
		{kind: 'choice', choice: 'SMS_MFA'},
		secondFactors,
	],
	[
		{...common, name: 'MFA_SETUP', choices: []},
		{kind: 'email', email: 'jane@example.com'},
		secondFactors,
	],
	[
		{...common, name: 'NEW_PASSWORD_REQUIRED', requiredAttributes: []},
		{kind: 'newPassword', password: 'New-pass-1', attributes: {}},
		secondFactors,
	],
	[{...common, name: 'PASSWORD'}, {kind: 'password', password}, afterPassword],
	[{...common, name: 'PASSWORD_SRP'}, {kind: 'password', password}, ['PASSWORD_VERIFIER']],
	[...chosen('PASSWORD', password), ['PASSWORD', ...afterPassword]],
	[...chosen('PASSWORD_SRP', password), ['PASSWORD_SRP', 'PASSWORD_VERIFIER']],
	[...chosen('EMAIL_OTP'), ['EMAIL_OTP']],
	[...chosen('SMS_OTP'), ['SMS_OTP']],
	[...chosen('SOMETHING_ELSE'), []],
];

for (const [challenge, answer, expected] of answers) {
	const choice = answer.kind === 'choice' ? ` with ${answer.choice}` : '';
	test(`${challenge.name}${choice} leads to no other challenges, and to a custom one in CUSTOM_AUTH alone`, async t => {
		for (const [flow, more] of [
			['USER_SRP_AUTH', []],
			['CUSTOM_AUTH', ['CUSTOM_CHALLENGE']],
		] as const) {
			const found = await taken(t, [], cognito => cognito.answer({...challenge, flow}, answer));
			assert.deepEqual(found, [...expected, ...more].toSorted());
		}
	});
}

test('a custom challenge leads to another round, also where the flow is not known', async t => {
	const challenge = {...common, name: 'CUSTOM_CHALLENGE'} as const;
	const text = {kind: 'text', text: 'yes'} as const;
	for (const known of [{flow: 'CUSTOM_AUTH'}, {}] as const) {
		const found = await taken(t, [], cognito => cognito.answer({...challenge, ...known}, text));
		assert.deepEqual(found, ['CUSTOM_CHALLENGE', ...secondFactors].toSorted());
	}
});
