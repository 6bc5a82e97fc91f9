import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {MessageSource} from '../../../source/local-pool/hooks/custom-message.ts';
import {createPool} from '../../../source/local-pool/model/pool.ts';
import {deliver} from '../../../source/local-pool/users/messages.ts';
import {refuseWeakPassword} from '../../../source/local-pool/users/passwords.ts';
import type {Verifiable} from '../../../source/local-pool/users/verifiable.ts';
import {arrangedPassword, arrangePool} from '../../helpers/arranged-pool.ts';
import {textOf} from '../../helpers/local-pool-client.ts';
import {createContext} from '../../helpers/pool-context.ts';
import {addUser} from '../../helpers/pool-parts.ts';

const sending = {
	EmailConfiguration: {
		EmailSendingAccount: 'DEVELOPER',
		SourceArn: 'arn:aws:ses:us-east-1:000000000000:identity/example.com',
	},
	SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'},
	AccountRecoverySetting: {
		RecoveryMechanisms: [
			{Priority: 1, Name: 'verified_phone_number'},
			{Priority: 2, Name: 'verified_email'},
		],
	},
};
const attributes = {email: 'ann@example.com', email_verified: 'true', phone_number: '+14325550100'};

test('each message is the pool’s own template with the code in it, an invitation with the username too', async t => {
	const {pool, addUser, create, signUp, signIn, told, admin, tokenOf, UserPoolId, ClientId} =
		await arrangePool(t, {
			...sending,
			AutoVerifiedAttributes: ['email'],
			AdminCreateUserConfig: {
				InviteMessageTemplate: {
					EmailSubject: 'Join us',
					EmailMessage: 'Hello {username}, {####} lets you in, {username}.',
					SMSMessage: '{username}: {####}',
				},
			},
			VerificationMessageTemplate: {
				EmailSubject: 'Prove it',
				EmailMessage: 'Code {####} for {username}',
				SmsMessage: 'Text {####}',
			},
		});
	const newest = () => {
		const {subject, body, code = '', medium} = pool.messages().at(-1) ?? {};
		return {medium, subject, body: body?.replaceAll(code, '<code>')};
	};
	await create('ann', attributes, {MessageAction: undefined, DesiredDeliveryMediums: ['EMAIL']});
	assert.deepEqual(newest(), {
		medium: 'EMAIL',
		subject: 'Join us',
		body: 'Hello ann, <code> lets you in, ann.',
	});
	await create('eve', attributes, {MessageAction: undefined, DesiredDeliveryMediums: ['SMS']});
	assert.deepEqual(newest(), {medium: 'SMS', subject: undefined, body: 'eve: <code>'});

	const proof = {medium: 'EMAIL', subject: 'Prove it'};
	await signUp('bob', {email: 'bob@example.com'});
	assert.deepEqual(newest(), {...proof, body: 'Code <code> for {username}'});
	await addUser('joe', {...attributes, email: 'joe@example.com'});
	await told('ForgotPassword', {ClientId, Username: 'joe'});
	assert.deepEqual(newest(), {...proof, body: 'Code <code> for {username}'});
	const AccessToken = await tokenOf('joe');
	await told('GetUserAttributeVerificationCode', {AccessToken, AttributeName: 'phone_number'});
	assert.deepEqual(newest(), {medium: 'SMS', subject: undefined, body: 'Text <code>'});

	await told('SetUserPoolMfaConfig', {
		UserPoolId,
		MfaConfiguration: 'OPTIONAL',
		EmailMfaConfiguration: {Subject: 'Signing in', Message: 'Use {####}'},
		SmsMfaConfiguration: {SmsAuthenticationMessage: 'SMS {####}'},
	});
	for (const [setting, message] of [
		['EmailMfaSettings', {medium: 'EMAIL', subject: 'Signing in', body: 'Use <code>'}],
		['SMSMfaSettings', {medium: 'SMS', subject: undefined, body: 'SMS <code>'}],
	] as const) {
		await admin('AdminSetUserMFAPreference', 'joe', {
			EmailMfaSettings: {Enabled: false},
			SMSMfaSettings: {Enabled: false},
			[setting]: {Enabled: true},
		});
		await signIn('joe', arrangedPassword);
		assert.deepEqual(newest(), message);
	}
});

test('the older members for a verification message serve where the newer one is silent', async t => {
	const {pool, signUp} = await arrangePool(t, {
		AutoVerifiedAttributes: ['email'],
		EmailVerificationSubject: 'Old subject',
		EmailVerificationMessage: 'Old {####}',
	});
	await signUp('ann', {email: 'ann@example.com'});
	const {subject, body, code} = pool.messages().at(-1) ?? {};
	assert.deepEqual([subject, body], ['Old subject', `Old ${code}`]);
});

