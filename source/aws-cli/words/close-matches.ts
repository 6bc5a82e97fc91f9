/**
 * The choices that look most like a word, best first and at most three, by the Ratcliff–Obershelp measure with the
 * AWS CLI's threshold of 0.8 (Python's `difflib.get_close_matches`).
 */
export function closeMatches(word: string, choices: readonly string[]): readonly string[] {
	return choices
		.map(choice => ({choice, likeness: likeness(choice, word)}))
		.filter(match => match.likeness >= 0.8)
		.sort((a, b) => b.likeness - a.likeness || (a.choice < b.choice ? 1 : -1))
		.slice(0, 3)
		.map(match => match.choice);
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
