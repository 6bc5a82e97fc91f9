import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isPassword} from '../../../source/local-pool/sign-in/srp.ts';
import {
	newPassword,
	policyOf,
	refuseReusedPassword,
	refuseWeakPassword,
	temporaryLifetime,
	temporaryPassword,
} from '../../../source/local-pool/users/passwords.ts';
import {addUser, poolWith, tellOf} from '../../helpers/pool-parts.ts';

const random = (bytes: number) => Buffer.from(Array.from({length: bytes}, (_, at) => 100 + at));
const context = {random, clock: () => 5};
const policyWith = (PasswordPolicy: object) => poolWith({Policies: {PasswordPolicy}});
const strict = {
	MinimumLength: 8,
	RequireUppercase: true,
	RequireLowercase: true,
	RequireNumbers: true,
	RequireSymbols: true,
	TemporaryPasswordValidityDays: 7,
};

test('a pool without a policy has the strict one, and a policy wants only what it says', () => {
	assert.deepEqual(policyOf(poolWith()), strict);
	assert.deepEqual(policyOf(poolWith({Policies: {}})), strict);
	const bare = {
		MinimumLength: 8,
		RequireUppercase: false,
		RequireLowercase: false,
		RequireNumbers: false,
		RequireSymbols: false,
		TemporaryPasswordValidityDays: 7,
	};
	assert.deepEqual(policyOf(policyWith({})), bare);
	assert.deepEqual(policyOf(policyWith({TemporaryPasswordValidityDays: 0})), bare);
	assert.deepEqual(
		policyOf(policyWith({TemporaryPasswordValidityDays: 1, PasswordHistorySize: 1})),
		{...bare, TemporaryPasswordValidityDays: 1, PasswordHistorySize: 1},
	);
	assert.equal(temporaryLifetime(policyWith({TemporaryPasswordValidityDays: 2})), 172_800_000);
});

test('a password is refused for the first thing that it lacks, in the words of its purpose', () => {
	const says = (password: string, pool = poolWith(), ...purpose: ['signUp' | 'invitation'] | []) =>
		tellOf(() => refuseWeakPassword(pool, password, ...purpose));
	const refused = (why: string, words = 'Password does not conform to policy') =>
		`InvalidPasswordException: ${words}: ${why}`;
	const long = 'Password not long enough';
	for (const [password, why] of [
		['Aa1!aaa', long],
		['aa1!aaaa', 'Password must have uppercase characters'],
		['AA1!AAAA', 'Password must have lowercase characters'],
		['Aaa!aaaa', 'Password must have numeric characters'],
		['Aa1aaaaa', 'Password must have symbol characters'],
		['Aa1!aaaa', undefined],
		['Aa1 aaaa', undefined],
	] as const) {
		assert.equal(says(password), why && refused(why), password);
	}
	assert.equal(says('', policyWith({})), refused(long));
	assert.equal(says('aaaaaaaa', policyWith({})), undefined);
	for (const [wanted, missing] of [
		['RequireUppercase', 'uppercase'],
		['RequireLowercase', 'lowercase'],
		['RequireNumbers', 'numeric'],
		['RequireSymbols', 'symbol'],
	] as const) {
		const pool = policyWith({MinimumLength: 6, [wanted]: true});
		assert.equal(says('éééééé', pool), refused(`Password must have ${missing} characters`));
	}
	assert.equal(
		says('x', poolWith(), 'signUp'),
		refused(long, 'Password did not conform with policy'),
	);
	assert.equal(
		says('x', poolWith(), 'invitation'),
		refused(long, 'Password did not conform with password policy'),
	);
});

test('a new password keeps as many of the earlier ones as the policy looks back to', () => {
	const setAll = (PasswordHistorySize: number) => {
		const pool = policyWith({PasswordHistorySize});
		let user = addUser(pool, 'ann', {failures: 3, temporaryUntil: 9});
		for (const password of ['first', 'second', 'third']) {
			user = {...user, ...newPassword(context, pool, user, password)};
		}
		return {pool, user};
	};
	const who = {group: 'a', identity: 'ann'};
	const known = ({user}: ReturnType<typeof setAll>) =>
		[user.password, ...user.passwordHistory].map(kept =>
			['first', 'second', 'third'].find(password => kept && isPassword(who, password, kept)),
		);
	assert.deepEqual(known(setAll(0)), ['third']);
	assert.deepEqual(known(setAll(1)), ['third', 'second']);
	assert.deepEqual(known(setAll(3)), ['third', 'second', 'first']);
	const {password, ...rest} = newPassword(context, poolWith(), {username: 'ann'}, 'first');
	assert.deepEqual(rest, {
		passwordHistory: [],
		temporaryUntil: undefined,
		failures: 0,
		modifiedAt: 5,
	});
	assert.equal(password.salt, random(16).toString('hex'));

	const reused =
		'PasswordHistoryPolicyViolationException: Password has previously been used, please choose a different one';
	const refuse = ({pool, user}: ReturnType<typeof setAll>) =>
		['first', 'second', 'third', 'fourth'].map(next =>
			tellOf(() => refuseReusedPassword(pool, user, next)),
		);
	assert.deepEqual(refuse(setAll(0)), Array(4).fill(undefined));
	assert.deepEqual(refuse(setAll(1)), [undefined, undefined, reused, undefined]);
	assert.deepEqual(refuse(setAll(2)), [undefined, reused, reused, undefined]);
	assert.deepEqual(refuse(setAll(3)), [reused, reused, reused, undefined]);
});

test('a generated password has a letter of each kind in turn, at least twelve and as many as the policy wants', () => {
	assert.equal(temporaryPassword(context, poolWith()), 'Eb8*Jf4?Nj8#');
	assert.equal(temporaryPassword(context, policyWith({MinimumLength: 13})).length, 13);
	assert.equal(temporaryPassword(context, policyWith({MinimumLength: 99})).length, 99);
	const zeros = {random: (bytes: number) => Buffer.alloc(bytes)};
	assert.equal(temporaryPassword(zeros, poolWith()), 'Aa2!Aa2!Aa2!');
});
