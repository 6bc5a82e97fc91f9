import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {User} from '../../../source/local-pool/model/user.ts';
import {listOf, arrangedPassword as Password} from '../../helpers/arranged-pool.ts';
import {hours, otherThan, textOf} from '../../helpers/local-pool-client.ts';
import {ClientId, createContext, sms} from '../../helpers/pool-context.ts';

const both = {...sms, AutoVerifiedAttributes: ['email', 'phone_number']};
const choosing = {ExplicitAuthFlows: ['ALLOW_USER_AUTH', 'ALLOW_USER_PASSWORD_AUTH']};
const email = {email: 'ann@example.com'};
const phone = {phone_number: '+14325550100'};
const named = {ClientId, Username: 'ann'};
const request = (attributes: Readonly<Record<string, string>> = {}, more: object = {}) => ({
	...named,
	Password,
	UserAttributes: listOf(attributes),
	...more,
});
const toEmail = {AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'a***@e***'};

/** Everything stored about a user except the password. */
const kept = ({password, ...user}: User) => ({...user, hasPassword: password !== undefined});

const fresh = (now: number, {attributes: {sub}, epoch}: User, attributes: object) => ({
	username: 'ann',
	attributes: {sub, ...attributes},
	pending: {},
	status: 'UNCONFIRMED',
	isEnabled: true,
	hasPassword: true,
	passwordHistory: [],
	temporaryUntil: undefined,
	createdAt: now,
	modifiedAt: now,
	epoch,
	codes: {},
	uses: {},
	failures: 0,
	lastFailureAt: 0,
	totp: undefined,
	pendingTotp: undefined,
	mfa: [],
	preferredMfa: undefined,
	devices: {},
	groups: [],
});

test('a sign-up leaves an unconfirmed user, a code on its way and, where users choose how, a session', async () => {
	const {context, told, user, now} = createContext(both, choosing);
	const ClientMetadata = {from: 'a test'};
	const {Session, ...answer} = Object(
		await told('SignUp', request({...email, given_name: ''}, {ClientMetadata})),
	);
	const {sub} = user('ann').attributes;
	assert.deepEqual(answer, {
		UserConfirmed: false,
		UserSub: sub,
		CodeDeliveryDetails: toEmail,
	});
	const [{code, clientMetadata, ...message} = assert.fail('no message'), ...others] =
		context.inbox.messages();
	assert.deepEqual(others, []);
	assert.deepEqual({...clientMetadata}, ClientMetadata);
	assert.deepEqual(message, {
		at: '2026-03-01T12:00:00.000Z',
		medium: 'EMAIL',
		destination: email.email,
		username: 'ann',
		attributeName: 'email',
		subject: 'Your confirmation code',
		body: `Your confirmation code is ${code}.`,
	});
	assert.deepEqual(kept(user('ann')), {
		...fresh(now(), user('ann'), {...email, email_verified: 'false'}),
		codes: {signUp: {code, expiresAt: now() + hours(24), destination: email.email}},
	});
	assert.deepEqual(context.challenges.find(Session), {
		signIn: {
			flow: 'choice',
			isAdmin: false,
			poolId: 'us-east-1_a',
			clientId: ClientId,
			username: 'ann',
			sub,
			deviceKey: undefined,
			passed: [],
			hadNewPassword: false,
			rounds: [],
		},
		challenge: {name: 'SIGNED_UP', isConfirmed: false},
	});
});

