/**
 * A source of randomness: returns the requested number of bytes. `node:crypto`'s randomBytes unless a test supplies its
 * own.
 */
export type Random = (bytes: number) => Buffer;

/** Returns that many random decimal digits. Taken from 48 random bits: for 8 digits the bias is below one in 10^6. */
export const randomDigits = (random: Random, digits: number): string =>
	String(random(6).readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');

/** Returns a version 4 UUID (RFC 9562). */
export function randomUuid(random: Random): string {
	const bytes = random(16);
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = bytes.toString('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		hex.slice(12, 16),
		hex.slice(16, 20),
		hex.slice(20),
	].join('-');
}

/** Returns lowercase letters and digits, as in a client ID. */
export const randomName = (random: Random, length: number): string =>
	Array.from(random(length), byte => 'abcdefghijklmnopqrstuvwxyz0123456789'[byte % 36]).join('');
