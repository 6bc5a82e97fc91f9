import type {Operation} from '../context.ts';
import {members, read, text} from '../model/shape.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {
	checkChange,
	checkWrite,
	refuseOwnMarks,
	withAttribute,
	withAttributes,
} from '../users/attributes.ts';
import {codesWithout, sendCode} from '../users/codes.ts';
import {refuseTakenName} from '../users/identity.ts';
import type {CodeDeliveryDetails} from '../users/messages.ts';
import {isVerifiable} from '../users/verifiable.ts';
import {clientMetadata, givenAttributes, userAttributes} from './request-parts.ts';

const request = members({
	AccessToken: text,
	UserAttributes: userAttributes,
	ClientMetadata: clientMetadata,
});

/**
 * UpdateUserAttributes. A changed address gets a code at once if the pool verifies it automatically
 * (AutoVerifiedAttributes); an unchanged one doesn't. If the pool requires verification first, the old value stays
 * until then. These sends don't count toward the five per hour: that is our reading, since the model lists no such
 * error.
 */
export const updateUserAttributes: Operation = context => async body => {
	const {AccessToken, UserAttributes, ClientMetadata} = read(request, body);
	const {pool, client, user} = await bearerOf(context, AccessToken);
	const given = givenAttributes(pool, UserAttributes);
	checkChange(pool, user.attributes, given);
	refuseOwnMarks(pool, Object.keys(given));
	checkWrite(client, Object.keys(given));
	refuseTakenName(pool, withAttributes(user.attributes, given), user);

	const {AutoVerifiedAttributes, UserAttributeUpdateSettings} = pool.settings;
	const waiting = UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
	const sent: CodeDeliveryDetails[] = [];
	for (const [Name, Value] of Object.entries(given)) {
		const newest = context.state.change(pool, user, {});
		const isChange = newest.attributes[Name] !== Value;
		const waits = waiting.find(one => one === Name && isChange && Value !== '');
		const {[Name]: _, ...pending} = newest.pending;
		const changed = context.state.change(pool, newest, {
			pending: waits ? {...pending, [Name]: Value} : pending,
			attributes: waits ? newest.attributes : withAttribute(newest.attributes, Name, Value),
			// A code sent to another address proves nothing about this one.
			codes:
				isVerifiable(Name) && newest.codes[Name]?.destination !== Value
					? codesWithout(newest, Name)
					: newest.codes,
			modifiedAt: context.clock(),
		});
		const verified = AutoVerifiedAttributes.find(one => one === Name);
		if (isChange && verified && Value !== '') {
			const details = await sendCode(context, pool, changed, {
				purpose: verified,
				source: 'UpdateUserAttribute',
				attributeName: verified,
				destination: Value,
				clientId: client.id,
				clientMetadata: ClientMetadata,
			});
			sent.push(details);
		}
	}
	return {CodeDeliveryDetailsList: sent};
};
