import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import type {
	LocalPool,
	PreTokenGenerationEvent,
} from '../../../source/local-pool/create-local-pool.ts';
import {
	publicClient as ClientId,
	refusal,
	signIn,
	startPool,
	succeed,
	textOf,
} from '../../helpers/local-pool-client.ts';

type Response = PreTokenGenerationEvent['response'];

/** A pool with a group for the demo user, and a hook that responds with `answer`. */
async function startHooked(t: Parameters<typeof startPool>[0]) {
	const events: PreTokenGenerationEvent[] = [];
	const answer: {response: Response} = {response: {}};
	const pool = await startPool(t, {
		hooks: {
			preTokenGeneration: event => {
				events.push(structuredClone(event));
				return {...event, response: answer.response};
			},
		},
	});
	const {userPoolId: UserPoolId} = pool;
	const RoleArn = 'arn:aws:iam::000000000000:role/staff';
	await pool.call('CreateGroup', {UserPoolId, GroupName: 'staff', RoleArn});
	await pool.call('AdminAddUserToGroup', {UserPoolId, GroupName: 'staff', Username: 'demo'});
	const claims = async () => {
		const {accessToken, idToken} = await signIn(pool);
		return {access: decodeJwt(accessToken), id: decodeJwt(idToken)};
	};
	return {pool, events, answer, claims, RoleArn};
}

const pick = (claims: Readonly<Record<string, unknown>>, ...names: readonly string[]) =>
	names.map(name => claims[name]);

test('preTokenGeneration gets the attributes, the groups and the scopes of a sign-in', async t => {
	const {pool, events, RoleArn} = await startHooked(t);
	const {accessToken: AccessToken} = await signIn(pool);
	const {UserAttributes} = await succeed(pool, 'GetUser', {AccessToken});
	assert.ok(Array.isArray(UserAttributes));
	assert.deepEqual(events, [
		{
			version: '2',
			triggerSource: 'TokenGeneration_Authentication',
			region: 'us-east-1',
			userPoolId: pool.userPoolId,
			userName: 'demo',
			callerContext: {awsSdkVersion: 'aws-sdk-unknown-unknown', clientId: ClientId},
			request: {
				userAttributes: {
					...Object.fromEntries(UserAttributes.map(({Name, Value}) => [Name, Value])),
					'cognito:user_status': 'CONFIRMED',
				},
				groupConfiguration: {
					groupsToOverride: ['staff'],
					iamRolesToOverride: [RoleArn],
					preferredRole: RoleArn,
				},
				scopes: ['aws.cognito.signin.user.admin'],
				clientMetadata: undefined,
			},
			response: {claimsAndScopeOverrideDetails: null},
		},
	]);
});

test('its answer of version 2 changes claims, scopes and groups of both tokens, and nothing that Cognito keeps', async t => {
	const {pool, answer, claims, RoleArn} = await startHooked(t);
	const plain = await claims();
	assert.deepEqual(pick(plain.id, 'cognito:groups', 'cognito:preferred_role'), [
		['staff'],
		RoleArn,
	]);
	const keep = {sub: 'me', iss: 'me', token_use: 'me', exp: 1, 'cognito:username': 'me'};
	answer.response = {
		claimsAndScopeOverrideDetails: {
			idTokenGeneration: {
				claimsToAddOrOverride: {tenant: 'one', given_name: 'Kim', limits: {day: 3}, ...keep},
				claimsToSuppress: ['email', 'sub', 'aud'],
			},
			accessTokenGeneration: {
				claimsToAddOrOverride: {tenant: 'two', client_id: 'me', scope: 'me'},
				claimsToSuppress: ['jti', 'username'],
				scopesToAdd: ['orders/read'],
				scopesToSuppress: ['openid'],
			},
			groupOverrideDetails: {groupsToOverride: ['a', 'b']},
		},
	};
	const {id, access} = await claims();
	assert.deepEqual(
		pick(id, 'tenant', 'given_name', 'limits', 'email', 'sub', 'token_use', 'cognito:username'),
		['one', 'Kim', {day: 3}, undefined, plain.id.sub, 'id', 'demo'],
	);
	assert.deepEqual(pick(id, 'iss', 'aud'), [plain.id.iss, ClientId]);
	assert.ok((id.exp ?? 0) > 1);
	assert.deepEqual(pick(access, 'tenant', 'client_id', 'username'), ['two', ClientId, 'demo']);
	assert.equal(access['scope'], 'aws.cognito.signin.user.admin orders/read');
	const groups = ['cognito:groups', 'cognito:roles', 'cognito:preferred_role'];
	assert.deepEqual(pick(id, ...groups), [['a', 'b'], undefined, undefined]);
	assert.deepEqual(pick(access, ...groups), [['a', 'b'], undefined, undefined]);

	answer.response = {
		claimsAndScopeOverrideDetails: {
			accessTokenGeneration: {scopesToSuppress: ['aws.cognito.signin.user.admin']},
		},
	};
	const {accessToken: AccessToken} = await signIn(pool);
	assert.equal(
		await refusal(pool, 'GetUser', {AccessToken}),
		'NotAuthorizedException: Access Token does not have required scopes',
	);
});

