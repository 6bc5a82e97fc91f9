import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {arrangePool} from '../../helpers/arranged-pool.ts';
import {newestCode, textOf} from '../../helpers/local-pool-client.ts';

async function arrange(t: TestContext, settings: object) {
	const arranged = await arrangePool(t, settings);
	const {pool, told, admin, ClientId} = arranged;
	return {
		...arranged,
		confirm: (Username: string, more: object = {}) =>
			told('ConfirmSignUp', {ClientId, Username, ConfirmationCode: newestCode(pool), ...more}),
		/** The user that a name means to an administrator. */
		nameOf: async (name: string) => {
			const answer = await admin('AdminGetUser', name);
			return typeof answer === 'string' ? answer : textOf(answer, 'Username');
		},
	};
}

const unknown = 'UserNotFoundException: User does not exist.';
const taken = (name: string) =>
	`AliasExistsException: An account with the given ${name} already exists.`;

test('an operation finds a user by username, alias and sub; only the first two sign in', async t => {
	const {create, setPassword, attributesOf, admin, nameOf, signIn, told, ClientId} = await arrange(
		t,
		{
			AliasAttributes: ['email'],
		},
	);
	await create('ann', {email: 'ann@example.com', email_verified: 'true'});
	await setPassword('ann@example.com');
	const {sub = ''} = await attributesOf('ann');
	for (const name of ['ann', 'ann@example.com', sub]) {
		assert.equal(await nameOf(name), 'ann');
		assert.deepEqual(await admin('AdminEnableUser', name), {});
		assert.deepEqual(await told('ForgotPassword', {ClientId, Username: name}), {
			CodeDeliveryDetails: {
				AttributeName: 'email',
				DeliveryMedium: 'EMAIL',
				Destination: 'a***@e***',
			},
		});
	}
	textOf(await signIn('ann'), 'AuthenticationResult', 'AccessToken');
	textOf(await signIn('ann@example.com'), 'AuthenticationResult', 'AccessToken');
	assert.equal(await signIn(sub), unknown);
	assert.equal(await nameOf('ANN'), unknown);
});

test('an alias is one user’s, at each place that writes or verifies it', async t => {
	const {
		pool,
		ClientId,
		create,
		setPassword,
		signIn,
		tokenOf,
		update,
		adminUpdate,
		told,
		attributesOf,
		nameOf,
	} = await arrange(t, {
		AliasAttributes: ['email', 'preferred_username'],
	});
	await create('owner', {
		email: 'x@example.com',
		email_verified: 'true',
		preferred_username: 'nick',
	});
	assert.equal(
		await create('two', {email: 'x@example.com', email_verified: 'true'}),
		taken('email'),
	);
	assert.equal(await create('two', {preferred_username: 'nick'}), taken('preferred_username'));
	assert.equal(await nameOf('two'), unknown);

	// An unverified address can't be used to sign in.
	await create('two', {email: 'x@example.com'}, {TemporaryPassword: 'Tempo-rary-1'});
	const asked = await signIn('two', 'Tempo-rary-1');
	assert.equal(
		await told('RespondToAuthChallenge', {
			ClientId,
			ChallengeName: 'NEW_PASSWORD_REQUIRED',
			Session: textOf(asked, 'Session'),
			ChallengeResponses: {
				USERNAME: 'two',
				NEW_PASSWORD: 'Robins-pass-1',
				'userAttributes.preferred_username': 'nick',
			},
		}),
		taken('preferred_username'),
	);
	await setPassword('two');
	assert.equal(await adminUpdate('two', {email_verified: 'true'}), taken('email'));
	assert.equal(await adminUpdate('two', {preferred_username: 'nick'}), taken('preferred_username'));
	assert.equal(
		await adminUpdate('two', {preferred_username: 'owner'}),
		taken('preferred_username'),
	);
	const AccessToken = await tokenOf('two');
	assert.equal(
		await update(AccessToken, {preferred_username: 'nick'}),
		taken('preferred_username'),
	);
	const ofEmail = {AccessToken, AttributeName: 'email'};
	await told('GetUserAttributeVerificationCode', ofEmail);
	assert.equal(
		await told('VerifyUserAttribute', {...ofEmail, Code: newestCode(pool)}),
		taken('email'),
	);
	const {sub: _, ...left} = await attributesOf('two');
	assert.deepEqual(left, {email: 'x@example.com'});
});

