/** `14:05:09`, on this computer's clock. */
export const clockTime = (at: number) => new Date(at).toTimeString().slice(0, 8);

/** `14:05:09` for a moment of today, `2026-03-03` for one of another day, on this computer's clock. */
export const momentOf = (now: number) => (at: number) =>
	dayOf(at) === dayOf(now) ? clockTime(at) : dayOf(at);

/* Swedish writes a date as ISO 8601 does. */
const dayOf = (at: number) => new Date(at).toLocaleDateString('sv');
