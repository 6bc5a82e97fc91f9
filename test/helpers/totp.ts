import {createHmac} from 'node:crypto';

/** An authenticator app's code for a secret in base32 (RFC 6238: SHA-1, 30 seconds, 6 digits). */
export function totp(secret: string, now: number): string {
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
	const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest();
	const offset = (hash.at(-1) ?? 0) & 0xf;
	const number = hash.readUInt32BE(offset) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, '0');
}

function fromBase32(text: string): Buffer {
	const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
	const bits = [...text.toUpperCase().replace(/=+$/, '')]
		.map(letter => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
		.join('');
	return Buffer.from((bits.match(/.{8}/g) ?? []).map(byte => Number.parseInt(byte, 2)));
}