test('ForceAliasCreation takes a verified address from its owner', async t => {
	const {create, signUp, confirm, attributesOf, nameOf} = await arrange(t, {
		AliasAttributes: ['email'],
		AutoVerifiedAttributes: ['email'],
	});
	const address = {email: 'x@example.com', email_verified: 'true'};
	await create('one', address);
	await create('two', address, {ForceAliasCreation: true});
	assert.equal(await nameOf('x@example.com'), 'two');
	assert.equal((await attributesOf('one'))['email_verified'], 'false');

	await signUp('three', {email: 'x@example.com'});
	assert.equal(await confirm('three'), taken('email'));
	assert.deepEqual(await confirm('three', {ForceAliasCreation: true}), {});
	assert.equal(await nameOf('x@example.com'), 'three');
	assert.equal((await attributesOf('two'))['email_verified'], 'false');
});

test('where addresses are usernames, a taken one is refused at once, verified or not', async t => {
	const {signUp, create, setPassword, tokenOf, update, adminUpdate, nameOf} = await arrange(t, {
		UsernameAttributes: ['email', 'phone_number'],
	});
	const exists = (name: string) =>
		`UsernameExistsException: An account with the given ${name} already exists.`;
	await create('x@example.com');
	await create('y@example.com', {phone_number: '+14325550100'});
	await setPassword('y@example.com');
	assert.equal(await signUp('x@example.com'), exists('email'));
	assert.equal(
		await signUp('z@example.com', {phone_number: '+14325550100'}),
		exists('phone_number'),
	);
	assert.equal(await signUp('+14325550100'), exists('phone_number'));
	assert.equal(await create('x@example.com'), exists('email'));
	assert.equal(
		await create('z@example.com', {phone_number: '+14325550100'}),
		exists('phone_number'),
	);
	assert.equal(
		await update(await tokenOf('y@example.com'), {email: 'x@example.com'}),
		taken('email'),
	);
	assert.equal(await adminUpdate('y@example.com', {email: 'x@example.com'}), taken('email'));
	assert.equal(await nameOf('z@example.com'), unknown);
	assert.match(await nameOf('+14325550100'), /^[0-9a-f-]{36}$/);
	assert.equal(
		await signUp('zoe'),
		'InvalidParameterException: Username should be either an email or a phone number.',
	);
});

test('a pool that does not mind case knows a name in every spelling, and gives it once', async t => {
	const {create, setPassword, signIn, nameOf, signUp, adminUpdate} = await arrange(t, {
		AliasAttributes: ['email', 'preferred_username'],
		UsernameConfiguration: {CaseSensitive: false},
	});
	await create('Ann', {
		email: 'Ann@Example.com',
		email_verified: 'true',
		preferred_username: 'Nick',
	});
	await setPassword('ANN');
	for (const name of ['ann', 'ANN', 'ann@example.COM', 'NICK']) {
		textOf(await signIn(name), 'AuthenticationResult', 'AccessToken');
		assert.equal(await nameOf(name), 'ann');
	}
	assert.equal(await signUp('aNN'), 'UsernameExistsException: User already exists');
	await create('bob', {email: 'ann@example.com'});
	assert.equal(await adminUpdate('bob', {email_verified: 'true'}), taken('email'));
	assert.equal(await adminUpdate('bob', {preferred_username: 'nicK'}), taken('preferred_username'));
});

test('a pool that minds case takes two spellings for two users', async t => {
	const {create, nameOf} = await arrange(t, {AliasAttributes: ['email']});
	await create('Ann', {email: 'A@example.com', email_verified: 'true'});
	await create('ann', {email: 'a@example.com', email_verified: 'true'});
	assert.equal(await nameOf('A@example.com'), 'Ann');
	assert.equal(await nameOf('a@example.com'), 'ann');
});
