import type {Asked} from '../../../helpers/boto3.ts';

/** boto3's calls to Amazon SES, and the results. */
export const emailQuestions: readonly (readonly [Asked, unknown])[] = [
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
