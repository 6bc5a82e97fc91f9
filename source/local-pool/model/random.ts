/** Where randomness comes from: so many bytes; `node:crypto`'s randomBytes unless a test has its own. */
export type Random = (bytes: number) => Buffer;

/** So many decimal digits. 48 random bits leave a bias under one in 10^6 for 8 digits. */
export const randomDigits = (random: Random, digits: number): string =>
	String(random(6).readUIntBE(0, 6) % 10 ** digits).padStart(digits, '0');

/** A version 4 UUID (RFC 9562). */
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

/** Lower-case letters and digits, as in a client ID. */
export const randomName = (random: Random, length: number): string =>
	Array.from(random(length), byte => 'abcdefghijklmnopqrstuvwxyz0123456789'[byte % 36]).join('');
