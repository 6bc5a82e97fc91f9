import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {describeProblem} from '../../source/copy.ts';
import {Problem} from '../../source/problem.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';

const junk = fc.jsonValue({maxDepth: 2});
const or = <Value>(value: fc.Arbitrary<Value>) => fc.oneof(value, junk);
const some = {requiredKeys: []} satisfies object;

const answers = fc.record(
	{
		__type: or(fc.constantFrom('LimitExceededException', 'NotAuthorizedException', 'any#Thing')),
		message: or(fc.string()),
		Message: junk,
		code: junk,
		name: junk,
		$fault: junk,
		$metadata: junk,
		stack: junk,
		ChallengeName: or(
			fc.constantFrom(
				...['SMS_MFA', 'SELECT_CHALLENGE', 'MFA_SETUP', 'NEW_PASSWORD_REQUIRED'],
				...['PASSWORD_VERIFIER', 'DEVICE_SRP_AUTH', 'CUSTOM_CHALLENGE'],
			),
		),
		Session: or(fc.constant('s'.repeat(20))),
		ChallengeParameters: or(
			fc.record(
				{SALT: junk, SRP_B: junk, SECRET_BLOCK: junk, USER_ID_FOR_SRP: junk, MFAS_CAN_SETUP: junk},
				some,
			),
		),
		AvailableChallenges: junk,
		AuthenticationResult: or(
			fc.record({AccessToken: junk, ExpiresIn: junk, NewDeviceMetadata: junk}, some),
		),
		Username: or(fc.constant('jane')),
		UserAttributes: or(fc.array(or(fc.record({Name: junk, Value: junk}, some)))),
		CodeDeliveryDetails: junk,
		CodeDeliveryDetailsList: junk,
	},
	some,
);

test('whatever a server answers is understood, or is a Problem', async context => {
	let answer: object = {};
	let status = 200;
	const {endpointUrl} = await startScriptedService(context, (_, response) =>
		answerJson(response, answer, status),
	);
	const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_A', clientId: 'client', endpointUrl};
	const cognito = createCognito({client});
	const who = {username: 'jane', password: 'secret'};
	const device = {key: 'k', groupKey: 'g', password: 'p'};
	const calls = [
		() => cognito.signIn({flow: 'USER_SRP_AUTH', ...who, device}),
		() => cognito.signIn({flow: 'USER_PASSWORD_AUTH', ...who}),
		() => cognito.getUser('token'),
		() => cognito.requestCode({accessToken: 'token', attributeName: 'email'}),
		() => cognito.updateAttribute({accessToken: 'token', name: 'email', value: 'a@b'}),
		() => cognito.refresh({accessToken: 'a', refreshToken: 'r', expiresAt: 0}, who),
	];
	const call = async (index: number) => calls[index]?.();
	await fc.assert(
		fc.asyncProperty(
			answers,
			fc.constantFrom(200, 302, 400, 500),
			fc.nat(calls.length - 1),
			async (body, code, index) => {
				[answer, status] = [body, code];
				await call(index).catch(error => {
					assert.ok(error instanceof Problem, `${error?.stack}`);
					assert.deepEqual(
						Object.values(describeProblem(error)).map(words => typeof words),
						['string', 'string'],
					);
				});
			},
		),
		{numRuns: 120},
	);
});
