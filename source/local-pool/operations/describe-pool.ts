import type {Context} from '../context.ts';
import {regionOf, type UserPool} from '../model/pool.ts';
import {policyOf} from '../users/passwords.ts';
import {tierOf} from './check-tier.ts';
import {timestamp} from './request-parts.ts';

/** The partition of a region, as in ARNs. */
function partitionOf(region: string): string {
	if (region.startsWith('cn-')) return 'aws-cn';
	return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The ARN of a pool: `arn:aws:cognito-idp:<region>:<account>:userpool/<id>`. */
export function arnOf({account}: Pick<Context, 'account'>, pool: UserPool): string {
	const region = regionOf(pool);
	return `arn:${partitionOf(region)}:cognito-idp:${region}:${account.id}:userpool/${pool.id}`;
}

/** Members of CreateUserPool that DescribeUserPool returns unchanged under the same name. */
const shownAsGiven = [
	'AutoVerifiedAttributes',
	'AliasAttributes',
	'UsernameAttributes',
	'SmsAuthenticationMessage',
	'DeviceConfiguration',
	'SmsConfiguration',
	'UserPoolAddOns',
	'UsernameConfiguration',
	'AccountRecoverySetting',
];

/** The older members for the content of VerificationMessageTemplate: the service returns a message in both places. */
function messagesOf({settings}: UserPool) {
	const template = settings.VerificationMessageTemplate;
	const sms = template?.SmsMessage ?? settings.SmsVerificationMessage;
	const message = template?.EmailMessage ?? settings.EmailVerificationMessage;
	const subject = template?.EmailSubject ?? settings.EmailVerificationSubject;
	return {
		template: {
			...(sms !== undefined && {SmsMessage: sms}),
			...(message !== undefined && {EmailMessage: message}),
			...(subject !== undefined && {EmailSubject: subject}),
		},
		older: {
			...(sms !== undefined && {SmsVerificationMessage: sms}),
			...(message !== undefined && {EmailVerificationMessage: message}),
			...(subject !== undefined && {EmailVerificationSubject: subject}),
		},
	};
}

/** The domain under amazoncognito.com, by its prefix, and the custom domain. */
const domainsOf = ({domains}: UserPool) =>
	Object.fromEntries(
		[...domains.values()].map(({name, certificateArn}) => [
			certificateArn === undefined ? 'Domain' : 'CustomDomain',
			name,
		]),
	);

/**
 * A pool as CreateUserPool, DescribeUserPool and UpdateUserPool return it, including what the service adds (from
 * published output, 2018 to 2025).
 */
export function describePool(context: Pick<Context, 'account'>, pool: UserPool) {
	const {given, settings} = pool;
	const {template, older} = messagesOf(pool);
	const part = (name: string) => {
		const value = given[name];
		return typeof value === 'object' && value !== null ? value : {};
	};
	const passwordPolicy = policyOf(pool);
	return {
		Id: pool.id,
		Name: settings.PoolName,
		Arn: arnOf(context, pool),
		CreationDate: timestamp(pool.createdAt),
		LastModifiedDate: timestamp(pool.modifiedAt),
		EstimatedNumberOfUsers: pool.users.size,
		...domainsOf(pool),
		...Object.fromEntries(
			shownAsGiven.filter(name => given[name] !== undefined).map(name => [name, given[name]]),
		),
		...older,
		Policies: {
			PasswordPolicy: passwordPolicy,
			SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD'], ...settings.Policies?.SignInPolicy},
		},
		SchemaAttributes: [...pool.schema.values()],
		LambdaConfig: part('LambdaConfig'),
		UserPoolTags: part('UserPoolTags'),
		MfaConfiguration: settings.MfaConfiguration,
		DeletionProtection: given['DeletionProtection'] ?? 'INACTIVE',
		UserPoolTier: tierOf(pool),
		VerificationMessageTemplate: {
			DefaultEmailOption: 'CONFIRM_WITH_CODE',
			...part('VerificationMessageTemplate'),
			...template,
		},
		UserAttributeUpdateSettings: {
			AttributesRequireVerificationBeforeUpdate: [],
			...part('UserAttributeUpdateSettings'),
		},
		EmailConfiguration: {EmailSendingAccount: 'COGNITO_DEFAULT', ...part('EmailConfiguration')},
		AdminCreateUserConfig: {
			AllowAdminCreateUserOnly: false,
			UnusedAccountValidityDays: passwordPolicy.TemporaryPasswordValidityDays,
			...part('AdminCreateUserConfig'),
		},
	};
}
