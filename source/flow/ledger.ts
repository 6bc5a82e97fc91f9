import type {Delivery} from '../cognito/cognito.ts';
import type {Ledger} from '../session/session.ts';

/*
 * Counts how many codes are left. Cognito allows 5 sends and 15 tries per user and hour (Developer Guide, "Quotas in
 * Amazon Cognito") without reporting how many are left; this counts the ones from this computer. It can't know about
 * other computers, or whether the hour is rolling or fixed. A refusal by the service overrides the count.
 */
export type {Ledger};

export const sendsAnHour = 5;
export const triesAnHour = 15;
const hour = 60 * 60 * 1000;
/** A code is valid for 24 hours (API page GetUserAttributeVerificationCode). */
const codeLife = 24 * hour;
/**
 * Pause between two requests for the same code, ms: a message takes about as long, and it keeps a held key from sending
 * several.
 */
const resendPause = 30_000;

/**
 * When another code can be requested, ms since 1970: a pause after the last response, or after a request that was
 * abandoned.
 */
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

/** The sends that are probably left, at least 0. */
export const sendsLeft = ({sends, sendsRefusedAt}: Ledger, now: number): number =>
	left(sends, sendsAnHour, sendsRefusedAt, now);

/** The tries that are probably left, at least 0. */
export const triesLeft = ({tries, triesRefusedAt}: Ledger, now: number): number =>
	left(tries, triesAnHour, triesRefusedAt, now);

/** When the service will probably accept the next send if none is left, ms since 1970. */
export const nextSendFree = ({sends, sendsRefusedAt}: Ledger, now: number): number | undefined =>
	nextFree(sends, sendsRefusedAt, now);

/** When the service will probably accept the next try if none is left, ms since 1970. */
export const nextTryFree = ({tries, triesRefusedAt}: Ledger, now: number): number | undefined =>
	nextFree(tries, triesRefusedAt, now);

/** Whether nothing was sent or refused within the hour: then what is left is at most the quota. */
export const isUntouched = (ledger: Ledger, now: number): boolean =>
	sendsLeft(ledger, now) === sendsAnHour;

/** When an attribute's code was requested, ms since 1970, if it is still valid. */
export function requestedAt(
	{requested}: Ledger,
	attribute: string,
	now: number,
): number | undefined {
	const at = requested && Object.hasOwn(requested, attribute) ? requested[attribute] : undefined;
	return at !== undefined && now - at < codeLife ? at : undefined;
}

/** Adds a send that the service accepted or may have accepted; drops those older than an hour. */
export const withSend = (
	{sendsRefusedAt, ...ledger}: Ledger,
	{attribute, at, isAccepted}: SendNote,
): Ledger => ({
	...ledger,
	...(!isAccepted && sendsRefusedAt !== undefined && {sendsRefusedAt}),
	sends: [...ledger.sends.filter(earlier => isWithinTheHour(earlier, at)), at],
	requested: {...ledger.requested, [attribute]: at},
});

/** A request for a code: the attribute, the time (ms since 1970), and whether the service confirmed it. */
export type SendNote = {
	readonly attribute: string;
	readonly at: number;
	readonly isAccepted: boolean;
};

/** Adds a try; drops those older than an hour. */
export const withTry = (ledger: Ledger, at: number): Ledger => ({
	...ledger,
	tries: [...ledger.tries.filter(earlier => isWithinTheHour(earlier, at)), at],
});

/** Notes that the service refused a send or a try over the limit. */
export const withRefusal = (ledger: Ledger, kind: 'send' | 'try', at: number): Ledger => ({
	...ledger,
	...(kind === 'send' ? {sendsRefusedAt: at} : {triesRefusedAt: at}),
});

/** Removes a request whose code has been used. */
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
