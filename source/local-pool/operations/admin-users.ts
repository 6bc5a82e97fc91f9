import type {Context, Operation} from '../context.ts';
import {callPostConfirmation} from '../hooks/sign-up-hooks.ts';
import {notAuthorized, userDoesNotExist} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {flag, members, read, text, withDefault} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {poolOf} from '../store/state.ts';
import {findUserNamed} from '../users/identity.ts';
import {
	newPassword,
	refuseReusedPassword,
	refuseWeakPassword,
	temporaryLifetime,
} from '../users/passwords.ts';
import {sendResetCode} from '../users/recovery.ts';
import {attributeList, clientMetadata, timestamp} from './request-parts.ts';
import {signOutEverywhere} from './sign-out.ts';

const named = {UserPoolId: text, Username: text};
const namedRequest = members(named);

/** The pool and user that an admin request names. Throws if either doesn't exist. */
export function userNamed(
	{state}: Context,
	request: {readonly UserPoolId: string; readonly Username: string},
) {
	const pool = poolOf(state, request.UserPoolId);
	const user = findUserNamed(pool, request.Username);
	if (!user) throw userDoesNotExist();
	return {pool, user};
}

/** A user as ListUsers and AdminCreateUser return it. */
export const describeUser = (user: User) => ({
	Username: user.username,
	Attributes: attributeList(user.attributes),
	UserCreateDate: timestamp(user.createdAt),
	UserLastModifiedDate: timestamp(user.modifiedAt),
	Enabled: user.isEnabled,
	UserStatus: user.status,
});

const setPasswordRequest = members({
	...named,
	Password: text,
	Permanent: withDefault(flag, false),
});

/** AdminSetUserPassword. */
export const adminSetUserPassword: Operation = context => async body => {
	const request = read(setPasswordRequest, body);
	const {pool, user} = userNamed(context, request);
	refuseWeakPassword(pool, request.Password);
	refuseReusedPassword(pool, user, request.Password);
	context.state.change(pool, user, {
		...newPassword(context, pool, user, request.Password),
		...(request.Permanent
			? {status: 'CONFIRMED' as const}
			: {
					status: 'FORCE_CHANGE_PASSWORD' as const,
					temporaryUntil: context.clock() + temporaryLifetime(pool),
				}),
	});
	return {};
};

/** AdminGetUser. */
export const adminGetUser: Operation = context => async body => {
	const {user} = userNamed(context, read(namedRequest, body));
	const {Attributes: UserAttributes, ...described} = describeUser(user);
	return {
		...described,
		UserAttributes,
		...(user.preferredMfa && {PreferredMfaSetting: user.preferredMfa}),
		...(user.mfa.length > 0 && {UserMFASettingList: user.mfa}),
	};
};

const change =
	(patch: (context: Context, pool: UserPool, user: User) => void): Operation =>
	context =>
	async body => {
		const {pool, user} = userNamed(context, read(namedRequest, body));
		patch(context, pool, user);
		return {};
	};

/** AdminDisableUser: prevents sign-ins and revokes all of the user's tokens. */
export const adminDisableUser = change((context, pool, user) => {
	context.state.change(pool, signOutEverywhere(context, pool, user), {isEnabled: false});
});

/** AdminEnableUser. */
export const adminEnableUser = change(({state}, pool, user) => {
	state.change(pool, user, {isEnabled: true});
});

/** AdminUserGlobalSignOut. */
export const adminUserGlobalSignOut = change(signOutEverywhere);

const messageRequest = members({...named, ClientMetadata: clientMetadata});

/** AdminConfirmSignUp: confirms without a code, and verifies no address. */
export const adminConfirmSignUp: Operation = context => async body => {
	const request = read(messageRequest, body);
	const {pool, user} = userNamed(context, request);
	if (user.status !== 'UNCONFIRMED') {
		throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
	}
	const confirmed = context.state.change(pool, user, {status: 'CONFIRMED'});
	await callPostConfirmation(context, pool, confirmed, {
		source: 'PostConfirmation_ConfirmSignUp',
		clientMetadata: request.ClientMetadata,
	});
	return {};
};

/** AdminResetUserPassword: sends a code. The user must complete ConfirmForgotPassword before signing in again. */
export const adminResetUserPassword: Operation = context => async body => {
	const request = read(messageRequest, body);
	const {pool, user} = userNamed(context, request);
	// Without a sign-in's full stop (amazon-cognito-identity-js #373).
	if (!user.isEnabled) throw notAuthorized('User is disabled');
	await sendResetCode(context, pool, user, {
		status: 'RESET_REQUIRED',
		clientMetadata: request.ClientMetadata,
	});
	return {};
};

/** AdminDeleteUser. */
export const adminDeleteUser = change(({state}, pool, user) => {
	pool.users.delete(user.username);
	state.touch();
});
