import {own} from '../account.ts';
import {type Call, Refusal, type Service, textIn} from '../calls.ts';
import type {EmailSettings} from '../settings.ts';

const settingsOf = ({account, region}: Call): EmailSettings => account.region(region).Email ?? {};

const notFound = (message: string) => new Refusal('NotFoundException', message, 404);

/** Amazon SES, API version 2 (2019-09-27). `Path` is the last segment of the path. */
export const email: Service = {
	GetAccount: call => {
		const settings = settingsOf(call);
		return {
			DedicatedIpAutoWarmupEnabled: false,
			EnforcementStatus: settings.EnforcementStatus ?? 'HEALTHY',
			ProductionAccessEnabled: settings.ProductionAccessEnabled ?? true,
			SendQuota: {
				MaxSendRate: 14,
				...(settings.SendQuota ?? {Max24HourSend: 50_000, SentLast24Hours: 0}),
			},
			SendingEnabled: settings.SendingEnabled ?? true,
			SuppressionAttributes: {
				SuppressedReasons: settings.SuppressedReasons ?? ['BOUNCE', 'COMPLAINT'],
			},
		};
	},
	GetEmailIdentity: call => {
		const name = textIn(call, 'Path') ?? '';
		const identity = identityOf(settingsOf(call), name);
		if (!identity) throw notFound(`Email identity ${name} does not exist.`);
		return {
			IdentityType: name.includes('@') ? 'EMAIL_ADDRESS' : 'DOMAIN',
			FeedbackForwardingStatus: true,
			VerifiedForSendingStatus: true,
			VerificationStatus: 'SUCCESS',
			DkimAttributes: {SigningEnabled: true, Status: 'SUCCESS'},
			MailFromAttributes: {BehaviorOnMxFailure: 'USE_DEFAULT_VALUE'},
			Policies: {},
			...identity,
		};
	},
	GetConfigurationSet: call => {
		const name = textIn(call, 'Path') ?? '';
		const set = own(settingsOf(call).ConfigurationSets, name);
		if (!set) throw notFound(`Configuration set <${name}> does not exist.`);
		return {ConfigurationSetName: name, SendingOptions: {SendingEnabled: true}, ...set};
	},
	// Case-sensitive here, though not when SES sends (SES developer guide, account-level suppression list).
	GetSuppressedDestination: call => {
		const address = textIn(call, 'Path') ?? '';
		const listed = (settingsOf(call).SuppressedDestinations ?? []).find(
			({EmailAddress}) => EmailAddress === address,
		);
		if (!listed)
			throw notFound(`Email address ${address} does not exist on your suppression list.`);
		return {
			SuppressedDestination: {
				...listed,
				LastUpdateTime: new Date(listed.LastUpdateTime),
				Attributes: {},
			},
		};
	},
};

/** Finds an identity by name, ignoring case. */
export function identityOf(
	{Identities = {}}: EmailSettings,
	name: string,
): Readonly<Record<string, unknown>> | undefined {
	return Object.entries(Identities).find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}
