import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	checkChange,
	checkCreatedAttributes,
	checkSignUpAttributes,
	checkWrite,
	mayRead,
	missingAttributes,
	refuseOwnMarks,
	refuseUnaddressedMarks,
	withAttribute,
	withAttributes,
} from '../../../source/local-pool/users/attributes.ts';
import {isVerifiable} from '../../../source/local-pool/users/verifiable.ts';
import {clientWith, poolWith, tellOf} from '../../helpers/pool-parts.ts';

const rules = poolWith({
	AliasAttributes: ['preferred_username'],
	Schema: [
		{Name: 'email', Required: true},
		{Name: 'tenant', AttributeDataType: 'String', Mutable: false},
		{Name: 'note', AttributeDataType: 'String', DeveloperOnlyAttribute: true},
		{Name: 'level', AttributeDataType: 'Number'},
	],
});
const unfit = 'InvalidParameterException: Attributes did not conform to the schema: ';
const invalid = (words: string) => `InvalidParameterException: ${words}`;
const noSub = invalid('Cannot modify the non-mutable attribute sub');
const noEmail = invalid('Invalid email address format.');
const noPhone = invalid('Invalid phone number format.');
const email = 'ann@example.com';
const notNumber = 'custom:level: Value must be a number\n';

test('a sign-up and a creation are held to the schema, each in its own words', () => {
	for (const [values, signedUp, created] of [
		[{email}, undefined, undefined],
		[{}, `${unfit}email: The attribute is required\n`, undefined],
		[{email: ''}, `${unfit}email: The attribute is required\n`, undefined],
		[{email, sub: 'x'}, noSub, noSub],
		[
			{email, none: 'x', more: 'y'},
			`${unfit}none: Attribute does not exist in the schema.\nmore: Attribute does not exist in the schema.\n`,
			`${unfit}Type for attribute {none} could not be determined`,
		],
		[{email, 'custom:level': 'x'}, `${unfit}${notNumber}`, `${unfit}${notNumber}`],
		[{email, 'custom:level': ''}, undefined, undefined],
		[
			{email, 'custom:level': 'x', birthdate: '1'},
			`${unfit}${notNumber}birthdate: String must be no shorter than 10 characters\n`,
			`${unfit}${notNumber}birthdate: String must be no shorter than 10 characters\n`,
		],
		[{email: 'x'}, noEmail, noEmail],
		[{email, phone_number: '1'}, noPhone, noPhone],
		[{email, phone_number: ''}, undefined, undefined],
		[{email, phone_number: '+123456789012345'}, undefined, undefined],
		[
			{email, preferred_username: 'a'},
			invalid('Preferred_username cannot be provided for unconfirmed account.'),
			undefined,
		],
		[{email, preferred_username: ''}, undefined, undefined],
		[
			{email, phone_number_verified: 'true'},
			undefined,
			invalid('Phone number is required to verify/un-verify a phone number'),
		],
	] as const) {
		const told = [checkSignUpAttributes, checkCreatedAttributes].map(check =>
			tellOf(() => check(rules, values)),
		);
		assert.deepEqual(told, [signedUp, created], JSON.stringify(values));
	}
	const plain = poolWith();
	assert.equal(
		tellOf(() => checkSignUpAttributes(plain, {preferred_username: 'a'})),
		undefined,
	);
	assert.deepEqual(missingAttributes(rules, {}), ['email']);
	assert.deepEqual(missingAttributes(rules, {email}), []);
	assert.deepEqual(missingAttributes(plain, {}), []);
});

test('a change is held to the schema, and all that is wrong with it is told at once', () => {
	const about = 'Invalid user attributes: ';
	for (const [before, values, words] of [
		[{email}, {name: 'Ann', email: 'b@c.d'}, undefined],
		[{email}, {sub: 'x'}, 'Cannot modify the non-mutable attribute sub'],
		[
			{email},
			{none: 'x', 'custom:tenant': 't', email: ''},
			'user.none: Attribute does not exist in the schema.\nuser.custom:tenant: Attribute cannot be updated.\nuser.email: Required attribute cannot be deleted.\n',
		],
		[{}, {email: ''}, undefined],
		[{email}, {name: ''}, undefined],
		[{email}, {'custom:level': 'x'}, 'user.custom:level: Value must be a number\n'],
		[{email}, {email: 'x'}, 'Invalid email address format.'],
	] as const) {
		assert.equal(
			tellOf(() => checkChange(rules, before, values)),
			words && invalid(words),
			JSON.stringify(values),
		);
		if (!words?.endsWith('deleted.\n')) continue;
		assert.equal(
			tellOf(() => checkChange(rules, before, values, about)),
			invalid(about + words),
		);
	}
});

