import type {Attempt, Way} from './connection.ts';
import type {Notice} from './notice.ts';
import type {SignInForm} from './sign-in.ts';

/** Sign in again with the username kept, and without the password. */
export const askAgain = (
	{connection, way, username, device}: Attempt,
	notice?: Notice,
): SignInForm & {readonly notice?: Notice} => ({
	step: asksPasswordFirst(way) ? 'password' : 'username',
	connection,
	way,
	username,
	...(device && {device}),
	...(notice && {notice}),
});

/** Whether the password is asked for before the service is: otherwise it says what it wants first. */
export const asksPasswordFirst = (way: Way): boolean =>
	way !== 'USER_AUTH' && way !== 'CUSTOM_AUTH';
