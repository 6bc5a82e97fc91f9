import assert from 'node:assert/strict';
import {test} from 'node:test';
import {arrangedPassword, listOf} from '../../helpers/arranged-pool.ts';
import {hours, otherThan, textOf} from '../../helpers/local-pool-client.ts';
import {ClientId, createContext, sms} from '../../helpers/pool-context.ts';

const email = {email: 'ann@example.com', email_verified: 'true'};
const named = {ClientId, Username: 'ann'};
const Password = 'Another-pass-2';
const hiding = {PreventUserExistenceErrors: 'ENABLED'};
const expired = 'ExpiredCodeException: Invalid code provided, please request a code again.';
const mismatch = 'CodeMismatchException: Invalid verification code provided, please try again.';

test('a forgotten password gets a code for an hour, with which it is set anew', async () => {
	const {addUser, told, user, code, now, pass, context, signIn} = createContext();
	await addUser('ann', email, {failures: 3, status: 'RESET_REQUIRED'});
	const before = user('ann');
	const ClientMetadata = {from: 'a test'};
	assert.deepEqual(await told('ForgotPassword', {...named, ClientMetadata}), {
		CodeDeliveryDetails: {
			AttributeName: 'email',
			DeliveryMedium: 'EMAIL',
			Destination: 'a***@e***',
		},
	});
	const asked = {
		...before,
		codes: {
			forgotPassword: {code: code(), expiresAt: now() + hours(1), destination: email.email},
		},
		uses: {ForgotPassword: [now()]},
	};
	assert.deepEqual(user('ann'), asked);
	const {body, clientMetadata} = context.inbox.messages().at(-1) ?? {};
	assert.deepEqual(
		[body, {...clientMetadata}],
		[`Your password reset code is ${code()}.`, ClientMetadata],
	);
	pass(1_000);
	const confirm = (ConfirmationCode: string, more: object = {}) =>
		told('ConfirmForgotPassword', {...named, ConfirmationCode, Password, ...more});
	assert.equal(await confirm(otherThan(code())), mismatch);
	const uses = {...asked.uses, ConfirmForgotPassword: [now()]};
	assert.deepEqual(user('ann'), {...asked, uses});
	assert.equal(
		await confirm(code(), {Password: 'weakling'}),
		'InvalidPasswordException: Password does not conform to policy: Password must have uppercase characters',
	);
	assert.deepEqual(await confirm(code()), {});
	const {password, ...after} = user('ann');
	const {password: earlier, ...rest} = asked;
	assert.notDeepEqual(password, earlier);
	assert.deepEqual(after, {
		...rest,
		status: 'CONFIRMED',
		codes: {},
		failures: 0,
		uses: {...uses, ConfirmForgotPassword: [now(), now(), now()]},
		modifiedAt: now(),
	});
	assert.equal(await confirm(code()), expired);
	textOf(await signIn('ann', Password), 'AuthenticationResult', 'AccessToken');

	await told('ForgotPassword', named);
	pass(hours(1) - 1);
	assert.equal(await confirm(otherThan(code())), mismatch);
	pass(1);
	assert.equal(await confirm(code()), expired);
});

test('a reset is asked for five times an hour and tried fifteen times', async () => {
	const {addUser, told, code} = createContext();
	await addUser('ann', email);
	const limit = 'LimitExceededException: Attempt limit exceeded, please try after some time.';
	for (let times = 0; times < 5; times++) {
		assert.equal(typeof (await told('ForgotPassword', named)), 'object');
	}
	assert.equal(await told('ForgotPassword', named), limit);
	const confirm = (ConfirmationCode: string) =>
		told('ConfirmForgotPassword', {...named, ConfirmationCode, Password});
	for (let times = 0; times < 15; times++) {
		assert.equal(await confirm(otherThan(code())), mismatch);
	}
	assert.equal(await confirm(code()), limit);
});

test('who has a temporary password, or nowhere to send to, is told so by a client that hides nobody', async () => {
	const {addUser, admin, told} = createContext();
	await addUser('bare', {email: email.email});
	await admin('AdminCreateUser', 'new', {UserAttributes: listOf(email), MessageAction: 'SUPPRESS'});
	await addUser('off', email, {isEnabled: false});
	const forgot = (Username: string) => told('ForgotPassword', {ClientId, Username});
	const confirm = (Username: string) =>
		told('ConfirmForgotPassword', {ClientId, Username, ConfirmationCode: '1', Password});
	const unknown = 'UserNotFoundException: Username/client id combination not found.';
	for (const [name, asked, confirmed] of [
		[
			'bare',
			'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number',
			expired,
		],
		['new', 'NotAuthorizedException: User password cannot be reset in the current state.', expired],
		[
			'off',
			'NotAuthorizedException: User is disabled.',
			'NotAuthorizedException: User is disabled.',
		],
		['nobody', unknown, unknown],
	] as const) {
		assert.deepEqual([await forgot(name), await confirm(name)], [asked, confirmed], name);
	}
	const guarded = createContext({
		AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: 'admin_only'}]},
	});
	await guarded.addUser('ann', email);
	assert.equal(
		await guarded.told('ForgotPassword', named),
		'NotAuthorizedException: Contact administrator to reset password.',
	);
});

