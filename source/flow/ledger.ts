/**
 * How many codes were asked for and tried within the hour, for one user. Cognito allows 5 sends and 15 tries per user
 * and hour (Developer Guide, "Quotas in Amazon Cognito") and tells nobody how many are left; this counts what was
 * done from here. It cannot know of other computers, nor whether the hour is a rolling or a fixed one.
 */
export type Ledger = {
	/** When each code was asked for, ms since the epoch, oldest first. */
	readonly sends: readonly number[];
	/** When each code was tried. */
	readonly tries: readonly number[];
};

export const sendsAnHour = 5;
export const triesAnHour = 15;
const hour = 60 * 60 * 1000;

export const emptyLedger: Ledger = {sends: [], tries: []};

/** Sends that are probably left now. Never below 0. */
export const sendsLeft = (ledger: Ledger, now: number) => left(ledger.sends, sendsAnHour, now);

/** Tries that are probably left now. Never below 0. */
export const triesLeft = (ledger: Ledger, now: number) => left(ledger.tries, triesAnHour, now);

/** When the oldest send of the last hour is an hour old, ms since the epoch. */
export const nextSendFree = (ledger: Ledger, now: number): number | undefined => {
	const oldest = ledger.sends.find(at => isWithinTheHour(at, now));
	return oldest === undefined ? undefined : oldest + hour;
};

/** One more send; forgets what is older than an hour. */
export const withSend = (ledger: Ledger, at: number): Ledger => ({
	...ledger,
	sends: [...ledger.sends.filter(earlier => isWithinTheHour(earlier, at)), at],
});

/** One more try; forgets what is older than an hour. */
export const withTry = (ledger: Ledger, at: number): Ledger => ({
	...ledger,
	tries: [...ledger.tries.filter(earlier => isWithinTheHour(earlier, at)), at],
});

const left = (times: readonly number[], quota: number, now: number) =>
	Math.max(0, quota - times.filter(at => isWithinTheHour(at, now)).length);

const isWithinTheHour = (at: number, now: number) => now - at < hour;
