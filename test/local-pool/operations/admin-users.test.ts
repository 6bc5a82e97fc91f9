import assert from 'node:assert/strict';
import {test} from 'node:test';
import {listOf, arrangedPassword as Password} from '../../helpers/arranged-pool.ts';
import {hours, textOf} from '../../helpers/local-pool-client.ts';
import {createContext, sms, UserPoolId} from '../../helpers/pool-context.ts';

const email = {email: 'ann@example.com'};
const phone = {phone_number: '+14325550100'};
const unknown = 'UserNotFoundException: User does not exist.';
const start = 1_772_366_400;
const days = (count: number) => hours(24 * count);

test('a user is created with a temporary password, and described as whoever they are', async () => {
	const {admin, user, now, context} = createContext({
		...sms,
		Policies: {PasswordPolicy: {TemporaryPasswordValidityDays: 2}},
	});
	const answer = await admin('AdminCreateUser', 'ann', {
		UserAttributes: listOf({...email, ...phone, given_name: '', email_verified: 'True'}),
		DesiredDeliveryMediums: ['EMAIL', 'SMS'],
		TemporaryPassword: 'Temporary-1',
		ClientMetadata: {by: 'hand'},
	});
	const {sub, ...attributes} = user('ann').attributes;
	assert.deepEqual(attributes, {...email, ...phone, email_verified: 'true'});
	assert.deepEqual(answer, {
		User: {
			Username: 'ann',
			Attributes: listOf({sub: sub ?? '', ...email, ...phone, email_verified: 'true'}),
			UserCreateDate: start,
			UserLastModifiedDate: start,
			Enabled: true,
			UserStatus: 'FORCE_CHANGE_PASSWORD',
		},
	});
	assert.equal(user('ann').temporaryUntil, now() + days(2));
	const words = 'Your username is ann and temporary password is Temporary-1.';
	assert.deepEqual(
		context.inbox.messages().map(({clientMetadata, ...message}) => ({
			...message,
			clientMetadata: {...clientMetadata},
		})),
		[
			{
				medium: 'EMAIL',
				destination: email.email,
				name: 'email',
				subject: 'Your temporary password',
			},
			{medium: 'SMS', destination: phone.phone_number, name: 'phone_number', subject: undefined},
		].map(({name: attributeName, ...message}) => ({
			at: '2026-03-01T12:00:00.000Z',
			...message,
			username: 'ann',
			attributeName,
			code: 'Temporary-1',
			body: words,
			clientMetadata: {by: 'hand'},
		})),
	);
});

test('an invitation goes by SMS unless it is told otherwise, and to an address that is there', async () => {
	const invited = async (attributes: Readonly<Record<string, string>>, more: object) => {
		const {admin, context} = createContext(sms);
		await admin('AdminCreateUser', 'ann', {UserAttributes: listOf(attributes), ...more});
		return context.inbox.messages().map(({destination}) => destination);
	};
	const both = {...email, ...phone};
	assert.deepEqual(await invited(both, {}), [phone.phone_number]);
	assert.deepEqual(await invited(both, {DesiredDeliveryMediums: ['EMAIL']}), [email.email]);
	assert.deepEqual(await invited(email, {}), []);
	assert.deepEqual(await invited(email, {DesiredDeliveryMediums: ['SMS', 'EMAIL']}), [email.email]);
	assert.deepEqual(await invited(both, {MessageAction: 'SUPPRESS'}), []);
});

test('an invitation is sent again with another password, to a user who has not changed the first', async () => {
	const {admin, user, pass, now, code, addUser, signIn} = createContext(sms);
	const resend = (name: string, more: object = {}) =>
		admin('AdminCreateUser', name, {MessageAction: 'RESEND', ...more});
	await admin('AdminCreateUser', 'ann', {UserAttributes: listOf(phone)});
	const before = user('ann');
	const first = code();
	pass(days(1));
	textOf(await resend('ann'), 'User', 'Username');
	const {password, ...after} = user('ann');
	const {password: earlier, ...rest} = before;
	assert.deepEqual(after, {...rest, temporaryUntil: now() + days(7), modifiedAt: now()});
	assert.notDeepEqual(password, earlier);
	assert.notEqual(code(), first);
	assert.equal(textOf(await signIn('ann', code()), 'ChallengeName'), 'NEW_PASSWORD_REQUIRED');
	assert.equal(
		await resend('ann', {TemporaryPassword: 'weakling'}),
		'InvalidPasswordException: Password did not conform with password policy: Password must have uppercase characters',
	);
	await resend('ann', {TemporaryPassword: 'Temporary-2'});
	assert.equal(code(), 'Temporary-2');
	await addUser('bob');
	assert.equal(
		await resend('bob'),
		'UnsupportedUserStateException: Resend not possible. bob status is not FORCE_CHANGE_PASSWORD',
	);
	assert.equal(await resend('nobody'), unknown);
});

