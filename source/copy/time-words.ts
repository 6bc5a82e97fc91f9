/** `14:05:09`, on this computer's clock. */
export const clockTime = (at: number) => new Date(at).toTimeString().slice(0, 8);
