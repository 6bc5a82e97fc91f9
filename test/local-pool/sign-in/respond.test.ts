import assert from 'node:assert/strict';
import {test} from 'node:test';
import {totpCode, totpStep} from '../../../source/local-pool/sign-in/totp.ts';
import {addresses, asked, everyFactor, isIn} from '../../helpers/asked-sign-in.ts';
import {otherThan, textOf} from '../../helpers/local-pool-client.ts';
import {ClientId, createContext, UserPoolId} from '../../helpers/pool-context.ts';

const secret = {secret: 'GEZDGNBVGY3TQOJQ', name: 'A phone', lastStep: 0};
const invalid = (words: string) => `InvalidParameterException: ${words}`;
const refused = (words: string) => `NotAuthorizedException: ${words}`;
const not = refused('Invalid session for the user.');
const used = refused('Invalid session for the user, session can only be used once.');

test('a code by email or SMS is asked for, verifies the address it went to and signs in', async () => {
	for (const [kind, attribute, medium, masked, more] of [
		['SMS_MFA', 'phone_number', 'SMS', '+*******0100', {USER_ID_FOR_SRP: 'ann'}],
		['EMAIL_OTP', 'email', 'EMAIL', 'a***@e***', {}],
	] as const) {
		const {question, answer, user, code, now, context, Session, pass} = await asked({mfa: [kind]});
		assert.deepEqual(question, {
			ChallengeName: kind,
			ChallengeParameters: {
				CODE_DELIVERY_DELIVERY_MEDIUM: medium,
				CODE_DELIVERY_DESTINATION: masked,
				...more,
			},
		});
		assert.deepEqual(context.challenges.find(Session).challenge, {
			name: kind,
			factor: 'mfa',
			attribute,
			destination: addresses[attribute],
			code: code(),
		});
		assert.equal(code().length, kind === 'SMS_MFA' ? 6 : 8);
		const before = user('ann');
		const name = `${kind}_CODE`;
		const mismatch = 'CodeMismatchException: Invalid code or auth state for the user.';
		assert.equal(await answer({}), invalid(`Missing required parameter ${name}`));
		assert.equal(await answer({[name]: otherThan(code())}), mismatch);
		pass(1_000);
		isIn(await answer({[name]: code()}));
		assert.deepEqual(user('ann'), {
			...before,
			attributes: {...before.attributes, [`${attribute}_verified`]: 'true'},
			modifiedAt: now(),
		});
		assert.equal(await answer({[name]: code()}), used);
	}
});

test('a code verifies no address that changed meanwhile, nor one that is another user’s name', async () => {
	const {answer, code, admin, user} = await asked({mfa: ['EMAIL_OTP']});
	const UserAttributes = [{Name: 'email', Value: 'new@example.com'}];
	await admin('AdminUpdateUserAttributes', 'ann', {UserAttributes});
	const before = user('ann');
	isIn(await answer({EMAIL_OTP_CODE: code()}));
	assert.deepEqual(user('ann'), before);

	const other = await asked({mfa: ['EMAIL_OTP']}, {...everyFactor, AliasAttributes: ['email']});
	await other.addUser('bob', {...addresses, email_verified: 'true'});
	const mine = other.user('ann');
	isIn(await other.answer({EMAIL_OTP_CODE: other.code()}));
	assert.deepEqual(other.user('ann'), mine);
});

test('a code of an app is asked for by its name, and each step is good for one', async () => {
	const {question, answer, user, now, pass, signIn, told} = await asked({
		totp: secret,
		mfa: ['SOFTWARE_TOKEN_MFA'],
	});
	assert.deepEqual(question, {
		ChallengeName: 'SOFTWARE_TOKEN_MFA',
		ChallengeParameters: {FRIENDLY_DEVICE_NAME: 'A phone', USER_ID_FOR_SRP: 'ann'},
	});
	const before = user('ann');
	const codeAt = (steps: number) => totpCode(secret.secret, totpStep(now()) + steps);
	const name = 'SOFTWARE_TOKEN_MFA_CODE';
	assert.equal(await answer({}), invalid(`Missing required parameter ${name}`));
	assert.equal(
		await answer({[name]: codeAt(9)}),
		'CodeMismatchException: Invalid code received for user',
	);
	isIn(await answer({[name]: codeAt(0)}));
	const lastStep = totpStep(now());
	assert.deepEqual(user('ann'), {...before, totp: {...secret, lastStep}});
	const again = async (code: string) =>
		told('RespondToAuthChallenge', {
			ClientId,
			ChallengeName: 'SOFTWARE_TOKEN_MFA',
			Session: textOf(await signIn('ann'), 'Session'),
			ChallengeResponses: {USERNAME: 'ann', [name]: code},
		});
	for (const steps of [-1, 0]) {
		assert.equal(
			await again(codeAt(steps)),
			'ExpiredCodeException: Your software token has already been used once.',
		);
	}
	pass(30_000);
	isIn(await again(codeAt(0)));
	assert.deepEqual(user('ann').totp, {...secret, lastStep: lastStep + 1});
});

