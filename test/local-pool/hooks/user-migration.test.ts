import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Hooks, UserMigrationEvent} from '../../../source/local-pool/create-local-pool.ts';
import {
	publicClient as ClientId,
	newestCode,
	refusal,
	signIn,
	startPool,
	succeed,
} from '../../helpers/local-pool-client.ts';

const hidingClient = 'localdemohidingclient00004';

async function start(
	t: Parameters<typeof startPool>[0],
	userMigration: (event: UserMigrationEvent) => void = () => {},
) {
	const events: UserMigrationEvent[] = [];
	const hooks: Hooks = {
		userMigration: event => {
			events.push(structuredClone(event));
			userMigration(event);
		},
	};
	return {pool: await startPool(t, {hooks}), events};
}

const attempt = (Password: string, more: object = {}) => ({
	ClientId,
	AuthFlow: 'USER_PASSWORD_AUTH',
	AuthParameters: {USERNAME: 'old', PASSWORD: Password},
	ClientMetadata: {app: 'shop'},
	...more,
});

const userAttributes = {email: 'old@example.com', email_verified: 'true', given_name: 'Kim'};

test('a user whom the pool does not know is brought over with the password that was right there', async t => {
	const {pool, events} = await start(t, event => {
		if (event.request.password !== 'their old one') throw new Error('Bad password');
		event.response.userAttributes = userAttributes;
		event.response.finalUserStatus = 'CONFIRMED';
		event.response.messageAction = 'SUPPRESS';
	});
	assert.equal(
		await refusal(pool, 'InitiateAuth', attempt('a wrong one')),
		'UserLambdaValidationException: UserMigration failed with error Bad password.',
	);
	await succeed(pool, 'InitiateAuth', attempt('their old one'));
	assert.deepEqual(events.at(-1), {
		version: '1',
		triggerSource: 'UserMigration_Authentication',
		region: 'us-east-1',
		userPoolId: pool.userPoolId,
		userName: 'old',
		callerContext: {awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: ClientId},
		request: {
			password: 'their old one',
			validationData: {app: 'shop'},
			clientMetadata: undefined,
		},
		response: {
			userAttributes: null,
			finalUserStatus: null,
			messageAction: null,
			desiredDeliveryMediums: null,
			forceAliasCreation: null,
		},
	});
	const {accessToken: AccessToken} = await signIn(pool, 'old', 'their old one');
	assert.equal(events.length, 2, 'a user who is here is not asked for');
	const {UserAttributes} = await succeed(pool, 'GetUser', {AccessToken});
	assert.ok(Array.isArray(UserAttributes));
	const {sub: _, ...own} = Object.fromEntries(UserAttributes.map(({Name, Value}) => [Name, Value]));
	assert.deepEqual(own, userAttributes);
});

test('a user who is brought over without a final status has to reset the password', async t => {
	const {pool} = await start(t, ({response}) => {
		response.userAttributes = userAttributes;
	});
	assert.equal(
		await refusal(pool, 'InitiateAuth', attempt('their old one')),
		'PasswordResetRequiredException: Password reset required for the user',
	);
});

test('a user whom the hook does not know either stays unknown, in the words that the client is given', async t => {
	const {pool, events} = await start(t);
	assert.equal(
		await refusal(pool, 'InitiateAuth', attempt('any')),
		'UserNotFoundException: User does not exist.',
	);
	assert.equal(
		await refusal(pool, 'InitiateAuth', attempt('any', {ClientId: hidingClient})),
		'NotAuthorizedException: Incorrect username or password.',
	);
	assert.equal(events.length, 2);
});

test('a forgotten password brings a user over without one, and the code goes to the address that came', async t => {
	const {pool, events} = await start(t, ({response}) => {
		response.userAttributes = userAttributes;
	});
	await succeed(pool, 'ForgotPassword', {
		ClientId,
		Username: 'old',
		ClientMetadata: {app: 'shop'},
	});
	assert.deepEqual(
		events.map(({triggerSource, request}) => [triggerSource, request]),
		[['UserMigration_ForgotPassword', {validationData: null, clientMetadata: {app: 'shop'}}]],
	);
	assert.equal(pool.messages().at(-1)?.destination, 'old@example.com');
	await succeed(pool, 'ConfirmForgotPassword', {
		ClientId,
		Username: 'old',
		ConfirmationCode: newestCode(pool),
		Password: 'Other-pass-1',
	});
	await signIn(pool, 'old', 'Other-pass-1');
});

test('in a pool whose usernames are addresses, a user who is brought over signs in with theirs', async t => {
	const {pool} = await start(t, ({response}) => {
		response.userAttributes = {...userAttributes};
		response.finalUserStatus = 'CONFIRMED';
	});
	const {UserPool} = Object(
		await pool.call('CreateUserPool', {PoolName: 'addresses', UsernameAttributes: ['email']}),
	);
	const {UserPoolClient} = Object(
		await pool.call('CreateUserPoolClient', {
			UserPoolId: UserPool.Id,
			ClientName: 'app',
			ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH'],
		}),
	);
	const AuthParameters = {USERNAME: 'old@example.com', PASSWORD: 'their old one'};
	const request = attempt('', {ClientId: UserPoolClient.ClientId, AuthParameters});
	await succeed(pool, 'InitiateAuth', request);
	await succeed(pool, 'InitiateAuth', request);
	const {Users} = Object(await pool.call('ListUsers', {UserPoolId: UserPool.Id}));
	assert.equal(Users.length, 1);
});
