import type {Operation} from '../context.ts';
import {invalidParameter} from '../model/failure.ts';
import {members, read, text} from '../model/shape.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {matchCode, sendCode, sendsPerHour, spend, triesPerHour} from '../users/codes.ts';
import {isVerifiable, type Verifiable} from '../users/verifiable.ts';
import {verifyAttribute} from '../users/verify-attribute.ts';
import {clientMetadata} from './request-parts.ts';

function verifiable(name: string): Verifiable {
	if (isVerifiable(name)) return name;
	throw invalidParameter('Invalid attribute name. Only phone_number and email can be verified.');
}

const getCodeRequest = members({
	AccessToken: text,
	AttributeName: text,
	ClientMetadata: clientMetadata,
});

/**
 * GetUserAttributeVerificationCode. Sends a code even if the value is already verified. If a new value is pending, the
 * code goes to that one (Cognito's choice is not documented).
 */
export const getUserAttributeVerificationCode: Operation = context => async request => {
	const {AccessToken, AttributeName, ClientMetadata} = read(getCodeRequest, request);
	const {pool, client, user} = await bearerOf(context, AccessToken);
	const name = verifiable(AttributeName);
	const destination = user.pending[name] ?? user.attributes[name];
	if (!destination) {
		const what = name === 'email' ? 'email address' : 'phone number';
		throw invalidParameter(`User does not have a valid registered ${what}`);
	}
	const spent = spend(context, pool, user, 'GetUserAttributeVerificationCode', sendsPerHour);
	return {
		CodeDeliveryDetails: await sendCode(context, pool, spent, {
			purpose: name,
			source: 'VerifyUserAttribute',
			attributeName: name,
			destination,
			clientId: client.id,
			clientMetadata: ClientMetadata,
		}),
	};
};

const verifyRequest = members({AccessToken: text, AttributeName: text, Code: text});

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
	verifyAttribute(context, pool, spent, name, value);
	return {};
};
