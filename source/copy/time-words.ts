/** `14:05:09`, in local time. */
export const clockTime = (at: number) => new Date(at).toTimeString().slice(0, 8);

/** `14:05:09` for a time today, `2026-03-03` for one on another day, in local time. */
export const momentOf = (now: number) => (at: number) =>
	dayOf(at) === dayOf(now) ? clockTime(at) : dayOf(at);

/* Swedish dates are in ISO 8601 format. */
const dayOf = (at: number) => new Date(at).toLocaleDateString('sv');

/** How long a wait has taken, and when it times out; a timeout of 0 ms means never or unknown. */
export const waitedWords = (seconds: number, giveUpMs: number): string =>
	giveUpMs === 0
		? `${seconds} s`
		: `${seconds} s (gives up after ${Math.round(giveUpMs / 1_000)} s without an answer)`;
