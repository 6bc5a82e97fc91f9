/** A command line that can't be read. The message names what is wrong, never a value: that may be a password. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}
