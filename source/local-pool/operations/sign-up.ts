import type {Context, Operation} from '../context.ts';
import type {MessageSource} from '../hooks/custom-message.ts';
import {callPostConfirmation, callPreSignUp} from '../hooks/sign-up-hooks.ts';
import {Failure, invalidParameter, notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import {
	flag,
	members,
	mustNotBeNull,
	optional,
	type Read,
	read,
	text,
	withDefault,
} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {isOf, newSignIn} from '../sign-in/challenges.ts';
import {hidesUsers} from '../sign-in/checks.ts';
import {checkSecretHash} from '../sign-in/secret-hash.ts';
import {simulatedDelivery} from '../sign-in/simulated.ts';
import {clientOf} from '../store/state.ts';
import {
	checkSignUpAttributes,
	checkWrite,
	refuseUnaddressedMarks,
	withAttributes,
} from '../users/attributes.ts';
import {
	codesWithout,
	matchCode,
	sendCode,
	sendsPerHour,
	spend,
	triesPerHour,
} from '../users/codes.ts';
import {createUser, usernameFor} from '../users/create-user.ts';
import {canDoWithoutPassword} from '../users/first-factors.ts';
import {aliasExists, findUser, takenName, usernameExists} from '../users/identity.ts';
import type {CodeDeliveryDetails} from '../users/messages.ts';
import {newPassword, refuseWeakPassword} from '../users/passwords.ts';
import {checkNewUsername, refuseTakenUsername} from '../users/usernames.ts';
import type {Verifiable} from '../users/verifiable.ts';
import {takeAlias, verifyAttribute} from '../users/verify-attribute.ts';
import {namedBy, unknownCombination, who} from './named-user.ts';
import {attributeMap, givenAttributes, userAttributes, validationData} from './request-parts.ts';

/**
 * The address that a new user's code goes to: if there are two, the phone number, and the email address stays
 * unverified.
 */
const confirmationAttribute = (pool: UserPool, user: User): Verifiable | undefined =>
	(['phone_number', 'email'] as const).find(
		name => pool.settings.AutoVerifiedAttributes.includes(name) && user.attributes[name],
	);

async function sendConfirmation(
	context: Context,
	pool: UserPool,
	user: User,
	source: MessageSource,
	{
		ClientId: clientId,
		ClientMetadata,
	}: Pick<Read<typeof resendRequest>, 'ClientId' | 'ClientMetadata'>,
): Promise<CodeDeliveryDetails | undefined> {
	const name = confirmationAttribute(pool, user);
	const destination = name && user.attributes[name];
	return name && destination
		? sendCode(context, pool, user, {
				purpose: 'signUp',
				source,
				attributeName: name,
				destination,
				clientId,
				clientMetadata: ClientMetadata,
			})
		: undefined;
}

const signUpRequest = members({
	...who,
	Password: withDefault(text, ''),
	UserAttributes: withDefault(userAttributes, []),
	ValidationData: validationData,
});

/** SignUp. The password is optional if the user can sign in with a code. */
export const signUp: Operation = context => async body => {
	const request = read(signUpRequest, body);
	const {pool, client} = clientOf(context.state, request.ClientId);
	checkSecretHash(client, [request.Username], request.SecretHash);
	if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly) {
		throw notAuthorized('SignUp is not permitted for this user pool');
	}
	const given = givenAttributes(pool, request.UserAttributes);
	checkWrite(client, Object.keys(given));
	const fromName = checkNewUsername(pool, request.Username);
	const attributes = {...given, ...fromName};
	checkSignUpAttributes(pool, attributes);
	const isPasswordless = request.Password === '' && canDoWithoutPassword(pool, attributes);
	if (request.Password === '' && !isPasswordless) {
		throw invalidParameter(`1 validation error detected: ${mustNotBeNull('password', true)}`);
	}
	if (!isPasswordless) refuseWeakPassword(pool, request.Password, 'signUp');
	const sub = randomUuid(context.random);
	const {autoConfirmUser, ...marks} = await callPreSignUp(
		context,
		{
			source: 'PreSignUp_SignUp',
			pool,
			username: usernameFor(pool, request.Username, sub),
			clientId: client.id,
		},
		{
			userAttributes: attributes,
			validationData: request.ValidationData && attributeMap(request.ValidationData),
			clientMetadata: request.ClientMetadata,
		},
	);
	if (findUser(pool, request.Username)) {
		const [kind] = Object.keys(fromName);
		throw kind === undefined
			? new Failure('UsernameExistsException', 'User already exists')
			: usernameExists(kind);
	}
	refuseTakenUsername(pool, attributes);
	const marked = {
		...withAttributes({}, attributes),
		...(marks.autoVerifyEmail && {email_verified: 'true'}),
		...(marks.autoVerifyPhone && {phone_number_verified: 'true'}),
	};
	refuseUnaddressedMarks(marked);
	const taken = takenName(pool, marked);
	if (taken) throw aliasExists(taken.name);
	const user = createUser(context, pool, request.Username, {
		status: autoConfirmUser ? 'CONFIRMED' : 'UNCONFIRMED',
		attributes: {sub, ...marked},
	});
	const ready = isPasswordless
		? user
		: context.state.change(pool, user, newPassword(context, pool, user, request.Password));
	if (autoConfirmUser) await sayConfirmed(context, pool, ready, request);
	const sent = autoConfirmUser
		? undefined
		: await sendConfirmation(context, pool, ready, 'SignUp', request);
	return {
		UserConfirmed: autoConfirmUser,
		UserSub: user.attributes['sub'],
		...(sent && {CodeDeliveryDetails: sent}),
		...openSignUp(context, pool, client, user, autoConfirmUser),
	};
};

