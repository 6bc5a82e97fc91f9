import {bare, emailOf, phoneNumberOf} from '../typed-input.ts';

/** The attributes whose codes are sent. */
export type AttributeName = 'email' | 'phone_number';

/** What the missing code was for; decides which requests are looked for, and which states of a user are in order. */
export type Purpose = 'attribute' | 'sign-up' | 'sign-in' | 'password';

/** Whom somebody asks about, told apart by how it is written. */
export type Who = {
	readonly kind: AttributeName | 'sub' | 'username';
	readonly value: string;
};

/** What a send answered, where the person who asks has seen it: it counts before anything that is looked up. */
export type SendError = {
	/** `LimitExceededException` */
	readonly name: string;
	readonly message: string;
	/** Milliseconds since the epoch. */
	readonly at: number;
};

/** "The code never came: why?", as it is looked into. */
export type Question = {
	readonly who: Who;
	readonly userPoolId: string;
	/** The pool's own region. */
	readonly region: string;
	/** Without it: the attribute that `who` names, else the one that is not verified. */
	readonly attribute?: AttributeName | undefined;
	readonly purpose: Purpose;
	/** What the customer says the address or number is. */
	readonly expected?: string | undefined;
	/** Requests and log lines count from here on, milliseconds since the epoch. */
	readonly since: number;
	/** When it is asked, milliseconds since the epoch. */
	readonly now: number;
	readonly sendError?: SendError | undefined;
};

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Reads WHO as it was typed: an address has an `@`, a number begins with `+`, a sub is a UUID, all else is a username. */
export function readWho(text: string): Who {
	const value = bare(text);
	if (/^[+＋]/.test(value)) return {kind: 'phone_number', value: phoneNumberOf(value)};
	const email = emailOf(value);
	if (/^[^\s@]+@[^\s@]+$/.test(email)) return {kind: 'email', value: email};
	return {kind: uuid.test(value) ? 'sub' : 'username', value};
}

/** A user has no value longer than this (API page ListUsers, "Filter"). */
const longestWho = 256;

/** Whether somebody can be looked for by it. */
export const isSearchable = ({value}: Who): boolean =>
	value !== '' && value.length <= longestWho && !/\p{Cc}/u.test(value);

const units = {s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000};

/** How far back requests count where nobody says otherwise, in milliseconds. */
export const usualSpan = 2 * units.h;

/** A span such as `2h`, `30m` or `3d` in milliseconds; `undefined` for anything else, and beyond CloudTrail's 90 days. */
export function readSpan(text: string): number | undefined {
	const [, count, unit] = /^(\d{1,7})([smhd])$/.exec(text) ?? [];
	if (count === undefined || !(unit === 's' || unit === 'm' || unit === 'h' || unit === 'd')) {
		return undefined;
	}
	const span = Number(count) * units[unit];
	return span > 0 && span <= 90 * units.d ? span : undefined;
}
