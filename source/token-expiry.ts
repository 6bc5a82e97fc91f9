/** The last time that a Date holds, ms since the epoch (ECMA-262, "Time Values and Time Range"). */
export const lastTime = 8.64e15;

/** A token that ends sooner than this, in ms, would end while a request is on its way. */
const margin = 10_000;

/** Whether a token that ends at `expiresAt` has expired at `now`, both in ms since the epoch. */
export function hasExpired({expiresAt}: {readonly expiresAt: number}, now: number): boolean {
	return expiresAt <= now + margin;
}