/** Calls the hook for a confirmed sign-up. */
const sayConfirmed = (
	context: Context,
	pool: UserPool,
	user: User,
	{ClientId, ClientMetadata}: Pick<Read<typeof resendRequest>, 'ClientId' | 'ClientMetadata'>,
): Promise<void> =>
	callPostConfirmation(context, pool, user, {
		source: 'PostConfirmation_ConfirmSignUp',
		clientId: ClientId,
		clientMetadata: ClientMetadata,
	});

/** Opens the session that continues a sign-up to sign-in, if the client allows USER_AUTH. */
function openSignUp(
	{challenges}: Context,
	pool: UserPool,
	client: Client,
	{username}: User,
	isConfirmed: boolean,
) {
	if (!client.settings.ExplicitAuthFlows.includes('ALLOW_USER_AUTH')) return undefined;
	const signIn = newSignIn({pool, client, username, flow: 'choice', isAdmin: false});
	return {
		Session: challenges.open(
			{signIn, challenge: {name: 'SIGNED_UP', isConfirmed}},
			client.settings.AuthSessionValidity,
		),
	};
}

const confirmRequest = members({
	...who,
	ConfirmationCode: text,
	ForceAliasCreation: optional(flag),
	Session: optional(text),
});

/**
 * ConfirmSignUp: also verifies the address that the code went to. It returns a session even if the request has none:
 * aws-amplify sends none and signs in with the one it gets.
 */
export const confirmSignUp: Operation = context => async body => {
	const request = read(confirmRequest, body);
	const {pool, client, user} = namedBy(context, request);
	if (!user) {
		throw hidesUsers(client)
			? new Failure('ExpiredCodeException', 'Invalid code provided, please request a code again.')
			: unknownCombination();
	}
	if (user.status !== 'UNCONFIRMED') {
		throw notAuthorized(`User cannot be confirmed. Current status is ${user.status}`);
	}
	if (request.Session !== undefined) checkSignUpSession(context, request.Session, user);
	const spent = spend(context, pool, user, 'ConfirmSignUp', triesPerHour);
	const destination = matchCode(context, spent, 'signUp', request.ConfirmationCode);
	const name = confirmationAttribute(pool, spent);
	if (name && spent.attributes[name] === destination) {
		if (request.ForceAliasCreation) takeAlias(context, pool, name, destination);
		verifyAttribute(context, pool, spent, name, destination);
	}
	const confirmed = context.state.change(pool, user, {
		status: 'CONFIRMED',
		codes: codesWithout(pool.users.get(user.username) ?? spent, 'signUp'),
		modifiedAt: context.clock(),
	});
	if (request.Session !== undefined) context.challenges.use(request.Session);
	await sayConfirmed(context, pool, confirmed, request);
	return {...openSignUp(context, pool, client, user, true)};
};

/** Throws if a session isn't the one from this user's sign-up. */
function checkSignUpSession({challenges}: Context, session: string, user: User): void {
	const {signIn, challenge} = challenges.find(session);
	if (challenge.name !== 'SIGNED_UP' || challenge.isConfirmed || !isOf(signIn, user)) {
		throw notAuthorized('Invalid session for the user.');
	}
}

const resendRequest = members(who);

/**
 * ResendConfirmationCode. If the client hides which users exist, the response is the same for unknown and disabled
 * users.
 */
export const resendConfirmationCode: Operation = context => async body => {
	const request = read(resendRequest, body);
	const {pool, client, user} = namedBy(context, request);
	if (!user || (hidesUsers(client) && !user.isEnabled)) {
		if (!hidesUsers(client)) throw unknownCombination();
		return {CodeDeliveryDetails: simulatedDelivery(context, pool, request.Username)};
	}
	if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
	if (!confirmationAttribute(pool, user)) {
		throw invalidParameter('Auto verification not turned on.');
	}
	const spent = spend(context, pool, user, 'ResendConfirmationCode', sendsPerHour);
	return {
		CodeDeliveryDetails: await sendConfirmation(context, pool, spent, 'ResendCode', request),
	};
};
