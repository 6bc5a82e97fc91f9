import assert from 'node:assert/strict';
import {test} from 'node:test';
import {arrangedPassword, arrangePool} from '../../helpers/arranged-pool.ts';
import {newestCode, textOf} from '../../helpers/local-pool-client.ts';

const address = {email: 'ann@example.com', email_verified: 'true'};
const phone = {phone_number: '+14325550100', phone_number_verified: 'true'};
const nowhere =
	'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number';

const sms = {SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'}};

const recovery = (...names: readonly string[]) => ({
	AccountRecoverySetting: {
		RecoveryMechanisms: names.map((Name, index) => ({Name, Priority: index + 1})),
	},
});

test('a reset goes where the pool says, to a verified address that is no second factor', async t => {
	const cases: readonly (readonly [object, object, string | undefined])[] = [
		[{}, {...address, ...phone}, '+14325550100'],
		[
			recovery('verified_email', 'verified_phone_number'),
			{...address, ...phone},
			'ann@example.com',
		],
		[recovery('verified_email', 'verified_phone_number'), {...phone}, '+14325550100'],
		[recovery('verified_phone_number'), {...address}, undefined],
		[{}, {email: 'ann@example.com'}, undefined],
	];
	for (const [settings, attributes, destination] of cases) {
		const {pool, addUser, told, ClientId} = await arrangePool(t, {...sms, ...settings});
		await addUser('ann', {...attributes});
		const answer = await told('ForgotPassword', {ClientId, Username: 'ann'});
		assert.equal(pool.messages().at(-1)?.destination, destination);
		if (destination === undefined) assert.equal(answer, nowhere);
	}
	const guarded = await arrangePool(t, recovery('admin_only'));
	await guarded.addUser('ann', {...address, ...phone});
	assert.equal(
		await guarded.told('ForgotPassword', {ClientId: guarded.ClientId, Username: 'ann'}),
		'NotAuthorizedException: Contact administrator to reset password.',
	);

	const {pool, addUser, told, admin, ClientId} = await arrangePool(t, {
		MfaConfiguration: 'OPTIONAL',
		...sms,
	});
	await addUser('ann', {...address, ...phone});
	await admin('AdminSetUserMFAPreference', 'ann', {SMSMfaSettings: {Enabled: true}});
	await told('ForgotPassword', {ClientId, Username: 'ann'});
	assert.equal(pool.messages().at(-1)?.destination, 'ann@example.com');
});

test('an administrator’s reset sends a code, with which the user sets a password', async t => {
	const {pool, addUser, create, admin, signIn, told, ClientId} = await arrangePool(t);
	await addUser('ann', address);
	assert.deepEqual(await admin('AdminResetUserPassword', 'ann'), {});
	assert.equal(
		await signIn('ann'),
		'PasswordResetRequiredException: Password reset required for the user',
	);
	const Password = 'Another-pass-2';
	const ConfirmationCode = newestCode(pool);
	assert.deepEqual(
		await told('ConfirmForgotPassword', {ClientId, Username: 'ann', ConfirmationCode, Password}),
		{},
	);
	textOf(await signIn('ann', Password), 'AuthenticationResult', 'AccessToken');

	await addUser('bob', {email: 'bob@example.com'});
	assert.equal(await admin('AdminResetUserPassword', 'bob'), nowhere);
	await create('new', {email: 'new@example.com', email_verified: 'true'});
	assert.equal(
		await admin('AdminResetUserPassword', 'new'),
		'NotAuthorizedException: User password cannot be reset in the current state.',
	);
	assert.equal(pool.messages().length, 1);
});

test('a reset’s code may be used as soon as it is out', async t => {
	const {pool, addUser, admin, signIn, told, ClientId} = await arrangePool(t);
	await addUser('ann', address);
	const Password = 'Another-pass-2';
	const confirmed = new Promise(resolve =>
		pool.onMessage(({code: ConfirmationCode}) =>
			resolve(
				told('ConfirmForgotPassword', {ClientId, Username: 'ann', ConfirmationCode, Password}),
			),
		),
	);
	assert.deepEqual(await admin('AdminResetUserPassword', 'ann'), {});
	assert.deepEqual(await confirmed, {});
	textOf(await signIn('ann', Password), 'AuthenticationResult', 'AccessToken');
});

test('an address that was marked verified in capitals takes a reset', async t => {
	const {pool, addUser, adminUpdate, attributesOf, told, ClientId} = await arrangePool(t);
	await addUser('ann', {email: 'ann@example.com', email_verified: 'True'});
	await told('ForgotPassword', {ClientId, Username: 'ann'});
	assert.equal(pool.messages().at(-1)?.destination, 'ann@example.com');
	assert.equal((await attributesOf('ann'))['email_verified'], 'true');
	assert.deepEqual(await adminUpdate('ann', {email_verified: 'FALSE'}), {});
	assert.equal((await attributesOf('ann'))['email_verified'], 'false');
});

test('a disabled user’s password is not reset by an administrator', async t => {
	const {pool, addUser, admin} = await arrangePool(t);
	await addUser('off', address);
	await admin('AdminDisableUser', 'off');
	assert.equal(
		await admin('AdminResetUserPassword', 'off'),
		'NotAuthorizedException: User is disabled',
	);
	assert.equal(pool.messages().length, 0);
});

test('a client that hides who exists says the same of everybody whom no code can reach', async t => {
	const {pool, addUser, admin, told, ClientId} = await arrangePool(
		t,
		{},
		{PreventUserExistenceErrors: 'ENABLED'},
	);
	await addUser('off', address);
	await admin('AdminDisableUser', 'off');
	await addUser('bare', {email: 'bare@example.com'});
	const forgot = (Username: string) => told('ForgotPassword', {ClientId, Username});
	const shape = (answer: unknown) => JSON.stringify(answer).replace(/[a-z]\*\*\*/g, '?***');
	const seen = await Promise.all(
		['off', 'bare', 'nobody'].map(async name => shape(await forgot(name))),
	);
	assert.deepEqual(
		[...new Set(seen)],
		[
			'{"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","Destination":"?***@?***"}}',
		],
	);
	assert.deepEqual(await forgot('+14325550123'), {
		CodeDeliveryDetails: {
			AttributeName: 'phone_number',
			DeliveryMedium: 'SMS',
			Destination: '+*******0123',
		},
	});
	assert.deepEqual(await forgot('nobody'), await forgot('nobody'));
	const resend = (Username: string) => told('ResendConfirmationCode', {ClientId, Username});
	assert.equal(shape(await resend('off')), seen[0]);
	assert.equal(shape(await resend('nobody')), seen[0]);
	assert.equal(pool.messages().length, 0);

	const confirm = {ClientId, ConfirmationCode: '123456', Password: 'Another-pass-2'};
	for (const Username of ['off', 'nobody']) {
		assert.equal(
			await told('ConfirmForgotPassword', {...confirm, Username}),
			'CodeMismatchException: Invalid verification code provided, please try again.',
		);
	}
	assert.equal(
		await told('ConfirmForgotPassword', {...confirm, Username: 'bare'}),
		'ExpiredCodeException: Invalid code provided, please request a code again.',
	);
});

test('a client that does not hide it says who is unknown, and who is disabled', async t => {
	const {addUser, admin, told, ClientId} = await arrangePool(t);
	await addUser('off', address);
	await admin('AdminDisableUser', 'off');
	const unknown = 'UserNotFoundException: Username/client id combination not found.';
	const code = {ConfirmationCode: '123456'};
	for (const [operation, more] of [
		['ForgotPassword', {}],
		['ConfirmForgotPassword', {...code, Password: 'Another-pass-2'}],
		['ConfirmSignUp', code],
		['ResendConfirmationCode', {}],
	] as const) {
		assert.equal(await told(operation, {ClientId, Username: 'nobody', ...more}), unknown);
	}
	assert.equal(
		await told('ForgotPassword', {ClientId, Username: 'off'}),
		'NotAuthorizedException: User is disabled.',
	);
});

test('a weak password is refused in the words of the occasion', async t => {
	const {pool, addUser, create, admin, signUp, signIn, told, ClientId} = await arrangePool(t);
	await addUser('ann', address);
	await create('new', {}, {TemporaryPassword: 'Tempo-rary-1'});
	const asked = await signIn('new', 'Tempo-rary-1');
	await told('ForgotPassword', {ClientId, Username: 'ann'});
	const reasons = [
		['nouppercase-1', 'Password must have uppercase characters'],
		['NOLOWERCASE-1', 'Password must have lowercase characters'],
		['NoSymbols11', 'Password must have symbol characters'],
		['No-numbers', 'Password must have numeric characters'],
		['Short-1', 'Password not long enough'],
	] as const;
	for (const [Password, why] of reasons) {
		const refused = (words: string) => `InvalidPasswordException: ${words}: ${why}`;
		assert.equal(
			await signUp('bob', {}, {Password}),
			refused('Password did not conform with policy'),
		);
		assert.equal(
			await create('bob', {}, {TemporaryPassword: Password}),
			refused('Password did not conform with password policy'),
		);
		const change = refused('Password does not conform to policy');
		assert.equal(await admin('AdminSetUserPassword', 'ann', {Password}), change);
		assert.equal(
			await told('ConfirmForgotPassword', {
				ClientId,
				Username: 'ann',
				ConfirmationCode: newestCode(pool),
				Password,
			}),
			change,
		);
		assert.equal(
			await told('RespondToAuthChallenge', {
				ClientId,
				ChallengeName: 'NEW_PASSWORD_REQUIRED',
				Session: textOf(asked, 'Session'),
				ChallengeResponses: {USERNAME: 'new', NEW_PASSWORD: Password},
			}),
			change,
		);
	}
});

test('a policy with a history refuses the passwords a user had, as far back as it looks', async t => {
	const {pool, addUser, admin, tokenOf, told, ClientId} = await arrangePool(t, {
		Policies: {PasswordPolicy: {MinimumLength: 8, PasswordHistorySize: 2}},
	});
	await addUser('ann', address);
	const reused =
		'PasswordHistoryPolicyViolationException: Password has previously been used, please choose a different one';
	const set = (Password: string) =>
		admin('AdminSetUserPassword', 'ann', {Password, Permanent: true});
	assert.equal(await set(arrangedPassword), reused);
	assert.equal(
		await told('ChangePassword', {
			AccessToken: await tokenOf('ann'),
			PreviousPassword: arrangedPassword,
			ProposedPassword: arrangedPassword,
		}),
		reused,
	);
	assert.deepEqual(await set('Second-pass-2'), {});
	assert.equal(await set(arrangedPassword), reused);
	await told('ForgotPassword', {ClientId, Username: 'ann'});
	const confirm = {ClientId, Username: 'ann', ConfirmationCode: newestCode(pool)};
	assert.equal(
		await told('ConfirmForgotPassword', {...confirm, Password: arrangedPassword}),
		reused,
	);
	assert.deepEqual(await set('Third-pass-3'), {});
	assert.deepEqual(await set(arrangedPassword), {});

	const forgetful = await arrangePool(t);
	await forgetful.addUser('ann');
	assert.deepEqual(await forgetful.setPassword('ann'), {});
});