test('marks and what administrators write are nobody’s own to change', () => {
	const refused = (names: readonly string[], ...about: ['Invalid user attributes: '] | []) =>
		tellOf(() => refuseOwnMarks(rules, names, ...about));
	const fixed = (name: string) => `user.${name}: Attribute cannot be updated.\n`;
	assert.equal(refused(['name', 'email', 'none']), undefined);
	assert.equal(
		refused(['email_verified', 'name', 'dev:custom:note']),
		invalid(fixed('email_verified') + fixed('dev:custom:note')),
	);
	assert.equal(
		refused(['phone_number_verified'], 'Invalid user attributes: '),
		invalid(`Invalid user attributes: ${fixed('phone_number_verified')}`),
	);
	const marks = (values: Readonly<Record<string, string>>) =>
		tellOf(() => refuseUnaddressedMarks(values));
	assert.equal(marks({email, email_verified: 'true'}), undefined);
	assert.equal(marks({email: ''}), undefined);
	const noAddress = invalid('Email is required to verify/un-verify an email');
	assert.equal(marks({email_verified: 'false'}), noAddress);
	assert.equal(marks({email: '', email_verified: ''}), noAddress);
	assert.equal(marks({phone_number: '+1', phone_number_verified: 'true'}), undefined);
});

test('a client reads and writes what it names, all where it names nothing, and never a mark or what is an administrator’s', () => {
	const names = ['sub', 'email', 'email_verified', 'dev:custom:note', 'name'];
	const narrow = clientWith({
		ReadAttributes: ['name'],
		WriteAttributes: ['name', 'email_verified'],
	});
	const none = clientWith({ReadAttributes: [], WriteAttributes: []});
	assert.deepEqual(
		[clientWith(), narrow, none].map(client => names.filter(name => mayRead(client, name))),
		[['sub', 'email', 'email_verified', 'name'], ['sub', 'name'], ['sub']],
	);
	const refused = 'NotAuthorizedException: A client attempted to write unauthorized attribute';
	const writes = (client: ReturnType<typeof clientWith>, ...given: readonly string[]) =>
		tellOf(() => checkWrite(client, given));
	assert.equal(writes(clientWith(), 'name', 'email', 'none'), undefined);
	assert.equal(writes(clientWith(), 'name', 'email_verified'), refused);
	assert.equal(writes(narrow, 'name'), undefined);
	assert.equal(writes(narrow, 'name', 'email'), refused);
	assert.equal(writes(narrow, 'email_verified'), refused);
	assert.equal(writes(none, 'name'), refused);
	assert.equal(writes(none), undefined);
});

test('a new address loses its mark, an empty value is deleted, and anything else is replaced', () => {
	const before = {sub: 's', email, email_verified: 'true', name: 'Ann', name_verified: 'x'};
	const {email: _, email_verified: __, ...bare} = before;
	const {name: ___, ...nameless} = before;
	for (const [name, value, after] of [
		['email', 'b@c.d', {...before, email: 'b@c.d', email_verified: 'false'}],
		['email', email, before],
		['email', '', bare],
		['name', 'Bob', {...before, name: 'Bob'}],
		['name', '', nameless],
		['nickname', 'A', {...before, nickname: 'A'}],
		['nickname', '', before],
		['phone_number', '+1', {...before, phone_number: '+1', phone_number_verified: 'false'}],
	] as const) {
		assert.deepEqual(withAttribute(before, name, value), after, `${name} ${value}`);
	}
	assert.deepEqual(withAttributes(before, {email: '', name: 'Bob', nickname: 'A'}), {
		...bare,
		name: 'Bob',
		nickname: 'A',
	});
	assert.deepEqual(['email', 'phone_number', 'name', ''].map(isVerifiable), [
		true,
		true,
		false,
		false,
	]);
});
