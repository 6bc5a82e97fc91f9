import assert from 'node:assert/strict';
import {createCipheriv, randomBytes} from 'node:crypto';
import {test} from 'node:test';
import {keyLength, open, type Sealed, seal} from '../../../source/session/file/seal.ts';

const key = randomBytes(keyLength);
const text = '{"refreshToken": "résumé"}';

/** The bytes of each part. */
const partsOf = (sealed: Sealed) => ({
	iv: Buffer.from(sealed.iv, 'base64'),
	tag: Buffer.from(sealed.tag, 'base64'),
	data: Buffer.from(sealed.data, 'base64'),
});

test('a text opens with the key it was sealed with, as it was', () => {
	assert.equal(open(seal(text, key), key), text);
	assert.equal(open(seal('', key), key), '');
	assert.equal(open(seal(text, key), randomBytes(keyLength)), undefined);
});

test('what is sealed is AES-256-GCM, with an IV of 96 bits and a tag of 128', () => {
	const sealed = seal(text, key);
	const {iv, tag, data} = partsOf(sealed);
	assert.deepEqual([iv.length, tag.length], [12, 16]);
	const cipher = createCipheriv('aes-256-gcm', key, iv);
	const expected = Buffer.concat([cipher.update(text), cipher.final()]);
	assert.deepEqual(
		{cipher: sealed.cipher, data, tag},
		{cipher: 'aes-256-gcm', data: expected, tag: cipher.getAuthTag()},
	);
});

test('no two seals share an IV, though they share the key and the text', () => {
	const seals = Array.from({length: 100}, () => seal(text, key));
	for (const part of ['iv', 'tag', 'data'] as const) {
		assert.equal(new Set(seals.map(sealed => sealed[part])).size, 100, part);
	}
});

test('one changed bit anywhere, or a tag that is cut short, opens nothing', () => {
	const sealed = seal(text, key);
	for (const [name, bytes] of Object.entries(partsOf(sealed))) {
		for (const at of bytes.keys()) {
			const changed = Buffer.from(bytes);
			changed[at] = (changed[at] ?? 0) ^ 1;
			const opened = open({...sealed, [name]: changed.toString('base64')}, key);
			assert.equal(opened, undefined, `${name}, byte ${at}`);
		}
	}
	const {tag} = partsOf(sealed);
	for (const length of [0, 4, 12, 15]) {
		const cut = tag.subarray(0, length).toString('base64');
		assert.equal(open({...sealed, tag: cut}, key), undefined, `${length} bytes of the tag`);
	}
});
