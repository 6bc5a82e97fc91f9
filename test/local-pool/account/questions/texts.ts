import type {Asked} from '../../../helpers/boto3.ts';

/** boto3's calls to Amazon SNS and AWS End User Messaging, and the results. */
export const textsQuestions: readonly (readonly [Asked, unknown])[] = [
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
];
