import assert from 'node:assert/strict';
import {test} from 'node:test';
import {arrangePool} from '../../helpers/arranged-pool.ts';
import {textOf} from '../../helpers/local-pool-client.ts';

const settings = {
	Schema: [
		{Name: 'email', Required: true, Mutable: true},
		{
			Name: 'tenant',
			AttributeDataType: 'String',
			Mutable: false,
			StringAttributeConstraints: {MinLength: '2', MaxLength: '8'},
		},
		{
			Name: 'level',
			AttributeDataType: 'Number',
			Mutable: true,
			NumberAttributeConstraints: {MinValue: '1', MaxValue: '9'},
		},
		{Name: 'paid', AttributeDataType: 'Boolean', Mutable: true},
		{Name: 'since', AttributeDataType: 'DateTime', Mutable: true},
		{Name: 'note', AttributeDataType: 'String', DeveloperOnlyAttribute: true, Mutable: true},
	],
};
const email = 'a@example.com';
const conform = 'InvalidParameterException: Attributes did not conform to the schema: ';

test('a sign-up is held to the schema: all that is missing or unknown is told at once', async t => {
	const {signUp} = await arrangePool(t, settings);
	const refused: readonly (readonly [Record<string, string>, string])[] = [
		[{}, 'email: The attribute is required\n'],
		[{email: ''}, 'email: The attribute is required\n'],
		[
			{tenant: 'x', 'custom:nope': 'x'},
			'email: The attribute is required\ntenant: Attribute does not exist in the schema.\ncustom:nope: Attribute does not exist in the schema.\n',
		],
		[{email, 'custom:tenant': 'x'}, 'custom:tenant: String must be no shorter than 2 characters\n'],
		[
			{email, 'custom:tenant': '123456789'},
			'custom:tenant: String must be no longer than 8 characters\n',
		],
		[{email, birthdate: '1.1.1990'}, 'birthdate: String must be no shorter than 10 characters\n'],
		[{email, 'custom:level': 'abc'}, 'custom:level: Value must be a number\n'],
		[{email, 'custom:level': '0'}, 'custom:level: Number must be no less than 1\n'],
		[{email, 'custom:level': '10'}, 'custom:level: Number must be no greater than 9\n'],
		[{email, 'custom:paid': 'maybe'}, 'custom:paid: Value must be true or false\n'],
		[{email, 'custom:since': 'yesterday'}, 'custom:since: Value must be a date\n'],
		[{email, updated_at: '-1'}, 'updated_at: Number must be no less than 0\n'],
	];
	for (const [attributes, words] of refused) {
		assert.equal(await signUp('ann', attributes), conform + words);
	}
	const accepted = await signUp('ann', {
		email,
		'custom:tenant': 'acme',
		'custom:level': '9',
		'custom:paid': 'true',
		'custom:since': '2026-01-31T00:00:00Z',
		birthdate: '1990-01-01',
	});
	assert.equal(typeof accepted, 'object', String(accepted));
});

test('an update is held to it, and an administrator too', async t => {
	const {addUser, tokenOf, update, adminUpdate, create, attributesOf} = await arrangePool(
		t,
		settings,
	);
	await addUser('ann', {email, 'custom:tenant': 'acme'});
	const AccessToken = await tokenOf('ann');
	const user = 'InvalidParameterException: user.';
	for (const change of [
		(given: Record<string, string>) => update(AccessToken, given),
		(given: Record<string, string>) => adminUpdate('ann', given),
	]) {
		assert.equal(
			await change({'custom:nope': 'x'}),
			`${user}custom:nope: Attribute does not exist in the schema.\n`,
		);
		assert.equal(
			await change({'custom:tenant': 'other'}),
			`${user}custom:tenant: Attribute cannot be updated.\n`,
		);
		assert.equal(
			await change({sub: 'mine'}),
			'InvalidParameterException: Cannot modify the non-mutable attribute sub',
		);
		assert.equal(
			await change({email: ''}),
			`${user}email: Required attribute cannot be deleted.\n`,
		);
		assert.equal(
			await change({birthdate: '1990'}),
			`${user}birthdate: String must be no shorter than 10 characters\n`,
		);
		assert.equal(
			await change({email: 'nobody'}),
			'InvalidParameterException: Invalid email address format.',
		);
	}
	assert.equal(
		await update(AccessToken, {'dev:custom:note': 'x'}),
		`${user}dev:custom:note: Attribute cannot be updated.\n`,
	);
	assert.deepEqual(await adminUpdate('ann', {'dev:custom:note': 'x'}), {});
	assert.equal(
		await adminUpdate('ann', {phone_number_verified: 'true'}),
		'InvalidParameterException: Phone number is required to verify/un-verify a phone number',
	);
	assert.equal(
		await create('bob', {'custom:nope': 'x'}),
		`${conform}Type for attribute {custom:nope} could not be determined`,
	);
	const {sub: _, ...left} = await attributesOf('ann');
	assert.deepEqual(left, {email, 'custom:tenant': 'acme', 'dev:custom:note': 'x'});
});

