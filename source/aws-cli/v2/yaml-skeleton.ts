import type {Operation, Shape} from '../operations.ts';
import {optionName} from '../operations.ts';

/**
 * An operation's input as a YAML template for `--cli-input-yaml`, with a comment about each member and whether it is
 * required (`awscli/customizations/generatecliskeleton.py` 2.9.19; the descriptions are the API reference's).
 */
export function yamlSkeleton({name, input}: Operation): string {
	return members(input.members, input.required, '', member => overviewOf(name, member));
}

function members(
	shapes: Readonly<Record<string, Shape>>,
	required: readonly string[],
	margin: string,
	overview: (member: string) => string,
): string {
	return Object.entries(shapes)
		.map(([member, shape], index) => {
			const start = index === 0 ? margin.replace(/ {2}$/, '- ') : margin;
			const mark = required.includes(member) ? '[REQUIRED] ' : '';
			/* The AWS CLI puts the first comment of a block one column further to the right. */
			const gap = index === 0 ? '  ' : ' ';
			const value = shape.type === 'string' ? " ''" : '';
			return `${start}${member}:${value}${gap}# ${mark}${overview(member)}\n${below(shape, margin)}`;
		})
		.join('');
}

function below(shape: Shape, margin: string): string {
	if (shape.type === 'map') return `${margin}  KeyName: ''\n`;
	if (shape.type !== 'list' || shape.member.type !== 'structure') return '';
	const {member} = shape;
	return members(member.members, member.required, `${margin}  `, attributeOverview);
}

function attributeOverview(member: string): string {
	return member === 'Name' ? 'The name of the attribute.' : 'The value of the attribute.';
}

const metadata =
	'A map of custom key-value pairs that you can provide as input for any custom workflows that this action';

const overviews: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	GetUserAttributeVerificationCode: {
		AccessToken:
			'A non-expired access token for the user whose attribute verification code you want to generate.',
		AttributeName:
			'The attribute name returned by the server response to get the user attribute verification code.',
		ClientMetadata: `${metadata} triggers.`,
	},
	VerifyUserAttribute: {
		AccessToken:
			'A valid access token that Amazon Cognito issued to the user whose user attributes you want to verify.',
		AttributeName: 'The attribute name in the request to verify user attributes.',
		Code: 'The verification code in the request to verify user attributes.',
	},
	GetUser: {
		AccessToken: 'A non-expired access token for the user whose information you want to query.',
	},
	UpdateUserAttributes: {
		UserAttributes: 'An array of name-value pairs representing user attributes.',
		AccessToken:
			'A valid access token that Amazon Cognito issued to the user whose user attributes you want to update.',
		ClientMetadata: `${metadata} initiates.`,
	},
};

function overviewOf(operation: string, member: string): string {
	return overviews[operation]?.[member] ?? optionName(member);
}
