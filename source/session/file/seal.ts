import {createCipheriv, createDecipheriv, randomBytes} from 'node:crypto';

/** Text encrypted with AES-256-GCM, each part in base64. Decrypts only with the same key and if unchanged. */
export type Sealed = {
	readonly cipher: 'aes-256-gcm';
	/** 96 random bits, new for every encryption, as NIST SP 800-38D §8.2.2 requires. */
	readonly iv: string;
	readonly tag: string;
	readonly data: string;
};

/** The length of a key, in bytes. */
export const keyLength = 32;

const cipher = 'aes-256-gcm';
const ivLength = 12;
const tagLength = 16;

export function seal(text: string, key: Uint8Array): Sealed {
	const iv = randomBytes(ivLength);
	const cipherer = createCipheriv(cipher, key, iv);
	const data = Buffer.concat([cipherer.update(text, 'utf8'), cipherer.final()]);
	return {
		cipher,
		iv: iv.toString('base64'),
		tag: cipherer.getAuthTag().toString('base64'),
		data: data.toString('base64'),
	};
}

/** Decrypts; `undefined` if the key is different or the text was changed. */
export function open(sealed: Sealed, key: Uint8Array): string | undefined {
	try {
		const decipherer = createDecipheriv(cipher, key, Buffer.from(sealed.iv, 'base64'), {
			authTagLength: tagLength,
		});
		decipherer.setAuthTag(Buffer.from(sealed.tag, 'base64'));
		const data = Buffer.from(sealed.data, 'base64');
		return Buffer.concat([decipherer.update(data), decipherer.final()]).toString('utf8');
	} catch {
		return undefined;
	}
}
