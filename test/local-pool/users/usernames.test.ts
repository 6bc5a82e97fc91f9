import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	allowedFirstFactors,
	canDoWithoutPassword,
	firstFactorsOf,
} from '../../../source/local-pool/users/first-factors.ts';
import {maskEmail, maskPhoneNumber} from '../../../source/local-pool/users/masks.ts';
import {checkNewUsername, refuseTakenUsername} from '../../../source/local-pool/users/usernames.ts';
import {addUser, poolWith, tellOf} from '../../helpers/pool-parts.ts';

const usernames = (...UsernameAttributes: readonly string[]) => ({UsernameAttributes});
const aliases = (...AliasAttributes: readonly string[]) => ({AliasAttributes});
const email = 'ann@example.com';
const phone_number = '+14325550100';
const invalid = (words: string) => `InvalidParameterException: ${words}`;

test('a name is an address where usernames are, and no address where those are aliases', () => {
	const noEmail = invalid(
		'Username cannot be of email format, since user pool is configured for email alias.',
	);
	const noPhone = invalid(
		'Username cannot be of phone number format, since user pool is configured for phone number alias.',
	);
	for (const [settings, name, answer] of [
		[{}, 'ann', {}],
		[{}, email, {}],
		[aliases('email'), 'ann', {}],
		[aliases('email'), email, noEmail],
		[aliases('email'), phone_number, {}],
		[aliases('phone_number'), phone_number, noPhone],
		[aliases('phone_number'), email, {}],
		[aliases('preferred_username'), email, {}],
		[usernames('email'), email, {email}],
		[usernames('email'), phone_number, invalid('Username should be an email.')],
		[usernames('phone_number'), phone_number, {phone_number}],
		[usernames('phone_number'), email, invalid('Username should be a phone number.')],
		[usernames('phone_number', 'email'), email, {email}],
		[usernames('phone_number', 'email'), phone_number, {phone_number}],
		[
			usernames('phone_number', 'email'),
			'ann',
			invalid('Username should be either an email or a phone number.'),
		],
	] as const) {
		assert.deepEqual(
			tellOf(() => checkNewUsername(poolWith(settings), name)),
			answer,
			`${JSON.stringify(settings)} ${name}`,
		);
	}
});

test('an address that is somebody’s username is nobody else’s, where usernames are addresses', () => {
	const refused = (settings: object, attributes: Readonly<Record<string, string>>) => {
		const pool = poolWith(settings);
		addUser(pool, 'one', {attributes: {email, email_verified: 'true'}});
		return tellOf(() => refuseTakenUsername(pool, attributes));
	};
	const taken = 'UsernameExistsException: An account with the given email already exists.';
	assert.equal(refused(usernames('email'), {email}), taken);
	assert.equal(refused(usernames('email'), {email: 'other@example.com'}), undefined);
	assert.equal(refused(usernames('email'), {phone_number}), undefined);
	assert.equal(refused({}, {email}), undefined);
	assert.equal(refused(aliases('email'), {email, email_verified: 'true'}), undefined);
});

const factors = (...AllowedFirstAuthFactors: readonly string[]) => ({
	Policies: {SignInPolicy: {AllowedFirstAuthFactors}},
});

test('a user does without a password where a code signs in that has somewhere to go', () => {
	const both = factors('PASSWORD', 'EMAIL_OTP', 'SMS_OTP');
	for (const [settings, attributes, can] of [
		[{}, {email, phone_number}, false],
		[both, {}, false],
		[both, {email: '', phone_number: ''}, false],
		[both, {email}, true],
		[both, {phone_number}, true],
		[factors('PASSWORD', 'EMAIL_OTP'), {phone_number}, false],
		[factors('PASSWORD', 'SMS_OTP'), {email}, false],
		[{...both, MfaConfiguration: 'OPTIONAL'}, {email}, true],
		[{...both, MfaConfiguration: 'ON'}, {email}, false],
	] as const) {
		assert.equal(
			canDoWithoutPassword(poolWith(settings), attributes),
			can,
			JSON.stringify(settings),
		);
	}
	assert.deepEqual(allowedFirstFactors(poolWith()), ['PASSWORD']);
	assert.deepEqual(allowedFirstFactors(poolWith({Policies: {SignInPolicy: {}}})), ['PASSWORD']);
});

test('a user may sign in with what the pool allows and they have', () => {
	const pool = poolWith(factors('SMS_OTP', 'EMAIL_OTP', 'WEB_AUTHN', 'PASSWORD'));
	const password = {salt: '', verifier: ''};
	for (const [given, expected] of [
		[{}, []],
		[{password}, ['PASSWORD']],
		[{attributes: {email, phone_number}}, ['SMS_OTP', 'EMAIL_OTP']],
		[{password, attributes: {email, phone_number: ''}}, ['EMAIL_OTP', 'PASSWORD']],
	] as const) {
		assert.deepEqual(firstFactorsOf(pool, addUser(pool, 'ann', given)), expected);
	}
	const plain = poolWith();
	const user = addUser(plain, 'ann', {password, attributes: {email}});
	assert.deepEqual(firstFactorsOf(plain, user), ['PASSWORD']);
});

test('an address is masked but for the first letters of its parts, a number but for its last four digits', () => {
	assert.deepEqual(
		['alice@example.com', 'a@b@example.com', '😀x@ü.de', 'nobody', ''].map(maskEmail),
		['a***@e***', 'a***@e***', '😀***@ü***', 'n***@n***', '***@***'],
	);
	assert.deepEqual(
		['+14325550008', '14325550008', '+12345', '+1234', '+1', ''].map(maskPhoneNumber),
		['+*******0008', '+*******0008', '+*2345', '+1234', '+1', '+'],
	);
});