test('a code goes by SMS where both would do, and to nobody where the pool verifies none of the addresses', async () => {
	const sent = async (settings: object, attributes: Readonly<Record<string, string>>) => {
		const {told, user, context, now} = createContext(settings);
		const {UserSub, ...answer} = Object(await told('SignUp', request(attributes)));
		assert.equal(UserSub, user('ann').attributes['sub']);
		if (answer.CodeDeliveryDetails === undefined) {
			const marks = Object.keys(attributes).map(name => [`${name}_verified`, 'false']);
			const marked = {...attributes, ...Object.fromEntries(marks)};
			assert.deepEqual(kept(user('ann')), fresh(now(), user('ann'), marked));
		}
		return [answer, context.inbox.messages().map(({destination}) => destination)];
	};
	const bySms = {AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******0100'};
	const to = (details: object, destination: string) => [
		{UserConfirmed: false, CodeDeliveryDetails: details},
		[destination],
	];
	const none = [{UserConfirmed: false}, []];
	assert.deepEqual(await sent(both, {...email, ...phone}), to(bySms, phone.phone_number));
	assert.deepEqual(await sent(both, email), to(toEmail, email.email));
	assert.deepEqual(await sent(both, phone), to(bySms, phone.phone_number));
	const onlyEmail = {AutoVerifiedAttributes: ['email']};
	assert.deepEqual(await sent(onlyEmail, {...email, ...phone}), to(toEmail, email.email));
	assert.deepEqual(await sent(onlyEmail, phone), none);
	assert.deepEqual(await sent({}, email), none);
	assert.deepEqual(await sent(both, {}), none);
});

test('a right code confirms the user and marks the address that it went to, and spends the session', async () => {
	const {told, user, code, pass, now, context} = createContext(both, choosing);
	const Session = textOf(await told('SignUp', request({...email, ...phone})), 'Session');
	const before = user('ann');
	pass(1_000);
	const wrong = {...named, ConfirmationCode: otherThan(code()), Session};
	assert.equal(
		await told('ConfirmSignUp', wrong),
		'CodeMismatchException: Invalid verification code provided, please try again.',
	);
	assert.deepEqual(user('ann'), {...before, uses: {ConfirmSignUp: [now()]}});
	pass(1_000);
	const answer = await told('ConfirmSignUp', {...named, ConfirmationCode: code(), Session});
	assert.deepEqual(user('ann'), {
		...before,
		status: 'CONFIRMED',
		attributes: {...before.attributes, phone_number_verified: 'true'},
		codes: {},
		uses: {ConfirmSignUp: [now() - 1_000, now()]},
		modifiedAt: now(),
	});
	assert.deepEqual(Object.keys(Object(answer)), ['Session']);
	const {challenge, signIn} = context.challenges.find(textOf(answer, 'Session'));
	assert.deepEqual(
		[challenge, signIn.username, signIn.sub],
		[{name: 'SIGNED_UP', isConfirmed: true}, 'ann', before.attributes['sub']],
	);
	assert.throws(() => context.challenges.find(Session), {
		message: 'Invalid session for the user, session can only be used once.',
	});
});

test('a code that went to an earlier address confirms the user and marks nothing', async () => {
	const {told, admin, user, code, now} = createContext({AutoVerifiedAttributes: ['email']});
	await told('SignUp', request(email));
	const ConfirmationCode = code();
	await admin('AdminUpdateUserAttributes', 'ann', {
		UserAttributes: listOf({email: 'new@example.com'}),
	});
	const before = user('ann');
	assert.deepEqual(await told('ConfirmSignUp', {...named, ConfirmationCode}), {});
	const {signUp: _, ...codes} = before.codes;
	assert.deepEqual(user('ann'), {
		...before,
		status: 'CONFIRMED',
		codes,
		uses: {ConfirmSignUp: [now()]},
	});
	assert.equal(user('ann').attributes['email_verified'], 'false');
});

test('a session that is not the one of this sign-up confirms nobody', async () => {
	const {told, admin, user, code} = createContext(both, choosing);
	const Session = textOf(await told('SignUp', request(email)), 'Session');
	const ConfirmationCode = code();
	const other = {...named, Username: 'bob'};
	await told('SignUp', {...request(), ...other});
	const before = user('ann');
	const invalid = 'NotAuthorizedException: Invalid session for the user.';
	const confirm = (more: object) => told('ConfirmSignUp', {...named, ConfirmationCode, ...more});
	assert.equal(await confirm({Session: 'x'.repeat(20)}), invalid);
	assert.equal(await confirm({...other, Session}), invalid);
	const asked = await told('InitiateAuth', {
		ClientId,
		AuthFlow: 'USER_AUTH',
		AuthParameters: {USERNAME: 'ann'},
	});
	assert.equal(await confirm({Session: textOf(asked, 'Session')}), invalid);
	assert.deepEqual(user('ann'), before);
	const after = textOf(await confirm({Session}), 'Session');
	// A new user of the same name, again unconfirmed, has a different session.
	await admin('AdminDeleteUser', 'ann');
	await told('SignUp', request(email));
	assert.equal(await confirm({ConfirmationCode: code(), Session: after}), invalid);
});

test('a confirmation code is sent again to an unconfirmed user alone, with the same state but for the code', async () => {
	const {told, admin, user, code, now, context} = createContext(both);
	await told('SignUp', request(email));
	const before = user('ann');
	const ClientMetadata = {again: 'yes'};
	assert.deepEqual(await told('ResendConfirmationCode', {...named, ClientMetadata}), {
		CodeDeliveryDetails: toEmail,
	});
	assert.deepEqual(user('ann'), {
		...before,
		codes: {signUp: {code: code(), expiresAt: now() + hours(24), destination: email.email}},
		uses: {ResendConfirmationCode: [now()]},
	});
	assert.notEqual(code(), before.codes['signUp']?.code);
	const {body, clientMetadata} = context.inbox.messages().at(-1) ?? {};
	assert.deepEqual(
		[body, {...clientMetadata}],
		[`Your confirmation code is ${code()}.`, ClientMetadata],
	);

	await admin('AdminConfirmSignUp', 'ann');
	const confirmed = user('ann');
	assert.equal(
		await told('ResendConfirmationCode', named),
		'InvalidParameterException: User is already confirmed.',
	);
	assert.deepEqual(user('ann'), confirmed);
	await told('SignUp', {...request(), Username: 'bob'});
	assert.equal(
		await told('ResendConfirmationCode', {ClientId, Username: 'bob'}),
		'InvalidParameterException: Auto verification not turned on.',
	);
});

test('a sign-up is refused where administrators create users, and leaves nobody', async () => {
	const guarded = createContext({AdminCreateUserConfig: {AllowAdminCreateUserOnly: true}});
	assert.equal(
		await guarded.told('SignUp', request(email)),
		'NotAuthorizedException: SignUp is not permitted for this user pool',
	);
	const {told, pool, context} = createContext(
		{...both, UsernameAttributes: ['email']},
		{WriteAttributes: ['email']},
	);
	for (const [more, refused] of [
		[
			request({...email, name: 'Ann'}),
			'NotAuthorizedException: A client attempted to write unauthorized attribute',
		],
		[request(), 'InvalidParameterException: Username should be an email.'],
		[
			{...request({email: 'x'}), Username: email.email, Password: 'weak'},
			'InvalidPasswordException: Password did not conform with policy: Password not long enough',
		],
	] as const) {
		assert.equal(await told('SignUp', more), refused);
	}
	assert.deepEqual([pool().users.size, context.inbox.messages()], [0, []]);
	await told('SignUp', {...request(), Username: email.email});
	assert.equal(
		await told('SignUp', {...request(), Username: email.email}),
		'UsernameExistsException: An account with the given email already exists.',
	);
	assert.equal(pool().users.size, 1);
});

test('a user without a password is there with none, and whoever has one has it also where a code signs in', async () => {
	const {told, user, signIn} = createContext(
		{...both, Policies: {SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP']}}},
		choosing,
	);
	await told('SignUp', request(email, {Password: undefined}));
	assert.equal(user('ann').password, undefined);
	await told('SignUp', {...request(email), Username: 'bob'});
	assert.notEqual(user('bob').password, undefined);
	assert.equal(await signIn('bob'), 'UserNotConfirmedException: User is not confirmed.');
});
