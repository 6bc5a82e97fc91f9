import assert from 'node:assert/strict';
import {test} from 'node:test';
import {textOf} from '../../helpers/local-pool-client.ts';
import {createContext} from '../../helpers/pool-context.ts';

const recovery = (...mechanisms: readonly (readonly [string, number])[]) => ({
	AccountRecoverySetting: {
		RecoveryMechanisms: mechanisms.map(([Name, Priority]) => ({Name, Priority})),
	},
});
const firstFactors = (...AllowedFirstAuthFactors: readonly string[]) => ({
	Policies: {SignInPolicy: {AllowedFirstAuthFactors}},
});
const repeated =
	'Invalid account recovery setting parameter, Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.';

const arn = (name: string, region = 'us-east-1') =>
	`arn:aws:lambda:${region}:000000000000:function:${name}`;
const preToken = (LambdaArn: string, LambdaVersion = 'V2_0') => ({
	PreTokenGenerationConfig: {LambdaArn, LambdaVersion},
});
const triggers = (LambdaConfig: object) => ({LambdaConfig});
const invitation = (InviteMessageTemplate: object) => ({
	AdminCreateUserConfig: {InviteMessageTemplate},
});
const lite = (more: object) => ({UserPoolTier: 'LITE', ...more});
const toBeDisabled =
	'The following features need to be disabled for the LITE pricing tier configured: ';
const sourced = {
	EmailSendingAccount: 'DEVELOPER',
	SourceArn: 'arn:aws:ses:us-east-1:1:identity/a.b',
};
const identityIn = (region: string) => `arn:aws:ses:${region}:1:identity/a.b`;
const sesRegions = (list: string) =>
	`Provided SourceArn must be in one of the following SES regions: ${list}.`;
