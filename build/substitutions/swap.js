/**
 * @typedef {object} Substitution
 * @property {RegExp} file Matches the path, with forward slashes, of the one file that is changed.
 * @property {(text: string, path: string) => string | Promise<string>} change Gives the new text.
 */

/**
 * `text` with every `[before, after]` swapped. Throws where a `before` is not there exactly once.
 * @param {string} text
 * @param {readonly (readonly [before: string | RegExp, after: string])[]} swaps Expressions carry the flag g.
 */
export function swap(text, swaps) {
	return swaps.reduce((changed, [before, after]) => {
		let found = 0;
		const swapped = changed.replaceAll(before, () => {
			found += 1;
			return after;
		});
		if (found !== 1) {
			throw new Error(
				`Expected once, found ${found} times: ${before}\nIs node_modules what package-lock.json says (npm ci)?`,
			);
		}
		return swapped;
	}, text);
}
