import {Failure} from '../model/failure.ts';
import {regionOf, type UserPool} from '../model/pool.ts';
import {isRecord} from '../model/shape.ts';
import type {Message} from '../store/inbox.ts';
import {type Account, own} from './account.ts';
import {identityOf} from './services/email.ts';
import type {EmailSettings, SmsSettings} from './settings.ts';

/**
 * Whether a message reaches its recipient, given the account's settings; false if it is accepted and then lost. Throws
 * Cognito's error if the mail service refuses it. Settings that are missing never stop a message.
 */
export function isDelivered(
	account: Account,
	pool: UserPool,
	message: Pick<Message, 'medium' | 'destination'>,
	now: number,
): boolean {
	if (message.medium === 'SMS') return isTextDelivered(account, pool, message.destination, now);
	try {
		return isMailDelivered(account, pool, message.destination);
	} catch (error) {
		if (error instanceof Failure) logNotification(account, pool, error.message, now);
		throw error;
	}
}

/**
 * Writes Cognito's log of messages it couldn't send, if the pool exports it. The format of a real pool's `details` is
 * not documented; here they hold the error. Source: Cognito Developer Guide, "Exporting logs from user pools".
 */
function logNotification(account: Account, pool: UserPool, details: string, now: number): void {
	for (const configuration of own(account.settings.LogDelivery, pool.id) ?? []) {
		const {EventSource, CloudWatchLogsConfiguration} = configuration;
		if (EventSource !== 'userNotification' || !isRecord(CloudWatchLogsConfiguration)) continue;
		const arn = String(CloudWatchLogsConfiguration['LogGroupArn']);
		const [, , , region = '', , , group = ''] = arn.split(':');
		account.log(region, group, {
			timestamp: new Date(now).toISOString(),
			message: JSON.stringify({
				eventTimestamp: String(now),
				eventSource: 'USER_NOTIFICATION',
				logLevel: 'ERROR',
				message: {details},
				logSourceId: {userPoolId: pool.id},
			}),
		});
	}
}

function isMailDelivered(account: Account, pool: UserPool, destination: string): boolean {
	const {EmailSendingAccount, SourceArn, ConfigurationSet} = partOf(pool, 'EmailConfiguration');
	// Cognito's own mailer, whose state nobody can see.
	if (EmailSendingAccount !== 'DEVELOPER' || typeof SourceArn !== 'string') return true;
	const [, , , region = '', , resource = ''] = SourceArn.split(':');
	const settings = account.region(region).Email;
	if (!settings) return true;
	refuseUnverified(settings, region, resource.replace(/^identity\//, ''), destination);
	if (settings.SendingEnabled === false || settings.EnforcementStatus === 'SHUTDOWN') {
		throw sesError('Sending paused for this account.');
	}
	const set =
		typeof ConfigurationSet === 'string'
			? own(settings.ConfigurationSets ?? {}, ConfigurationSet)
			: undefined;
	const reasons = set?.SuppressionOptions?.SuppressedReasons ??
		settings.SuppressedReasons ?? ['BOUNCE', 'COMPLAINT'];
	const listed = (settings.SuppressedDestinations ?? []).find(
		({EmailAddress}) => EmailAddress.toLowerCase() === destination.toLowerCase(),
	);
	return listed === undefined || !reasons.includes(listed.Reason);
}

/**
 * Throws for an unverified identity: the sender, or in the sandbox the recipient (message seen at dev.classmethod.jp,
 * April 2023).
 */
function refuseUnverified(
	settings: EmailSettings,
	region: string,
	sender: string,
	destination: string,
): void {
	const domain = destination.slice(destination.lastIndexOf('@') + 1);
	const isVerified = (name: string) => {
		const identity = identityOf(settings, name);
		return identity !== undefined && identity['VerifiedForSendingStatus'] !== false;
	};
	const failing = isVerified(sender)
		? settings.ProductionAccessEnabled === false && !isVerified(destination) && !isVerified(domain)
			? destination
			: undefined
		: sender;
	if (failing === undefined) return;
	throw sesError(
		`Email address is not verified. The following identities failed the check in region ${region.toUpperCase()}: ${failing}`,
	);
}

const sesError = (reason: string) =>
	new Failure(
		'CodeDeliveryFailureException',
		`Cognito received the following error from Amazon SES when attempting to send email: ${reason}`,
	);

/** US dollars: about the price of a text message to most countries. It only matters that it isn't zero. */
const priceOfText = 0.01;

function isTextDelivered(
	account: Account,
	pool: UserPool,
	destination: string,
	now: number,
): boolean {
	const {SnsRegion} = partOf(pool, 'SmsConfiguration');
	const region = typeof SnsRegion === 'string' ? SnsRegion : regionOf(pool);
	const {Sms: settings, EndUserMessaging} = account.region(region);
	if (!settings) return true;
	const loss = lossOf(settings, destination);
	const limit =
		EndUserMessaging?.SpendLimits?.find(({Name}) => Name === 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT')
			?.EnforcedLimit ?? Number(settings.Attributes?.['MonthlySpendLimit'] ?? 100);
	const isSpent = account.spent(region) >= limit;
	const reason = isSpent ? 'No quota left for account' : loss;
	if (reason === undefined) account.charge(region, priceOfText);
	logDelivery(account, region, destination, reason, now);
	return reason === undefined;
}

function lossOf(settings: SmsSettings, destination: string): string | undefined {
	if (settings.OptedOutPhoneNumbers?.includes(destination)) return 'Phone number is opted out';
	const isVerified = settings.SandboxPhoneNumbers?.some(
		({PhoneNumber, Status}) => PhoneNumber === destination && Status === 'Verified',
	);
	return settings.IsInSandbox && !isVerified
		? 'Sandboxed account unable to send to number'
		: undefined;
}

/**
 * Writes SNS's delivery log of a text message, if the account keeps one (SNS Developer Guide, "Viewing SMS delivery
 * statistics").
 */
function logDelivery(
	account: Account,
	region: string,
	destination: string,
	reason: string | undefined,
	now: number,
): void {
	const group = `sns/${region}/${account.id}/DirectPublishToPhoneNumber`;
	account.log(region, reason === undefined ? group : `${group}/Failure`, {
		timestamp: new Date(now).toISOString(),
		message: JSON.stringify({
			notification: {timestamp: new Date(now).toISOString()},
			delivery: {
				destination,
				smsType: 'Transactional',
				providerResponse: reason ?? 'Message has been accepted by phone carrier',
			},
			status: reason === undefined ? 'SUCCESS' : 'FAILURE',
		}),
	});
}

function partOf(pool: UserPool, name: string): Readonly<Record<string, unknown>> {
	const part = pool.given[name];
	return isRecord(part) ? part : {};
}
