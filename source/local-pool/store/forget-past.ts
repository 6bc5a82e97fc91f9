/** Drops what may be forgotten, oldest first; stops at the first entry that may not. */
export function forgetPast<T>(entries: Map<string, T>, now: number, untilOf: (entry: T) => number) {
	for (const [key, entry] of entries) {
		if (untilOf(entry) > now) return;
		entries.delete(key);
	}
}