test('of several factors the preferred one is asked for, and otherwise which of them', async () => {
	const two = {mfa: ['SMS_MFA', 'EMAIL_OTP']} as const;
	const {question, answer, context, Session} = await asked(two);
	assert.deepEqual(question, {
		ChallengeName: 'SELECT_MFA_TYPE',
		ChallengeParameters: {
			MFAS_CAN_CHOOSE: '["SMS_MFA","EMAIL_OTP"]',
			USER_ID_FOR_SRP: 'ann',
		},
	});
	assert.deepEqual(context.challenges.find(Session).challenge, {
		name: 'SELECT_MFA_TYPE',
		kinds: ['SMS_MFA', 'EMAIL_OTP'],
	});
	assert.equal(await answer({}), invalid('Missing required parameter ANSWER'));
	for (const ANSWER of ['SOFTWARE_TOKEN_MFA', 'none']) {
		assert.equal(await answer({ANSWER}), invalid('Invalid MFA type selected.'));
	}
	assert.equal(textOf(await answer({ANSWER: 'EMAIL_OTP'}), 'ChallengeName'), 'EMAIL_OTP');
	const preferred = await asked({...two, preferredMfa: 'EMAIL_OTP'});
	assert.equal(preferred.question.ChallengeName, 'EMAIL_OTP');
	const gone = await asked({...two, preferredMfa: 'SOFTWARE_TOKEN_MFA'});
	assert.equal(gone.question.ChallengeName, 'SELECT_MFA_TYPE');
	const none = await asked({mfa: []});
	isIn(none.question);
});

const setUp = {...everyFactor, MfaConfiguration: 'ON'};

test('an address that is set up on the way in is theirs and preferred, and gets the code', async () => {
	const {question, answer, user, code, context, now, pass} = await asked({}, setUp, {});
	assert.deepEqual(question, {
		ChallengeName: 'MFA_SETUP',
		ChallengeParameters: {
			MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA","EMAIL_OTP"]',
			USER_ID_FOR_SRP: 'ann',
		},
	});
	const before = user('ann');
	assert.equal(await answer({}), not);
	assert.equal(await answer({EMAIL: ''}), not);
	assert.equal(await answer({EMAIL: 'none'}), invalid('Invalid email address format.'));
	assert.deepEqual(user('ann'), before);
	pass(1_000);
	const sent = Object(await answer({email: addresses.email}));
	assert.deepEqual(
		{...sent, Session: undefined},
		{
			ChallengeName: 'EMAIL_OTP',
			Session: undefined,
			ChallengeParameters: {
				CODE_DELIVERY_DELIVERY_MEDIUM: 'EMAIL',
				CODE_DELIVERY_DESTINATION: 'a***@e***',
			},
		},
	);
	const {sub} = before.attributes;
	const set = {
		...before,
		attributes: {sub, email: addresses.email, email_verified: 'false'},
		mfa: ['EMAIL_OTP'],
		preferredMfa: 'EMAIL_OTP',
	};
	assert.deepEqual(user('ann'), set);
	assert.deepEqual(context.challenges.find(sent.Session).signIn.passed, ['first']);
	isIn(await answer({EMAIL_OTP_CODE: code()}, {ChallengeName: 'EMAIL_OTP', Session: sent.Session}));
	assert.deepEqual(user('ann'), {
		...set,
		attributes: {...set.attributes, email_verified: 'true'},
		modifiedAt: now(),
	});
});

test('an address that resets the password first, or is another user’s name, is not set up', async () => {
	const AccountRecoverySetting = {RecoveryMechanisms: [{Priority: 1, Name: 'verified_email'}]};
	const first = await asked({}, {...setUp, AccountRecoverySetting}, {});
	assert.equal(await first.answer({EMAIL: addresses.email}), not);
	const names = createContext({
		...setUp,
		SmsMfaConfiguration: undefined,
		UsernameAttributes: ['phone_number', 'email'],
	});
	for (const name of Object.values(addresses)) await names.addUser(name);
	assert.equal(
		await names.told('RespondToAuthChallenge', {
			ClientId,
			ChallengeName: 'MFA_SETUP',
			Session: textOf(await names.signIn(addresses.phone_number), 'Session'),
			ChallengeResponses: {USERNAME: addresses.phone_number, EMAIL: addresses.email},
		}),
		'AliasExistsException: An account with the given email already exists.',
	);
	const nothing = {...setUp, SoftwareTokenMfaConfiguration: undefined};
	const none = createContext({...nothing, EmailMfaConfiguration: undefined});
	await none.addUser('ann');
	assert.equal(
		await none.signIn('ann'),
		refused('User has no MFA method that the user pool offers.'),
	);
});

test('an answer belongs to its session, its client, its user and the way it was begun', async () => {
	const {answer, told, call, addUser, admin, code, Session} = await asked({mfa: ['SMS_MFA']});
	await addUser('bob');
	const made = Object(await call('CreateUserPoolClient', {UserPoolId, ClientName: 'other'}));
	const right = {SMS_MFA_CODE: code()};
	assert.equal(await answer(right, {ClientId: made.UserPoolClient.ClientId}), not);
	assert.equal(await answer({...right, USERNAME: 'bob'}), not);
	assert.equal(await answer({...right, USERNAME: 'nobody'}), not);
	assert.equal(await answer(right, {ChallengeName: 'EMAIL_OTP'}), not);
	assert.equal(await answer(right, {Session: 'x'.repeat(20)}), not);
	assert.equal(
		await answer(right, {Session: undefined}),
		invalid('Missing required parameter Session'),
	);
	assert.equal(await answer({USERNAME: ''}), invalid('Missing required parameter USERNAME'));
	assert.equal(
		await told('AdminRespondToAuthChallenge', {
			UserPoolId,
			ClientId,
			ChallengeName: 'SMS_MFA',
			Session,
			ChallengeResponses: {USERNAME: 'ann', ...right},
		}),
		not,
	);
	await admin('AdminDisableUser', 'ann');
	assert.equal(await answer(right), refused('User is disabled.'));
	await admin('AdminEnableUser', 'ann');
	isIn(await answer(right));
});
