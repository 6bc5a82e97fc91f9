/** `14:05:09`, on this computer's clock. */
export const clockTime = (at: number) => new Date(at).toTimeString().slice(0, 8);

/** `14:05:09` for a moment of today, `2026-03-03` for one of another day, on this computer's clock. */
export const momentOf = (now: number) => (at: number) =>
	dayOf(at) === dayOf(now) ? clockTime(at) : dayOf(at);

/* Swedish writes a date as ISO 8601 does. */
const dayOf = (at: number) => new Date(at).toLocaleDateString('sv');

/** How long something is waited for already, and when that ends: 0 ms where it does not, or nobody knows. */
export const waitedWords = (seconds: number, giveUpMs: number): string =>
	giveUpMs === 0
		? `${seconds} s`
		: `${seconds} s (gives up after ${Math.round(giveUpMs / 1_000)} s without an answer)`;
