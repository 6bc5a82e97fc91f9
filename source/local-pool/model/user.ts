import {
	flag,
	integer,
	listOf,
	mapOf,
	members,
	oneOf,
	optional,
	type Read,
	text,
	withDefault,
} from './shape.ts';

const verifier = members({salt: text, verifier: text});

/** A code that was sent and may still be answered: one slot for each purpose, the newest wins. */
const sentCode = members({code: text, expiresAt: integer, destination: text});

const device = members({
	key: text,
	groupKey: text,
	name: text,
	/** Absent until ConfirmDevice. */
	verifier: optional(verifier),
	isRemembered: flag,
	createdAt: integer,
	/** Absent until the first change after ConfirmDevice. */
	modifiedAt: optional(integer),
	lastSignInAt: integer,
});

/** Where a user stands, in AWS's words. */
export const userStatuses = [
	'UNCONFIRMED',
	'CONFIRMED',
	'RESET_REQUIRED',
	'FORCE_CHANGE_PASSWORD',
] as const;

export const mfaKinds = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const;
export type MfaKind = (typeof mfaKinds)[number];

/** A user as the pool keeps them, and as the data file holds them. All times are in milliseconds. */
export const userShape = members({
	username: text,
	/** By name; `sub` and `email_verified` are among them, all values are strings. */
	attributes: mapOf(text),
	/** New values that wait for verification (AttributesRequireVerificationBeforeUpdate). */
	pending: mapOf(text),
	status: oneOf(...userStatuses),
	isEnabled: flag,
	/** Absent for a user who never had a password. */
	password: optional(verifier),
	/** The passwords before it, the newest first: as many as the pool's policy asks for. */
	passwordHistory: withDefault(listOf(verifier), []),
	/** Until when a temporary password may be used. */
	temporaryUntil: optional(integer),
	createdAt: integer,
	modifiedAt: integer,
	/** Every token carries the epoch it was issued in; signing out everywhere begins a new one. */
	epoch: text,
	/** By purpose: `email`, `phone_number`, `signUp`, `forgotPassword`. */
	codes: mapOf(sentCode),
	/** When each limited operation was used within the last hour. */
	uses: mapOf(listOf(integer)),
	failures: integer,
	lastFailureAt: integer,
	/** A verified authenticator app; `lastStep` is the 30-second step of the last code taken. */
	totp: optional(members({secret: text, name: text, lastStep: integer})),
	/** A secret handed out, of which no code was shown yet. */
	pendingTotp: optional(text),
	mfa: listOf(oneOf(...mfaKinds)),
	preferredMfa: optional(oneOf(...mfaKinds)),
	devices: mapOf(device),
	/** The names of the groups that the user is in. */
	groups: withDefault(listOf(text), []),
});

export type User = Read<typeof userShape>;
export type Device = Read<typeof device>;
