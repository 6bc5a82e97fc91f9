import assert from 'node:assert/strict';
import {test} from 'node:test';
import {arrangedPassword, arrangePool} from '../../helpers/arranged-pool.ts';
import {newestCode, textOf} from '../../helpers/local-pool-client.ts';

const srpA = {SRP_A: 'aaaa'};
const unconfirmed = 'UserNotConfirmedException: User is not confirmed.';
const wrong = 'NotAuthorizedException: Incorrect username or password.';

/** PASSWORD_VERIFIER with an invalid signature. */
const wrongProof = (ClientId: string, USERNAME: string, block: string) => ({
	ClientId,
	ChallengeName: 'PASSWORD_VERIFIER',
	ChallengeResponses: {
		USERNAME,
		PASSWORD_CLAIM_SECRET_BLOCK: block,
		PASSWORD_CLAIM_SIGNATURE: 'AAAA',
		TIMESTAMP: 'Tue May 7 00:09:40 UTC 2024',
	},
});

test('who has not confirmed the sign-up is told so whatever the password, and it does not lock them out', async t => {
	const {pool, signUp, signIn, told, ClientId} = await arrangePool(t, {
		AutoVerifiedAttributes: ['email'],
	});
	await signUp('ann', {email: 'ann@example.com'});
	for (let tries = 0; tries < 7; tries++)
		assert.equal(await signIn('ann', 'Wrong-pass-1'), unconfirmed);
	const begun = await told('InitiateAuth', {
		ClientId,
		AuthFlow: 'USER_SRP_AUTH',
		AuthParameters: {USERNAME: 'ann', ...srpA},
	});
	const block = textOf(begun, 'ChallengeParameters', 'SECRET_BLOCK');
	assert.equal(
		await told('RespondToAuthChallenge', wrongProof(ClientId, 'ann', block)),
		unconfirmed,
	);
	await told('ConfirmSignUp', {ClientId, Username: 'ann', ConfirmationCode: newestCode(pool)});
	assert.equal(await signIn('ann', 'Wrong-pass-1'), wrong);
	textOf(await signIn('ann'), 'AuthenticationResult', 'AccessToken');
});

// Developer Guide, requiring imported users to reset their passwords
test('who has to reset the password is told so whatever the password, but not by a client that hides who exists', async t => {
	const resetRequired = 'PasswordResetRequiredException: Password reset required for the user';
	for (const [setting, answer] of [
		['LEGACY', resetRequired],
		['ENABLED', wrong],
	] as const) {
		const {addUser, admin, signIn, told, ClientId} = await arrangePool(
			t,
			{AutoVerifiedAttributes: ['email']},
			{PreventUserExistenceErrors: setting},
		);
		await addUser('ann', {email: 'ann@example.com', email_verified: 'true'});
		assert.deepEqual(await admin('AdminResetUserPassword', 'ann'), {});
		assert.equal(await signIn('ann', 'Wrong-pass-1'), answer);
		const begun = await told('InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_SRP_AUTH',
			AuthParameters: {USERNAME: 'ann', ...srpA},
		});
		const block = textOf(begun, 'ChallengeParameters', 'SECRET_BLOCK');
		assert.equal(await told('RespondToAuthChallenge', wrongProof(ClientId, 'ann', block)), answer);
		assert.equal(await signIn('ann'), resetRequired);
	}
});

test('over SRP, a client that hides who exists gives a UUID and a salt for an unknown name, the same each time', async t => {
	const {told, ClientId} = await arrangePool(t, {}, {PreventUserExistenceErrors: 'ENABLED'});
	const ask = (USERNAME: string) =>
		told('InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_SRP_AUTH',
			AuthParameters: {USERNAME, ...srpA},
		});
	const [one, two, other] = [await ask('nobody'), await ask('nobody'), await ask('nobody else')];
	const id = textOf(one, 'ChallengeParameters', 'USER_ID_FOR_SRP');
	assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	for (const name of ['USER_ID_FOR_SRP', 'SALT']) {
		const value = textOf(one, 'ChallengeParameters', name);
		assert.equal(textOf(two, 'ChallengeParameters', name), value);
		assert.notEqual(textOf(other, 'ChallengeParameters', name), value);
	}
	const block = textOf(one, 'ChallengeParameters', 'SECRET_BLOCK');
	assert.equal(await told('RespondToAuthChallenge', wrongProof(ClientId, id, block)), wrong);
});

