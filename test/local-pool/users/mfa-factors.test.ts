import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {MfaKind, User} from '../../../source/local-pool/model/user.ts';
import {
	factorsOf,
	factorsToSetUp,
	hasMeansFor,
	poolFactors,
} from '../../../source/local-pool/users/mfa-factors.ts';
import {primaryRecovery, recoveryAttribute} from '../../../source/local-pool/users/recovery.ts';
import {addUser, poolWith} from '../../helpers/pool-parts.ts';

const sms = {SmsMfaConfiguration: {}};
const app = {SoftwareTokenMfaConfiguration: {Enabled: true}};
const noApp = {SoftwareTokenMfaConfiguration: {Enabled: false}};
const email = {EmailMfaConfiguration: {}};
const all: readonly MfaKind[] = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'];
const mode = (MfaConfiguration: 'OFF' | 'ON' | 'OPTIONAL') => ({MfaConfiguration});
const recovery = (...names: readonly string[]) => ({
	AccountRecoverySetting: {
		RecoveryMechanisms: names.map((Name, index) => ({Name, Priority: index + 1})),
	},
});
const userWith = (given: Partial<User>) => addUser(poolWith(), 'ann', given);
const secret = {secret: 'A', name: '', lastStep: 0};
const addresses = {email: 'ann@example.com', phone_number: '+14325550100'};

test('a pool has the factors that it named, and SMS alone where it wants MFA and named none', () => {
	for (const [settings, factors] of [
		[{}, []],
		[mode('ON'), ['SMS_MFA']],
		[mode('OPTIONAL'), ['SMS_MFA']],
		[{...mode('ON'), ...noApp}, []],
		[{...mode('ON'), ...app}, ['SOFTWARE_TOKEN_MFA']],
		[{...mode('ON'), ...email}, ['EMAIL_OTP']],
		[sms, ['SMS_MFA']],
		[{...sms, ...app, ...email}, all],
	] as const) {
		assert.deepEqual(poolFactors(poolWith(settings)), factors, JSON.stringify(settings));
	}
});

test('a user has the means for a factor with an app, or an address that is not empty', () => {
	const means = (given: Partial<User>) => all.map(kind => hasMeansFor(userWith(given), kind));
	assert.deepEqual(means({}), [false, false, false]);
	assert.deepEqual(means({totp: secret}), [false, true, false]);
	assert.deepEqual(means({pendingTotp: 'A'}), [false, false, false]);
	assert.deepEqual(means({attributes: {email: 'a@b.c'}}), [false, false, true]);
	assert.deepEqual(means({attributes: {phone_number: '+1'}}), [true, false, false]);
	assert.deepEqual(means({attributes: {email: '', phone_number: ''}}), [false, false, false]);
});

test('a user is asked for the factors that they switched on and can use, or where one is required for those they could', () => {
	const full = {attributes: addresses, totp: secret};
	for (const [settings, given, factors] of [
		[{...mode('OFF'), ...sms, ...app}, {...full, mfa: all}, []],
		[{...mode('OPTIONAL'), ...sms, ...app, ...email}, full, []],
		[{...mode('OPTIONAL'), ...sms, ...app, ...email}, {...full, mfa: all}, all],
		[{...mode('OPTIONAL'), ...sms}, {...full, mfa: all}, ['SMS_MFA', 'SOFTWARE_TOKEN_MFA']],
		[{...mode('OPTIONAL'), ...sms, ...email}, {mfa: all}, []],
		[{...mode('OPTIONAL'), ...email}, {...full, mfa: ['SMS_MFA']}, []],
		[{...mode('ON'), ...sms, ...app, ...email}, {...full, mfa: ['EMAIL_OTP']}, ['EMAIL_OTP']],
		[{...mode('ON'), ...sms, ...app, ...email}, full, all],
		[{...mode('ON'), ...sms, ...app, ...email}, {attributes: addresses}, ['SMS_MFA', 'EMAIL_OTP']],
		[{...mode('ON'), ...app}, {attributes: addresses}, []],
		[{...mode('ON'), ...sms, ...email, ...recovery('verified_email')}, full, ['SMS_MFA']],
		[{...mode('ON'), ...sms, ...email, ...recovery('verified_phone_number')}, full, ['EMAIL_OTP']],
		[{...mode('ON'), ...sms, ...email, ...recovery('admin_only')}, full, ['SMS_MFA', 'EMAIL_OTP']],
	] as const) {
		const pool = poolWith(settings);
		assert.deepEqual(
			factorsOf(pool, addUser(pool, 'ann', given)),
			factors,
			JSON.stringify([settings, given]),
		);
	}
});

test('what can be set up on the way in is an app and an address that does not reset the password first', () => {
	for (const [settings, factors] of [
		[{...sms, ...app, ...email}, ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']],
		[{...sms, ...app, ...email, ...recovery('verified_email')}, ['SOFTWARE_TOKEN_MFA']],
		[sms, []],
	] as const) {
		assert.deepEqual(factorsToSetUp(poolWith(settings)), factors);
	}
});

test('the first way to reset a password is the one of the lowest priority, where the pool says any', () => {
	for (const [settings, first] of [
		[{}, undefined],
		[recovery(), 'phone_number'],
		[recovery('verified_email', 'verified_phone_number'), 'email'],
		[recovery('verified_phone_number'), 'phone_number'],
		[recovery('admin_only'), undefined],
		[
			{
				AccountRecoverySetting: {
					RecoveryMechanisms: [
						{Name: 'verified_phone_number', Priority: 2},
						{Name: 'verified_email', Priority: 1},
					],
				},
			},
			'email',
		],
	] as const) {
		assert.equal(primaryRecovery(poolWith(settings)), first, JSON.stringify(settings));
	}
});

test('a reset goes to the first address that is verified and isn’t a second factor of its user', () => {
	const verified = {...addresses, email_verified: 'true', phone_number_verified: 'true'};
	for (const [settings, given, attribute] of [
		[{}, {attributes: verified}, 'phone_number'],
		[recovery(), {attributes: verified}, 'phone_number'],
		[recovery('verified_email'), {attributes: verified}, 'email'],
		[recovery('admin_only'), {attributes: verified}, undefined],
		[{}, {attributes: {...verified, phone_number_verified: 'false'}}, 'email'],
		[{}, {attributes: {...verified, phone_number: ''}}, 'email'],
		[{}, {attributes: addresses}, undefined],
		[{}, {attributes: verified, mfa: ['SMS_MFA']}, 'phone_number'],
		[mode('OPTIONAL'), {attributes: verified, mfa: ['SMS_MFA']}, 'email'],
		[mode('ON'), {attributes: verified, mfa: ['EMAIL_OTP']}, 'phone_number'],
		[mode('ON'), {attributes: verified, mfa: ['EMAIL_OTP', 'SMS_MFA']}, undefined],
		[mode('ON'), {attributes: verified, mfa: ['SOFTWARE_TOKEN_MFA']}, 'phone_number'],
	] as const) {
		const pool = poolWith(settings);
		assert.equal(
			recoveryAttribute(pool, addUser(pool, 'ann', given)),
			attribute,
			JSON.stringify([settings, given]),
		);
	}
});
