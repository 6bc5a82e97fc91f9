import assert from 'node:assert/strict';
import {test} from 'node:test';
import {callHook, eventAttributes} from '../../../source/local-pool/hooks/call-hook.ts';
import type {Hooks} from '../../../source/local-pool/hooks/events.ts';
import {callPreTokenGeneration} from '../../../source/local-pool/hooks/token-hook.ts';
import {migrateUser} from '../../../source/local-pool/hooks/user-migration.ts';
import {members, optional, text} from '../../../source/local-pool/model/shape.ts';
import {ClientId, createContext} from '../../helpers/pool-context.ts';
import {addUser, clientWith, poolWith} from '../../helpers/pool-parts.ts';

const answer = members({word: optional(text)});

test('a hook is called with the whole event, a copy of its request, and its answer is read', async () => {
	const pool = poolWith();
	const request = {list: ['a']};
	const events: object[] = [];
	const call = (hook: Parameters<typeof callHook>[0], more: object = {}) =>
		callHook(
			hook,
			{source: 'PreSignUp_SignUp', pool, username: 'ann', ...more},
			request,
			{word: 'as it was'},
			answer,
		).catch(({name, message}: Error) => `${name}: ${message}`);
	assert.equal(await call(undefined), undefined);
	const keep = (event: object) => {
		events.push(structuredClone(event));
		Object(event).request.list.push('b');
	};
	assert.deepEqual(await call(keep), {word: 'as it was'});
	await call(keep, {version: '2', clientId: 'client1'});
	const event = {
		version: '1',
		triggerSource: 'PreSignUp_SignUp',
		region: 'us-east-1',
		userPoolId: 'us-east-1_a',
		userName: 'ann',
		callerContext: {
			awsSdkVersion: 'aws-sdk-unknown-unknown',
			clientId: 'CLIENT_ID_NOT_APPLICABLE',
		},
		request: {list: ['a']},
		response: {word: 'as it was'},
	};
	assert.deepEqual(events, [
		event,
		{...event, version: '2', callerContext: {...event.callerContext, clientId: 'client1'}},
	]);
	assert.deepEqual(request, {list: ['a']});

	const changed = {response: {word: 'changed'}};
	assert.deepEqual(await call(() => Promise.resolve(Object(changed))), {word: 'changed'});
	const unrecognizable = 'InvalidLambdaResponseException: Unrecognizable lambda output';
	for (const wrong of [{response: {word: 5}}, {response: 5}, {}, 'yes']) {
		assert.equal(await call(() => Object(wrong)), unrecognizable);
	}
	const refused = (words: string) => `UserLambdaValidationException: ${words}`;
	assert.equal(
		await call(() => Promise.reject(new Error('no'))),
		refused('PreSignUp failed with error no.'),
	);
	assert.equal(
		await call(() => Promise.reject('a text'), {source: 'TokenGeneration_HostedAuth'}),
		refused('PreTokenGeneration failed with error a text.'),
	);
});

test('a user’s attributes are told with where they stand', () => {
	const user = addUser(poolWith(), 'ann', {attributes: {email: 'a@b.c'}, status: 'UNCONFIRMED'});
	assert.deepEqual(eventAttributes(user), {
		sub: 'ann-sub',
		email: 'a@b.c',
		'cognito:user_status': 'UNCONFIRMED',
	});
});

/** A token hook's changes of claims, scope and groups. */
async function changed(response: object, scope = 'openid email') {
	const pool = poolWith();
	const preTokenGeneration = () => Object({response});
	const groups = {groups: ['g'], roles: ['r'], preferredRole: 'r'};
	const changes = await callPreTokenGeneration(
		{hooks: {preTokenGeneration}},
		addUser(pool, 'ann'),
		{source: 'TokenGeneration_Authentication', pool, clientId: ClientId},
		{groups, scope, clientMetadata: undefined},
	);
	const claims = {sub: 's', email: 'e', given_name: 'n', jti: 'j'};
	return {
		groups: changes.groups,
		scope: changes.scope,
		id: changes.onId(claims),
		access: changes.onAccess(claims),
	};
}

test('a hook for tokens changes what it may, and leaves what it does not name', async () => {
	const claims = {sub: 's', email: 'e', given_name: 'n', jti: 'j'};
	const plain = {
		groups: {groups: ['g'], roles: ['r'], preferredRole: 'r'},
		scope: 'openid email',
		id: claims,
		access: claims,
	};
	const {email: _, ...bare} = claims;
	const override = {
		claimsToAddOrOverride: {tenant: 't', sub: 'x', given_name: 'm'},
		claimsToSuppress: ['email', 'jti', 'tenant'],
	};
	const overridden = {...bare, given_name: 'm', tenant: 't'};
	const none = {groups: [], roles: [], preferredRole: undefined};
	const both = (more: object) => ({claimsAndScopeOverrideDetails: more});
	for (const [response, more] of [
		[{}, {}],
		[both({}), {}],
		[{claimsAndScopeOverrideDetails: null}, {}],
		[both({idTokenGeneration: {}, accessTokenGeneration: {}}), {}],
		[both({idTokenGeneration: override}), {id: overridden}],
		[both({accessTokenGeneration: override}), {access: overridden}],
		[
			both({accessTokenGeneration: {scopesToAdd: ['a/b', 'email'], scopesToSuppress: ['openid']}}),
			{scope: 'email a/b'},
		],
		[both({groupOverrideDetails: {}}), {groups: none}],
		[
			both({groupOverrideDetails: {groupsToOverride: ['h'], preferredRole: 'q'}}),
			{groups: {groups: ['h'], roles: [], preferredRole: 'q'}},
		],
		[both({groupOverrideDetails: {iamRolesToOverride: ['q']}}), {groups: {...none, roles: ['q']}}],
		[{claimsOverrideDetails: override}, {id: overridden}],
		[
			{claimsOverrideDetails: {groupOverrideDetails: {groupsToOverride: ['h']}}},
			{groups: {...none, groups: ['h']}},
		],
		[{claimsOverrideDetails: override, ...both({idTokenGeneration: {}})}, {}],
	] as const) {
		assert.deepEqual(await changed(response), {...plain, ...more}, JSON.stringify(response));
	}
});

