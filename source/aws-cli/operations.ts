/**
 * The shape of a value in the service model. `name` is the shape's own name, used only for lists in output skeletons.
 * `secret` marks what no message, log or error may contain: a token, or a code, which is all digits.
 */
export type Shape = StringShape | StructureShape | ListShape | MapShape;
export type StringShape = {
	readonly type: 'string';
	readonly name: string;
	readonly min?: number;
	readonly secret?: 'token' | 'code';
};
export type StructureShape = {
	readonly type: 'structure';
	readonly required: readonly string[];
	readonly members: Readonly<Record<string, Shape>>;
};
export type ListShape = {readonly type: 'list'; readonly name: string; readonly member: Shape};
export type MapShape = {readonly type: 'map'; readonly value: StringShape};

/** An operation of Amazon Cognito user pools that is authorized by an access token and never signed. */
export type Operation = {
	readonly command: string;
	readonly name: string;
	readonly summary: string;
	readonly input: StructureShape;
	readonly output: StructureShape;
};

const string: StringShape = {type: 'string', name: 'StringType'};
const attributeName: StringShape = {type: 'string', name: 'AttributeNameType', min: 1};
const accessToken: StringShape = {type: 'string', name: 'TokenModelType', secret: 'token'};
const confirmationCode: StringShape = {
	type: 'string',
	name: 'ConfirmationCodeType',
	min: 1,
	secret: 'code',
};
const clientMetadata: MapShape = {type: 'map', value: string};
const deliveryMedium: StringShape = {type: 'string', name: 'DeliveryMediumType'};

const attributes: ListShape = {
	type: 'list',
	name: 'AttributeListType',
	member: {
		type: 'structure',
		required: ['Name'],
		members: {Name: attributeName, Value: {type: 'string', name: 'AttributeValueType'}},
	},
};

const codeDeliveryDetails: StructureShape = {
	type: 'structure',
	required: [],
	members: {
		Destination: string,
		DeliveryMedium: deliveryMedium,
		AttributeName: attributeName,
	},
};

/**
 * The four operations. Members are in the model's order, which skeletons, options and output follow. Source: the
 * service model of `cognito-idp` 2016-04-18 (API reference: GetUserAttributeVerificationCode, VerifyUserAttribute,
 * GetUser, UpdateUserAttributes). Patterns and maximum lengths are left to the service to check.
 */
export const operations: readonly Operation[] = [
	{
		command: 'get-user-attribute-verification-code',
		name: 'GetUserAttributeVerificationCode',
		summary: 'Send a verification code for an attribute of the signed-in user.',
		input: {
			type: 'structure',
			required: ['AccessToken', 'AttributeName'],
			members: {
				AccessToken: accessToken,
				AttributeName: attributeName,
				ClientMetadata: clientMetadata,
			},
		},
		output: {
			type: 'structure',
			required: [],
			members: {CodeDeliveryDetails: codeDeliveryDetails},
		},
	},
	{
		command: 'verify-user-attribute',
		name: 'VerifyUserAttribute',
		summary: 'Verify an attribute of the signed-in user with the code that was sent.',
		input: {
			type: 'structure',
			required: ['AccessToken', 'AttributeName', 'Code'],
			members: {AccessToken: accessToken, AttributeName: attributeName, Code: confirmationCode},
		},
		output: {type: 'structure', required: [], members: {}},
	},
	{
		command: 'get-user',
		name: 'GetUser',
		summary: 'Show the signed-in user and their attributes.',
		input: {
			type: 'structure',
			required: ['AccessToken'],
			members: {AccessToken: accessToken},
		},
		output: {
			type: 'structure',
			required: ['Username', 'UserAttributes'],
			members: {
				Username: {type: 'string', name: 'UsernameType'},
				UserAttributes: attributes,
				MFAOptions: {
					type: 'list',
					name: 'MFAOptionListType',
					member: {
						type: 'structure',
						required: [],
						members: {DeliveryMedium: deliveryMedium, AttributeName: attributeName},
					},
				},
				PreferredMfaSetting: string,
				UserMFASettingList: {type: 'list', name: 'UserMFASettingListType', member: string},
			},
		},
	},
	{
		command: 'update-user-attributes',
		name: 'UpdateUserAttributes',
		summary: 'Change attributes of the signed-in user.',
		input: {
			type: 'structure',
			required: ['UserAttributes', 'AccessToken'],
			members: {
				UserAttributes: attributes,
				AccessToken: accessToken,
				ClientMetadata: clientMetadata,
			},
		},
		output: {
			type: 'structure',
			required: [],
			members: {
				CodeDeliveryDetailsList: {
					type: 'list',
					name: 'CodeDeliveryDetailsListType',
					member: codeDeliveryDetails,
				},
			},
		},
	},
];

/** The shape of a member, whose name may come from outside; undefined if the model doesn't have it. */
export function memberShape({members}: StructureShape, name: string): Shape | undefined {
	return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** The option that sets a member of the input: `ClientMetadata` → `--client-metadata`. */
export function optionName(member: string): `--${string}` {
	return `--${member.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase()}`;
}
