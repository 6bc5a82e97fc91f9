import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	fromBase32,
	matchTotp,
	toBase32,
	totpCode,
	totpStep,
} from '../../../source/local-pool/sign-in/totp.ts';

/** The secret of RFC 6238, appendix B, for HMAC-SHA-1. */
const secret = toBase32(Buffer.from('12345678901234567890'));

test('the codes are those of RFC 6238, in six digits', () => {
	const codes = [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000];
	assert.deepEqual(
		codes.map(seconds => totpCode(secret, totpStep(seconds * 1_000))),
		['287082', '081804', '050471', '005924', '279037', '353130'],
	);
});

test('a secret is base32 without padding, and is read whatever a person puts between its letters', () => {
	assert.equal(secret, 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
	assert.equal(fromBase32('gezd gnbv-gy3t qojq====').toString(), '1234567890');
	for (const nothing of ['', 'A', '===']) assert.equal(fromBase32(nothing).length, 0);
	assert.equal(toBase32(Buffer.alloc(0)), '');
	for (const length of [1, 2, 3, 4, 5, 20]) {
		const bytes = Buffer.from(Array.from({length}, (_, index) => 255 - index));
		assert.deepEqual(fromBase32(toBase32(bytes)), bytes);
	}
});

test('the code of this step and of one step either way is taken, and tells its step; no other is', () => {
	const at = 1_234_567_890_000;
	const now = totpStep(at);
	const found = [-3, -2, -1, 0, 1, 2, 3].map(off =>
		matchTotp(secret, totpCode(secret, now + off), at),
	);
	const nothing = undefined;
	assert.deepEqual(found, [nothing, nothing, now - 1, now, now + 1, nothing, nothing]);
	assert.equal(matchTotp(secret, '', at), undefined);
	assert.deepEqual([totpStep(0), totpStep(29_999), totpStep(30_000)], [0, 0, 1]);
});
