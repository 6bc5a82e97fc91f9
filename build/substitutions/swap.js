/**
 * @typedef {object} Substitution
 * @property {RegExp} file Matches the path, with forward slashes, of the file to change.
 * @property {(text: string, path: string) => string | Promise<string>} change Returns the new text.
 */

/**
 * Replaces each `before` in `text` with its `after`. Throws if a `before` doesn't occur exactly once.
 * @param {string} text
 * @param {readonly (readonly [before: string | RegExp, after: string])[]} swaps Patterns have the flag g.
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
