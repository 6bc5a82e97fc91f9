import {createHmac} from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Encodes in base32 without padding (RFC 4648), the format authenticator apps accept. */
export function toBase32(bytes: Buffer): string {
	let bits = '';
	for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
	return (bits.match(/.{1,5}/g) ?? [])
		.map(five => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)])
		.join('');
}

/** Decodes base32, ignoring characters outside its alphabet. */
export function fromBase32(text: string): Buffer {
	let bits = '';
	for (const letter of text.toUpperCase()) {
		const value = alphabet.indexOf(letter);
		if (value >= 0) bits += value.toString(2).padStart(5, '0');
	}
	return Buffer.from((bits.match(/.{8}/g) ?? []).map(eight => Number.parseInt(eight, 2)));
}

/** The 30-second time step of a time in milliseconds. */
export const totpStep = (milliseconds: number): number => Math.floor(milliseconds / 30_000);

/** The 6-digit code of a time step (RFC 6238 with HMAC-SHA-1, RFC 4226). `secret` is base32. */
export function totpCode(secret: string, step: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(step));
	const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
	const offset = (hash[hash.length - 1] ?? 0) & 0x0f;
	return String((hash.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

/**
 * Finds the time step of a code: the current one or a neighbor, for clocks that are slightly off. Cognito's tolerance
 * is not documented; RFC 6238 recommends one step either way.
 */
export function matchTotp(secret: string, code: string, milliseconds: number): number | undefined {
	const now = totpStep(milliseconds);
	return [now, now - 1, now + 1].find(step => totpCode(secret, step) === code);
}
