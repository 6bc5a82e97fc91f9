import {
	codesWithout,
	isVerifiable,
	matchCode,
	sendCode,
	sendsPerHour,
	spend,
	triesPerHour,
	type Verifiable,
} from '../codes.ts';
import type {Context, Operation} from '../context.ts';
import {Failure, invalidParameter} from '../failure.ts';
import type {UserPool} from '../pool.ts';
import {members, read} from '../shape.ts';
import {bearerOf} from '../tokens.ts';
import type {User} from '../user.ts';
import {accessToken, attributeName, clientMetadata, code} from './request-parts.ts';

const verifiable = (name: string): Verifiable => {
	if (isVerifiable(name)) return name;
	throw invalidParameter('Invalid attribute name. Only phone_number and email can be verified.');
};

const getCodeRequest = members({
	AccessToken: accessToken,
	AttributeName: attributeName,
	ClientMetadata: clientMetadata,
});

/**
 * GetUserAttributeVerificationCode. A code is sent also for a value that is verified already;
 * where a new value waits for verification, to the new one (which of the two is not documented).
 */
export const getUserAttributeVerificationCode: Operation = context => async request => {
	const {AccessToken, AttributeName, ClientMetadata} = read(getCodeRequest, request);
	const {pool, user} = await bearerOf(context, AccessToken);
	const name = verifiable(AttributeName);
	const destination = user.pending[name] ?? user.attributes[name];
	if (!destination) {
		const what = name === 'email' ? 'email address' : 'phone number';
		throw invalidParameter(`User does not have a valid registered ${what}`);
	}
	const spent = spend(context, pool, user, 'GetUserAttributeVerificationCode', sendsPerHour);
	return {
		CodeDeliveryDetails: sendCode(context, pool, spent, name, name, destination, ClientMetadata),
	};
};

/** An alias belongs to one user: the second one is refused when they verify it, not earlier. */
export const refuseTakenAlias = (pool: UserPool, user: User, name: Verifiable, value: string) => {
	const {AliasAttributes, UsernameAttributes} = pool.settings;
	const isAlias = [...AliasAttributes, ...UsernameAttributes].some(one => one === name);
	const isTaken =
		isAlias &&
		[...pool.users.values()].some(
			other =>
				other.username !== user.username &&
				other.attributes[name] === value &&
				other.attributes[`${name}_verified`] === 'true',
		);
	if (isTaken) {
		throw new Failure('AliasExistsException', `An account with the given ${name} already exists.`);
	}
};

/** Marks an attribute verified and uses its code up; a value that waited for it takes its place. */
export const verifyAttribute = (
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	user: User,
	name: Verifiable,
	value: string,
): User => {
	const {[name]: _, ...pending} = user.pending;
	return state.change(pool, user, {
		attributes: {...user.attributes, [name]: value, [`${name}_verified`]: 'true'},
		pending,
		codes: codesWithout(user, name),
		modifiedAt: clock(),
	});
};

const verifyRequest = members({AccessToken: accessToken, AttributeName: attributeName, Code: code});

/** VerifyUserAttribute. */
export const verifyUserAttribute: Operation = context => async request => {
	const {AccessToken, AttributeName, Code} = read(verifyRequest, request);
	const {pool, user} = await bearerOf(context, AccessToken);
	const name = verifiable(AttributeName);
	if (!(user.pending[name] ?? user.attributes[name])) {
		throw invalidParameter(`Unable to verify attribute: ${name} no value set to verify`);
	}
	const spent = spend(context, pool, user, 'VerifyUserAttribute', triesPerHour);
	const value = matchCode(context, spent, name, Code);
	refuseTakenAlias(pool, spent, name, value);
	verifyAttribute(context, pool, spent, name, value);
	return {};
};