test('a user sees nothing that only an administrator writes', async t => {
	const {addUser, tokenOf, told} = await arrangePool(t, settings);
	await addUser('ann', {email, 'dev:custom:note': 'secret'});
	const answer = await told('GetUser', {AccessToken: await tokenOf('ann')});
	assert.doesNotMatch(JSON.stringify(answer), /secret/);
	assert.match(JSON.stringify(answer), /a@example\.com/);
});

test('settings of a pool that go against each other are refused', async t => {
	const {told} = await arrangePool(t);
	const refused = async (more: object, words: string) =>
		assert.equal(
			await told('CreateUserPool', {PoolName: 'x', ...more}),
			`InvalidParameterException: ${words}`,
		);
	await refused(
		{AliasAttributes: ['email'], UsernameAttributes: ['email']},
		'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
	);
	await refused(
		{Schema: [{Name: 'x', Required: true}]},
		'Required custom attributes are not supported currently.',
	);
	for (const change of [{DeveloperOnlyAttribute: true}, {AttributeDataType: 'Number'}]) {
		await refused(
			{Schema: [{Name: 'email', ...change}]},
			'You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email',
		);
	}
	await refused(
		{
			AccountRecoverySetting: {
				RecoveryMechanisms: [
					{Priority: 1, Name: 'admin_only'},
					{Priority: 2, Name: 'verified_email'},
				],
			},
		},
		'Invalid account recovery setting parameter, Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
	);
	await refused(
		{MfaConfiguration: 'ON'},
		'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
	);
});

test('preferred_username is an alias that comes after the sign-up', async t => {
	const {signUp} = await arrangePool(t, {AliasAttributes: ['preferred_username']});
	assert.equal(
		await signUp('ann', {preferred_username: 'nick'}),
		'InvalidParameterException: Preferred_username cannot be provided for unconfirmed account.',
	);
});

test('an attribute without a value is refused, where an empty one would do', async t => {
	const {UserPoolId, ClientId, addUser, tokenOf, told, admin, attributesOf} = await arrangePool(t);
	await addUser('ann', {given_name: 'Ann'});
	const bare = {UserAttributes: [{Name: 'given_name'}]};
	const refused = 'InvalidParameterException: Attribute value for given_name must not be null';
	const AccessToken = await tokenOf('ann');
	assert.equal(await told('UpdateUserAttributes', {AccessToken, ...bare}), refused);
	assert.equal(await admin('AdminUpdateUserAttributes', 'ann', bare), refused);
	assert.equal(await told('AdminCreateUser', {UserPoolId, Username: 'bob', ...bare}), refused);
	assert.equal(
		await told('SignUp', {ClientId, Username: 'bob', Password: 'Robins-pass-1', ...bare}),
		refused,
	);
	assert.equal((await attributesOf('ann'))['given_name'], 'Ann');
});

test('nobody chooses a sub', async t => {
	const {create, signUp} = await arrangePool(t);
	const refused = 'InvalidParameterException: Cannot modify the non-mutable attribute sub';
	const sub = '00000000-0000-4000-8000-000000000000';
	assert.equal(await create('ann', {sub}), refused);
	assert.equal(await signUp('ann', {sub}), refused);
});

test('a mark of an address is not taken with a new password', async t => {
	const {create, signIn, told, ClientId} = await arrangePool(t);
	await create('ann', {email}, {TemporaryPassword: 'Tempo-rary-1'});
	const asked = await signIn('ann', 'Tempo-rary-1');
	const answer = (more: object) =>
		told('RespondToAuthChallenge', {
			ClientId,
			ChallengeName: 'NEW_PASSWORD_REQUIRED',
			Session: textOf(asked, 'Session'),
			ChallengeResponses: {USERNAME: 'ann', NEW_PASSWORD: 'Robins-pass-1', ...more},
		});
	assert.equal(
		await answer({'userAttributes.email_verified': 'true'}),
		'InvalidParameterException: Cannot modify the non-mutable attribute email_verified',
	);
	textOf(await answer({}), 'AuthenticationResult', 'AccessToken');
});
