/** A cause whose sentence needs no details. */
type Plain = Readonly<Record<never, never>>;
/** Text from AWS or a user's program, without secrets. */
type Words = {readonly words: string};
type Refused = {readonly name: string; readonly words: string; readonly at: number};

/**
 * Every cause, with the details that its sentence needs. Scripts rely on the IDs: they are never renamed or given
 * another meaning.
 */
export type CauseDetails = {
	'user-not-found': {readonly who: string};
	'several-users': {readonly count: number; readonly subs: readonly string[]};
	'user-disabled': {readonly username: string};
	'user-unconfirmed': Plain;
	'user-must-change-password': {readonly status: string};
	'user-federated': Plain;
	'attribute-missing': Plain;
	'number-malformed': {readonly value: string};
	'value-differs': {readonly value: string};
	'change-pending': Plain;
	'already-verified': Plain;
	'alias-taken': {readonly sub: string};

	'never-asked': {readonly since: number};
	'user-limit': {readonly until: number};
	'request-refused': Refused;
	firewall: {readonly at: number; readonly webAcl: string | undefined};
	'link-not-code': Plain;
	'phone-goes-first': Plain;
	'not-auto-verified': Plain;

	'message-trigger-failed': Refused & {readonly functionArn: string};
	'sender-missing': {readonly functionArn: string};
	'sender-not-permitted': {readonly functionArn: string; readonly poolArn: string};
	'sender-down': {readonly functionArn: string; readonly state: string};
	'sender-key': {readonly keyArn: string; readonly state: string};
	'sender-errors': Words & {readonly at: number; readonly functionArn: string};
	'notification-error': Words & {readonly at: number; readonly group: string};

	'mailer-limit': {readonly count: number | undefined; readonly until: number};
	'mailer-from': {readonly identity: string; readonly principal: string};
	'mailer-no-codes-for-sign-in': Plain;
	'mailer-filtered': {readonly from: string};

	'ses-region': {readonly sesRegion: string; readonly allowed: readonly string[]};
	'ses-identity-missing': {readonly identity: string; readonly sesRegion: string};
	'ses-identity-unverified': {
		readonly identity: string;
		readonly status: string | undefined;
		readonly error: string | undefined;
	};
	'ses-from-mismatch': {readonly from: string | undefined; readonly identity: string};
	'ses-paused': {readonly sesRegion: string; readonly enforcement: string | undefined};
	'ses-quota': {readonly sent: number; readonly max: number};
	'ses-configuration-set': {
		readonly name: string;
		readonly exists: boolean;
		readonly sesRegion: string;
	};
	'ses-sandbox': {readonly sesRegion: string; readonly address: string};
	'ses-suppressed': {
		readonly address: string;
		readonly reason: string;
		readonly at: number | undefined;
		readonly sesRegion: string;
	};
	'ses-role-missing': Plain;
	'ses-denied': {readonly identity: string};
	'ses-bounces': {readonly count: number};
	'ses-dkim': {readonly identity: string; readonly status: string | undefined};

	'sms-not-configured': Plain;
	'sms-role-missing': {readonly role: string};
	'sms-role-trust': {
		readonly role: string;
		readonly fault: 'externalId' | 'pool' | 'principal' | 'other';
	};
	'sms-role-publish': {readonly role: string};
	'sms-spend': {
		readonly spent: number;
		readonly limit: number;
		readonly granted: number | undefined;
		readonly smsRegion: string;
	};
	'sms-sandbox': {
		readonly status: string | undefined;
		readonly smsRegion: string;
		readonly number: string;
	};
	'sms-opted-out': {readonly number: string; readonly smsRegion: string};
	'sms-protect': {readonly country: string; readonly status: string};
	'sms-no-origination': {readonly pending: string | undefined; readonly smsRegion: string};
	'sms-registration': {readonly id: string; readonly status: string};
	'sms-sender-id': {readonly country: string};
	'sms-log-failure': Words & {readonly at: number};
	'sms-log-accepted': {readonly at: number};
};

/** The ID of a cause. */
export type CauseId = keyof CauseDetails;

