import type {Context} from '../context.ts';
import {Failure} from '../model/failure.ts';
import {nameOf, type UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {createVerifier, isPassword} from '../sign-in/srp.ts';

/** The policy of a pool without its own. */
const defaultPolicy = {
	MinimumLength: 8,
	RequireUppercase: true,
	RequireLowercase: true,
	RequireNumbers: true,
	RequireSymbols: true,
	TemporaryPasswordValidityDays: 7,
	PasswordHistorySize: 0,
};

export function policyOf({settings}: UserPool) {
	const policy = settings.Policies?.PasswordPolicy ?? defaultPolicy;
	const {PasswordHistorySize, TemporaryPasswordValidityDays, ...rest} = policy;
	return {
		...rest,
		// 0 counts as not set (API page PasswordPolicyType).
		TemporaryPasswordValidityDays: TemporaryPasswordValidityDays || 7,
		...(PasswordHistorySize > 0 && {PasswordHistorySize}),
	};
}

type Passwords = Pick<User, 'username'> & Partial<Pick<User, 'password' | 'passwordHistory'>>;

const day = 24 * 60 * 60 * 1_000;

/** How long a temporary password of this pool is valid, in milliseconds. */
export const temporaryLifetime = (pool: UserPool): number =>
	policyOf(pool).TemporaryPasswordValidityDays * day;

/**
 * The character classes that a policy can require, with the characters to generate a password from (none that look
 * alike).
 */
const classes = [
	{
		isWanted: 'RequireUppercase',
		name: 'uppercase',
		pattern: /[A-Z]/,
		letters: 'ABCDEFGHJKLMNPQRSTUVWXYZ',
	},
	{
		isWanted: 'RequireLowercase',
		name: 'lowercase',
		pattern: /[a-z]/,
		letters: 'abcdefghijkmnopqrstuvwxyz',
	},
	{isWanted: 'RequireNumbers', name: 'numeric', pattern: /[0-9]/, letters: '23456789'},
	{
		isWanted: 'RequireSymbols',
		name: 'symbol',
		pattern: /[-^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+ ]/,
		letters: '!#%*+-=?@_',
	},
] as const;

/**
 * How the service's message starts when it refuses a password: it has three wordings (from tests and logs of many apps
 * for sign-up and change, from one log for an invitation).
 */
const refusals = {
	signUp: 'Password did not conform with policy',
	invitation: 'Password did not conform with password policy',
	change: 'Password does not conform to policy',
};

/** Throws InvalidPasswordException if the pool's policy refuses the password. */
export function refuseWeakPassword(
	pool: UserPool,
	password: string,
	purpose: keyof typeof refusals = 'change',
): void {
	const policy = policyOf(pool);
	const refuse = (why: string) =>
		new Failure('InvalidPasswordException', `${refusals[purpose]}: ${why}`);
	if (password.length < policy.MinimumLength) throw refuse('Password not long enough');
	for (const {isWanted, name, pattern} of classes) {
		if (policy[isWanted] && !pattern.test(password)) {
			throw refuse(`Password must have ${name} characters`);
		}
	}
}

/** The user's passwords that the policy remembers, the current one first. */
const rememberedPasswords = (pool: UserPool, user: Passwords) =>
	[...(user.password ? [user.password] : []), ...(user.passwordHistory ?? [])].slice(
		0,
		policyOf(pool).PasswordHistorySize ?? 0,
	);

/** Throws if the user had this password before, as far back as the pool's policy remembers. The wording is ours. */
export function refuseReusedPassword(pool: UserPool, user: User, password: string): void {
	const who = {group: nameOf(pool), identity: user.username};
	if (rememberedPasswords(pool, user).some(one => isPassword(who, password, one))) {
		throw new Failure(
			'PasswordHistoryPolicyViolationException',
			'Password has previously been used, please choose a different one',
		);
	}
}

/** The change that gives a user a permanent password. */
export const newPassword = (
	{random, clock}: Pick<Context, 'random' | 'clock'>,
	pool: UserPool,
	user: Passwords,
	password: string,
) =>
	({
		passwordHistory: rememberedPasswords(pool, user),
		password: createVerifier({group: nameOf(pool), identity: user.username}, password, random(16)),
		temporaryUntil: undefined,
		failures: 0,
		modifiedAt: clock(),
	}) satisfies Partial<User>;

/** Generates a temporary password that meets the pool's policy: long enough, with characters of every class. */
export function temporaryPassword({random}: Pick<Context, 'random'>, pool: UserPool): string {
	const length = Math.max(policyOf(pool).MinimumLength, 12);
	const bytes = [...random(length)];
	return bytes
		.map((byte, index) => {
			const letters = classes[index % classes.length]?.letters ?? '';
			return letters[byte % letters.length] ?? '';
		})
		.join('');
}
