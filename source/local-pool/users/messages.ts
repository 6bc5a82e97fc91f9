import {isDelivered} from '../account/delivery.ts';
import type {Context} from '../context.ts';
import {callCustomMessage, type MessageSource} from '../hooks/custom-message.ts';
import {invalidParameter} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import type {Message} from '../store/inbox.ts';
import {maskEmail, maskPhoneNumber} from './masks.ts';
import type {Verifiable} from './verifiable.ts';

/** The kind of a message; the pool's settings have templates for each. */
type MessageKind = 'verification' | 'confirmation' | 'password reset' | 'sign-in' | 'invitation';

/** Cognito's response to a send. The destination is masked. */
export type CodeDeliveryDetails = {
	readonly AttributeName: Verifiable;
	readonly DeliveryMedium: 'EMAIL' | 'SMS';
	readonly Destination: string;
};

type Template = {readonly subject: string; readonly email: string; readonly sms: string};

const codeTemplate = (what: string): Template => ({
	subject: `Your ${what} code`,
	email: `Your ${what} code is {####}.`,
	sms: `Your ${what} code is {####}.`,
});

/** The templates of a pool without its own. */
const defaults = {
	verification: codeTemplate('verification'),
	confirmation: codeTemplate('confirmation'),
	'password reset': codeTemplate('password reset'),
	'sign-in': codeTemplate('sign-in'),
	invitation: {
		subject: 'Your temporary password',
		email: 'Your username is {username} and temporary password is {####}.',
		sms: 'Your username is {username} and temporary password is {####}.',
	},
} satisfies Record<MessageKind, Template>;

/** The invitation of a user who signs in with a code, and so has no password to be told. The wording is ours. */
const passwordless: Template = {
	subject: 'Your new account',
	email: 'Your username is {username}.',
	sms: 'Your username is {username}.',
};

/** The template for a kind of message: the pool's own, from the newer or the older member, or the default. */
function templateOf({settings}: UserPool, kind: MessageKind, code: string): Template {
	const {subject, email, sms} = code === '' ? passwordless : defaults[kind];
	switch (kind) {
		case 'invitation': {
			const own = settings.AdminCreateUserConfig?.InviteMessageTemplate;
			return {
				subject: own?.EmailSubject ?? subject,
				email: own?.EmailMessage ?? email,
				sms: own?.SMSMessage ?? sms,
			};
		}
		case 'sign-in':
			return {
				subject: settings.EmailMfaConfiguration?.Subject ?? subject,
				email: settings.EmailMfaConfiguration?.Message ?? email,
				sms: settings.SmsAuthenticationMessage ?? sms,
			};
		default: {
			// One template serves every code that verifies an address. CONFIRM_WITH_LINK sends the code too, since this pool
			// has no link.
			const own = settings.VerificationMessageTemplate;
			return {
				subject: own?.EmailSubject ?? settings.EmailVerificationSubject ?? subject,
				email: own?.EmailMessage ?? settings.EmailVerificationMessage ?? email,
				sms: own?.SmsMessage ?? settings.SmsVerificationMessage ?? sms,
			};
		}
	}
}

const kinds = {
	SignUp: 'confirmation',
	ResendCode: 'confirmation',
	ForgotPassword: 'password reset',
	UpdateUserAttribute: 'verification',
	VerifyUserAttribute: 'verification',
	Authentication: 'sign-in',
	AdminCreateUser: 'invitation',
} satisfies Record<MessageSource, MessageKind>;

/** Fills in the code. Only an invitation also has a place for the username (amplify-js #1480, aws-cdk #7597). */
function fill(template: string, code: string, username: string | undefined): string {
	const filled = template.replaceAll('{####}', () => code);
	return username === undefined ? filled : filled.replaceAll('{username}', () => username);
}

/** A message to send: the user, the destination, and the code or temporary password. */
export type Dispatch = {
	readonly pool: UserPool;
	readonly user: User;
	readonly source: MessageSource;
	/** The app client that requested it, if any. */
	readonly clientId?: string | undefined;
	readonly attributeName: Verifiable;
	readonly destination: string;
	readonly code: string;
	readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
	/** Whether the trigger doesn't get the metadata, as with InitiateAuth. */
	readonly isMetadataKept?: boolean;
};

/**
 * Puts a message into the inbox, worded by the pool's templates or its customMessage hook, unless the account's
 * settings lose it. Returns Cognito's response. Throws CodeDeliveryFailureException if the mail service refuses it.
 */
export async function deliver(
	context: Pick<Context, 'account' | 'inbox' | 'clock' | 'hooks'>,
	dispatch: Dispatch,
): Promise<CodeDeliveryDetails> {
	const {account, inbox, clock} = context;
	const {pool, user, source, attributeName, destination, code, clientMetadata} = dispatch;
	const isEmail = attributeName === 'email';
	if (!isEmail && !pool.settings.SmsConfiguration) {
		// Thrown for a user who was just created too; the user remains (AWS forum, thread 248382).
		throw invalidParameter('User pool does not have SMS configuration to send messages.');
	}
	const own = templateOf(pool, kinds[source], code);
	const words = await callCustomMessage(context, {
		...dispatch,
		clientMetadata: dispatch.isMetadataKept ? undefined : clientMetadata,
	});
	const template = {
		subject: words?.emailSubject ?? own.subject,
		email: words?.emailMessage ?? own.email,
		sms: words?.smsMessage ?? own.sms,
	};
	const {username} = user;
	const named = kinds[source] === 'invitation' ? username : undefined;
	const message: Message = {
		at: new Date(clock()).toISOString(),
		medium: isEmail ? 'EMAIL' : 'SMS',
		destination,
		username,
		attributeName,
		code,
		subject: isEmail ? fill(template.subject, code, named) : undefined,
		body: fill(isEmail ? template.email : template.sms, code, named),
		clientMetadata,
	};
	if (isDelivered(account, pool, message, clock())) inbox.send(message);
	return {
		AttributeName: attributeName,
		DeliveryMedium: isEmail ? 'EMAIL' : 'SMS',
		Destination: isEmail ? maskEmail(destination) : maskPhoneNumber(destination),
	};
}
