import {invalidParameter} from '../model/failure.ts';
import {regionOf, type UserPool} from '../model/pool.ts';
import {members, optional, read, text} from '../model/shape.ts';
import {allowedFirstFactors} from '../users/first-factors.ts';

/** Throws for email and SMS settings with which a pool can't send messages (for the sources, see `checkPool`). */
export function checkDelivery(pool: UserPool): void {
	checkEmail(pool);
	checkSms(pool);
	checkMessages(pool);
}

const emailShape = optional(
	members({EmailSendingAccount: optional(text), SourceArn: optional(text), From: optional(text)}),
);

function checkEmail(pool: UserPool): void {
	const {EmailSendingAccount, SourceArn, From} =
		read(emailShape, pool.given['EmailConfiguration']) ?? {};
	if (EmailSendingAccount === 'DEVELOPER' && SourceArn === undefined) {
		throw invalidParameter('Source ARN is required to use DEVELOPER email sending owner');
	}
	const regions = sesRegionsOf(regionOf(pool));
	const [, region] = /^arn:[^:]*:ses:([^:]+):/.exec(SourceArn ?? '') ?? [];
	if (region !== undefined && regions?.includes(region) === false) {
		throw invalidParameter(
			`Provided SourceArn must be in one of the following SES regions: ${regions.join(', ')}.`,
		);
	}
	if (From !== undefined && !/^[^\s@]+@[^\s@]+$|<[^\s@]+@[^\s@]+>$/.test(From)) {
		throw invalidParameter('Provided From email address is invalid');
	}
}

/** The regions that Cognito first sent email from. */
const launchRegions = ['eu-west-1', 'us-east-1', 'us-west-2'];

/** Regions whose pools can send email from the regions above and from their own. */
const oldRegions =
	/^(?:us-(?:east-[12]|west-2)|ca-central-1|ap-(?:northeast-[12]|south-1|southeast-[12])|eu-(?:west-[12]|central-1))$/;

/** Regions whose pools can only send email from their own. */
const closedRegions =
	/^(?:us-west-1|ap-(?:northeast|southeast)-3|eu-west-3|eu-(?:north|south)-1|(?:me-south|sa-east|il-central|af-south)-1)$/;

/**
 * The regions that a pool's SES identity can be in; undefined if that isn't documented for its region, or SES isn't
 * available there (Developer Guide, email settings). A refusal seen in 2026 listed only the first three, whatever the
 * pool's region.
 */
function sesRegionsOf(region: string): readonly string[] | undefined {
	if (closedRegions.test(region)) return [region];
	return oldRegions.test(region) ? [...new Set([...launchRegions, region])].sort() : undefined;
}

/** By pool region: another region that its text messages can be sent from (Developer Guide, SMS message settings). */
const smsAlternates: Readonly<Record<string, string>> = {
	'us-east-2': 'us-east-1',
	'ca-central-1': 'us-east-1',
	'eu-central-1': 'eu-west-1',
	'eu-west-2': 'eu-west-1',
	'ap-south-1': 'ap-southeast-1',
	'ap-east-1': 'ap-southeast-1',
	'ap-southeast-5': 'ap-southeast-1',
	'ap-southeast-7': 'ap-south-1',
};

const smsShape = optional(members({SnsRegion: optional(text)}));

/** Throws if text messages would be sent from an unsupported region (refused deployments in Seoul and Tokyo, 2026). */
function checkSms(pool: UserPool): void {
	const {SnsRegion} = read(smsShape, pool.settings.SmsConfiguration) ?? {};
	const region = regionOf(pool);
	const allowed = region === 'ap-northeast-2' ? 'ap-northeast-1' : region;
	if (SnsRegion === undefined || [allowed, smsAlternates[region]].includes(SnsRegion)) return;
	throw invalidParameter(`Invalid snsRegion. Allowed SNS region for ${region} is ${allowed}`);
}

/**
 * Throws for message templates without their placeholders. An invitation must contain the username (the path in the
 * service's message is known, the pattern is ours), and the password unless the user can sign in with a code
 * (terraform-provider-aws #49294, 2026). A link needs link text (aws-cdk #6811, aws-cli #8280).
 */
function checkMessages(pool: UserPool): void {
	const {AdminCreateUserConfig, VerificationMessageTemplate} = pool.settings;
	const {EmailMessage, SMSMessage} = AdminCreateUserConfig?.InviteMessageTemplate ?? {};
	const holders = allowedFirstFactors(pool).length > 1 ? ['{username}'] : ['{username}', '{####}'];
	for (const [name, message] of Object.entries({
		emailMessage: EmailMessage,
		smsMessage: SMSMessage,
	})) {
		if (message === undefined) continue;
		const missing = holders.find(one => !message.includes(one));
		if (missing === undefined) continue;
		throw invalidParameter(
			`1 validation error detected: Value '${message}' at 'adminCreateUserConfig.inviteMessage.${name}' failed to satisfy constraint: Member must satisfy regular expression pattern: .*\\${missing.slice(0, -1)}\\}.*`,
		);
	}
	if (/\{##\s*##\}/.test(VerificationMessageTemplate?.EmailMessageByLink ?? '')) {
		throw invalidParameter('The message is invalid.');
	}
}
