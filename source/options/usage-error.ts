/** An invalid command line. The message says what is wrong but never repeats a value, which may be a password. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
}
