import type {AccountSettings} from './settings.ts';

/** Demo users whose messages don't arrive, by cause, with the address a message would go to. */
export const demoTroubles = {
	optedOut: {username: 'sam', phoneNumber: '+14325550016'},
	suppressed: {username: 'lee', email: 'lee@example.com'},
	neverAsked: {username: 'ada'},
	/** In a pool of its own, which sends text messages from another region. */
	budgetSpent: {username: 'kim', phoneNumber: '+14325550099'},
} as const;

const accountId = '000000000000';
const smsRole = 'local-demo-sms';
const externalId = 'local-demo';

/** The region whose monthly budget for text messages is used up. */
const spentRegion = 'us-west-2';

/** The demo pool sends email through SES as `example.com`, … */
export const demoEmailConfiguration = (region: string) => ({
	EmailSendingAccount: 'DEVELOPER',
	SourceArn: `arn:aws:ses:${region}:${accountId}:identity/example.com`,
	From: 'Local demo <no-reply@example.com>',
});

/** … and text messages through SNS in its own region. */
export const demoSmsConfiguration = (region: string) => ({
	SnsCallerArn: `arn:aws:iam::${accountId}:role/${smsRole}`,
	ExternalId: externalId,
	SnsRegion: region,
});

/** The configuration of the pool whose text messages are never delivered. */
export const demoSpentSmsConfiguration = () => demoSmsConfiguration(spentRegion);

/** The account around the demo pools: production access in every region, and one problem per user of `demoTroubles`. */
export const demoAccount = (region: string): AccountSettings => ({
	AccountId: accountId,
	Roles: {
		[smsRole]: {
			AssumeRolePolicyDocument: {
				Version: '2012-10-17',
				Statement: [
					{
						Effect: 'Allow',
						Principal: {Service: 'cognito-idp.amazonaws.com'},
						Action: 'sts:AssumeRole',
						Condition: {StringEquals: {'sts:ExternalId': externalId}},
					},
				],
			},
			Decisions: {'sns:Publish': 'allowed'},
		},
		AWSServiceRoleForAmazonCognitoIdpEmailService: {
			AssumeRolePolicyDocument: {
				Version: '2012-10-17',
				Statement: [
					{
						Effect: 'Allow',
						Principal: {Service: 'email.cognito-idp.amazonaws.com'},
						Action: 'sts:AssumeRole',
					},
				],
			},
		},
	},
	Regions: {
		[region]: {
			Email: {
				Identities: {'example.com': {}},
				SuppressedDestinations: [
					{
						EmailAddress: demoTroubles.suppressed.email,
						Reason: 'BOUNCE',
						LastUpdateTime: '2026-03-03T09:12:44.000Z',
					},
				],
			},
			Sms: {OptedOutPhoneNumbers: [demoTroubles.optedOut.phoneNumber]},
			EndUserMessaging: {PhoneNumbers: [usNumber]},
		},
		[spentRegion]: {
			Sms: {Attributes: {MonthlySpendLimit: '1'}, SMSMonthToDateSpentUSD: 1.02},
			EndUserMessaging: {
				PhoneNumbers: [usNumber],
				SpendLimits: [
					{
						Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT',
						EnforcedLimit: 1,
						MaxLimit: 100,
						Overridden: true,
					},
				],
			},
		},
	},
});

const usNumber = {
	PhoneNumber: '+18005550100',
	IsoCountryCode: 'US',
	Status: 'ACTIVE',
	NumberType: 'TOLL_FREE',
};
