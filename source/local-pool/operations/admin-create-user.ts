import type {Context, Operation} from '../context.ts';
import {callPreSignUp} from '../hooks/sign-up-hooks.ts';
import {Failure, userDoesNotExist} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import {
	flag,
	listOf,
	members,
	oneOf,
	optional,
	type Read,
	read,
	text,
	withDefault,
} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {poolOf} from '../store/state.ts';
import {checkCreatedAttributes} from '../users/attributes.ts';
import {createUser, usernameFor} from '../users/create-user.ts';
import {canDoWithoutPassword} from '../users/first-factors.ts';
import {aliasExists, findUserNamed, takenName, usernameExists} from '../users/identity.ts';
import {deliver} from '../users/messages.ts';
import {
	newPassword,
	refuseWeakPassword,
	temporaryLifetime,
	temporaryPassword,
} from '../users/passwords.ts';
import {checkNewUsername, refuseTakenUsername} from '../users/usernames.ts';
import {takeAlias} from '../users/verify-attribute.ts';
import {describeUser} from './admin-users.ts';
import {
	attributeMap,
	clientMetadata,
	givenAttributes,
	userAttributes,
	validationData,
} from './request-parts.ts';

const createRequest = members({
	UserPoolId: text,
	Username: text,
	UserAttributes: withDefault(userAttributes, []),
	ValidationData: validationData,
	TemporaryPassword: withDefault(text, ''),
	MessageAction: optional(oneOf('RESEND', 'SUPPRESS')),
	DesiredDeliveryMediums: withDefault(listOf(oneOf('SMS', 'EMAIL')), ['SMS']),
	ForceAliasCreation: optional(flag),
	ClientMetadata: clientMetadata,
});
type CreateRequest = Read<typeof createRequest>;

/**
 * AdminCreateUser: sends an invitation with a temporary password, which the user must change. A user who can sign in
 * with a code has no password unless the request sets one.
 */
export const adminCreateUser: Operation = context => async body => {
	const request = read(createRequest, body);
	const pool = poolOf(context.state, request.UserPoolId);
	const user =
		request.MessageAction === 'RESEND'
			? invitedBefore(pool, request.Username)
			: await newUser(context, pool, request);
	const secret = secretOf(context, pool, user, request);
	const ready =
		secret === ''
			? context.state.change(pool, user, {status: 'CONFIRMED'})
			: context.state.change(pool, user, {
					...newPassword(context, pool, user, secret),
					temporaryUntil: context.clock() + temporaryLifetime(pool),
				});
	if (request.MessageAction !== 'SUPPRESS') await invite(context, pool, ready, secret, request);
	return {User: describeUser(ready)};
};

function invitedBefore(pool: UserPool, username: string): User {
	const user = findUserNamed(pool, username);
	if (!user) throw userDoesNotExist();
	if (user.status === 'FORCE_CHANGE_PASSWORD') return user;
	throw new Failure(
		'UnsupportedUserStateException',
		`Resend not possible. ${username} status is not FORCE_CHANGE_PASSWORD`,
	);
}

async function newUser(context: Context, pool: UserPool, request: CreateRequest): Promise<User> {
	const given = givenAttributes(pool, request.UserAttributes);
	checkCreatedAttributes(pool, given);
	const sub = randomUuid(context.random);
	const attributes: User['attributes'] = {
		sub,
		...given,
		...checkNewUsername(pool, request.Username),
	};
	await callPreSignUp(
		context,
		{
			source: 'PreSignUp_AdminCreateUser',
			pool,
			username: usernameFor(pool, request.Username, sub),
		},
		{
			userAttributes: given,
			validationData: request.ValidationData && attributeMap(request.ValidationData),
			clientMetadata: request.ClientMetadata,
		},
	);
	if (findUserNamed(pool, request.Username)) {
		const [kind] = Object.keys(checkNewUsername(pool, request.Username));
		throw kind === undefined
			? new Failure('UsernameExistsException', 'User account already exists')
			: usernameExists(kind);
	}
	refuseTakenUsername(pool, attributes);
	if (request.TemporaryPassword !== '') {
		refuseWeakPassword(pool, request.TemporaryPassword, 'invitation');
	}
	const taken = takenName(pool, attributes);
	if (taken && (request.ForceAliasCreation !== true || taken.name === 'preferred_username')) {
		throw aliasExists(taken.name);
	}
	for (const name of ['email', 'phone_number'] as const) {
		const value = attributes[name];
		if (value && attributes[`${name}_verified`] === 'true') takeAlias(context, pool, name, value);
	}
	return createUser(context, pool, request.Username, {
		status: 'FORCE_CHANGE_PASSWORD',
		attributes: Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== '')),
	});
}

/** The temporary password from the request, or a generated one; empty for a user without a password. */
function secretOf(
	context: Context,
	pool: UserPool,
	user: User,
	{TemporaryPassword: given, MessageAction}: CreateRequest,
): string {
	if (given === '') {
		// A user whose password is reset has one even if they can sign in with a code.
		const hasNone = MessageAction !== 'RESEND' && canDoWithoutPassword(pool, user.attributes);
		return hasNone ? '' : temporaryPassword(context, pool);
	}
	refuseWeakPassword(pool, given, 'invitation');
	return given;
}

async function invite(
	context: Context,
	pool: UserPool,
	user: User,
	secret: string,
	{DesiredDeliveryMediums, ClientMetadata}: CreateRequest,
): Promise<void> {
	for (const medium of DesiredDeliveryMediums) {
		const attributeName = medium === 'EMAIL' ? 'email' : 'phone_number';
		const destination = user.attributes[attributeName];
		if (!destination) continue;
		await deliver(context, {
			pool,
			user,
			source: 'AdminCreateUser',
			attributeName,
			destination,
			code: secret,
			clientMetadata: ClientMetadata,
		});
	}
}
