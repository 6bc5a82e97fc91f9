import {
	type AttributeType,
	GetUserAttributeVerificationCodeCommand,
	GetUserCommand,
	UpdateUserAttributesCommand,
	VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {isVerifiable, verifiable} from '../verifiable.ts';
import type {Cognito, UserAttribute} from './cognito.ts';
import {readDelivery, readOptionalText, readText} from './wire/read-answer.ts';
import type {Wire} from './wire/wire.ts';

type Operations = 'getUser' | 'requestCode' | 'verifyAttribute' | 'updateAttribute';

/** Operations on a user's own attributes, authorized by their access token. None is signed or needs a SECRET_HASH. */
export function attributeOperations({call, now}: Wire): Pick<Cognito, Operations> {
	return {
		getUser: async (accessToken, options) => {
			const answer = await call(
				(sdk, abort) => sdk.send(new GetUserCommand({AccessToken: accessToken}), abort),
				options,
			);
			return {
				username: readText(answer.Username, 'Username'),
				attributes: foldVerified(answer.UserAttributes),
			};
		},

		requestCode: async ({accessToken, attributeName, clientMetadata}, options) => {
			const answer = await call(
				(sdk, abort) =>
					sdk.send(
						new GetUserAttributeVerificationCodeCommand({
							AccessToken: accessToken,
							AttributeName: attributeName,
							...(clientMetadata !== undefined && {ClientMetadata: clientMetadata}),
						}),
						abort,
					),
				options,
			);
			return readDelivery(answer.CodeDeliveryDetails, answer, now());
		},

		verifyAttribute: async ({accessToken, attributeName, code}, options) => {
			await call(
				(sdk, abort) =>
					sdk.send(
						new VerifyUserAttributeCommand({
							AccessToken: accessToken,
							AttributeName: attributeName,
							Code: code,
						}),
						abort,
					),
				options,
			);
		},

		updateAttribute: async ({accessToken, name, value, clientMetadata}, options) => {
			const answer = await call(
				(sdk, abort) =>
					sdk.send(
						new UpdateUserAttributesCommand({
							AccessToken: accessToken,
							UserAttributes: [{Name: name, Value: value}],
							...(clientMetadata !== undefined && {ClientMetadata: clientMetadata}),
						}),
						abort,
					),
				options,
			);
			const details = answer.CodeDeliveryDetailsList?.[0];
			return details === undefined ? undefined : readDelivery(details, answer, now());
		},
	};
}

/**
 * Merges `email_verified` and `phone_number_verified`, which are attributes to the service, into those they describe.
 */
function foldVerified(list: readonly AttributeType[] | undefined): readonly UserAttribute[] {
	const values = new Map<string, string>();
	for (const attribute of Array.isArray(list) ? list : []) {
		const name = readOptionalText(attribute?.Name);
		if (name !== undefined) values.set(name, readOptionalText(attribute.Value) ?? '');
	}
	return [...values]
		.filter(([name]) => !verifiable.some(base => name === `${base}_verified`))
		.map(([name, value]) => ({
			name,
			value,
			// Missing if the app client may not read it (ReadAttributes): then it isn't known.
			...(isVerifiable(name) &&
				values.has(`${name}_verified`) && {isVerified: values.get(`${name}_verified`) === 'true'}),
		}));
}