test('a client that hides who exists says the same of whom no code can reach, by the look of the name', async () => {
	const AutoVerifiedAttributes = ['phone_number'];
	for (const [settings, medium] of [
		[{}, 'email'],
		[{...sms, AutoVerifiedAttributes}, 'phone_number'],
		[{...sms, AutoVerifiedAttributes: ['phone_number', 'email']}, 'email'],
	] as const) {
		const {addUser, admin, told, context} = createContext(settings, hiding);
		await addUser('bare', {email: email.email});
		await addUser('off', email, {isEnabled: false});
		await admin('AdminCreateUser', 'new', {
			UserAttributes: listOf(email),
			MessageAction: 'SUPPRESS',
		});
		const forgot = async (Username: string) =>
			Object(await told('ForgotPassword', {ClientId, Username})).CodeDeliveryDetails;
		const bySms = {AttributeName: 'phone_number', DeliveryMedium: 'SMS'};
		const byEmail = {AttributeName: 'email', DeliveryMedium: 'EMAIL'};
		for (const name of ['bare', 'off', 'nobody']) {
			const {Destination, ...rest} = await forgot(name);
			assert.deepEqual(rest, medium === 'email' ? byEmail : bySms, name);
			assert.match(Destination, medium === 'email' ? /^[a-z]\*{3}@[a-z]\*{3}$/ : /^\+\*{7}\d{4}$/);
			assert.deepEqual(await forgot(name), {...rest, Destination});
		}
		assert.deepEqual(await forgot('x@y.z'), {...byEmail, Destination: 'x***@y***'});
		assert.deepEqual(await forgot('+14325550199'), {...bySms, Destination: '+*******0199'});
		assert.equal(
			await told('ForgotPassword', {ClientId, Username: 'new'}),
			'NotAuthorizedException: User password cannot be reset in the current state.',
		);
		assert.deepEqual(context.inbox.messages(), []);
		const confirm = (Username: string) =>
			told('ConfirmForgotPassword', {ClientId, Username, ConfirmationCode: '1', Password});
		assert.deepEqual(
			[await confirm('off'), await confirm('nobody'), await confirm('bare')],
			[mismatch, mismatch, expired],
		);
		const resend = async (Username: string) => told('ResendConfirmationCode', {ClientId, Username});
		assert.deepEqual(await resend('off'), {CodeDeliveryDetails: await forgot('off')});
		assert.deepEqual(await resend('nobody'), {CodeDeliveryDetails: await forgot('nobody')});
		assert.equal(
			await told('ConfirmSignUp', {ClientId, Username: 'nobody', ConfirmationCode: '1'}),
			expired,
		);
	}
});

test('a password is changed with the earlier one, and a wrong one counts', async () => {
	const {addUser, tokenOf, told, user, now, pass} = createContext();
	await addUser('ann', email);
	const AccessToken = await tokenOf('ann');
	pass(1_000);
	const before = user('ann');
	const change = (PreviousPassword: string | undefined, ProposedPassword = Password) =>
		told('ChangePassword', {AccessToken, PreviousPassword, ProposedPassword});
	const wrong = 'NotAuthorizedException: Incorrect username or password.';
	assert.equal(await change(undefined), wrong);
	assert.equal(await change(Password), wrong);
	assert.deepEqual(user('ann'), {...before, uses: {ChangePassword: [now(), now()]}});
	assert.equal(
		await change(arrangedPassword, 'weakling'),
		'InvalidPasswordException: Password does not conform to policy: Password must have uppercase characters',
	);
	assert.deepEqual(await change(arrangedPassword), {});
	const {password, ...after} = user('ann');
	const {password: earlier, ...rest} = before;
	assert.notDeepEqual(password, earlier);
	assert.deepEqual(after, {
		...rest,
		uses: {ChangePassword: [now(), now()]},
		modifiedAt: now(),
	});
});

test('what a signed-in user is told of the own account is what they are and may read', async () => {
	const {addUser, tokenOf, told, user} = createContext(
		{...sms, Policies: {SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP']}}},
		{ReadAttributes: ['email']},
	);
	await addUser('ann', {...email, given_name: 'Ann'});
	const AccessToken = await tokenOf('ann');
	const {sub = ''} = user('ann').attributes;
	const own = {Username: 'ann', UserAttributes: listOf({sub, email: email.email})};
	const ways = {Username: 'ann', ConfiguredUserAuthFactors: ['PASSWORD', 'EMAIL_OTP']};
	assert.deepEqual(await told('GetUser', {AccessToken}), own);
	assert.deepEqual(await told('GetUserAuthFactors', {AccessToken}), ways);
	await told('SetUserMFAPreference', {
		AccessToken,
		EmailMfaSettings: {Enabled: true, PreferredMfa: true},
	});
	const factors = {PreferredMfaSetting: 'EMAIL_OTP', UserMFASettingList: ['EMAIL_OTP']};
	assert.deepEqual(await told('GetUser', {AccessToken}), {...own, ...factors});
	assert.deepEqual(await told('GetUserAuthFactors', {AccessToken}), {...ways, ...factors});
});
