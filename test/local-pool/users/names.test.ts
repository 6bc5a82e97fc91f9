import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createState} from '../../../source/local-pool/store/state.ts';
import {
	findUser,
	findUserNamed,
	refuseTakenName,
	takenName,
} from '../../../source/local-pool/users/identity.ts';
import {
	canBeVerified,
	takeAlias,
	verifyAttribute,
} from '../../../source/local-pool/users/verify-attribute.ts';
import {addUser, poolWith, tellOf} from '../../helpers/pool-parts.ts';

const alias = {AliasAttributes: ['email', 'preferred_username']};
const byAddress = {UsernameAttributes: ['email']};
const loose = {UsernameConfiguration: {CaseSensitive: false}};
const address = {email: 'x@y.z', email_verified: 'true'};

/** The user that a name means in a pool: for signing in, and for an operation. */
function meant(settings: object, name: string) {
	const pool = poolWith(settings);
	addUser(pool, 'ann', {attributes: {...address, preferred_username: 'nick'}});
	addUser(pool, 'bob', {attributes: {email: 'b@y.z', phone_number: '+1'}});
	return [findUser(pool, name)?.username, findUserNamed(pool, name)?.username];
}

test('a name means a username, then an alias, and to an operation a sub', () => {
	const nobody = undefined;
	for (const [settings, name, who] of [
		[{}, 'ann', ['ann', 'ann']],
		[{}, 'ann-sub', [nobody, 'ann']],
		[{}, 'Ann', [nobody, nobody]],
		[{}, 'x@y.z', [nobody, nobody]],
		[alias, 'x@y.z', ['ann', 'ann']],
		[alias, 'X@y.z', [nobody, nobody]],
		[alias, 'b@y.z', [nobody, nobody]],
		[alias, 'nick', ['ann', 'ann']],
		[alias, '+1', [nobody, nobody]],
		[{...alias, ...loose}, 'X@y.z', ['ann', 'ann']],
		[{...alias, ...loose}, 'ANN', ['ann', 'ann']],
		[{...loose}, 'ANN-SUB', [nobody, nobody]],
	] as const) {
		assert.deepEqual(meant(settings, name), who, `${JSON.stringify(settings)} ${name}`);
	}
	const pool = poolWith(byAddress);
	const user = addUser(pool, 'b@y.z', {attributes: {email: 'b@y.z'}});
	assert.deepEqual([findUser(pool, 'b@y.z'), user.username], [user, 'b@y.z-sub']);
});

test('a name is taken by the value, verified where it has to be, or the username of somebody else', () => {
	for (const [settings, attributes, name] of [
		[{}, {...address, preferred_username: 'nick'}, undefined],
		[alias, address, 'email'],
		[alias, {email: 'x@y.z'}, undefined],
		[alias, {...address, email_verified: 'false'}, undefined],
		[alias, {...address, email: 'other'}, undefined],
		[alias, {...address, email: ''}, undefined],
		[alias, {preferred_username: 'nick'}, 'preferred_username'],
		[alias, {preferred_username: 'bob'}, 'preferred_username'],
		[alias, {preferred_username: 'NICK'}, undefined],
		[{...alias, ...loose}, {preferred_username: 'NICK'}, 'preferred_username'],
		[byAddress, {email: 'x@y.z'}, 'email'],
		[byAddress, {email: 'b@y.z'}, 'email'],
	] as const) {
		const pool = poolWith(settings);
		const owner = {attributes: {...address, preferred_username: 'nick'}};
		const usernames = settings === byAddress ? {} : owner;
		const ann = addUser(pool, 'ann', settings === byAddress ? {attributes: address} : usernames);
		const bob = addUser(pool, 'bob', {attributes: {email: 'b@y.z'}});
		const taken = takenName(pool, attributes);
		assert.equal(taken?.name, name, JSON.stringify([settings, attributes]));
		if (!taken) continue;
		assert.ok(taken.owner === ann || taken.owner === bob);
		assert.equal(takenName(pool, attributes, taken.owner), undefined);
		assert.equal(
			tellOf(() => refuseTakenName(pool, attributes, {...ann, username: 'eve'})),
			`AliasExistsException: An account with the given ${name} already exists.`,
		);
		assert.equal(
			tellOf(() => refuseTakenName(pool, attributes, taken.owner)),
			undefined,
		);
	}
});

test('an address is marked as its user’s own, and taken from nobody but by force', () => {
	const pool = poolWith(alias);
	const state = createState();
	const context = {state, clock: () => 7};
	const ann = addUser(pool, 'ann', {attributes: address});
	const bob = addUser(pool, 'bob', {
		attributes: {email: 'x@y.z'},
		pending: {email: 'p@y.z', phone_number: '+1'},
		codes: {
			email: {code: '1', expiresAt: 9, destination: 'x@y.z'},
			signUp: {code: '2', expiresAt: 9, destination: 'x@y.z'},
		},
	});
	assert.deepEqual(
		['x@y.z', 'free@y.z'].map(value => canBeVerified(pool, bob, 'email', value)),
		[false, true],
	);
	assert.equal(
		tellOf(() => verifyAttribute(context, pool, bob, 'email', 'x@y.z')),
		'AliasExistsException: An account with the given email already exists.',
	);
	assert.deepEqual(pool.users.get('bob'), bob);
	takeAlias(context, pool, 'email', 'other@y.z');
	assert.equal(pool.users.get('ann'), ann);
	takeAlias(context, pool, 'email', 'x@y.z');
	assert.deepEqual(pool.users.get('ann'), {
		...ann,
		attributes: {...ann.attributes, email_verified: 'false'},
	});
	const {email: _, ...pending} = bob.pending;
	const {email: __, ...codes} = bob.codes;
	const verified = verifyAttribute(context, pool, bob, 'email', 'x@y.z');
	assert.deepEqual(verified, {
		...bob,
		attributes: {...bob.attributes, email_verified: 'true'},
		pending,
		codes,
		modifiedAt: 7,
	});
	assert.equal(pool.users.get('bob'), verified);
});