test('the flow names from before ALLOW_… let a client do what it could do then', async t => {
	const yes = [
		[['USER_PASSWORD_AUTH'], ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH']],
		[['ADMIN_NO_SRP_AUTH'], ['USER_SRP_AUTH']],
		[[], ['USER_SRP_AUTH']],
	] as const;
	const no = [
		[['ADMIN_NO_SRP_AUTH'], 'USER_PASSWORD_AUTH'],
		[['CUSTOM_AUTH_FLOW_ONLY'], 'USER_SRP_AUTH'],
		[[], 'USER_PASSWORD_AUTH'],
		[['ALLOW_CUSTOM_AUTH'], 'USER_SRP_AUTH'],
	] as const;
	const begin = async (ExplicitAuthFlows: readonly string[], AuthFlow: string) => {
		const {told, addUser, ClientId} = await arrangePool(t, {}, {ExplicitAuthFlows});
		await addUser('ann');
		return told('InitiateAuth', {
			ClientId,
			AuthFlow,
			AuthParameters: {USERNAME: 'ann', PASSWORD: arrangedPassword, ...srpA},
		});
	};
	for (const [list, flows] of yes) {
		for (const flow of flows) assert.equal(typeof (await begin(list, flow)), 'object');
	}
	for (const [list, flow] of no) {
		assert.equal(
			await begin(list, flow),
			`InvalidParameterException: ${flow} flow not enabled for this client`,
		);
	}
});

test('a legacy client refreshes', async t => {
	const {told, addUser, signIn, ClientId} = await arrangePool(
		t,
		{},
		{ExplicitAuthFlows: ['USER_PASSWORD_AUTH']},
	);
	await addUser('ann');
	const REFRESH_TOKEN = textOf(await signIn('ann'), 'AuthenticationResult', 'RefreshToken');
	const refreshed = await told('InitiateAuth', {
		ClientId,
		AuthFlow: 'REFRESH_TOKEN',
		AuthParameters: {REFRESH_TOKEN},
	});
	textOf(refreshed, 'AuthenticationResult', 'AccessToken');
});

test('an administrator’s and a user’s own flow are not mixed up, and what cannot be is refused', async t => {
	const {told, addUser, ClientId, UserPoolId} = await arrangePool(
		t,
		{},
		{
			ExplicitAuthFlows: [
				'ALLOW_USER_PASSWORD_AUTH',
				'ALLOW_ADMIN_USER_PASSWORD_AUTH',
				'ALLOW_USER_AUTH',
			],
		},
	);
	await addUser('ann');
	const AuthParameters = {USERNAME: 'ann', PASSWORD: arrangedPassword};
	const notSupported = 'InvalidParameterException: Initiate Auth method not supported.';
	const request = {ClientId, AuthParameters};
	assert.equal(
		await told('AdminInitiateAuth', {...request, UserPoolId, AuthFlow: 'USER_PASSWORD_AUTH'}),
		notSupported,
	);
	assert.equal(
		await told('InitiateAuth', {...request, AuthFlow: 'ADMIN_USER_PASSWORD_AUTH'}),
		notSupported,
	);
	const withHash = {...AuthParameters, SECRET_HASH: 'AAAA'};
	assert.equal(
		await told('InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_PASSWORD_AUTH',
			AuthParameters: withHash,
		}),
		`InvalidParameterException: App client ${ClientId} is not configured for secret but secret hash was received`,
	);
	const prefer = (PREFERRED_CHALLENGE: string) =>
		told('InitiateAuth', {
			ClientId,
			AuthFlow: 'USER_AUTH',
			AuthParameters: {USERNAME: 'ann', PREFERRED_CHALLENGE},
		});
	assert.equal(
		await prefer('NONSENSE'),
		'InvalidParameterException: PREFERRED_CHALLENGE NONSENSE is not a challenge.',
	);
	assert.equal(textOf(await prefer('EMAIL_OTP'), 'ChallengeName'), 'SELECT_CHALLENGE');
});

const choosing = {
	settings: {
		AutoVerifiedAttributes: ['email'],
		Policies: {SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP']}},
	},
	client: {ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']},
};

test('a sign-up’s session signs in once its code was right, with a password or without', async t => {
	const {pool, signUp, told, ClientId} = await arrangePool(t, choosing.settings, choosing.client);
	for (const [name, more] of [
		['with', {}],
		['without', {Password: ''}],
	] as const) {
		const attributes = {email: `${name}@example.com`};
		const first = textOf(await signUp(name, attributes, more), 'Session');
		const begin = (Session: string) =>
			told('InitiateAuth', {
				ClientId,
				AuthFlow: 'USER_AUTH',
				AuthParameters: {USERNAME: name},
				Session,
			});
		assert.equal(await begin(first), 'NotAuthorizedException: Invalid session for the user.');
		const confirm = {ClientId, Username: name, ConfirmationCode: newestCode(pool)};
		const second = textOf(await told('ConfirmSignUp', {...confirm, Session: first}), 'Session');
		textOf(await begin(second), 'AuthenticationResult', 'AccessToken');
		assert.equal(
			await begin(second),
			'NotAuthorizedException: Invalid session for the user, session can only be used once.',
		);
	}
});

test('only where a code signs in does a user do without a password', async t => {
	const {create, signUp} = await arrangePool(t, choosing.settings, choosing.client);
	const made = await create('joe', {email: 'joe@example.com'});
	assert.equal(textOf(made, 'User', 'UserStatus'), 'CONFIRMED');
	const without = {Password: ''};
	const missing =
		"InvalidParameterException: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null";
	assert.equal(await signUp('no-address', {}, without), missing);
	const plain = await arrangePool(t);
	assert.equal(await plain.signUp('ann', {email: 'ann@example.com'}, without), missing);
	const invited = await plain.create('ann', {email: 'ann@example.com'});
	assert.equal(textOf(invited, 'User', 'UserStatus'), 'FORCE_CHANGE_PASSWORD');
});
