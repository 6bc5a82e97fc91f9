import type {Context} from '../context.ts';
import {
	Failure,
	incorrectUsernameOrPassword,
	notAuthorized,
	userDoesNotExist,
} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/** Whether a client keeps from those who ask whether a user exists. */
export const hidesUsers = ({settings}: Client): boolean =>
	settings.PreventUserExistenceErrors === 'ENABLED';

/** What an unknown user is answered: who exists is hidden where the client says so. */
export const unknownUser = (client: Client): Failure =>
	hidesUsers(client) ? incorrectUsernameOrPassword() : userDoesNotExist();

/**
 * Throws for a user who never confirmed the sign-up. This is asked before the password is judged: Cognito says it of a
 * wrong password too, on purpose (AWS in amazon-cognito-identity-js #288).
 */
export function refuseUnconfirmed(user: User): void {
	if (user.status === 'UNCONFIRMED') {
		throw new Failure('UserNotConfirmedException', 'User is not confirmed.');
	}
}

const resetRequired = () =>
	new Failure('PasswordResetRequiredException', 'Password reset required for the user');

/**
 * Throws for a user whose password has to be reset, whatever password was given; a client that hides who exists is not
 * told before the password was right (Developer Guide, requiring imported users to reset their passwords).
 */
export function refuseResetRequired(user: User, client: Client): void {
	if (user.status === 'RESET_REQUIRED' && !hidesUsers(client)) throw resetRequired();
}

/** Throws for a user who may not sign in, when the password was right. */
export function refuseUnready({clock}: Pick<Context, 'clock'>, user: User): void {
	if (!user.isEnabled) throw notAuthorized('User is disabled.');
	refuseUnconfirmed(user);
	if (user.status === 'RESET_REQUIRED') throw resetRequired();
	if (user.temporaryUntil !== undefined && user.temporaryUntil <= clock()) {
		throw notAuthorized('Temporary password has expired and must be reset by an administrator.');
	}
}

/** How long sign-in is locked after so many wrong passwords in a row: 2^(n−5) seconds, 15 minutes at most. */
const lockMilliseconds = (failures: number) =>
	failures < 5 ? 0 : Math.min(2 ** (failures - 5), 900) * 1_000;

/** Throws while wrong passwords have locked the user out. */
export function refuseLocked({clock}: Pick<Context, 'clock'>, user: User): void {
	if (clock() < user.lastFailureAt + lockMilliseconds(user.failures)) {
		throw notAuthorized('Password attempts exceeded');
	}
}

/** Counts a wrong password and gives what to throw. */
export function wrongPassword(
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	user: User,
): Failure {
	const newest = pool.users.get(user.username) ?? user;
	state.change(pool, user, {failures: newest.failures + 1, lastFailureAt: clock()});
	return incorrectUsernameOrPassword();
}

/** A right password ends the count. */
export const rightPassword = ({state}: Pick<Context, 'state'>, pool: UserPool, user: User): User =>
	user.failures === 0 ? user : state.change(pool, user, {failures: 0});
