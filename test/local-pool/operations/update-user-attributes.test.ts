import assert from 'node:assert/strict';
import {test} from 'node:test';
import {listOf} from '../../helpers/arranged-pool.ts';
import {hours} from '../../helpers/local-pool-client.ts';
import {createContext, sms} from '../../helpers/pool-context.ts';

const auto = {...sms, AutoVerifiedAttributes: ['email', 'phone_number']};
const first = {
	...auto,
	UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate: ['email']},
};
const verified = {
	email: 'ann@example.com',
	email_verified: 'true',
	phone_number: '+14325550100',
	phone_number_verified: 'true',
	given_name: 'Ann',
};
const toEmail = {AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination: 'n***@e***'};
const toPhone = {AttributeName: 'phone_number', DeliveryMedium: 'SMS', Destination: '+*******0199'};

/** A user with a token, a moment later. */
async function arrange(settings: object, attributes: Readonly<Record<string, string>> = verified) {
	const arranged = createContext(settings);
	await arranged.addUser('ann', attributes);
	const AccessToken = await arranged.tokenOf('ann');
	arranged.pass(1_000);
	return {
		...arranged,
		AccessToken,
		update: (values: Readonly<Record<string, string>>, more: object = {}) =>
			arranged.told('UpdateUserAttributes', {
				AccessToken,
				UserAttributes: listOf(values),
				...more,
			}),
		byAdmin: (values: Readonly<Record<string, string>>, more: object = {}) =>
			arranged.admin('AdminUpdateUserAttributes', 'ann', {UserAttributes: listOf(values), ...more}),
		sentCode: (destination: string) => ({
			code: arranged.context.inbox.messages().findLast(one => one.destination === destination)
				?.code,
			expiresAt: arranged.now() + hours(24),
			destination,
		}),
	};
}

test('new addresses take the place of the old ones, lose their marks and get a code each', async () => {
	const {update, user, now, context, sentCode} = await arrange(auto);
	const before = user('ann');
	const email = 'new@example.com';
	const phone_number = '+14325550199';
	const ClientMetadata = {from: 'a test'};
	const answer = await update({email, given_name: '', phone_number}, {ClientMetadata});
	assert.deepEqual(answer, {CodeDeliveryDetailsList: [toEmail, toPhone]});
	const {given_name: _, ...others} = before.attributes;
	assert.deepEqual(user('ann'), {
		...before,
		attributes: {
			...others,
			email,
			email_verified: 'false',
			phone_number,
			phone_number_verified: 'false',
		},
		codes: {email: sentCode(email), phone_number: sentCode(phone_number)},
		modifiedAt: now(),
	});
	assert.deepEqual(
		context.inbox
			.messages()
			.map(({body, code, clientMetadata}) => [body.replace(code, '######'), {...clientMetadata}]),
		Array(2).fill(['Your verification code is ######.', ClientMetadata]),
	);
});

test('the same value again changes nothing but the time, and a pool that verifies nothing sends nothing', async () => {
	for (const [settings, values, attributes] of [
		[auto, {email: verified.email}, {}],
		[auto, {given_name: 'An'}, {given_name: 'An'}],
		[{}, {email: 'new@example.com'}, {email: 'new@example.com', email_verified: 'false'}],
		[{...sms, AutoVerifiedAttributes: ['phone_number']}, {nickname: 'A'}, {nickname: 'A'}],
	] as const) {
		const {update, user, now, context} = await arrange(settings);
		const before = user('ann');
		assert.deepEqual(await update({...values}), {CodeDeliveryDetailsList: []});
		assert.deepEqual(user('ann'), {
			...before,
			attributes: {...before.attributes, ...attributes},
			modifiedAt: now(),
		});
		assert.deepEqual(context.inbox.messages(), []);
	}
});

test('a value that waits for its code leaves the old one, until it is verified, replaced or given up', async () => {
	const {update, user, now, told, AccessToken, code, sentCode} = await arrange(first);
	const before = user('ann');
	const waiting = (email: string) => ({
		...before,
		pending: {email},
		codes: {email: sentCode(email)},
		modifiedAt: now(),
	});
	assert.deepEqual(await update({email: 'new@example.com'}), {CodeDeliveryDetailsList: [toEmail]});
	assert.deepEqual(user('ann'), waiting('new@example.com'));
	await update({email: 'newer@example.com'});
	assert.deepEqual(user('ann'), waiting('newer@example.com'));
	assert.deepEqual(await update({email: verified.email}), {CodeDeliveryDetailsList: []});
	assert.deepEqual(user('ann'), {...before, modifiedAt: now()});

	await update({email: 'new@example.com'});
	const verify = {AccessToken, AttributeName: 'email', Code: code()};
	assert.deepEqual(await told('VerifyUserAttribute', verify), {});
	assert.deepEqual(user('ann'), {
		...before,
		attributes: {...before.attributes, email: 'new@example.com'},
		uses: {VerifyUserAttribute: [now()]},
		modifiedAt: now(),
	});
	await update({email: ''});
	const {email: _, email_verified: __, ...rest} = before.attributes;
	assert.deepEqual(user('ann').attributes, rest);
	assert.deepEqual(user('ann').pending, {});
});

