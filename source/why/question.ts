import {bare, emailOf, phoneNumberOf} from '../typed-input.ts';

/** The attributes that codes are sent to. */
export type AttributeName = 'email' | 'phone_number';

/** The purpose of the missing code. It decides which requests are relevant, and which user states are fine. */
export type Purpose = 'attribute' | 'sign-up' | 'sign-in' | 'password';

/** The user in question, classified by how WHO is written. */
export type Who = {
	readonly kind: AttributeName | 'sub' | 'username';
	readonly value: string;
};

/** The error of a send, if the person asking saw it: it takes precedence over anything looked up. */
export type SendError = {
	/** `LimitExceededException` */
	readonly name: string;
	readonly message: string;
	/** Milliseconds since 1970. */
	readonly at: number;
};

/** The question "Why didn't the code arrive?". */
export type Question = {
	readonly who: Who;
	readonly userPoolId: string;
	/** The pool's own region. */
	readonly region: string;
	/** By default, the attribute that `who` is, else the one that isn't verified. */
	readonly attribute?: AttributeName | undefined;
	readonly purpose: Purpose;
	/** What the customer believes the address or number is. */
	readonly expected?: string | undefined;
	/** The start of the relevant requests and log lines, milliseconds since 1970. */
	readonly since: number;
	/** The time of the question, milliseconds since 1970. */
	readonly now: number;
	readonly sendError?: SendError | undefined;
};

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Classifies WHO as typed: an address contains `@`, a number starts with `+`, a sub is a UUID, anything else is a
 * username.
 */
export function readWho(text: string): Who {
	const value = bare(text);
	if (/^[+＋]/.test(value)) return {kind: 'phone_number', value: phoneNumberOf(value)};
	const email = emailOf(value);
	if (/^[^\s@]+@[^\s@]+$/.test(email)) return {kind: 'email', value: email};
	return {kind: uuid.test(value) ? 'sub' : 'username', value};
}

/** The longest possible value of a user (API page ListUsers, "Filter"). */
const longestWho = 256;

/** Whether users can be searched for by it. */
export const isSearchable = ({value}: Who): boolean =>
	value !== '' && value.length <= longestWho && !/\p{Cc}/u.test(value);

const units = {s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000};

/** How far back requests count by default, in milliseconds. */
export const usualSpan = 2 * units.h;

/**
 * Parses a time span such as `2h`, `30m` or `3d` to milliseconds; `undefined` for anything else, and beyond
 * CloudTrail's 90 days.
 */
export function readSpan(text: string): number | undefined {
	const [, count, unit] = /^(\d{1,7})([smhd])$/.exec(text) ?? [];
	if (count === undefined || !(unit === 's' || unit === 'm' || unit === 'h' || unit === 'd')) {
		return undefined;
	}
	const span = Number(count) * units[unit];
	return span > 0 && span <= 90 * units.d ? span : undefined;
}
