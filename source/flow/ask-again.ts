import type {Attempt, Connection, Way} from './connection.ts';
import type {Notice} from './notice.ts';
import type {State} from './state.ts';
import type {SignInForm} from './states/sign-in.ts';

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

/** Sign in in another way, chosen in the menu that was opened from `menu`. */
export function inThisWay(form: SignInForm, way: Way, menu: SignInForm): SignInForm {
	const {connection, username} = form;
	return username === undefined
		? {step: 'username', connection, way, menu}
		: {...askAgain({...form, username, way}), menu};
}

/** Whether the password is asked for before the first call: otherwise the service says what it needs first. */
export const asksPasswordFirst = (way: Way): boolean =>
	way !== 'USER_AUTH' && way !== 'CUSTOM_AUTH';

/** Back to the fields where the pool and the app client were typed, with what was typed; else to the list. */
export function whereItWasTyped(
	{client, typedIn}: Connection,
	{username, notice}: {readonly username?: string; readonly notice?: Notice} = {},
): State {
	if (!typedIn) return {step: 'starting', isResuming: false};
	const {region, userPoolId, clientId} = client;
	return {
		step: 'clientId',
		prefill: {...typedIn, ...(username !== undefined && {username})},
		region,
		...(userPoolId !== undefined && {userPoolId}),
		typed: clientId,
		...(notice && {notice}),
	};
}
