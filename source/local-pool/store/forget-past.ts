/** Drops expired entries, oldest first, up to the first that hasn't expired. */
export function forgetPast<T>(entries: Map<string, T>, now: number, untilOf: (entry: T) => number) {
	for (const [key, entry] of entries) {
		if (untilOf(entry) > now) return;
		entries.delete(key);
	}
}
