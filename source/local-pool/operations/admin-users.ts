import {checkAttribute, withAttribute} from '../attributes.ts';
import {isVerifiable, sendCode} from '../codes.ts';
import type {Context, Operation} from '../context.ts';
import {createUser} from '../create-user.ts';
import {Failure, invalidParameter, notAuthorized, userDoesNotExist} from '../failure.ts';
import {newPassword, policyOf, refuseWeakPassword, temporaryPassword} from '../passwords.ts';
import type {UserPool} from '../pool.ts';
import {flag, listOf, members, oneOf, optional, read, withDefault} from '../shape.ts';
import {findUser, poolOf} from '../state.ts';
import type {User} from '../user.ts';
import {checkNewUsername} from '../usernames.ts';
import {refuseTakenAlias} from '../verify-attribute.ts';
import {
	attributeList,
	attributeMap,
	clientMetadata,
	password,
	timestamp,
	userAttributes,
	username,
	userPoolId,
} from './request-parts.ts';
import {signOutEverywhere} from './sign-out.ts';

const named = {UserPoolId: userPoolId, Username: username};
const namedRequest = members(named);

const userNamed = (
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
	TemporaryPassword: optional(password),
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
	Password: password,
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

const updateRequest = members({
	...named,
	UserAttributes: userAttributes,
	ClientMetadata: clientMetadata,
});

/**
 * AdminUpdateUserAttributes. An admin may say that an address is verified; a changed one that is not said to be gets
 * a code where the pool verifies it by itself. Of the two reports about a taken alias, this pool follows the refusal.
 */
export const adminUpdateUserAttributes: Operation = context => async body => {
	const request = read(updateRequest, body);
	const {pool, user} = userNamed(context, request);
	const given = attributeMap(request.UserAttributes);
	for (const [name, value] of Object.entries(given)) {
		if (name === 'sub') {
			throw invalidParameter('Cannot modify the non-mutable attribute sub');
		}
		checkAttribute(pool, name, value);
	}
	let {attributes, codes} = user;
	for (const [name, value] of Object.entries(given)) {
		if (isVerifiable(name) && value !== attributes[name]) {
			// A code that went to another address proves nothing about this one.
			const {[name]: _, ...others} = codes;
			codes = others;
		}
		attributes = name.endsWith('_verified')
			? {...attributes, [name]: value}
			: withAttribute(attributes, name, value);
	}
	// In which order the list names the address and its mark makes no difference.
	for (const name of ['email_verified', 'phone_number_verified'] as const) {
		const value = given[name];
		if (value !== undefined) attributes = {...attributes, [name]: value};
	}
	for (const name of ['email', 'phone_number'] as const) {
		const value = attributes[name];
		if (value && attributes[`${name}_verified`] === 'true') {
			refuseTakenAlias(pool, user, name, value);
		}
	}
	const changed = context.state.change(pool, user, {
		attributes,
		codes,
		modifiedAt: context.clock(),
	});
	for (const name of pool.settings.AutoVerifiedAttributes) {
		const value = attributes[name];
		const isNew = value !== undefined && value !== user.attributes[name];
		if (isNew && attributes[`${name}_verified`] !== 'true') {
			sendCode(context, pool, changed, name, name, value, request.ClientMetadata);
		}
	}
	return {};
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
