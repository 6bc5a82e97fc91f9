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
 * AdminUpdateUserAttributes. An administrator can mark an address verified; a changed address that isn't gets a code if
 * the pool verifies it automatically. Of two conflicting reports about a taken alias, this pool follows the one that
 * was refused.
 */
export const adminUpdateUserAttributes: Operation = context => async body => {
	const request = read(updateRequest, body);
	const {pool, user} = userNamed(context, request);
	const given = givenAttributes(pool, request.UserAttributes);
	checkChange(pool, user.attributes, given);
	let {attributes, codes} = user;
	for (const [name, value] of Object.entries(given)) {
		if (isVerifiable(name) && value !== attributes[name]) {
			// A code sent to the old address proves nothing about the new one.
			const {[name]: _, ...others} = codes;
			codes = others;
		}
		attributes = name.endsWith('_verified')
			? {...attributes, [name]: value}
			: withAttribute(attributes, name, value);
	}
	// The order of the address and its `…_verified` attribute in the list makes no difference.
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
