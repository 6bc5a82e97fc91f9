import type {Attempt, Connection, Way} from './connection.ts';
import type {Notice} from './notice.ts';
import type {State} from './state.ts';
import type {SignInForm} from './states/sign-in.ts';

/** Returns to Sign in, with the username and without the password. */
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

/** Signs in another way, chosen in the menu that was opened from `menu`. */
export function inThisWay(form: SignInForm, way: Way, menu: SignInForm): SignInForm {
	const {connection, username} = form;
	return username === undefined
		? {step: 'username', connection, way, menu}
		: {...askAgain({...form, username, way}), menu};
}

/** Whether to ask for the password before the first call: for other ways, the service first says what it needs. */
export const asksPasswordFirst = (way: Way): boolean =>
	way !== 'USER_AUTH' && way !== 'CUSTOM_AUTH';

/** Returns to the fields where the pool and the app client were typed, with their content, or otherwise to the list. */
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
