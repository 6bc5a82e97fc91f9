/**
 * The choices most similar to a word, best first and at most three, by the Ratcliff–Obershelp measure: Python's
 * `difflib.get_close_matches`, whose default threshold is 0.6; the AWS CLI's is 0.8 (`awscli/argparser.py` 1.45).
 */
export function closeMatches(
	word: string,
	choices: readonly string[],
	threshold: number,
): readonly string[] {
	return choices
		.map(choice => ({choice, likeness: likeness(choice, word)}))
		.filter(match => match.likeness >= threshold)
		.sort((a, b) => b.likeness - a.likeness || (a.choice < b.choice ? 1 : -1))
		.slice(0, 3)
		.map(match => match.choice);
}

/** ` Did you mean sign-out?`, to append to a sentence about an unknown word; empty if no choice is similar. */
export function didYouMean(word: string, choices: readonly string[]): string {
	/* A long word isn't a typo, and comparing it would take long. */
	const [best] = word.length > 64 ? [] : closeMatches(word, choices, 0.6);
	return best === undefined ? '' : ` Did you mean ${best}?`;
}

function likeness(a: string, b: string): number {
	return (2 * matchingCharacters(a, b)) / (a.length + b.length);
}

function matchingCharacters(a: string, b: string): number {
	let best = {start: 0, other: 0, length: 0};
	for (let start = 0; start < a.length; start += 1) {
		for (let other = 0; other < b.length; other += 1) {
			let length = 0;
			while (start + length < a.length && a[start + length] === b[other + length]) length += 1;
			if (length > best.length) best = {start, other, length};
		}
	}
	if (best.length === 0) return 0;
	return (
		best.length +
		matchingCharacters(a.slice(0, best.start), b.slice(0, best.other)) +
		matchingCharacters(a.slice(best.start + best.length), b.slice(best.other + best.length))
	);
}
