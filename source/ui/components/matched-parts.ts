/** Splits a text into the parts that match a word of a filter and those between them. */
export function partsOf(
	text: string,
	words: readonly string[],
): ReadonlyArray<{readonly text: string; readonly isMatch: boolean}> {
	const folded = text.toLowerCase();
	// If lowercasing changed the length, positions can't be mapped back.
	if (folded.length !== text.length) return [{text, isMatch: false}];
	const isMatch = new Array<boolean>(text.length).fill(false);
	for (const word of words) {
		for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
			isMatch.fill(true, at, at + word.length);
		}
	}
	const parts: {text: string; isMatch: boolean}[] = [];
	for (const [index, character] of text.split('').entries()) {
		const last = parts.at(-1);
		const matches = isMatch[index] === true;
		if (last && last.isMatch === matches) last.text += character;
		else parts.push({text: character, isMatch: matches});
	}
	return parts;
}
