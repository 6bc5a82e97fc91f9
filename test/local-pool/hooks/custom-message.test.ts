import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {CustomMessageEvent} from '../../../source/local-pool/create-local-pool.ts';
import {
	publicClient as ClientId,
	refusal,
	signed,
	signIn,
	startPool,
	succeed,
} from '../../helpers/local-pool-client.ts';

test('customMessage words a verification message with the metadata of the request', async t => {
	const events: CustomMessageEvent[] = [];
	const pool = await startPool(t, {
		hooks: {
			customMessage: async event => {
				events.push(structuredClone(event));
				const {clientMetadata, codeParameter} = event.request;
				const hello = clientMetadata?.['language'] === 'fr' ? 'Votre code' : 'Your code';
				event.response.emailSubject = hello;
				event.response.emailMessage = `${hello}: ${codeParameter}, ${codeParameter}`;
				return event;
			},
		},
	});
	const {accessToken: AccessToken} = await signIn(pool);
	const ClientMetadata = {language: 'fr'};
	await succeed(pool, 'GetUserAttributeVerificationCode', {
		AccessToken,
		AttributeName: 'email',
		ClientMetadata,
	});
	const {UserAttributes} = await succeed(pool, 'GetUser', {AccessToken});
	assert.ok(Array.isArray(UserAttributes));
	assert.deepEqual(events, [
		{
			version: '1',
			triggerSource: 'CustomMessage_VerifyUserAttribute',
			region: 'us-east-1',
			userPoolId: pool.userPoolId,
			userName: 'demo',
			callerContext: {awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: ClientId},
			request: {
				userAttributes: {
					...Object.fromEntries(UserAttributes.map(({Name, Value}) => [Name, Value])),
					'cognito:user_status': 'CONFIRMED',
				},
				codeParameter: '{####}',
				usernameParameter: null,
				linkParameter: '{##Click Here##}',
				clientMetadata: ClientMetadata,
			},
			response: {smsMessage: null, emailMessage: null, emailSubject: null},
		},
	]);
	const [message] = pool.messages();
	assert.ok(message);
	assert.equal(message.subject, 'Votre code');
	assert.equal(message.body, `Votre code: ${message.code}, ${message.code}`);
	assert.deepEqual({...message.clientMetadata}, ClientMetadata);
});

test('customMessage hears of each message with its own source, and null leaves the words of the pool', async t => {
	const heard: unknown[] = [];
	const pool = await startPool(t, {
		hooks: {
			customMessage: ({triggerSource, request, callerContext}) => {
				heard.push([
					triggerSource.slice('CustomMessage_'.length),
					request.usernameParameter,
					callerContext.clientId === ClientId,
					request.clientMetadata?.['at'],
				]);
			},
		},
	});
	const metadata = (at: string) => ({ClientMetadata: {at}});
	const {accessToken: AccessToken} = await signIn(pool);
	await succeed(pool, 'SignUp', {
		ClientId,
		Username: 'new',
		Password: 'Some-pass-1',
		UserAttributes: [{Name: 'email', Value: 'new@example.com'}],
		...metadata('sign-up'),
	});
	await succeed(pool, 'ResendConfirmationCode', {ClientId, Username: 'new', ...metadata('resend')});
	await succeed(pool, 'ForgotPassword', {ClientId, Username: 'reset', ...metadata('forgot')});
	await succeed(pool, 'UpdateUserAttributes', {
		AccessToken,
		UserAttributes: [{Name: 'email', Value: 'other@example.com'}],
		...metadata('update'),
	});
	await succeed(pool, 'InitiateAuth', {
		ClientId,
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'sms-code', PASSWORD: 'Demo-pass-1'},
		...metadata('initiate'),
	});
	const choice = await succeed(pool, 'InitiateAuth', {
		ClientId,
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'two-factors', PASSWORD: 'Demo-pass-1'},
	});
	await succeed(pool, 'RespondToAuthChallenge', {
		ClientId,
		ChallengeName: 'SELECT_MFA_TYPE',
		Session: choice['Session'],
		ChallengeResponses: {USERNAME: 'two-factors', ANSWER: 'SMS_MFA'},
		...metadata('respond'),
	});
	const named = {UserPoolId: pool.userPoolId, Username: 'made'};
	await succeed(
		pool,
		'AdminCreateUser',
		{
			...named,
			TemporaryPassword: 'Temp-pass-1',
			DesiredDeliveryMediums: ['EMAIL'],
			UserAttributes: [{Name: 'email', Value: 'made@example.com'}],
			...metadata('create'),
		},
		signed,
	);
	assert.deepEqual(heard, [
		['SignUp', null, true, 'sign-up'],
		['ResendCode', null, true, 'resend'],
		['ForgotPassword', null, true, 'forgot'],
		['UpdateUserAttribute', null, true, 'update'],
		['Authentication', null, true, undefined],
		['Authentication', null, true, 'respond'],
		['AdminCreateUser', '{username}', false, 'create'],
	]);
	assert.deepEqual(
		pool.messages().map(({body, code}) => body.replace(code, '######')),
		[
			'Your confirmation code is ######.',
			'Your confirmation code is ######.',
			'Your password reset code is ######.',
			'Your verification code is ######.',
			'Your sign-in code is ######.',
			'Your sign-in code is ######.',
			'Your username is made and temporary password is ######.',
		],
	);
});

test('what customMessage throws is told, and no message is sent', async t => {
	const pool = await startPool(t, {
		hooks: {customMessage: () => Promise.reject(new Error('no such template'))},
	});
	const {accessToken: AccessToken} = await signIn(pool);
	assert.equal(
		await refusal(pool, 'GetUserAttributeVerificationCode', {AccessToken, AttributeName: 'email'}),
		'UserLambdaValidationException: CustomMessage failed with error no such template.',
	);
	assert.deepEqual(pool.messages(), []);
});

for (const isMadeAgain of [false, true]) {
	const who = isMadeAgain ? 'another one who has the name by then' : 'nobody';
	test(`an operation on a user who is deleted meanwhile changes ${who}`, async t => {
		const user = {UserPoolId: 'us-east-1_LocalDemo', Username: 'demo'};
		const deletes: ((operation: string, request: object) => Promise<object>)[] = [];
		const pool = await startPool(t, {
			hooks: {
				customMessage: async event => {
					for (const call of deletes.splice(0)) {
						await call('AdminDeleteUser', user);
						if (isMadeAgain) await call('AdminCreateUser', {...user, MessageAction: 'SUPPRESS'});
					}
					return event;
				},
			},
		});
		const {accessToken: AccessToken} = await signIn(pool);
		const UserAttributes = [
			{Name: 'email', Value: 'new@example.com'},
			{Name: 'phone_number', Value: '+14325550199'},
		];
		deletes.push(pool.call);
		await assert.rejects(pool.call('UpdateUserAttributes', {AccessToken, UserAttributes}), {
			name: 'UserNotFoundException',
			message: 'User does not exist.',
		});
		const after = pool.call('AdminGetUser', user);
		if (isMadeAgain)
			assert.partialDeepStrictEqual(await after, {UserStatus: 'FORCE_CHANGE_PASSWORD'});
		else await assert.rejects(after, {name: 'UserNotFoundException'});
	});
}
