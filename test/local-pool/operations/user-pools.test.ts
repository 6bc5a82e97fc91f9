import assert from 'node:assert/strict';
import {test} from 'node:test';
import {textOf} from '../../helpers/local-pool-client.ts';
import {createContext, UserPoolId} from '../../helpers/pool-context.ts';

const text = (Name: string, MinLength = '0', MaxLength = '2048') => ({
	Name,
	AttributeDataType: 'String',
	DeveloperOnlyAttribute: false,
	Mutable: true,
	Required: false,
	StringAttributeConstraints: {MinLength, MaxLength},
});
const mark = (Name: string) => ({
	Name,
	AttributeDataType: 'Boolean',
	DeveloperOnlyAttribute: false,
	Mutable: true,
	Required: false,
});

/** The attributes of every pool, in the order of DescribeUserPool's output. */
const standardSchema = [
	{...text('sub', '1'), Mutable: false, Required: true},
	text('name'),
	text('given_name'),
	text('family_name'),
	text('middle_name'),
	text('nickname'),
	text('preferred_username'),
	text('profile'),
	text('picture'),
	text('website'),
	text('email'),
	mark('email_verified'),
	text('gender'),
	text('birthdate', '10', '10'),
	text('zoneinfo'),
	text('locale'),
	text('phone_number'),
	mark('phone_number_verified'),
	text('address'),
	{
		Name: 'updated_at',
		AttributeDataType: 'Number',
		DeveloperOnlyAttribute: false,
		Mutable: true,
		Required: false,
		NumberAttributeConstraints: {MinValue: '0'},
	},
];

