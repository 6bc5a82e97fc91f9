import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {
	Hooks,
	PostConfirmationEvent,
	PreSignUpEvent,
} from '../../../source/local-pool/create-local-pool.ts';
import {
	publicClient as ClientId,
	newestCode,
	refusal,
	signed,
	startPool,
	succeed,
	textOf,
} from '../../helpers/local-pool-client.ts';

const callerContext = (clientId: string) => ({
	awsSdkVersion: 'aws-sdk-unknown-unknown',
	clientId,
});

const request = {
	ClientId,
	Username: 'new',
	Password: 'Some-pass-1',
	UserAttributes: [{Name: 'email', Value: 'new@example.com'}],
};

/** A pool that records the events of its hooks, with an additional `preSignUp`. */
async function startHooked(
	t: Parameters<typeof startPool>[0],
	preSignUp: NonNullable<Hooks['preSignUp']> = () => {},
) {
	const before: PreSignUpEvent[] = [];
	const after: PostConfirmationEvent[] = [];
	const pool = await startPool(t, {
		hooks: {
			preSignUp: event => {
				before.push(structuredClone(event));
				return preSignUp(event);
			},
			postConfirmation: event => {
				after.push(structuredClone(event));
			},
		},
	});
	return {pool, before, after};
}

test('preSignUp gets the event of a sign-up, with its validation data and metadata', async t => {
	const {pool, before, after} = await startHooked(t);
	const answer = await succeed(pool, 'SignUp', {
		...request,
		ValidationData: [{Name: 'captcha', Value: 'right'}, {Name: 'empty'}],
		ClientMetadata: {campaign: 'spring'},
	});
	assert.equal(answer['UserConfirmed'], false);
	assert.deepEqual(before, [
		{
			version: '1',
			triggerSource: 'PreSignUp_SignUp',
			region: 'us-east-1',
			userPoolId: pool.userPoolId,
			userName: 'new',
			callerContext: callerContext(ClientId),
			request: {
				userAttributes: {email: 'new@example.com'},
				validationData: {captcha: 'right', empty: ''},
				clientMetadata: {campaign: 'spring'},
			},
			response: {autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false},
		},
	]);

	await succeed(pool, 'ConfirmSignUp', {
		ClientId,
		Username: 'new',
		ConfirmationCode: newestCode(pool),
		ClientMetadata: {campaign: 'summer'},
	});
	assert.deepEqual(after, [
		{
			version: '1',
			triggerSource: 'PostConfirmation_ConfirmSignUp',
			region: 'us-east-1',
			userPoolId: pool.userPoolId,
			userName: 'new',
			callerContext: callerContext(ClientId),
			request: {
				userAttributes: {
					sub: textOf(answer, 'UserSub'),
					email: 'new@example.com',
					email_verified: 'true',
					'cognito:user_status': 'CONFIRMED',
				},
				clientMetadata: {campaign: 'summer'},
			},
			response: {},
		},
	]);
});

test('preSignUp confirms a user and verifies the address: no code is sent, and postConfirmation hears of it', async t => {
	const {pool, after} = await startHooked(t, async event => ({
		...event,
		response: {autoConfirmUser: true, autoVerifyEmail: true, autoVerifyPhone: false},
	}));
	const {UserSub, ...answer} = await succeed(pool, 'SignUp', request);
	const {Session, ...rest} = answer;
	assert.deepEqual(rest, {UserConfirmed: true});
	assert.deepEqual(pool.messages(), []);
	assert.deepEqual(
		after.map(event => [event.triggerSource, event.request.userAttributes]),
		[
			[
				'PostConfirmation_ConfirmSignUp',
				{
					sub: UserSub,
					email: 'new@example.com',
					email_verified: 'true',
					'cognito:user_status': 'CONFIRMED',
				},
			],
		],
	);
	const signedIn = await succeed(pool, 'InitiateAuth', {
		ClientId,
		AuthFlow: 'USER_AUTH',
		AuthParameters: {USERNAME: 'new'},
		Session,
	});
	textOf(signedIn, 'AuthenticationResult', 'AccessToken');
});

