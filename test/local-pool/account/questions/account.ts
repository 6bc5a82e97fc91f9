import type {AccountSettings} from '../../../../source/local-pool/create-local-pool.ts';

export const trust = {
	Version: '2012-10-17',
	Statement: [{Effect: 'Allow', Action: 'sts:AssumeRole'}],
};
export const policy = {Version: '2012-10-17', Statement: []};

/** The account that boto3 queries. */
export const account: AccountSettings = {
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

export const day = {
	StartTime: '2026-03-01T00:00:00Z',
	EndTime: '2026-03-01T12:00:00Z',
	Period: 3600,
	Statistics: ['Maximum'],
};
