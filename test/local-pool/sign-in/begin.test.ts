import assert from 'node:assert/strict';
import {test} from 'node:test';
import {authFlows} from '../../../source/local-pool/sign-in/begin.ts';
import {arrangedPassword as PASSWORD} from '../../helpers/arranged-pool.ts';
import {textOf} from '../../helpers/local-pool-client.ts';
import {ClientId, createContext, UserPoolId} from '../../helpers/pool-context.ts';

const parameters = {USERNAME: 'ann', PASSWORD, SRP_A: 'aaaa', REFRESH_TOKEN: 'x'};
type Arranged = ReturnType<typeof createContext>;
const begin = ({told}: Arranged, AuthFlow: string, AuthParameters: object = parameters) =>
	told('InitiateAuth', {ClientId, AuthFlow, AuthParameters});
const beginAsAdmin = ({told}: Arranged, AuthFlow: string) =>
	told('AdminInitiateAuth', {UserPoolId, ClientId, AuthFlow, AuthParameters: parameters});
const invalid = (words: string) => `InvalidParameterException: ${words}`;

async function withFlows(ExplicitAuthFlows: readonly string[], more: object = {}) {
	const arranged = createContext({}, {ExplicitAuthFlows, ...more});
	await arranged.addUser('ann');
	return arranged;
}

