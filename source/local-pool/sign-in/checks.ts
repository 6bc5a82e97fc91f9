import type {Context} from '../context.ts';
import {
	Failure,
	incorrectUsernameOrPassword,
	notAuthorized,
	userDoesNotExist,
} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/** Whether a client hides which users exist. */
export const hidesUsers = ({settings}: Client): boolean =>
	settings.PreventUserExistenceErrors === 'ENABLED';

/** The error for an unknown user. It doesn't reveal that if the client hides which users exist. */
export const unknownUser = (client: Client): Failure =>
	hidesUsers(client) ? incorrectUsernameOrPassword() : userDoesNotExist();

/**
 * Throws if the user never confirmed the sign-up. Called before the password is checked: Cognito deliberately says so
 * for a wrong password too (AWS in amazon-cognito-identity-js #288).
 */
export function refuseUnconfirmed(user: User): void {
	if (user.status === 'UNCONFIRMED') {
		throw new Failure('UserNotConfirmedException', 'User is not confirmed.');
	}
}

const resetRequired = () =>
	new Failure('PasswordResetRequiredException', 'Password reset required for the user');

/**
 * Throws if the user's password has to be reset, whatever password was sent. A client that hides which users exist only
 * learns it after a right password (Developer Guide, requiring imported users to reset their passwords).
 */
export function refuseResetRequired(user: User, client: Client): void {
	if (user.status === 'RESET_REQUIRED' && !hidesUsers(client)) throw resetRequired();
}

/** Throws if the user may not sign in even with the right password. */
export function refuseUnready({clock}: Pick<Context, 'clock'>, user: User): void {
	if (!user.isEnabled) throw notAuthorized('User is disabled.');
	refuseUnconfirmed(user);
	if (user.status === 'RESET_REQUIRED') throw resetRequired();
	if (user.temporaryUntil !== undefined && user.temporaryUntil <= clock()) {
		throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
	}
}

/** The lockout after that many wrong passwords in a row: 2^(n−5) seconds, at most 15 minutes. */
const lockMilliseconds = (failures: number) =>
	failures < 5 ? 0 : Math.min(2 ** (failures - 5), 900) * 1_000;

/** Throws while the user is locked out after wrong passwords. */
export function refuseLocked({clock}: Pick<Context, 'clock'>, user: User): void {
	if (clock() < user.lastFailureAt + lockMilliseconds(user.failures)) {
		throw notAuthorized('Password attempts exceeded');
	}
}

/** Counts a wrong password and returns the error to throw. */
export function wrongPassword(
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	user: User,
): Failure {
	const newest = pool.users.get(user.username) ?? user;
	state.change(pool, user, {failures: newest.failures + 1, lastFailureAt: clock()});
	return incorrectUsernameOrPassword();
}

/** Resets the count of wrong passwords after a right one. */
export const rightPassword = ({state}: Pick<Context, 'state'>, pool: UserPool, user: User): User =>
	user.failures === 0 ? user : state.change(pool, user, {failures: 0});
