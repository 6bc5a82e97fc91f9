/** The latest time that a Date can represent, ms since 1970 (ECMA-262, "Time Values and Time Range"). */
export const lastTime = 8.64e15;

/** In milliseconds: a token that expires sooner could expire during a request. */
const margin = 10_000;

/** Whether a token that expires at `expiresAt` counts as expired at `now`, both in ms since 1970. */
export function hasExpired({expiresAt}: {readonly expiresAt: number}, now: number): boolean {
	return expiresAt <= now + margin;
}
