import type {Context} from '../context.ts';
import {Failure} from '../model/failure.ts';
import {nameOf, type UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {createVerifier} from '../sign-in/srp.ts';

/** The policy of a pool that names none. */
const defaultPolicy = {
	MinimumLength: 8,
	RequireUppercase: true,
	RequireLowercase: true,
	RequireNumbers: true,
	RequireSymbols: true,
	TemporaryPasswordValidityDays: 7,
};

export const policyOf = ({settings}: UserPool) =>
	settings.Policies?.PasswordPolicy ?? defaultPolicy;

/** Throws InvalidPasswordException for a password that the pool's policy refuses. */
export const refuseWeakPassword = (pool: UserPool, password: string): void => {
	const policy = policyOf(pool);
	const refuse = (why: string) => {
		throw new Failure('InvalidPasswordException', `Password did not conform with policy: ${why}`);
	};
	if (password.length < policy.MinimumLength) refuse('Password not long enough');
	if (policy.RequireUppercase && !/[A-Z]/.test(password)) {
		refuse('Password must have uppercase characters');
	}
	if (policy.RequireLowercase && !/[a-z]/.test(password)) {
		refuse('Password must have lowercase characters');
	}
	if (policy.RequireNumbers && !/[0-9]/.test(password)) {
		refuse('Password must have numeric characters');
	}
	if (policy.RequireSymbols && !/[-^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+ ]/.test(password)) {
		refuse('Password must have symbol characters');
	}
};

/** The change that gives a user a lasting password. */
export const newPassword = (
	{random, clock}: Pick<Context, 'random' | 'clock'>,
	pool: UserPool,
	{username}: Pick<User, 'username'>,
	password: string,
) =>
	({
		password: createVerifier({group: nameOf(pool), identity: username}, password, random(16)),
		temporaryUntil: undefined,
		failures: 0,
		modifiedAt: clock(),
	}) satisfies Partial<User>;

/** A temporary password that every policy takes. */
export const temporaryPassword = (random: Context['random']): string =>
	`${random(9).toString('base64url')}aA1!`;
