import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AccountSettings} from '../../../source/local-pool/create-local-pool.ts';
import {type Asked, askBoto3 as ask, withoutBoto3 as skip} from '../../helpers/boto3.ts';
import {
	createTestClock,
	publicClient,
	startPool,
	succeed,
	textOf,
} from '../../helpers/local-pool-client.ts';

const trust = {Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: 'sts:AssumeRole'}]};
const policy = {Version: '2012-10-17', Statement: []};

const account: AccountSettings = {
	AccountId: '123456789012',
	Denied: ['sns:ListOriginationNumbers', 'ses:GetConfigurationSet', 'logs:FilterLogEvents'],
	Roles: {texts: {AssumeRolePolicyDocument: trust, Decisions: {'sns:Publish': 'allowed'}}},
	Regions: {
		'us-east-1': {
			Email: {
				ProductionAccessEnabled: false,
				SendQuota: {Max24HourSend: 200, SentLast24Hours: 12},
				Identities: {
					'example.com': {VerifiedForSendingStatus: false, VerificationStatus: 'PENDING'},
				},
				SuppressedDestinations: [
					{
						EmailAddress: 'lee+1@example.com',
						Reason: 'BOUNCE',
						LastUpdateTime: '2026-02-03T10:00:00Z',
					},
				],
			},
			Sms: {
				IsInSandbox: true,
				SandboxPhoneNumbers: [{PhoneNumber: '+14325550001', Status: 'Verified'}],
				OptedOutPhoneNumbers: ['+14325550002'],
				Attributes: {MonthlySpendLimit: '1', DefaultSMSType: 'Transactional'},
				SMSMonthToDateSpentUSD: 0.97,
			},
			EndUserMessaging: {
				PhoneNumbers: [{PhoneNumber: '+18005550100', IsoCountryCode: 'US', Status: 'PENDING'}],
				SenderIds: [{SenderId: 'SHOP', IsoCountryCode: 'GB', Registered: true}],
				Registrations: [
					{
						RegistrationId: 'registration-1',
						RegistrationType: 'US_TOLL_FREE_REGISTRATION',
						RegistrationStatus: 'REVIEWING',
					},
				],
				ProtectConfigurations: [
					{
						ProtectConfigurationId: 'protect-1',
						AccountDefault: true,
						CountryRuleSet: {GH: {ProtectStatus: 'BLOCK'}},
						NumberOverrides: [{DestinationPhoneNumber: '+233200000000', Action: 'ALLOW'}],
					},
				],
			},
			Functions: {sender: {Configuration: {State: 'Inactive'}, Policy: policy}, bare: {}},
			Keys: {'key-1': {KeyState: 'PendingDeletion', DeletionDate: '2026-03-20T00:00:00Z'}},
		},
	},
};

const day = {
	StartTime: '2026-03-01T00:00:00Z',
	EndTime: '2026-03-01T12:00:00Z',
	Period: 3600,
	Statistics: ['Maximum'],
};

