import type {Delivery} from '../cognito/cognito.ts';
import type {Ledger} from '../session/session.ts';

/*
 * How many codes are left. Cognito allows 5 sends and 15 tries per user and hour (Developer Guide, "Quotas in Amazon
 * Cognito") and tells nobody how many are left; this counts what was done from here. It cannot know of other computers,
 * nor whether the hour is a rolling or a fixed one. Where the service says that there were too many, that counts, whatever
 * was counted here.
 */
export type {Ledger};

export const sendsAnHour = 5;
export const triesAnHour = 15;
const hour = 60 * 60 * 1000;
/** A code is valid for 24 hours (API page GetUserAttributeVerificationCode). */
const codeLife = 24 * hour;
/** Between two requests for the same code, ms: a message takes about as long, and a held key sends one. */
const resendPause = 30_000;

/** When another code can be requested, ms since the epoch: a pause after the last answer, or after a request that was left. */
export function anotherAt({
	delivery,
	askedAt = 0,
}: {
	readonly delivery?: Delivery | undefined;
	readonly askedAt?: number;
}): number {
	const latest = Math.max(delivery?.at ?? 0, askedAt);
	return latest === 0 ? 0 : latest + resendPause;
}

export const emptyLedger: Ledger = {sends: [], tries: []};

/** Sends that are probably left now. Never below 0. */
export const sendsLeft = ({sends, sendsRefusedAt}: Ledger, now: number): number =>
	left(sends, sendsAnHour, sendsRefusedAt, now);

/** Tries that are probably left now. Never below 0. */
export const triesLeft = ({tries, triesRefusedAt}: Ledger, now: number): number =>
	left(tries, triesAnHour, triesRefusedAt, now);

/** When the next send can be expected to be accepted where none is left, ms since the epoch. */
export const nextSendFree = ({sends, sendsRefusedAt}: Ledger, now: number): number | undefined =>
	nextFree(sends, sendsRefusedAt, now);

/** When the next try can be expected to be accepted where none is left, ms since the epoch. */
export const nextTryFree = ({tries, triesRefusedAt}: Ledger, now: number): number | undefined =>
	nextFree(tries, triesRefusedAt, now);

/** Whether nothing has been sent or refused within the hour: what is left is then no more than the quota. */
export const isUntouched = (ledger: Ledger, now: number): boolean =>
	sendsLeft(ledger, now) === sendsAnHour;

/** When the code of an attribute was requested that can still be entered, ms since the epoch. */
export function requestedAt(
	{requested}: Ledger,
	attribute: string,
	now: number,
): number | undefined {
	const at = requested && Object.hasOwn(requested, attribute) ? requested[attribute] : undefined;
	return at !== undefined && now - at < codeLife ? at : undefined;
}

/** One more send, which the service accepted or may have; forgets what is older than an hour. */
export const withSend = (
	{sendsRefusedAt, ...ledger}: Ledger,
	{attribute, at, isAccepted}: SendNote,
): Ledger => ({
	...ledger,
	...(!isAccepted && sendsRefusedAt !== undefined && {sendsRefusedAt}),
	sends: [...ledger.sends.filter(earlier => isWithinTheHour(earlier, at)), at],
	requested: {...ledger.requested, [attribute]: at},
});

/** A request for a code: for what, when (ms since the epoch), and whether the service said that it accepted it. */
export type SendNote = {
	readonly attribute: string;
	readonly at: number;
	readonly isAccepted: boolean;
};

/** One more try; forgets what is older than an hour. */
export const withTry = (ledger: Ledger, at: number): Ledger => ({
	...ledger,
	tries: [...ledger.tries.filter(earlier => isWithinTheHour(earlier, at)), at],
});

/** The service refused a send or a try because there were too many. */
export const withRefusal = (ledger: Ledger, kind: 'send' | 'try', at: number): Ledger => ({
	...ledger,
	...(kind === 'send' ? {sendsRefusedAt: at} : {triesRefusedAt: at}),
});

/** The code of an attribute has been used. */
export function withoutRequest({requested = {}, ...ledger}: Ledger, attribute: string): Ledger {
	const {[attribute]: _used, ...others} = requested;
	return {...ledger, ...(Object.keys(others).length > 0 && {requested: others})};
}

function left(
	times: readonly number[],
	quota: number,
	refusedAt: number | undefined,
	now: number,
): number {
	if (refusedAt !== undefined && isWithinTheHour(refusedAt, now)) return 0;
	return Math.max(0, quota - times.filter(at => isWithinTheHour(at, now)).length);
}

function nextFree(
	times: readonly number[],
	refusedAt: number | undefined,
	now: number,
): number | undefined {
	if (refusedAt !== undefined && isWithinTheHour(refusedAt, now)) return refusedAt + hour;
	const oldest = times.find(at => isWithinTheHour(at, now));
	return oldest === undefined ? undefined : oldest + hour;
}

const isWithinTheHour = (at: number, now: number) => now - at < hour;