const bareMembers = (Id: string, at: number) => ({
	Id,
	Name: 'p',
	Arn: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${Id}`,
	CreationDate: at,
	LastModifiedDate: at,
	EstimatedNumberOfUsers: 0,
	Policies: {
		PasswordPolicy: {
			MinimumLength: 8,
			RequireUppercase: true,
			RequireLowercase: true,
			RequireNumbers: true,
			RequireSymbols: true,
			TemporaryPasswordValidityDays: 7,
		},
		SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD']},
	},
	SchemaAttributes: standardSchema,
	LambdaConfig: {},
	UserPoolTags: {},
	MfaConfiguration: 'OFF',
	DeletionProtection: 'INACTIVE',
	UserPoolTier: 'ESSENTIALS',
	VerificationMessageTemplate: {DefaultEmailOption: 'CONFIRM_WITH_CODE'},
	UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate: []},
	EmailConfiguration: {EmailSendingAccount: 'COGNITO_DEFAULT'},
	AdminCreateUserConfig: {AllowAdminCreateUserOnly: false, UnusedAccountValidityDays: 7},
});

test('the emptiest pool is described with everything that the service adds', async () => {
	const {told, now} = createContext();
	assert.deepEqual(await told('DescribeUserPool', {UserPoolId}), {
		UserPool: bareMembers(UserPoolId, now() / 1_000),
	});
});

test('a pool with settings is described with them, also those that nothing here acts on', async () => {
	const given = {
		AutoVerifiedAttributes: ['email'],
		AliasAttributes: ['email'],
		DeletionProtection: 'ACTIVE',
		UserPoolTier: 'PLUS',
		UserPoolTags: {team: 'identity'},
		UserPoolAddOns: {AdvancedSecurityMode: 'AUDIT'},
		UsernameConfiguration: {CaseSensitive: false},
		DeviceConfiguration: {
			ChallengeRequiredOnNewDevice: true,
			DeviceOnlyRememberedOnUserPrompt: false,
		},
		EmailConfiguration: {ReplyToEmailAddress: 'help@example.com'},
		AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: 'verified_email'}]},
		LambdaConfig: {PreSignUp: 'arn:aws:lambda:us-east-1:000000000000:function:x'},
		EmailVerificationSubject: 'Welcome',
	};
	const {told, call, now, warnings} = createContext();
	const made = await call('CreateUserPool', {
		PoolName: 'p',
		...given,
		Policies: {PasswordPolicy: {MinimumLength: 12, TemporaryPasswordValidityDays: 3}},
		Schema: [
			{Name: 'email', AttributeDataType: 'String', Required: true, Mutable: true},
			{
				Name: 'tier',
				AttributeDataType: 'Number',
				Mutable: true,
				NumberAttributeConstraints: {MaxValue: '9'},
			},
			{
				Name: 'note',
				AttributeDataType: 'String',
				DeveloperOnlyAttribute: true,
				Mutable: true,
			},
		],
	});
	const UserPoolId = textOf(made, 'UserPool', 'Id');
	const bare = bareMembers(UserPoolId, now() / 1_000);
	assert.deepEqual(await told('DescribeUserPool', {UserPoolId}), {
		UserPool: {
			...bare,
			...given,
			EmailConfiguration: {...bare.EmailConfiguration, ...given.EmailConfiguration},
			Policies: {
				...bare.Policies,
				PasswordPolicy: {
					MinimumLength: 12,
					RequireUppercase: false,
					RequireLowercase: false,
					RequireNumbers: false,
					RequireSymbols: false,
					TemporaryPasswordValidityDays: 3,
				},
			},
			VerificationMessageTemplate: {
				...bare.VerificationMessageTemplate,
				EmailSubject: 'Welcome',
			},
			AdminCreateUserConfig: {...bare.AdminCreateUserConfig, UnusedAccountValidityDays: 3},
			SchemaAttributes: [
				...standardSchema.map(one => (one.Name === 'email' ? {...one, Required: true} : one)),
				{
					...mark('custom:tier'),
					AttributeDataType: 'Number',
					NumberAttributeConstraints: {MaxValue: '9'},
				},
				{
					...mark('dev:custom:note'),
					AttributeDataType: 'String',
					DeveloperOnlyAttribute: true,
					StringAttributeConstraints: {},
				},
			],
		},
	});
	assert.deepEqual(warnings, [
		`Pool ${UserPoolId} keeps its Lambda triggers (PreSignUp), but none is called here.`,
	]);
});

test('a client is held to what its pool allows', async () => {
	const {told} = createContext({
		Schema: [
			{Name: 'email', Required: true, Mutable: true},
			{Name: 'tier', AttributeDataType: 'String', Mutable: true},
		],
	});
	const create = (more: object) =>
		told('CreateUserPoolClient', {UserPoolId, ClientName: 'x', ...more});
	const range = 'InvalidParameterException: Invalid range for token validity.';
	const refused: readonly (readonly [object, string])[] = [
		[{AccessTokenValidity: 25}, range],
		[{AccessTokenValidity: 4, TokenValidityUnits: {AccessToken: 'minutes'}}, range],
		[{IdTokenValidity: 2, TokenValidityUnits: {IdToken: 'days'}}, range],
		[{RefreshTokenValidity: 59, TokenValidityUnits: {RefreshToken: 'minutes'}}, range],
		[{RefreshTokenValidity: 3_651}, range],
		[
			{ReadAttributes: ['tier']},
			'InvalidParameterException: Invalid read attributes specified while creating a client',
		],
		...[['tier'], ['email', 'email_verified'], ['email', 'sub'], ['name']].map(
			WriteAttributes =>
				[
					{WriteAttributes},
					'InvalidParameterException: Invalid write attributes specified while creating a client',
				] as const,
		),
	];
	for (const [settings, words] of refused) assert.equal(await create(settings), words);
	for (const settings of [
		{AccessTokenValidity: 5, TokenValidityUnits: {AccessToken: 'minutes'}},
		{AccessTokenValidity: 24, IdTokenValidity: 24, RefreshTokenValidity: 3_650},
		{ReadAttributes: ['custom:tier', 'email_verified'], WriteAttributes: ['email', 'custom:tier']},
	]) {
		assert.partialDeepStrictEqual(await create(settings), {UserPoolClient: settings});
	}
	// 0 means the default, and is returned as such.
	assert.partialDeepStrictEqual(await create({RefreshTokenValidity: 0}), {
		UserPoolClient: {RefreshTokenValidity: 30},
	});
});
