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

/** A code that was sent and can still be used. There is one per purpose: the newest. */
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

/** AWS's user statuses. */
export const userStatuses = [
	'UNCONFIRMED',
	'CONFIRMED',
	'RESET_REQUIRED',
	'FORCE_CHANGE_PASSWORD',
] as const;

export const mfaKinds = ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] as const;
export type MfaKind = (typeof mfaKinds)[number];

/** A user, as kept in memory and in the data file. Times are in milliseconds. */
export const userShape = members({
	username: text,
	/** By name, including `sub` and `email_verified`. All values are strings. */
	attributes: mapOf(text),
	/** New values awaiting verification (AttributesRequireVerificationBeforeUpdate). */
	pending: mapOf(text),
	status: oneOf(...userStatuses),
	isEnabled: flag,
	/** Absent for a user who never had a password. */
	password: optional(verifier),
	/** Earlier passwords, newest first: as many as the pool's policy remembers. */
	passwordHistory: withDefault(listOf(verifier), []),
	/** When the temporary password expires. */
	temporaryUntil: optional(integer),
	createdAt: integer,
	modifiedAt: integer,
	/** The epoch that tokens are issued in. Signing out everywhere starts a new one. */
	epoch: text,
	/** By purpose: `email`, `phone_number`, `signUp`, `forgotPassword`. */
	codes: mapOf(sentCode),
	/** By operation: the times of its uses within the last hour. */
	uses: mapOf(listOf(integer)),
	failures: integer,
	lastFailureAt: integer,
	/** A verified authenticator app; `lastStep` is the 30-second step of the last accepted code. */
	totp: optional(members({secret: text, name: text, lastStep: integer})),
	/** A TOTP secret that was handed out and not yet verified with a code. */
	pendingTotp: optional(text),
	mfa: listOf(oneOf(...mfaKinds)),
	preferredMfa: optional(oneOf(...mfaKinds)),
	devices: mapOf(device),
	/** The names of the user's groups. */
	groups: withDefault(listOf(text), []),
});

export type User = Read<typeof userShape>;
export type Device = Read<typeof device>;
