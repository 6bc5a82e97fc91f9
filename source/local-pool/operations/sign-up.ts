import type {Context, Operation} from '../context.ts';
import {Failure, invalidParameter, notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {flag, members, optional, read, text, withDefault} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {checkSecretHash} from '../sign-in/secret-hash.ts';
import {simulatedDelivery} from '../sign-in/simulated.ts';
import {clientOf, findUser} from '../store/state.ts';
import {checkAttribute} from '../users/attributes.ts';
import {
	type CodeDeliveryDetails,
	codesWithout,
	matchCode,
	sendCode,
	sendsPerHour,
	spend,
	triesPerHour,
	type Verifiable,
} from '../users/codes.ts';
import {createUser} from '../users/create-user.ts';
import {newPassword, refuseWeakPassword} from '../users/passwords.ts';
import {checkNewUsername} from '../users/usernames.ts';
import {ownerOfAlias, refuseTakenAlias, verifyAttribute} from '../users/verify-attribute.ts';
import {attributeMap, clientMetadata, userAttributes} from './request-parts.ts';

const who = {
	ClientId: text,
	SecretHash: optional(text),
	Username: text,
	ClientMetadata: clientMetadata,
};
type Who = {
	readonly ClientId: string;
	readonly SecretHash: string | undefined;
	readonly Username: string;
};

/** The client, the pool and the user, if there is one, that a request without a token names. */
export const namedBy = ({state}: Context, {ClientId, SecretHash, Username}: Who) => {
	const {pool, client} = clientOf(state, ClientId);
	const user = findUser(pool, Username);
	checkSecretHash(client, user ? [Username, user.username] : [Username], SecretHash);
	return {pool, client, user};
};

export const hidesUsers = ({settings}: Client) => settings.PreventUserExistenceErrors === 'ENABLED';

const unknownCombination = () =>
	new Failure('UserNotFoundException', 'Username/client id combination not found.');

/** To which address a new user's code goes: by SMS where both would do, and then the e-mail address stays unverified. */
const confirmationAttribute = (pool: UserPool, user: User): Verifiable | undefined =>
	(['phone_number', 'email'] as const).find(
		name => pool.settings.AutoVerifiedAttributes.includes(name) && user.attributes[name],
	);

const sendConfirmation = (
	context: Context,
	pool: UserPool,
	user: User,
	metadata: Readonly<Record<string, string>> | undefined,
): CodeDeliveryDetails | undefined => {
	const name = confirmationAttribute(pool, user);
	const destination = name && user.attributes[name];
	return name && destination
		? sendCode(context, pool, user, 'signUp', name, destination, metadata)
		: undefined;
};

const signUpRequest = members({
	...who,
	Password: text,
	UserAttributes: withDefault(userAttributes, []),
});

/** SignUp. */
export const signUp: Operation = context => async body => {
	const request = read(signUpRequest, body);
	const {pool, client, user: existing} = namedBy(context, request);
	if (pool.settings.AdminCreateUserConfig?.AllowAdminCreateUserOnly) {
		throw notAuthorized('SignUp is not permitted for this user pool');
	}
	const given = attributeMap(request.UserAttributes);
	const {WriteAttributes} = client.settings;
	for (const [name, value] of Object.entries(given)) {
		checkAttribute(pool, name, value);
		if (name.endsWith('_verified') || (WriteAttributes && !WriteAttributes.includes(name))) {
			throw notAuthorized('A client attempted to write unauthorized attribute');
		}
	}
	const attributes = {...given, ...checkNewUsername(pool, request.Username)};
	const missing = pool.settings.Schema.find(({Name, Required}) => Required && !attributes[Name]);
	if (missing) {
		throw invalidParameter(
			`Attributes did not conform to the schema: ${missing.Name}: The attribute is required\n`,
		);
	}
	refuseWeakPassword(pool, request.Password);
	if (existing) throw new Failure('UsernameExistsException', 'User already exists');
	const user = createUser(context, pool, request.Username, {
		status: 'UNCONFIRMED',
		attributes: {
			...attributes,
			...(attributes['email'] && {email_verified: 'false'}),
			...(attributes['phone_number'] && {phone_number_verified: 'false'}),
		},
	});
	const ready = context.state.change(
		pool,
		user,
		newPassword(context, pool, user, request.Password),
	);
	const sent = sendConfirmation(context, pool, ready, request.ClientMetadata);
	return {
		UserConfirmed: false,
		UserSub: user.attributes['sub'],
		...(sent && {CodeDeliveryDetails: sent}),
	};
};

const confirmRequest = members({
	...who,
	ConfirmationCode: text,
	ForceAliasCreation: optional(flag),
});

/** ConfirmSignUp: the code proves the address it went to, as well. */
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
	const spent = spend(context, pool, user, 'ConfirmSignUp', triesPerHour);
	const destination = matchCode(context, spent, 'signUp', request.ConfirmationCode);
	const name = confirmationAttribute(pool, spent);
	const proven = name && spent.attributes[name] === destination ? name : undefined;
	if (proven) {
		const owner = ownerOfAlias(pool, proven, destination, spent);
		if (owner && request.ForceAliasCreation) {
			context.state.change(pool, owner, {
				attributes: {...owner.attributes, [`${proven}_verified`]: 'false'},
			});
		}
		refuseTakenAlias(pool, spent, proven, destination);
		verifyAttribute(context, pool, spent, proven, destination);
	}
	context.state.change(pool, user, {
		status: 'CONFIRMED',
		codes: codesWithout(pool.users.get(user.username) ?? spent, 'signUp'),
		modifiedAt: context.clock(),
	});
	return {};
};

const resendRequest = members(who);

/** ResendConfirmationCode. A client that hides who exists is answered the same for an unknown user. */
export const resendConfirmationCode: Operation = context => async body => {
	const request = read(resendRequest, body);
	const {pool, client, user} = namedBy(context, request);
	if (!user) {
		if (!hidesUsers(client)) throw unknownCombination();
		return {CodeDeliveryDetails: simulatedDelivery(context, request.Username)};
	}
	if (user.status !== 'UNCONFIRMED') throw invalidParameter('User is already confirmed.');
	if (!confirmationAttribute(pool, user)) {
		throw invalidParameter('Auto verification not turned on.');
	}
	const spent = spend(context, pool, user, 'ResendConfirmationCode', sendsPerHour);
	return {CodeDeliveryDetails: sendConfirmation(context, pool, spent, request.ClientMetadata)};
};