/** The names that permit each flow, including the legacy ones without ALLOW_. */
const permits: Readonly<Record<string, readonly string[]>> = {
	USER_SRP_AUTH: ['ALLOW_USER_SRP_AUTH', 'USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
	REFRESH_TOKEN_AUTH: [
		'ALLOW_REFRESH_TOKEN_AUTH',
		'USER_PASSWORD_AUTH',
		'ADMIN_NO_SRP_AUTH',
		'CUSTOM_AUTH_FLOW_ONLY',
	],
	REFRESH_TOKEN: [
		'ALLOW_REFRESH_TOKEN_AUTH',
		'USER_PASSWORD_AUTH',
		'ADMIN_NO_SRP_AUTH',
		'CUSTOM_AUTH_FLOW_ONLY',
	],
	CUSTOM_AUTH: [
		'ALLOW_CUSTOM_AUTH',
		'USER_PASSWORD_AUTH',
		'ADMIN_NO_SRP_AUTH',
		'CUSTOM_AUTH_FLOW_ONLY',
	],
	ADMIN_NO_SRP_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
	USER_PASSWORD_AUTH: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
	ADMIN_USER_PASSWORD_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
	USER_AUTH: ['ALLOW_USER_AUTH'],
};
const names = [...new Set(Object.values(permits).flat())];
const ofAdmins = ['ADMIN_NO_SRP_AUTH', 'ADMIN_USER_PASSWORD_AUTH'];
const notSupported = invalid('Initiate Auth method not supported.');

test('each flow is there for the clients that it is listed for, for users and for administrators', async () => {
	assert.deepEqual(Object.keys(permits).sort(), [...authFlows].sort());
	for (const name of names) {
		const arranged = await withFlows([name]);
		for (const flow of authFlows) {
			const isListed = permits[flow]?.includes(name) ?? false;
			const byUser = await begin(arranged, flow);
			const byAdmin = await beginAsAdmin(arranged, flow);
			const at = `${flow} with ${name}`;
			if (ofAdmins.includes(flow)) assert.equal(byUser, notSupported, at);
			else if (!isListed) {
				const words =
					flow === 'CUSTOM_AUTH'
						? 'CUSTOM_AUTH is not enabled for the client.'
						: `${flow} flow not enabled for this client`;
				assert.equal(byUser, invalid(words), at);
			} else assert.doesNotMatch(String(byUser), /enabled for|not supported/, at);
			if (flow === 'USER_PASSWORD_AUTH') assert.equal(byAdmin, notSupported, at);
			else if (isListed) assert.doesNotMatch(String(byAdmin), /enabled for|not supported/, at);
			else assert.equal(byAdmin, invalid('Auth flow not enabled for this client'), at);
		}
	}
});

test('a client whose refresh tokens rotate is told of the operation for it, whatever it may do besides', async () => {
	const RefreshTokenRotation = {Feature: 'ENABLED', RetryGracePeriodSeconds: 0};
	const arranged = await withFlows(['ALLOW_USER_PASSWORD_AUTH'], {RefreshTokenRotation});
	for (const flow of ['REFRESH_TOKEN', 'REFRESH_TOKEN_AUTH']) {
		assert.equal(
			await begin(arranged, flow),
			'UnsupportedOperationException: This API does not support refresh token rotation',
		);
	}
	textOf(await begin(arranged, 'USER_PASSWORD_AUTH'), 'AuthenticationResult', 'AccessToken');
});

test('each flow says what it needs, and begins with its own question', async () => {
	const arranged = await withFlows([...names.filter(name => name.startsWith('ALLOW_'))]);
	const {context, user} = arranged;
	const missing = (name: string) => invalid(`Missing required parameter ${name}`);
	for (const [flow, given, name] of [
		['USER_PASSWORD_AUTH', {PASSWORD}, 'USERNAME'],
		['USER_PASSWORD_AUTH', {USERNAME: 'ann'}, 'PASSWORD'],
		['USER_PASSWORD_AUTH', {USERNAME: 'ann', PASSWORD: ''}, 'PASSWORD'],
		['USER_SRP_AUTH', {SRP_A: 'a'}, 'USERNAME'],
		['USER_SRP_AUTH', {USERNAME: 'ann'}, 'SRP_A'],
		['USER_AUTH', {}, 'USERNAME'],
		['CUSTOM_AUTH', {}, 'USERNAME'],
		['REFRESH_TOKEN_AUTH', {USERNAME: 'ann'}, 'REFRESH_TOKEN'],
	] as const) {
		assert.equal(await begin(arranged, flow, given), missing(name), flow);
	}
	const request = {ClientId, AuthFlow: 'USER_AUTH'};
	assert.equal(await arranged.told('InitiateAuth', request), missing('USERNAME'));

	const given = {USERNAME: 'ann', SRP_A: 'aaaa', DEVICE_KEY: 'us-east-1_0'};
	const {salt = '', verifier} = user('ann').password ?? {};
	const {ChallengeParameters, ...bySrp} = Object(await begin(arranged, 'USER_SRP_AUTH', given));
	const {SRP_B, SECRET_BLOCK, ...shown} = ChallengeParameters;
	assert.deepEqual(bySrp, {ChallengeName: 'PASSWORD_VERIFIER'});
	assert.deepEqual(shown, {SALT: salt, USERNAME: 'ann', USER_ID_FOR_SRP: 'ann'});
	const {signIn, challenge} = context.challenges.find(SECRET_BLOCK);
	const began = {
		flow: 'srp',
		isAdmin: false,
		poolId: UserPoolId,
		clientId: ClientId,
		username: 'ann',
		sub: user('ann').attributes['sub'],
		deviceKey: 'us-east-1_0',
		passed: [],
		hadNewPassword: false,
		rounds: [],
	};
	assert.deepEqual(signIn, began);
	assert.ok('exchange' in challenge);
	const {b, ...exchange} = challenge.exchange;
	assert.match(b, /^[\da-f]{64}$/);
	assert.deepEqual(
		{...challenge, exchange},
		{name: 'PASSWORD_VERIFIER', exchange: {A: 'aaaa', B: SRP_B}, verifier},
	);

	const custom = Object(await begin(arranged, 'CUSTOM_AUTH', given));
	assert.deepEqual(Object.keys(custom), ['ChallengeName', 'Session', 'ChallengeParameters']);
	assert.equal(custom.Session, custom.ChallengeParameters.SECRET_BLOCK);
	assert.deepEqual(context.challenges.find(custom.Session).signIn, {...began, flow: 'custom'});
	assert.equal(
		await begin(arranged, 'USER_SRP_AUTH', {...given, SRP_A: '0'}),
		invalid('Invalid SRP_A'),
	);
	assert.equal(
		await begin(arranged, 'USER_SRP_AUTH', {...given, USERNAME: 'nobody'}),
		'UserNotFoundException: User does not exist.',
	);
});

test('over SRP nobody, and a user without a password, are played a question that nothing answers', async () => {
	const arranged = createContext({}, {PreventUserExistenceErrors: 'ENABLED'});
	const {context, addUser} = arranged;
	await addUser('bare', {}, {password: undefined});
	for (const name of ['nobody', 'bare']) {
		const given = {USERNAME: name, SRP_A: 'aaaa'};
		const answer = Object(await begin(arranged, 'USER_SRP_AUTH', given));
		const {SECRET_BLOCK, SRP_B, SALT, ...who} = answer.ChallengeParameters;
		assert.match(SALT, /^[\da-f]{32}$/);
		assert.match(SRP_B, /^[\da-f]{700,768}$/);
		const id = name === 'bare' ? name : who.USERNAME;
		assert.deepEqual(who, {USERNAME: id, USER_ID_FOR_SRP: id});
		assert.equal(who.USERNAME === name, name === 'bare');
		const {challenge, signIn} = context.challenges.find(SECRET_BLOCK);
		assert.ok('verifier' in challenge);
		assert.equal(challenge.verifier, undefined);
		assert.equal(signIn.username, name);
	}
});

test('a refresh gives access and ID tokens alone, to the client and the user that it belongs to', async () => {
	const arranged = await withFlows(['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
	const signedIn = await begin(arranged, 'USER_PASSWORD_AUTH');
	const REFRESH_TOKEN = textOf(signedIn, 'AuthenticationResult', 'RefreshToken');
	const {AuthenticationResult, ...rest} = Object(
		await begin(arranged, 'REFRESH_TOKEN_AUTH', {REFRESH_TOKEN}),
	);
	assert.deepEqual(rest, {ChallengeParameters: {}});
	const {AccessToken, IdToken, ...more} = AuthenticationResult;
	assert.deepEqual(more, {ExpiresIn: 3_600, TokenType: 'Bearer'});
	assert.equal(
		await begin(arranged, 'REFRESH_TOKEN', {REFRESH_TOKEN: AccessToken}),
		'NotAuthorizedException: Invalid Refresh Token',
	);
	await arranged.admin('AdminDisableUser', 'ann');
	assert.equal(
		await begin(arranged, 'REFRESH_TOKEN', {REFRESH_TOKEN}),
		'NotAuthorizedException: User is disabled.',
	);
});

test('a sign-up’s session signs its own user in alone, through its own client, while they may', async () => {
	const flows = {ExplicitAuthFlows: ['ALLOW_USER_AUTH']};
	const {told, admin, call, code} = createContext({AutoVerifiedAttributes: ['email']}, flows);
	const UserAttributes = [{Name: 'email', Value: 'ann@example.com'}];
	await told('SignUp', {ClientId, Username: 'ann', Password: PASSWORD, UserAttributes});
	const confirm = {ClientId, Username: 'ann', ConfirmationCode: code()};
	const Session = textOf(await told('ConfirmSignUp', confirm), 'Session');
	const other = textOf(
		await call('CreateUserPoolClient', {UserPoolId, ClientName: 'other', ...flows}),
		'UserPoolClient',
		'ClientId',
	);
	await admin('AdminCreateUser', 'bob', {MessageAction: 'SUPPRESS'});
	const goOn = (more: object, USERNAME = 'ann') =>
		told('InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_AUTH',
			AuthParameters: {USERNAME},
			Session,
			...more,
		});
	const not = 'NotAuthorizedException: Invalid session for the user.';
	assert.equal(await goOn({ClientId: other}), not);
	assert.equal(await goOn({}, 'bob'), not);
	assert.equal(await goOn({}, 'nobody'), not);
	const asked = textOf(await goOn({Session: undefined}), 'Session');
	assert.equal(await goOn({Session: asked}), not);
	await admin('AdminDisableUser', 'ann');
	assert.equal(await goOn({}), 'NotAuthorizedException: User is disabled.');
	await admin('AdminEnableUser', 'ann');
	textOf(await goOn({}), 'AuthenticationResult', 'AccessToken');
	assert.equal(
		await goOn({}),
		'NotAuthorizedException: Invalid session for the user, session can only be used once.',
	);
});
