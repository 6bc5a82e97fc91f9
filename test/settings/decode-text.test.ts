import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeText} from '../../source/settings/decode-text.ts';

const utf16le = Buffer.from('\ufeffpäss €\r\n', 'utf16le');

test('text is read in the encodings that editors and shells write', () => {
	assert.equal(decodeText(Buffer.from('päss €\r\n')), 'päss €\r\n');
	assert.equal(decodeText(Buffer.from('\ufeffpäss €\r\n')), 'päss €\r\n');
	assert.equal(decodeText(utf16le), 'päss €\r\n');
	assert.equal(decodeText(Buffer.from(utf16le).swap16()), 'päss €\r\n');
	assert.equal(decodeText(new Uint8Array()), '');
});

test('bytes that are no text are not taken for one', () => {
	assert.equal(decodeText(Buffer.from('p\u00e4ss', 'latin1')), undefined);
	assert.equal(decodeText(utf16le.subarray(2)), undefined, 'UTF-16 that does not say so');
	assert.equal(decodeText(utf16le.subarray(0, -1)), undefined, 'half a character');
});
