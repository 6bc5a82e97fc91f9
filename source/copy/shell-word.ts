/** A word as a POSIX shell takes it: in quotes where it holds what a shell would read. */
export const shellWord = (word: string): string =>
	/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