test('a taken preferred username is refused also by force, and an address is taken by force alone', async () => {
	const {admin, user, pool} = createContext({AliasAttributes: ['email', 'preferred_username']});
	const create = (name: string, attributes: Readonly<Record<string, string>>, more: object = {}) =>
		admin('AdminCreateUser', name, {
			UserAttributes: listOf(attributes),
			MessageAction: 'SUPPRESS',
			...more,
		});
	const force = {ForceAliasCreation: true};
	const address = {...email, email_verified: 'true'};
	await create('ann', {...address, preferred_username: 'nick'});
	const taken = (name: string) =>
		`AliasExistsException: An account with the given ${name} already exists.`;
	assert.equal(
		await create('bob', {preferred_username: 'nick'}, force),
		taken('preferred_username'),
	);
	assert.equal(await create('bob', address), taken('email'));
	assert.equal(await create('bob', address, {ForceAliasCreation: false}), taken('email'));
	assert.deepEqual([...pool().users.keys()], ['ann']);
	const before = user('ann');
	textOf(await create('bob', email, force), 'User', 'Username');
	assert.deepEqual(user('ann'), before, 'an unverified address takes nothing');
	textOf(await create('eve', address, force), 'User', 'Username');
	assert.deepEqual(user('ann'), {
		...before,
		attributes: {...before.attributes, email_verified: 'false'},
	});
});

test('a password that an administrator sets is lasting or temporary', async () => {
	const {admin, user, addUser, pass, now, signIn} = createContext();
	await addUser('ann', email, {failures: 4});
	pass(1_000);
	const {password: _, ...before} = user('ann');
	const set = async (more: object) => {
		assert.deepEqual(await admin('AdminSetUserPassword', 'ann', more), {});
		const {password: __, ...after} = user('ann');
		return after;
	};
	const common = {...before, failures: 0, modifiedAt: now()};
	const temporary = {
		...common,
		status: 'FORCE_CHANGE_PASSWORD',
		temporaryUntil: now() + days(7),
	};
	assert.deepEqual(await set({Password: 'Other-pass-1'}), temporary);
	assert.deepEqual(await set({Password: 'Other-pass-2', Permanent: false}), temporary);
	assert.equal(
		textOf(await signIn('ann', 'Other-pass-2'), 'ChallengeName'),
		'NEW_PASSWORD_REQUIRED',
	);
	assert.deepEqual(await set({Password, Permanent: true}), {...common, status: 'CONFIRMED'});
	textOf(await signIn('ann'), 'AuthenticationResult', 'AccessToken');
	assert.equal(await admin('AdminSetUserPassword', 'nobody', {Password}), unknown);
});

test('a user is described with their second factors, where they have any', async () => {
	const {admin, user, addUser, pass} = createContext();
	await addUser('ann', email);
	pass(1_500);
	await admin('AdminUpdateUserAttributes', 'ann', {UserAttributes: listOf({given_name: 'A'})});
	const described = {
		Username: 'ann',
		UserCreateDate: start,
		UserLastModifiedDate: start + 1.5,
		Enabled: true,
		UserStatus: 'CONFIRMED',
		UserAttributes: listOf(user('ann').attributes),
	};
	assert.deepEqual(await admin('AdminGetUser', 'ann'), described);
	await addUser('bob', email, {mfa: ['EMAIL_OTP'], preferredMfa: 'EMAIL_OTP', isEnabled: false});
	assert.partialDeepStrictEqual(await admin('AdminGetUser', 'bob'), {
		Enabled: false,
		UserMFASettingList: ['EMAIL_OTP'],
		PreferredMfaSetting: 'EMAIL_OTP',
	});
	assert.equal(await admin('AdminGetUser', 'nobody'), unknown);
});

test('a user is disabled, enabled, signed out and deleted, and nothing else about them changes', async () => {
	const {admin, user, addUser, pool} = createContext();
	await addUser('ann', email);
	await addUser('bob');
	const before = user('ann');
	const changed = async (operation: string) => {
		assert.deepEqual(await admin(operation, 'ann'), {});
		const {epoch, ...after} = user('ann');
		assert.match(epoch, /^[\da-f]{8}$/);
		return {...after, hasNewEpoch: epoch !== before.epoch};
	};
	const {epoch: _, ...rest} = before;
	assert.deepEqual(await changed('AdminUserGlobalSignOut'), {...rest, hasNewEpoch: true});
	const signedOut = user('ann').epoch;
	assert.deepEqual(await changed('AdminDisableUser'), {
		...rest,
		isEnabled: false,
		hasNewEpoch: true,
	});
	assert.notEqual(user('ann').epoch, signedOut);
	assert.deepEqual(await changed('AdminEnableUser'), {...rest, hasNewEpoch: true});
	assert.deepEqual(await admin('AdminDeleteUser', 'ann'), {});
	assert.deepEqual([...pool().users.keys()], ['bob']);
	for (const operation of [
		'AdminUserGlobalSignOut',
		'AdminDisableUser',
		'AdminEnableUser',
		'AdminDeleteUser',
		'AdminConfirmSignUp',
		'AdminResetUserPassword',
	]) {
		assert.equal(await admin(operation, 'ann'), unknown, operation);
		assert.equal(
			await admin(operation, 'bob', {UserPoolId: `${UserPoolId}b`}),
			`ResourceNotFoundException: User pool ${UserPoolId}b does not exist.`,
		);
	}
});

test('an administrator’s reset changes the status and sends a code that lives an hour', async () => {
	const {admin, user, addUser, now, context} = createContext();
	await addUser('ann', {...email, email_verified: 'true'});
	const before = user('ann');
	assert.deepEqual(
		await admin('AdminResetUserPassword', 'ann', {ClientMetadata: {by: 'hand'}}),
		{},
	);
	const [{code, body, clientMetadata} = assert.fail('no message')] = context.inbox.messages();
	assert.deepEqual(user('ann'), {
		...before,
		status: 'RESET_REQUIRED',
		codes: {forgotPassword: {code, expiresAt: now() + hours(1), destination: email.email}},
	});
	assert.deepEqual(
		[body, {...clientMetadata}],
		[`Your password reset code is ${code}.`, {by: 'hand'}],
	);
});