/** The stages of a message's delivery, in order. */
export const stages = [
	'account',
	'attribute',
	'request',
	'trigger',
	'sender',
	'limits',
	'recipient',
	'delivery',
] as const;
export type Stage = (typeof stages)[number];

export type Medium = 'EMAIL' | 'SMS';

type Place = {readonly stage: Stage; readonly medium?: Medium; readonly rank?: Rank};

/**
 * How a finding that is only suggested ranks: `message` is about this very message and precedes what concerns later
 * ones; a `hint` comes last in a report and is never the answer.
 */
export type Rank = 'message' | 'hint';

const email = (stage: Stage, rank?: Rank): Place => ({stage, medium: 'EMAIL', ...(rank && {rank})});
const sms = (stage: Stage, rank?: Rank): Place => ({stage, medium: 'SMS', ...(rank && {rank})});
const both = (stage: Stage): Place => ({stage});

/** The causes in delivery order: of those proved, the first is the answer. */
export const causes: Readonly<Record<CauseId, Place>> = {
	'user-not-found': both('account'),
	'several-users': both('account'),
	'user-disabled': both('account'),
	'user-unconfirmed': both('account'),
	'user-must-change-password': both('account'),
	'user-federated': both('account'),
	'attribute-missing': both('attribute'),
	'number-malformed': sms('attribute'),
	'value-differs': both('attribute'),
	// Ranked first because a pending change explains more than the old value's verification state.
	'change-pending': both('attribute'),
	'already-verified': both('attribute'),
	'alias-taken': both('attribute'),

	'never-asked': both('request'),
	'user-limit': both('request'),
	'request-refused': both('request'),
	firewall: both('request'),
	'link-not-code': email('request'),
	'phone-goes-first': email('request'),
	'not-auto-verified': both('request'),

	'message-trigger-failed': both('trigger'),
	'sender-missing': both('trigger'),
	'sender-not-permitted': both('trigger'),
	'sender-down': both('trigger'),
	'sender-key': both('trigger'),
	'sender-errors': both('trigger'),
	'notification-error': both('trigger'),

	'mailer-limit': email('limits'),
	'mailer-from': email('sender'),
	'mailer-no-codes-for-sign-in': email('sender'),

	'ses-region': email('sender'),
	'ses-identity-missing': email('sender'),
	'ses-identity-unverified': email('sender'),
	'ses-from-mismatch': email('sender'),
	'ses-paused': email('limits'),
	'ses-quota': email('limits'),
	'ses-configuration-set': email('sender'),
	'ses-sandbox': email('limits'),
	'ses-suppressed': email('recipient'),
	'ses-role-missing': email('sender'),
	'ses-denied': email('sender'),
	'ses-bounces': email('delivery'),
	'ses-dkim': email('delivery'),
	'mailer-filtered': email('delivery', 'hint'),

	'sms-not-configured': sms('sender'),
	'sms-role-missing': sms('sender'),
	'sms-role-trust': sms('sender'),
	'sms-role-publish': sms('sender'),
	'sms-spend': sms('limits'),
	'sms-sandbox': sms('limits'),
	'sms-opted-out': sms('recipient'),
	'sms-protect': sms('recipient'),
	'sms-no-origination': sms('delivery'),
	'sms-registration': sms('delivery'),
	'sms-sender-id': sms('delivery'),
	'sms-log-failure': sms('delivery', 'message'),
	'sms-log-accepted': sms('delivery', 'message'),
};

const isCause = (name: string): name is CauseId => Object.hasOwn(causes, name);

export const causeIds: readonly CauseId[] = Object.keys(causes).filter(isCause);

/** What nobody outside Amazon, the carrier or the mailbox provider can check. */
export type BlindSpot =
	| 'short-interval'
	| 'sender-silent'
	| 'mailer-suppressed'
	| 'ses-global-list'
	| 'inbox'
	| 'sms-carrier';

/** Advice about things that stop no message. */
export type AdviceId = 'log-export-off' | 'sms-log-off' | 'sms-region' | 'ses-spellings';