// AWS forum, thread 248382
test('a pool without a configuration for SMS sends none, and keeps whom it was to invite by one', async t => {
	const {pool, create, admin, tokenOf, told, addUser} = await arrangePool(t);
	const refused =
		'InvalidParameterException: User pool does not have SMS configuration to send messages.';
	const bySms = {MessageAction: undefined, DesiredDeliveryMediums: ['SMS']};
	assert.equal(await create('ann', attributes, bySms), refused);
	assert.equal(textOf(await admin('AdminGetUser', 'ann'), 'UserStatus'), 'FORCE_CHANGE_PASSWORD');
	await addUser('joe', attributes);
	const AccessToken = await tokenOf('joe');
	assert.equal(
		await told('GetUserAttributeVerificationCode', {AccessToken, AttributeName: 'phone_number'}),
		refused,
	);
	assert.deepEqual(pool.messages(), []);
});

test('a generated temporary password fits the policy of its pool, however long and strict', async t => {
	for (const MinimumLength of [6, 8, 13, 64, 99]) {
		const PasswordPolicy = {
			MinimumLength,
			RequireUppercase: true,
			RequireLowercase: true,
			RequireNumbers: true,
			RequireSymbols: true,
		};
		const settings = {PoolName: 'p', Policies: {PasswordPolicy}};
		const {pool, create} = await arrangePool(t, settings);
		const made = await create('ann', attributes, {
			MessageAction: undefined,
			DesiredDeliveryMediums: ['EMAIL'],
		});
		assert.equal(typeof made, 'object', String(made));
		const secret = pool.messages().at(-1)?.code ?? '';
		assert.match(secret, /^\S{12,99}$/);
		refuseWeakPassword(createPool('us-east-1_a', settings, 0), secret);
	}
});

test('who has no password is invited without one', async t => {
	const {pool, create} = await arrangePool(t, {
		Policies: {SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP']}},
	});
	await create('ann', attributes, {MessageAction: undefined, DesiredDeliveryMediums: ['EMAIL']});
	const {subject, body, code} = pool.messages().at(-1) ?? {};
	assert.deepEqual(
		{subject, body, code},
		{subject: 'Your new account', body: 'Your username is ann.', code: ''},
	);
});

test('a message is put into the inbox whole, in our words where the pool and its trigger have none', async () => {
	const at = createContext({SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::1:role/a'}});
	const user = addUser(at.pool(), 'ann');
	const send = async (source: MessageSource, attributeName: Verifiable, more: object = {}) => {
		const destination = attributeName === 'email' ? 'ann@example.com' : '+14325550100';
		const request = {source, attributeName, destination, code: '123456', ...more};
		const told = await deliver(at.context, {pool: at.pool(), user, ...request});
		return {told, sent: at.context.inbox.messages().at(-1)};
	};
	const common = {at: new Date(at.now()).toISOString(), username: 'ann'};
	const mail = {
		...{medium: 'EMAIL', destination: 'ann@example.com', attributeName: 'email'},
		...{code: '123456', clientMetadata: undefined},
		...common,
	};
	const text = {
		...mail,
		...{medium: 'SMS', destination: '+14325550100', attributeName: 'phone_number'},
		subject: undefined,
	};
	const byMail = {
		AttributeName: 'email',
		DeliveryMedium: 'EMAIL',
		Destination: 'a***@e***',
	};
	const byText = {
		AttributeName: 'phone_number',
		DeliveryMedium: 'SMS',
		Destination: '+*******0100',
	};
	for (const [source, kind] of [
		['SignUp', 'confirmation'],
		['ResendCode', 'confirmation'],
		['ForgotPassword', 'password reset'],
		['UpdateUserAttribute', 'verification'],
		['VerifyUserAttribute', 'verification'],
		['Authentication', 'sign-in'],
	] as const) {
		const body = `Your ${kind} code is 123456.`;
		assert.deepEqual(await send(source, 'email'), {
			told: byMail,
			sent: {...mail, subject: `Your ${kind} code`, body},
		});
		assert.deepEqual(await send(source, 'phone_number'), {told: byText, sent: {...text, body}});
	}
	const invited = 'Your username is ann and temporary password is 123456.';
	assert.deepEqual(await send('AdminCreateUser', 'email'), {
		told: byMail,
		sent: {...mail, subject: 'Your temporary password', body: invited},
	});
	assert.deepEqual(await send('AdminCreateUser', 'phone_number'), {
		told: byText,
		sent: {...text, body: invited},
	});
	const clientMetadata = {a: 'b'};
	const without = {code: '', clientMetadata};
	assert.deepEqual(await send('AdminCreateUser', 'email', without), {
		told: byMail,
		sent: {...mail, ...without, subject: 'Your new account', body: 'Your username is ann.'},
	});
	assert.deepEqual(await send('AdminCreateUser', 'phone_number', without), {
		told: byText,
		sent: {...text, ...without, body: 'Your username is ann.'},
	});
});
