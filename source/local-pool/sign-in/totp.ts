import {createHmac} from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Base32 without padding (RFC 4648), as authenticator apps take a secret. */
export function toBase32(bytes: Buffer): string {
	let bits = '';
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	return (bits.match(/.{1,5}/g) ?? [])
		.map(five => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
		.join('');
}

/** The bytes of a base32 text; what isn't in its alphabet is left out. */
export function fromBase32(text: string): Buffer {
	let bits = '';
	for (const letter of text.toUpperCase()) {
		const value = alphabet.indexOf(letter);
		if (value >= 0) bits += value.toString(2).padStart(5, '0');
	}
	return Buffer.from((bits.match(/.{8}/g) ?? []).map(eight => Number.parseInt(eight, 2)));
}

/** The 30-second step that a time in milliseconds falls into. */
export const totpStep = (milliseconds: number): number => Math.floor(milliseconds / 30_000);

/** The 6 digits of a step (RFC 6238 with HMAC-SHA-1, RFC 4226). `secret` is base32. */
export function totpCode(secret: string, step: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
	const offset = (hash[hash.length - 1] ?? 0) & 0x0f;
	return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/**
 * The step whose code this is: the present one, or one beside it, for clocks that are a little off.
 * How far Cognito looks is not published; one step either way is what RFC 6238 recommends.
 */
export function matchTotp(secret: string, code: string, milliseconds: number): number | undefined {
	const now = totpStep(milliseconds);
	return [now, now - 1, now + 1].find(step => totpCode(secret, step) === code);
}