test('preSignUp verifies the addresses that it says, and no other', async t => {
	let response = {autoConfirmUser: true, autoVerifyEmail: false, autoVerifyPhone: false};
	const {pool, after} = await startHooked(t, async event => ({...event, response}));
	const both = [...request.UserAttributes, {Name: 'phone_number', Value: '+14325551234'}];
	const marksOf = async (Username: string, autoVerifyEmail: boolean, autoVerifyPhone: boolean) => {
		response = {autoConfirmUser: true, autoVerifyEmail, autoVerifyPhone};
		const UserAttributes = both;
		await succeed(pool, 'SignUp', {...request, Username, UserAttributes});
		const {sub: _, ...attributes} = after.at(-1)?.request.userAttributes ?? {};
		return attributes;
	};
	const unmarked = {
		email: 'new@example.com',
		email_verified: 'false',
		phone_number: '+14325551234',
		phone_number_verified: 'false',
		'cognito:user_status': 'CONFIRMED',
	};
	const email_verified = 'true';
	const phone_number_verified = 'true';
	assert.deepEqual(await marksOf('one', false, false), unmarked);
	assert.deepEqual(await marksOf('two', false, true), {...unmarked, phone_number_verified});
	assert.deepEqual(await marksOf('three', true, false), {...unmarked, email_verified});
});

test('what preSignUp throws refuses the sign-up, and an answer of another shape is told apart', async t => {
	let response: unknown;
	const {pool} = await startHooked(t, event => {
		if (response === undefined) throw new Error('not from this domain');
		return {...event, response} as PreSignUpEvent;
	});
	assert.equal(
		await refusal(pool, 'SignUp', request),
		'UserLambdaValidationException: PreSignUp failed with error not from this domain.',
	);
	response = 'yes';
	assert.equal(
		await refusal(pool, 'SignUp', request),
		'InvalidLambdaResponseException: Unrecognizable lambda output',
	);
	response = {autoVerifyPhone: true};
	assert.equal(
		await refusal(pool, 'SignUp', request),
		'InvalidParameterException: Phone number is required to verify/un-verify a phone number',
	);
	const named = {UserPoolId: pool.userPoolId, Username: 'new'};
	assert.equal(
		await refusal(pool, 'AdminGetUser', named, signed),
		'UserNotFoundException: User does not exist.',
	);
});

test('an administrator’s user and confirmation call the hooks without a client', async t => {
	const {pool, before, after} = await startHooked(t, event => {
		event.response.autoConfirmUser = true;
	});
	const named = {UserPoolId: pool.userPoolId, Username: 'made'};
	const made = await succeed(
		pool,
		'AdminCreateUser',
		{
			...named,
			MessageAction: 'SUPPRESS',
			TemporaryPassword: 'Temp-pass-1',
			UserAttributes: [{Name: 'email', Value: 'made@example.com'}],
			ValidationData: [{Name: 'by', Value: 'hand'}],
		},
		signed,
	);
	assert.equal(textOf(made, 'User', 'UserStatus'), 'FORCE_CHANGE_PASSWORD');
	await succeed(
		pool,
		'AdminConfirmSignUp',
		{...named, Username: 'unconfirmed', ClientMetadata: {by: 'hand'}},
		signed,
	);
	assert.deepEqual(
		[...before, ...after].map(event => [
			event.triggerSource,
			event.userName,
			event.callerContext,
			event.request.clientMetadata,
		]),
		[
			['PreSignUp_AdminCreateUser', 'made', callerContext('CLIENT_ID_NOT_APPLICABLE'), undefined],
			[
				'PostConfirmation_ConfirmSignUp',
				'unconfirmed',
				callerContext('CLIENT_ID_NOT_APPLICABLE'),
				{by: 'hand'},
			],
		],
	);
	assert.deepEqual(before[0]?.request.validationData, {by: 'hand'});
});

test('a password that was reset is told to postConfirmation, and what it throws does not undo it', async t => {
	const sources: string[] = [];
	const pool = await startPool(t, {
		hooks: {
			postConfirmation: ({triggerSource}) => {
				sources.push(triggerSource);
				throw new Error('the mailing list is down');
			},
		},
	});
	await succeed(pool, 'ForgotPassword', {ClientId, Username: 'reset'});
	assert.equal(
		await refusal(pool, 'ConfirmForgotPassword', {
			ClientId,
			Username: 'reset',
			ConfirmationCode: newestCode(pool),
			Password: 'Other-pass-1',
		}),
		'UserLambdaValidationException: PostConfirmation failed with error the mailing list is down.',
	);
	assert.deepEqual(sources, ['PostConfirmation_ConfirmForgotPassword']);
	await succeed(pool, 'InitiateAuth', {
		ClientId,
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'reset', PASSWORD: 'Other-pass-1'},
	});
});