const questions: readonly (readonly [Asked, unknown])[] = [
	[
		{service: 'sesv2', operation: 'GetAccount'},
		{
			DedicatedIpAutoWarmupEnabled: false,
			EnforcementStatus: 'HEALTHY',
			ProductionAccessEnabled: false,
			SendQuota: {MaxSendRate: 14, Max24HourSend: 200, SentLast24Hours: 12},
			SendingEnabled: true,
			SuppressionAttributes: {SuppressedReasons: ['BOUNCE', 'COMPLAINT']},
		},
	],
	[
		{service: 'sesv2', operation: 'GetEmailIdentity', input: {EmailIdentity: 'Example.com'}},
		{
			IdentityType: 'DOMAIN',
			FeedbackForwardingStatus: true,
			VerifiedForSendingStatus: false,
			VerificationStatus: 'PENDING',
			DkimAttributes: {SigningEnabled: true, Status: 'SUCCESS'},
			MailFromAttributes: {BehaviorOnMxFailure: 'USE_DEFAULT_VALUE'},
			Policies: {},
		},
	],
	[
		{service: 'sesv2', operation: 'GetEmailIdentity', input: {EmailIdentity: 'constructor'}},
		{refused: 'NotFoundException: Email identity constructor does not exist.'},
	],
	[
		{
			service: 'sesv2',
			operation: 'GetSuppressedDestination',
			input: {EmailAddress: 'lee+1@example.com'},
		},
		{
			SuppressedDestination: {
				EmailAddress: 'lee+1@example.com',
				Reason: 'BOUNCE',
				LastUpdateTime: '2026-02-03T10:00:00+00:00',
				Attributes: {},
			},
		},
	],
	[
		{
			service: 'sesv2',
			operation: 'GetSuppressedDestination',
			input: {EmailAddress: 'Lee+1@example.com'},
		},
		{
			refused:
				'NotFoundException: Email address Lee+1@example.com does not exist on your suppression list.',
		},
	],
	[
		{
			service: 'sesv2',
			operation: 'GetConfigurationSet',
			input: {ConfigurationSetName: 'any'},
		},
		{
			refused:
				'AccessDeniedException: User: arn:aws:iam::123456789012:user/local is not authorized to perform: ses:GetConfigurationSet because no identity-based policy allows the ses:GetConfigurationSet action',
		},
	],
	[{service: 'sns', operation: 'GetSMSSandboxAccountStatus'}, {IsInSandbox: true}],
	[
		{service: 'sns', operation: 'ListSMSSandboxPhoneNumbers'},
		{PhoneNumbers: [{PhoneNumber: '+14325550001', Status: 'Verified'}]},
	],
	[
		{
			service: 'sns',
			operation: 'CheckIfPhoneNumberIsOptedOut',
			input: {phoneNumber: '+14325550002'},
		},
		{isOptedOut: true},
	],
	[
		{
			service: 'sns',
			operation: 'CheckIfPhoneNumberIsOptedOut',
			input: {phoneNumber: '+14325550001'},
		},
		{isOptedOut: false},
	],
	[
		{service: 'sns', operation: 'CheckIfPhoneNumberIsOptedOut', input: {phoneNumber: '<&>'}},
		{
			refused:
				'InvalidParameter: Invalid parameter: PhoneNumber Reason: <&> is not valid to send to',
		},
	],
	[
		{service: 'sns', operation: 'GetSMSAttributes', input: {attributes: ['MonthlySpendLimit']}},
		{attributes: {MonthlySpendLimit: '1'}},
	],
	[
		{service: 'sns', operation: 'ListOriginationNumbers'},
		{
			refused:
				'AuthorizationError: User: arn:aws:iam::123456789012:user/local is not authorized to perform: sns:ListOriginationNumbers because no identity-based policy allows the sns:ListOriginationNumbers action',
		},
	],
	[
		{service: 'pinpoint-sms-voice-v2', operation: 'DescribeAccountAttributes'},
		{
			AccountAttributes: [
				{Name: 'ACCOUNT_TIER', Value: 'SANDBOX'},
				{Name: 'DEFAULT_PROTECT_CONFIGURATION_ID', Value: 'protect-1'},
			],
		},
	],
	[
		{service: 'pinpoint-sms-voice-v2', operation: 'DescribeSpendLimits'},
		{
			SpendLimits: [
				{
					Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT',
					EnforcedLimit: 1,
					MaxLimit: 1,
					Overridden: true,
				},
			],
		},
	],
	[
		{
			service: 'pinpoint-sms-voice-v2',
			operation: 'DescribePhoneNumbers',
			input: {Filters: [{Name: 'status', Values: ['PENDING']}]},
		},
		{
			PhoneNumbers: [
				{
					PhoneNumberArn: 'arn:aws:sms-voice:us-east-1:123456789012:phone-number/phone-0',
					PhoneNumberId: 'phone-0',
					PhoneNumber: '+18005550100',
					Status: 'PENDING',
					IsoCountryCode: 'US',
					MessageType: 'TRANSACTIONAL',
					NumberCapabilities: ['SMS'],
					NumberType: 'LONG_CODE',
					MonthlyLeasingPrice: '1.00',
					TwoWayEnabled: false,
					SelfManagedOptOutsEnabled: false,
					OptOutListName: 'Default',
					DeletionProtectionEnabled: false,
					CreatedTimestamp: '2025-12-31T12:00:00+00:00',
				},
			],
		},
	],
	[
		{
			service: 'pinpoint-sms-voice-v2',
			operation: 'DescribeSenderIds',
			input: {Filters: [{Name: 'registered', Values: ['false']}]},
		},
		{SenderIds: []},
	],
	[
		{
			service: 'pinpoint-sms-voice-v2',
			operation: 'DescribeRegistrations',
			input: {RegistrationIds: ['registration-1']},
		},
		{
			Registrations: [
				{
					RegistrationArn: 'arn:aws:sms-voice:us-east-1:123456789012:registration/registration-1',
					RegistrationId: 'registration-1',
					RegistrationType: 'US_TOLL_FREE_REGISTRATION',
					RegistrationStatus: 'REVIEWING',
					CurrentVersionNumber: 1,
					CreatedTimestamp: '2025-12-31T12:00:00+00:00',
				},
			],
		},
	],
	[
		{
			service: 'pinpoint-sms-voice-v2',
			operation: 'GetProtectConfigurationCountryRuleSet',
			input: {ProtectConfigurationId: 'protect-1', NumberCapability: 'SMS'},
		},
		{
			ProtectConfigurationArn:
				'arn:aws:sms-voice:us-east-1:123456789012:protect-configuration/protect-1',
			ProtectConfigurationId: 'protect-1',
			NumberCapability: 'SMS',
			CountryRuleSet: {GH: {ProtectStatus: 'BLOCK'}},
		},
	],
	[
		{
			service: 'pinpoint-sms-voice-v2',
			operation: 'ListProtectConfigurationRuleSetNumberOverrides',
			input: {ProtectConfigurationId: 'protect-1'},
		},
		{
			ProtectConfigurationArn:
				'arn:aws:sms-voice:us-east-1:123456789012:protect-configuration/protect-1',
			ProtectConfigurationId: 'protect-1',
			RuleSetNumberOverrides: [
				{
					DestinationPhoneNumber: '+233200000000',
					Action: 'ALLOW',
					CreatedTimestamp: '2025-12-31T12:00:00+00:00',
				},
			],
		},
	],
	[
		{
			service: 'pinpoint-sms-voice-v2',
			operation: 'DescribeOptedOutNumbers',
			input: {OptOutListName: 'Default', OptedOutNumbers: ['+14325550002']},
		},
		{
			OptOutListArn: 'arn:aws:sms-voice:us-east-1:123456789012:opt-out-list/Default',
			OptOutListName: 'Default',
			OptedOutNumbers: [
				{
					OptedOutNumber: '+14325550002',
					OptedOutTimestamp: '2026-02-24T12:00:00+00:00',
					EndUserOptedOut: true,
				},
			],
		},
	],
	[
		{
			service: 'cloudwatch',
			operation: 'GetMetricStatistics',
			input: {...day, Namespace: 'AWS/SNS', MetricName: 'SMSMonthToDateSpentUSD'},
		},
		{
			Label: 'SMSMonthToDateSpentUSD',
			Datapoints: [{Timestamp: '2026-03-01T12:00:00+00:00', Maximum: 0.97, Unit: 'None'}],
		},
	],
	[
		{
			service: 'logs',
			operation: 'FilterLogEvents',
			input: {logGroupName: 'any'},
		},
		{
			refused:
				'AccessDeniedException: User: arn:aws:iam::123456789012:user/local is not authorized to perform: logs:FilterLogEvents because no identity-based policy allows the logs:FilterLogEvents action',
		},
	],
	[
		{service: 'iam', operation: 'GetRole', input: {RoleName: 'texts'}},
		{
			Role: {
				Path: '/',
				RoleName: 'texts',
				RoleId: 'AROALOCALLOCALLOCAL00',
				Arn: 'arn:aws:iam::123456789012:role/texts',
				CreateDate: '2025-12-01T12:00:00+00:00',
				AssumeRolePolicyDocument: trust,
				MaxSessionDuration: 3600,
			},
		},
	],
	[
		{service: 'iam', operation: 'GetRole', input: {RoleName: 'nobody'}},
		{refused: 'NoSuchEntity: The role with name nobody cannot be found.'},
	],
	[
		{
			service: 'iam',
			operation: 'SimulatePrincipalPolicy',
			input: {
				PolicySourceArn: 'arn:aws:iam::123456789012:role/texts',
				ActionNames: ['sns:Publish', 'sns:Subscribe'],
			},
		},
		{
			EvaluationResults: [
				{
					EvalActionName: 'sns:Publish',
					EvalResourceName: '*',
					EvalDecision: 'allowed',
					MatchedStatements: [],
					MissingContextValues: [],
				},
				{
					EvalActionName: 'sns:Subscribe',
					EvalResourceName: '*',
					EvalDecision: 'implicitDeny',
					MatchedStatements: [],
					MissingContextValues: [],
				},
			],
			IsTruncated: false,
		},
	],
	[
		{service: 'sts', operation: 'GetCallerIdentity'},
		{
			Arn: 'arn:aws:iam::123456789012:user/local',
			UserId: 'AIDALOCALLOCALLOCAL00',
			Account: '123456789012',
		},
	],
	[
		{
			service: 'lambda',
			operation: 'GetFunctionConfiguration',
			input: {FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:sender'},
		},
		{
			FunctionName: 'sender',
			FunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:sender',
			Runtime: 'nodejs24.x',
			Handler: 'index.handler',
			CodeSize: 1024,
			Timeout: 10,
			MemorySize: 128,
			Version: '$LATEST',
			State: 'Inactive',
			LastUpdateStatus: 'Successful',
			LoggingConfig: {LogFormat: 'Text', LogGroup: '/aws/lambda/sender'},
		},
	],
	[
		{service: 'lambda', operation: 'GetPolicy', input: {FunctionName: 'sender'}},
		{Policy: JSON.stringify(policy)},
	],
	[
		{service: 'lambda', operation: 'GetPolicy', input: {FunctionName: 'bare'}},
		{refused: 'ResourceNotFoundException: The resource you requested does not exist.'},
	],
	[
		{service: 'kms', operation: 'DescribeKey', input: {KeyId: 'key-1'}},
		{
			KeyMetadata: {
				AWSAccountId: '123456789012',
				KeyId: 'key-1',
				Arn: 'arn:aws:kms:us-east-1:123456789012:key/key-1',
				CreationDate: '2025-12-01T12:00:00+00:00',
				Enabled: false,
				Description: '',
				KeyUsage: 'ENCRYPT_DECRYPT',
				KeyState: 'PendingDeletion',
				DeletionDate: '2026-03-20T00:00:00+00:00',
				Origin: 'AWS_KMS',
				KeyManager: 'CUSTOMER',
			},
		},
	],
	[
		{
			service: 'sesv2',
			operation: 'GetSuppressedDestination',
			region: 'eu-west-1',
			input: {EmailAddress: 'lee+1@example.com'},
		},
		{
			refused:
				'NotFoundException: Email address lee+1@example.com does not exist on your suppression list.',
		},
	],
];

test('boto3 reads every answer of the account around the pool', {skip}, async t => {
	const pool = await startPool(t, {account, clock: createTestClock().now});
	const answers = await ask(
		pool,
		questions.map(([question]) => question),
	);
	assert.deepEqual(
		answers.map((answer, index) => [questions[index]?.[0], answer]),
		questions,
	);
});

test('boto3 finds in the trail what was asked of the pool, and who asked, without a secret', {
	skip,
}, async t => {
	const pool = await startPool(t, {clock: createTestClock().now});
	const signedIn = await succeed(pool, 'InitiateAuth', {
		ClientId: publicClient,
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'demo', PASSWORD: 'Demo-pass-1'},
	});
	const AccessToken = textOf(signedIn, 'AuthenticationResult', 'AccessToken');
	await succeed(pool, 'GetUserAttributeVerificationCode', {AccessToken, AttributeName: 'email'});
	const input = {
		LookupAttributes: [
			{AttributeKey: 'EventName', AttributeValue: 'GetUserAttributeVerificationCode'},
		],
	};
	const [found, all] = await ask(pool, [
		{service: 'cloudtrail', operation: 'LookupEvents', input},
		{service: 'cloudtrail', operation: 'LookupEvents'},
	]);
	const {Events, ...rest} = Object(found);
	assert.deepEqual(rest, {});
	assert.equal(Events.length, 1);
	const {CloudTrailEvent, EventId, ...event} = Events[0];
	assert.deepEqual(event, {
		EventName: 'GetUserAttributeVerificationCode',
		ReadOnly: 'false',
		EventTime: '2026-03-01T12:00:00+00:00',
		EventSource: 'cognito-idp.amazonaws.com',
		Resources: [],
	});
	const {sub} = pool.users[0]?.attributes ?? {};
	const {requestParameters, additionalEventData, errorCode, eventID} = JSON.parse(CloudTrailEvent);
	assert.deepEqual(
		{requestParameters, additionalEventData, errorCode, eventID},
		{
			requestParameters: {
				accessToken: 'HIDDEN_DUE_TO_SECURITY_REASONS',
				attributeName: 'email',
			},
			additionalEventData: {sub},
			errorCode: undefined,
			eventID: EventId,
		},
	);
	assert.doesNotMatch(JSON.stringify(all), /Demo-pass-1|eyJ|"demo"/);
});