const sms = {SmsConfiguration: {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'}};
const totp = {SoftwareTokenMfaConfiguration: {Enabled: true}};
const autoVerified = (...AutoVerifiedAttributes: readonly string[]) => ({AutoVerifiedAttributes});
const verifiedBefore = (...AttributesRequireVerificationBeforeUpdate: readonly string[]) => ({
	UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate},
});
const unmatched = (value: string, at: string, pattern: string) =>
	`1 validation error detected: Value '${value}' at 'adminCreateUserConfig.inviteMessage.${at}' failed to satisfy constraint: Member must satisfy regular expression pattern: ${pattern}`;

test('a pool whose settings go against each other is refused, new or changed', async () => {
	const pool = createContext();
	const made = await pool.call('CreateUserPool', {PoolName: 'p'});
	const UserPoolId = textOf(made, 'UserPool', 'Id');
	// The settings that an update keeps, for cases without earlier settings.
	const usual = {...firstFactors('PASSWORD'), ...verifiedBefore()};
	const cases: readonly (readonly [object, string | undefined])[] = [
		[recovery(['verified_email', 1], ['verified_phone_number', 1]), repeated],
		[recovery(['verified_email', 1], ['verified_email', 2]), repeated],
		[recovery(['verified_email', 2], ['verified_phone_number', 1]), undefined],
		[autoVerified('email'), undefined],
		[{...autoVerified('email', 'phone_number'), ...sms}, undefined],
		// terraform-provider-aws, TestAccCognitoUserPool_verificationMessageTemplate and others
		[
			autoVerified('email', 'phone_number'),
			'SMS configuration is required when phone_number is selected for auto verification',
		],
		[{...autoVerified('email'), ...verifiedBefore('email')}, undefined],
		[
			verifiedBefore('email'),
			'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
		],
		[
			firstFactors('EMAIL_OTP'),
			'Password should be configured as one of the allowed first auth factors.',
		],
		[firstFactors('EMAIL_OTP', 'PASSWORD'), undefined],
		// cdkd, measured in August 2026
		[
			firstFactors('SMS_OTP', 'PASSWORD'),
			'SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration',
		],
		[{...firstFactors('SMS_OTP', 'PASSWORD'), ...sms}, undefined],
		[
			{EmailConfiguration: {EmailSendingAccount: 'DEVELOPER'}},
			'Source ARN is required to use DEVELOPER email sending owner',
		],
		[{EmailConfiguration: sourced}, undefined],
		[{EmailConfiguration: {...sourced, From: 'nobody'}}, 'Provided From email address is invalid'],
		[{EmailConfiguration: {...sourced, From: 'Ann <ann@a.b>'}}, undefined],
		[{EmailConfiguration: {SourceArn: identityIn('eu-west-1')}}, undefined],
		[
			{EmailConfiguration: {...sourced, SourceArn: identityIn('eu-central-1')}},
			sesRegions('eu-west-1, us-east-1, us-west-2'),
		],
		[{SmsConfiguration: {...sms.SmsConfiguration, SnsRegion: 'us-east-1'}}, undefined],
		[
			{SmsConfiguration: {...sms.SmsConfiguration, SnsRegion: 'us-west-2'}},
			'Invalid snsRegion. Allowed SNS region for us-east-1 is us-east-1',
		],
		[
			{MfaConfiguration: 'ON'},
			'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
		],
		[triggers({PreSignUp: arn('f'), ...preToken(arn('g'))}), undefined],
		[
			triggers({PreSignUp: arn('f', 'eu-west-1')}),
			'Cross-region lambda functions are not supported',
		],
		[triggers(preToken(arn('f', 'eu-west-1'))), 'Cross-region lambda functions are not supported'],
		[triggers({PreTokenGeneration: arn('f'), ...preToken(arn('f'))}), undefined],
		[
			triggers({PreTokenGeneration: arn('f'), ...preToken(arn('g'))}),
			"Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
		],
		[
			triggers({CustomEmailSender: {LambdaArn: arn('f'), LambdaVersion: 'V1_0'}}),
			'KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.',
		],
		[invitation({EmailMessage: '{username} {####}', SMSMessage: '{username} {####}'}), undefined],
		// terraform-provider-aws #49294
		[
			invitation({EmailMessage: 'You, {####}'}),
			unmatched('You, {####}', 'emailMessage', '.*\\{username\\}.*'),
		],
		[
			invitation({SMSMessage: 'Hello {username}'}),
			unmatched('Hello {username}', 'smsMessage', '.*\\{####\\}.*'),
		],
		[
			{...firstFactors('PASSWORD', 'EMAIL_OTP'), ...invitation({EmailMessage: 'Hi {username}'})},
			undefined,
		],
		// aws-cdk #6811
		[
			{VerificationMessageTemplate: {EmailMessageByLink: 'Here {## ##}'}},
			'The message is invalid.',
		],
		[{VerificationMessageTemplate: {EmailMessageByLink: 'Click {##here##}'}}, undefined],
	];
	for (const [settings, refused] of cases) {
		const created = await pool.told('CreateUserPool', {PoolName: 'p', ...settings});
		const updated = await pool.told('UpdateUserPool', {UserPoolId, ...usual, ...settings});
		if (refused === undefined) assert.deepEqual([typeof created, updated], ['object', {}]);
		else {
			const wanted = `InvalidParameterException: ${refused}`;
			assert.deepEqual([created, updated], [wanted, wanted]);
		}
	}
});

// Developer Guide, email settings and SMS message settings; the refusal in Seoul is from a deployment, 2026.
test('email and text messages of a pool go out in regions that go with its own', async () => {
	const invalid = (words: string) => `InvalidParameterException: ${words}`;
	const cases: readonly (readonly [string, object, string | undefined])[] = [
		['eu-central-1', {SourceArn: identityIn('eu-central-1')}, undefined],
		['eu-central-1', {SourceArn: identityIn('us-west-2')}, undefined],
		[
			'eu-central-1',
			{SourceArn: identityIn('eu-north-1')},
			invalid(sesRegions('eu-central-1, eu-west-1, us-east-1, us-west-2')),
		],
		['eu-north-1', {SourceArn: identityIn('eu-north-1')}, undefined],
		['eu-north-1', {SourceArn: identityIn('eu-west-1')}, invalid(sesRegions('eu-north-1'))],
		// SES isn't in every region; alternatives are not checked.
		['me-central-1', {SourceArn: identityIn('eu-central-1')}, undefined],
		['us-east-2', {SnsRegion: 'us-east-1'}, undefined],
		['us-east-2', {SnsRegion: 'us-east-2'}, undefined],
		['ap-northeast-2', {SnsRegion: 'ap-northeast-1'}, undefined],
		[
			'ap-northeast-2',
			{SnsRegion: 'ap-northeast-2'},
			invalid('Invalid snsRegion. Allowed SNS region for ap-northeast-2 is ap-northeast-1'),
		],
	];
	for (const [region, settings, refused] of cases) {
		const pool = createContext({}, {}, {region});
		const created = await pool.told('CreateUserPool', {
			PoolName: 'p',
			...('SnsRegion' in settings
				? {SmsConfiguration: {...sms.SmsConfiguration, ...settings}}
				: {EmailConfiguration: {...sourced, ...settings}}),
		});
		if (refused === undefined) assert.equal(typeof created, 'object', String(created));
		else assert.equal(created, refused);
	}
});

test('the cheapest plan has only passwords as first factors, and the oldest form of a token’s trigger', async () => {
	const pool = createContext();
	const cases: readonly (readonly [object, string | undefined])[] = [
		[firstFactors('PASSWORD', 'EMAIL_OTP'), 'Passwordless Sign-In'],
		[triggers(preToken(arn('f'))), 'Token Customization with Pre-Token Generation Lambda V2_0'],
		[firstFactors('PASSWORD'), undefined],
		[triggers(preToken(arn('f'), 'V1_0')), undefined],
	];
	for (const [settings, feature] of cases) {
		const created = await pool.told('CreateUserPool', {PoolName: 'p', ...lite(settings)});
		if (feature === undefined) assert.equal(typeof created, 'object', String(created));
		else {
			assert.equal(created, `FeatureUnavailableInTierException: ${toBeDisabled}${feature}`);
		}
	}
});

// terraform-provider-aws #40734; Developer Guide, feature plans
test('threat protection wants the highest plan, and chooses it where none is named', async () => {
	const pool = createContext();
	const protectedBy = (AdvancedSecurityMode: string, more: object = {}) =>
		pool.told('CreateUserPool', {
			PoolName: 'p',
			UserPoolAddOns: {AdvancedSecurityMode},
			...more,
		});
	const refused = (tier: string) =>
		`FeatureUnavailableInTierException: The following features need to be disabled for the ${tier} pricing tier configured: Threat Protection`;
	const tierIn = (made: unknown) => textOf(made, 'UserPool', 'UserPoolTier');
	assert.equal(tierIn(await protectedBy('AUDIT')), 'PLUS');
	assert.equal(tierIn(await protectedBy('OFF')), 'ESSENTIALS');
	assert.equal(tierIn(await protectedBy('ENFORCED', {UserPoolTier: 'PLUS'})), 'PLUS');
	for (const UserPoolTier of ['LITE', 'ESSENTIALS']) {
		assert.equal(await protectedBy('ENFORCED', {UserPoolTier}), refused(UserPoolTier));
	}
});

test('a plan can’t be left for one that lacks what is on, and a feature can’t come on in a plan that lacks it', async () => {
	const pool = createContext();
	const made = await pool.call('CreateUserPool', {
		PoolName: 'p',
		...firstFactors('PASSWORD', 'EMAIL_OTP'),
	});
	const UserPoolId = textOf(made, 'UserPool', 'Id');
	const update = (request: object) => pool.told('UpdateUserPool', {UserPoolId, ...request});
	const client = await pool.call('CreateUserPoolClient', {
		UserPoolId,
		ClientName: 'c',
		RefreshTokenRotation: {Feature: 'ENABLED', RetryGracePeriodSeconds: 0},
	});
	assert.equal(
		await update(lite({})),
		`TierChangeNotAllowedException: ${toBeDisabled}Passwordless Sign-In, Refresh Token Rotation`,
	);
	assert.equal(
		await update(lite(firstFactors('PASSWORD'))),
		`TierChangeNotAllowedException: ${toBeDisabled}Refresh Token Rotation`,
	);
	await pool.call('DeleteUserPoolClient', {
		UserPoolId,
		ClientId: textOf(client, 'UserPoolClient', 'ClientId'),
	});
	assert.deepEqual(await update(lite(firstFactors('PASSWORD'))), {});
	assert.equal(
		await update(lite(firstFactors('PASSWORD', 'EMAIL_OTP'))),
		`FeatureUnavailableInTierException: ${toBeDisabled}Passwordless Sign-In`,
	);
});

// cdkd, measured in August 2026; the guide also has the rules about email.
test('the MFA of a pool is refused where its mode, its factors and its messages do not go together', async () => {
	const pool = createContext();
	const together = "can't turn off MFA and configure an MFA together.";
	const allOff = "can't disable all MFAs with a required or optional configuration.";
	const mode = (words: string) => `Invalid MFA configuration given, ${words}`;
	const email = {EmailMfaConfiguration: {}};
	const passkeys = (FactorConfiguration: string) => ({
		WebAuthnConfiguration: {
			RelyingPartyId: 'a.b',
			UserVerification: 'required',
			FactorConfiguration,
		},
	});
	const single = passkeys('SINGLE_FACTOR');
	const on = {MfaConfiguration: 'ON'};
	const optional = {MfaConfiguration: 'OPTIONAL'};
	const off = {MfaConfiguration: 'OFF'};
	const mailing = {EmailConfiguration: sourced};
	const byPhone = recovery(['verified_phone_number', 1], ['verified_email', 2]);
	const codes =
		'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled';
	const byEmail =
		'Cannot set EmailMfaConfiguration when user pool AccountRecoverySetting is not set or contains only verified_email in RecoveryMechanisms.';
	// [the pool's settings, the request, the refusal]
	const cases: readonly (readonly [object, object, string | undefined])[] = [
		[{}, {...off, ...totp}, mode(together)],
		[{}, totp, mode(together)],
		[{}, {...off, SoftwareTokenMfaConfiguration: {Enabled: false}}, mode(together)],
		[{}, off, undefined],
		[{}, {...off, ...single}, undefined],
		[{}, optional, mode(allOff)],
		[{}, {...optional, SoftwareTokenMfaConfiguration: {Enabled: false}}, mode(allOff)],
		[
			{},
			{...optional, ...single},
			'Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.',
		],
		[
			{},
			{...optional, SmsMfaConfiguration: {}},
			'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
		],
		[sms, {...optional, SmsMfaConfiguration: {}}, undefined],
		[{}, {...optional, SmsMfaConfiguration: sms}, undefined],
		[
			byPhone,
			{...optional, ...email},
			'Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.',
		],
		[mailing, {...optional, ...email}, byEmail],
		[{...mailing, ...recovery(['verified_email', 1])}, {...optional, ...email}, byEmail],
		[{...mailing, ...byPhone}, {...optional, ...email}, undefined],
		[firstFactors('PASSWORD', 'EMAIL_OTP'), {...on, ...totp}, codes],
		[firstFactors('PASSWORD', 'EMAIL_OTP'), {...optional, ...totp}, undefined],
		[
			firstFactors('PASSWORD', 'WEB_AUTHN'),
			{...on, ...totp, ...single},
			'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor',
		],
		[
			firstFactors('PASSWORD', 'WEB_AUTHN'),
			{...on, ...totp, ...passkeys('MULTI_FACTOR_WITH_USER_VERIFICATION')},
			undefined,
		],
	];
	for (const [settings, request, refused] of cases) {
		const made = await pool.call('CreateUserPool', {PoolName: 'p', ...settings});
		const UserPoolId = textOf(made, 'UserPool', 'Id');
		const answer = await pool.told('SetUserPoolMfaConfig', {UserPoolId, ...request});
		const kept = await pool.told('GetUserPoolMfaConfig', {UserPoolId});
		if (refused === undefined) assert.deepEqual(answer, kept);
		else {
			assert.equal(answer, `InvalidParameterException: ${refused}`);
			assert.deepEqual(kept, off);
		}
	}
});