/** The result of a sign-in by a user whom the migration hook returns. */
async function migrate(
	response: object,
	{
		username = 'old',
		password,
		settings = {},
	}: {username?: string; password?: string; settings?: object} = {},
	prepare: (arranged: ReturnType<typeof createContext>) => unknown = () => {},
) {
	const events: object[] = [];
	const hooks: Hooks = {
		userMigration: event => {
			events.push(structuredClone(event));
			Object.assign(event.response, response);
		},
	};
	const arranged = createContext(settings, {}, {hooks});
	await prepare(arranged);
	const user = await migrateUser(arranged.context, {
		pool: arranged.pool(),
		client: clientWith(),
		username,
		...(password !== undefined && {password}),
		validationData: {a: 'b'},
		clientMetadata: {c: 'd'},
	}).catch(({name, message}: Error) => `${name}: ${message}`);
	return {...arranged, migrated: user, events};
}

test('a user is brought over as the hook says, with the password that was right there or none', async () => {
	const userAttributes = {email: 'old@example.com', email_verified: 'true'};
	for (const [finalUserStatus, password, status] of [
		['CONFIRMED', 'any', 'CONFIRMED'],
		['CONFIRMED', undefined, 'RESET_REQUIRED'],
		['RESET_REQUIRED', 'any', 'RESET_REQUIRED'],
		[null, 'any', 'RESET_REQUIRED'],
	] as const) {
		const {migrated, user, events} = await migrate(
			{userAttributes, finalUserStatus},
			{...(password !== undefined && {password})},
		);
		assert.deepEqual(migrated, user('old'));
		const {attributes, ...kept} = user('old');
		const {sub, ...rest} = attributes;
		assert.match(sub ?? '', /^[\da-f-]{36}$/);
		assert.deepEqual(rest, userAttributes);
		assert.deepEqual([kept.status, kept.password !== undefined], [status, password !== undefined]);
		const [event] = events;
		assert.deepEqual(Object(event).request, {
			...(password !== undefined && {password}),
			validationData: {a: 'b'},
			clientMetadata: {c: 'd'},
		});
		assert.equal(
			Object(event).triggerSource,
			password === undefined ? 'UserMigration_ForgotPassword' : 'UserMigration_Authentication',
		);
	}
	const nobody = await migrate({});
	assert.deepEqual([nobody.migrated, nobody.pool().users.size], [undefined, 0]);
	const without = createContext();
	const told = await migrateUser(without.context, {
		pool: without.pool(),
		client: clientWith(),
		username: 'old',
	});
	assert.equal(told, undefined);
});

test('who is brought over has a name and addresses that are nobody else’s, unless they are taken by force', async () => {
	const address = {email: 'x@example.com', email_verified: 'true'};
	const settings = {AliasAttributes: ['email', 'preferred_username']};
	const owner = ({addUser: add}: ReturnType<typeof createContext>) =>
		add('owner', {...address, preferred_username: 'nick'});
	const taken = (name: string) =>
		`AliasExistsException: An account with the given ${name} already exists.`;
	const force = {forceAliasCreation: true};
	const tried = (userAttributes: object, more: object = {}) =>
		migrate({userAttributes, ...more}, {settings}, owner);
	assert.equal((await tried(address)).migrated, taken('email'));
	assert.equal(
		(await tried({preferred_username: 'nick'}, force)).migrated,
		taken('preferred_username'),
	);
	const unverified = await tried({email: address.email}, force);
	assert.equal(typeof unverified.migrated, 'object');
	assert.equal(unverified.user('owner').attributes['email_verified'], 'true');
	const forced = await tried(address, force);
	assert.equal(typeof forced.migrated, 'object');
	assert.equal(forced.user('owner').attributes['email_verified'], 'false');
	assert.equal(
		(await migrate({userAttributes: {'custom:none': 'x'}})).migrated,
		'InvalidParameterException: Attributes did not conform to the schema: Type for attribute {custom:none} could not be determined',
	);
	assert.equal(
		(await migrate({userAttributes: {}}, {settings, username: 'a@b.c'})).migrated,
		'InvalidParameterException: Username cannot be of email format, since user pool is configured for email alias.',
	);
	const byAddress = await migrate(
		{userAttributes: {}},
		{settings: {UsernameAttributes: ['email']}, username: 'a@b.c'},
	);
	const [user] = byAddress.pool().users.values();
	assert.deepEqual([user?.username, user?.attributes['email']], [user?.attributes['sub'], 'a@b.c']);
	const again = await migrate({userAttributes: {}}, {}, ({addUser: add}) => add('old'));
	assert.deepEqual(again.migrated, again.user('old'));
	assert.equal(again.pool().users.size, 1);
});
