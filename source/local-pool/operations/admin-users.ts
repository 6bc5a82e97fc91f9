import type {Context, Operation} from '../context.ts';
import {Failure, notAuthorized, userDoesNotExist} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {flag, listOf, members, oneOf, optional, read, text, withDefault} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {findUser, poolOf} from '../store/state.ts';
import {checkAttribute} from '../users/attributes.ts';
import {createUser} from '../users/create-user.ts';
import {newPassword, policyOf, refuseWeakPassword, temporaryPassword} from '../users/passwords.ts';
import {checkNewUsername} from '../users/usernames.ts';
import {
	attributeList,
	attributeMap,
	clientMetadata,
	timestamp,
	userAttributes,
} from './request-parts.ts';
import {signOutEverywhere} from './sign-out.ts';

const named = {UserPoolId: text, Username: text};
const namedRequest = members(named);

/** The pool and the user that an admin's request names; throws where there is none. */
export const userNamed = (
	{state}: Context,
	request: {readonly UserPoolId: string; readonly Username: string},
) => {
	const pool = poolOf(state, request.UserPoolId);
	const user = findUser(pool, request.Username);
	if (!user) throw userDoesNotExist();
	return {pool, user};
};

/** A user as ListUsers and AdminCreateUser describe them. */
export const describeUser = (user: User) => ({
	Username: user.username,
	Attributes: attributeList(user.attributes),
	UserCreateDate: timestamp(user.createdAt),
	UserLastModifiedDate: timestamp(user.modifiedAt),
	Enabled: user.isEnabled,
	UserStatus: user.status,
});

const createRequest = members({
	...named,
	UserAttributes: withDefault(userAttributes, []),
	TemporaryPassword: optional(text),
	MessageAction: optional(oneOf('RESEND', 'SUPPRESS')),
	DesiredDeliveryMediums: withDefault(listOf(oneOf('SMS', 'EMAIL')), ['SMS']),
	ForceAliasCreation: optional(flag),
	ClientMetadata: clientMetadata,
});

const day = 24 * 60 * 60 * 1_000;

/** AdminCreateUser: the user has to change the temporary password, which an invitation takes to them. */
export const adminCreateUser: Operation = context => async body => {
	const request = read(createRequest, body);
	const {clock, state, random, inbox} = context;
	const pool = poolOf(state, request.UserPoolId);
	const existing = findUser(pool, request.Username);
	const isResend = request.MessageAction === 'RESEND';
	if (isResend && !existing) throw userDoesNotExist();
	if (!isResend && existing) {
		throw new Failure('UsernameExistsException', 'User account already exists');
	}
	if (isResend && existing?.status !== 'FORCE_CHANGE_PASSWORD') {
		throw new Failure(
			'UnsupportedUserStateException',
			`Resend not possible. ${request.Username} status is not FORCE_CHANGE_PASSWORD`,
		);
	}
	const given = attributeMap(request.UserAttributes);
	for (const [name, value] of Object.entries(given)) checkAttribute(pool, name, value);
	const secret = request.TemporaryPassword ?? temporaryPassword(random);
	refuseWeakPassword(pool, secret);
	const user =
		existing ??
		createUser(context, pool, request.Username, {
			status: 'FORCE_CHANGE_PASSWORD',
			attributes: {...given, ...checkNewUsername(pool, request.Username)},
		});
	const invited = state.change(pool, user, {
		...newPassword(context, pool, user, secret),
		temporaryUntil: clock() + policyOf(pool).TemporaryPasswordValidityDays * day,
	});
	if (request.MessageAction !== 'SUPPRESS') {
		for (const medium of request.DesiredDeliveryMediums) {
			const attributeName = medium === 'EMAIL' ? 'email' : 'phone_number';
			const destination = invited.attributes[attributeName];
			if (!destination) continue;
			inbox.send({
				at: new Date(clock()).toISOString(),
				medium,
				destination,
				username: user.username,
				attributeName,
				code: secret,
				subject: medium === 'EMAIL' ? 'Your temporary password' : undefined,
				body: `Your username is ${user.username} and temporary password is ${secret}`,
				clientMetadata: request.ClientMetadata,
			});
		}
	}
	return {User: describeUser(invited)};
};

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
	const lasts = policyOf(pool).TemporaryPasswordValidityDays * day;
	context.state.change(pool, user, {
		...newPassword(context, pool, user, request.Password),
		...(request.Permanent
			? {status: 'CONFIRMED' as const}
			: {
					status: 'FORCE_CHANGE_PASSWORD' as const,
					temporaryUntil: context.clock() + lasts,
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

/** AdminDisableUser: no more sign-ins, and every token of the user is revoked. */
export const adminDisableUser = change((context, pool, user) => {
	context.state.change(pool, signOutEverywhere(context, pool, user), {isEnabled: false});
});

/** AdminEnableUser. */
export const adminEnableUser = change(({state}, pool, user) => {
	state.change(pool, user, {isEnabled: true});
});

/** AdminUserGlobalSignOut. */
export const adminUserGlobalSignOut = change(signOutEverywhere);

/** AdminConfirmSignUp: confirms without a code; it verifies no address. */
export const adminConfirmSignUp = change(({state}, pool, user) => {
	if (user.status !== 'UNCONFIRMED') {
		throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
	}
	state.change(pool, user, {status: 'CONFIRMED'});
});

/** AdminResetUserPassword: the user has to go through ForgotPassword before the next sign-in. */
export const adminResetUserPassword = change(({state}, pool, user) => {
	state.change(pool, user, {status: 'RESET_REQUIRED'});
});

/** AdminDeleteUser. */
export const adminDeleteUser = change(({state}, pool, user) => {
	pool.users.delete(user.username);
	state.touch();
});