test('its answer of version 1 changes the ID token alone, and the groups of both', async t => {
	const {answer, claims} = await startHooked(t);
	answer.response = {
		claimsOverrideDetails: {
			claimsToAddOrOverride: {tenant: 'one'},
			claimsToSuppress: ['email'],
			groupOverrideDetails: {},
		},
	};
	const {id, access} = await claims();
	assert.deepEqual(pick(id, 'tenant', 'email', 'cognito:groups'), ['one', undefined, undefined]);
	assert.deepEqual(pick(access, 'tenant', 'cognito:groups'), [undefined, undefined]);
});

/** The source and metadata of the hook's events. */
const heard = (events: readonly PreTokenGenerationEvent[]) =>
	events.map(({triggerSource, request}) => [
		triggerSource.slice('TokenGeneration_'.length),
		request.clientMetadata,
	]);

const authenticate = (pool: LocalPool, parameters: object, AuthFlow = 'USER_PASSWORD_AUTH') =>
	succeed(pool, 'InitiateAuth', {
		ClientId,
		AuthFlow,
		AuthParameters: parameters,
		ClientMetadata: {of: 'InitiateAuth'},
	});

test('it is asked at each way to tokens, with the metadata of an answer and not of the beginning', async t => {
	const {pool, events} = await startHooked(t);
	const PASSWORD = 'Demo-pass-1';
	const first = await authenticate(pool, {USERNAME: 'demo', PASSWORD});
	const REFRESH_TOKEN = textOf(first, 'AuthenticationResult', 'RefreshToken');
	await authenticate(pool, {REFRESH_TOKEN}, 'REFRESH_TOKEN_AUTH');
	const asked = await authenticate(pool, {USERNAME: 'new-password', PASSWORD});
	await succeed(pool, 'RespondToAuthChallenge', {
		ClientId,
		ChallengeName: 'NEW_PASSWORD_REQUIRED',
		Session: asked['Session'],
		ChallengeResponses: {USERNAME: 'new-password', NEW_PASSWORD: 'Other-pass-1'},
		ClientMetadata: {of: 'RespondToAuthChallenge'},
	});
	assert.deepEqual(heard(events), [
		['Authentication', undefined],
		['RefreshTokens', undefined],
		['NewPasswordChallenge', {of: 'RespondToAuthChallenge'}],
	]);
});

test('what it throws gives no tokens', async t => {
	const pool = await startPool(t, {
		hooks: {
			preTokenGeneration: () => {
				throw new Error('the ledger is down');
			},
		},
	});
	assert.equal(
		await refusal(pool, 'InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_PASSWORD_AUTH',
			AuthParameters: {USERNAME: 'demo', PASSWORD: 'Demo-pass-1'},
		}),
		'UserLambdaValidationException: PreTokenGeneration failed with error the ledger is down.',
	);
});
