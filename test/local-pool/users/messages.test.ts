import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createPool} from '../../../source/local-pool/model/pool.ts';
import {refuseWeakPassword} from '../../../source/local-pool/users/passwords.ts';
import {arrangedPassword, arrangePool} from '../../helpers/arranged-pool.ts';

const attributes = {email: 'ann@example.com', email_verified: 'true', phone_number: '+14325550100'};

test('each message is the pool’s own template, with the code and the username in it', async t => {
	const {pool, addUser, create, signUp, signIn, told, admin, tokenOf, UserPoolId, ClientId} =
		await arrangePool(t, {
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
	assert.deepEqual(newest(), {...proof, body: 'Code <code> for bob'});
	await addUser('joe', {...attributes, email: 'joe@example.com'});
	await told('ForgotPassword', {ClientId, Username: 'joe'});
	assert.deepEqual(newest(), {...proof, body: 'Code <code> for joe'});
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
