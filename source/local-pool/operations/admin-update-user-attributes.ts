import type {Operation} from '../context.ts';
import {members, read, text} from '../model/shape.ts';
import {checkChange, refuseUnaddressedMarks, withAttribute} from '../users/attributes.ts';
import {sendCode} from '../users/codes.ts';
import {refuseTakenName} from '../users/identity.ts';
import {isVerifiable} from '../users/verifiable.ts';
import {userNamed} from './admin-users.ts';
import {clientMetadata, givenAttributes, userAttributes} from './request-parts.ts';

const updateRequest = members({
	UserPoolId: text,
	Username: text,
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
	const given = givenAttributes(pool, request.UserAttributes);
	checkChange(pool, user.attributes, given);
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
	refuseUnaddressedMarks(attributes);
	refuseTakenName(pool, attributes, user);
	const changed = context.state.change(pool, user, {
		attributes,
		codes,
		modifiedAt: context.clock(),
	});
	for (const name of pool.settings.AutoVerifiedAttributes) {
		const value = attributes[name];
		const isNew = value !== undefined && value !== user.attributes[name];
		if (isNew && attributes[`${name}_verified`] !== 'true') {
			const newest = context.state.change(pool, changed, {});
			await sendCode(context, pool, newest, {
				purpose: name,
				source: 'UpdateUserAttribute',
				attributeName: name,
				destination: value,
				clientMetadata: request.ClientMetadata,
			});
		}
	}
	return {};
};