test('an administrator’s new address gets a code where the pool verifies it and they do not', async () => {
	const {byAdmin, user, now, context, sentCode} = await arrange(auto);
	const before = user('ann');
	const email = 'new@example.com';
	const phone_number = '+14325550199';
	const ClientMetadata = {by: 'hand'};
	assert.deepEqual(await byAdmin({email, phone_number}, {ClientMetadata}), {});
	assert.deepEqual(user('ann'), {
		...before,
		attributes: {
			...before.attributes,
			email,
			email_verified: 'false',
			phone_number,
			phone_number_verified: 'false',
		},
		codes: {email: sentCode(email), phone_number: sentCode(phone_number)},
		modifiedAt: now(),
	});
	assert.deepEqual(
		context.inbox
			.messages()
			.map(({body, code, clientMetadata}) => [body.replace(code, '######'), {...clientMetadata}]),
		Array(2).fill(['Your verification code is ######.', ClientMetadata]),
	);
});

test('an administrator says what is verified, before or behind the address, and then no code goes out', async () => {
	for (const [settings, values, attributes] of [
		[auto, {email_verified: 'true', email: 'new@example.com'}, {email: 'new@example.com'}],
		[auto, {email: 'new@example.com', email_verified: 'true'}, {email: 'new@example.com'}],
		[auto, {email_verified: 'false'}, {email_verified: 'false'}],
		[auto, {email: verified.email}, {}],
		[{}, {email: 'new@example.com'}, {email: 'new@example.com', email_verified: 'false'}],
		[auto, {given_name: 'An'}, {given_name: 'An'}],
	] as const) {
		const {byAdmin, user, now, context} = await arrange(settings);
		const before = user('ann');
		assert.deepEqual(await byAdmin(values), {});
		assert.deepEqual(user('ann'), {
			...before,
			attributes: {...before.attributes, ...attributes},
			modifiedAt: now(),
		});
		assert.deepEqual(context.inbox.messages(), []);
	}
});

test('a code stays good for an address that stays, and is gone with one that does not, whoever changes it', async () => {
	for (const change of ['update', 'byAdmin'] as const) {
		const {[change]: set, told, user, AccessToken} = await arrange({...sms});
		for (const AttributeName of ['email', 'phone_number']) {
			await told('GetUserAttributeVerificationCode', {AccessToken, AttributeName});
		}
		const {codes} = user('ann');
		assert.deepEqual(Object.keys(codes), ['email', 'phone_number']);
		await set({given_name: 'An', email: verified.email});
		assert.deepEqual(user('ann').codes, codes);
		await set({email: 'new@example.com'});
		assert.deepEqual(user('ann').codes, {phone_number: codes['phone_number']});
	}
});

test('deleted addresses take their marks, their codes and what waits for them along, and leave the rest', async () => {
	const {update, told, admin, user, now, AccessToken} = await arrange(first);
	await update({email: 'new@example.com', phone_number: '+14325550199', nickname: 'A'});
	const before = user('ann');
	const names = (...UserAttributeNames: readonly string[]) => ({UserAttributeNames});
	const done = await told('DeleteUserAttributes', {AccessToken, ...names('email', 'nickname')});
	assert.deepEqual(done, {});
	const {email: _, email_verified: __, nickname: ___, ...attributes} = before.attributes;
	const {email: ____, ...codes} = before.codes;
	assert.deepEqual(user('ann'), {...before, attributes, codes, pending: {}, modifiedAt: now()});
	assert.deepEqual(Object.keys(codes), ['phone_number']);

	const {phone_number: _____, phone_number_verified: ______, ...rest} = attributes;
	assert.deepEqual(await admin('AdminDeleteUserAttributes', 'ann', names('phone_number')), {});
	assert.deepEqual(user('ann'), {
		...before,
		attributes: rest,
		codes: {},
		pending: {},
		modifiedAt: now(),
	});
});

test('what a client may not write it may not delete either, and nothing is deleted then', async () => {
	const {told, user, tokenOf, addUser} = createContext({}, {WriteAttributes: ['given_name']});
	await addUser('ann', verified);
	const AccessToken = await tokenOf('ann');
	const before = user('ann');
	const remove = (...UserAttributeNames: readonly string[]) =>
		told('DeleteUserAttributes', {AccessToken, UserAttributeNames});
	assert.equal(
		await remove('given_name', 'email'),
		'NotAuthorizedException: A client attempted to write unauthorized attribute',
	);
	assert.deepEqual(user('ann'), before);
	assert.deepEqual(await remove('given_name'), {});
	assert.equal(user('ann').attributes['given_name'], undefined);
});

test('a code is asked for by name, counts, and goes to the value that waits', async () => {
	const {update, told, user, now, AccessToken, context, sentCode} = await arrange(first);
	await update({email: 'new@example.com'});
	const before = user('ann');
	const ClientMetadata = {again: 'yes'};
	const ask = (AttributeName: string) =>
		told('GetUserAttributeVerificationCode', {AccessToken, AttributeName, ClientMetadata});
	assert.deepEqual(await ask('email'), {CodeDeliveryDetails: toEmail});
	assert.deepEqual(user('ann'), {
		...before,
		codes: {email: sentCode('new@example.com')},
		uses: {GetUserAttributeVerificationCode: [now()]},
	});
	const {body, code, clientMetadata} = context.inbox.messages().at(-1) ?? {};
	assert.deepEqual(
		[body, {...clientMetadata}],
		[`Your verification code is ${code}.`, ClientMetadata],
	);
	assert.deepEqual(await ask('phone_number'), {
		CodeDeliveryDetails: {...toPhone, Destination: '+*******0100'},
	});
	assert.deepEqual(user('ann').codes['phone_number'], sentCode(verified.phone_number));
});
