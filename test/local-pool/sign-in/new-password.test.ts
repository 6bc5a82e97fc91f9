import assert from 'node:assert/strict';
import {test} from 'node:test';
import {arrangedPassword as PASSWORD} from '../../helpers/arranged-pool.ts';
import {addresses, asked, isIn} from '../../helpers/asked-sign-in.ts';

const invalid = (words: string) => `InvalidParameterException: ${words}`;
const refused = (words: string) => `NotAuthorizedException: ${words}`;
const forced = {status: 'FORCE_CHANGE_PASSWORD'} as const;
const schema = {
	AliasAttributes: ['preferred_username'],
	Schema: [
		{Name: 'name', Required: true},
		{Name: 'given_name', Required: true, Mutable: false},
		{Name: 'nickname', Mutable: false},
	],
};

test('a new password comes with what is missing, and the user is confirmed by it', async () => {
	const {question, answer, user, now, pass, signIn} = await asked(
		{...forced, temporaryUntil: Number.MAX_SAFE_INTEGER},
		schema,
		{email: addresses.email},
	);
	assert.deepEqual(question, {
		ChallengeName: 'NEW_PASSWORD_REQUIRED',
		ChallengeParameters: {
			USER_ID_FOR_SRP: 'ann',
			requiredAttributes: '["userAttributes.name","userAttributes.given_name"]',
			userAttributes: '{"email":"ann@example.com"}',
		},
	});
	const before = user('ann');
	const set = (more: object = {}, NEW_PASSWORD = 'Other-pass-1') => answer({NEW_PASSWORD, ...more});
	const name = {'userAttributes.name': 'Ann'};
	const given = {...name, 'userAttributes.given_name': 'A'};
	const missing = (attribute: string) =>
		invalid(`Invalid attributes given, ${attribute} is missing`);
	for (const [more, words] of [
		[{}, missing('name')],
		[name, missing('given_name')],
		[
			{...given, 'userAttributes.email_verified': 'true'},
			invalid('Cannot modify the non-mutable attribute email_verified'),
		],
		[{...given, 'userAttributes.sub': 'x'}, refused('Cannot modify an already provided sub')],
		[
			{...given, 'userAttributes.none': 'x'},
			invalid('user.none: Attribute does not exist in the schema.\n'),
		],
	] as const) {
		assert.equal(await set(more), words);
	}
	assert.equal(await answer(given), invalid('Missing required parameter NEW_PASSWORD'));
	assert.equal(
		await set(given, 'weakling'),
		'InvalidPasswordException: Password does not conform to policy: Password must have uppercase characters',
	);
	assert.deepEqual(user('ann'), before);
	pass(1_000);
	isIn(await set({...given, 'userAttributes.nickname': 'An', other: 'ignored'}));
	const {password, ...after} = user('ann');
	assert.notDeepEqual(password, before.password);
	const {password: _, ...rest} = before;
	assert.deepEqual(after, {
		...rest,
		attributes: {...before.attributes, name: 'Ann', given_name: 'A', nickname: 'An'},
		status: 'CONFIRMED',
		temporaryUntil: undefined,
		modifiedAt: now(),
	});
	isIn(await signIn('ann', 'Other-pass-1'));
});

test('what a user has already is not changed with a new password, nor what the client may not write', async () => {
	const attributes = {name: 'Ann', given_name: 'A', nickname: 'An', preferred_username: 'a'};
	const {answer, user, addUser} = await asked(forced, schema, attributes);
	await addUser('bob');
	const before = user('ann');
	const set = (more: object) => answer({NEW_PASSWORD: 'Other-pass-1', ...more});
	for (const [more, words] of [
		[{'userAttributes.name': 'Other'}, refused('Cannot modify an already provided name')],
		[
			{'userAttributes.given_name': 'A'},
			invalid('user.given_name: Attribute cannot be updated.\n'),
		],
		[{'userAttributes.nickname': 'B'}, invalid('user.nickname: Attribute cannot be updated.\n')],
		[
			{'userAttributes.preferred_username': 'bob'},
			'AliasExistsException: An account with the given preferred_username already exists.',
		],
	] as const) {
		assert.equal(await set(more), words);
	}
	assert.deepEqual(user('ann'), before);
	isIn(await set({'userAttributes.name': 'Ann'}));

	const narrow = await asked(forced, {}, {}, {WriteAttributes: ['name']});
	assert.equal(
		await narrow.answer({NEW_PASSWORD: 'Other-pass-1', 'userAttributes.email': 'a@b.c'}),
		refused('A client attempted to write unauthorized attribute'),
	);
	const history = {Policies: {PasswordPolicy: {PasswordHistorySize: 1}}};
	assert.equal(
		await (await asked(forced, history)).answer({NEW_PASSWORD: PASSWORD}),
		'PasswordHistoryPolicyViolationException: Password has previously been used, please choose a different one',
	);
});
