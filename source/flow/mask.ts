/**
 * Whether a masked destination matches a value: `j***@e***` for `jane@example.com`, `+*******0008` for `+14325550008`.
 * Stars match any number of characters, since documents and pools disagree on how many. A pool that hides which users
 * exist responds with a made-up address (aws-sdk-ios issue 4837), which this detects.
 */
export function isSameDestination(mask: string, value: string): boolean {
	const pieces = mask.split(/\*+/);
	let rest = value.toLowerCase();
	for (const [index, piece] of pieces.entries()) {
		const found = rest.indexOf(piece.toLowerCase());
		if (found < 0 || (index === 0 && found > 0)) return false;
		rest = rest.slice(found + piece.length);
	}
	const last = pieces.at(-1) ?? '';
	return last === '' || value.toLowerCase().endsWith(last.toLowerCase());
}
