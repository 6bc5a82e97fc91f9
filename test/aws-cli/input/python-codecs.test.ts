/** How CPython 3.11 decodes bytes, by the charset of a response. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pythonCodec} from '../../../source/aws-cli/input/python-codecs.ts';

const read = (name: string, bytes: string) => pythonCodec(name)?.(bytes);

test('bytes are read, and a mark of their order counts where the name leaves it open', () => {
	assert.equal(read('UTF-8', '\xef\xbb\xbfa\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80'), '\ufeffaé€😀');
	assert.equal(read('utf-16', 'a\0\xe9\0'), 'aé');
	assert.equal(read('UTF16', '\xff\xfea\0'), 'a');
	assert.equal(read('utf_16', '\xfe\xff\0a\xd8\x3d\xde\0'), 'a😀');
	assert.equal(read('utf-16-le', '\xff\xfea\0'), '\ufeffa');
	assert.equal(read('utf-16be', '\0a'), 'a');
	assert.equal(read('US-ASCII', 'a\x7f'), 'a\x7f');
	assert.equal(pythonCodec('iso-8859-2'), undefined);
});

test('what cannot be read is told by its place, in Python’s words', () => {
	const refused: readonly (readonly [string, string, string])[] = [
		['utf-8', 'a\xff', "'utf-8' codec can't decode byte 0xff in position 1: invalid start byte"],
		['utf8', '\x80', "'utf-8' codec can't decode byte 0x80 in position 0: invalid start byte"],
		[
			'utf-8',
			'a\xc3',
			"'utf-8' codec can't decode byte 0xc3 in position 1: unexpected end of data",
		],
		[
			'utf-8',
			'\xc3(',
			"'utf-8' codec can't decode byte 0xc3 in position 0: invalid continuation byte",
		],
		[
			'utf-8',
			'\xed\xa0\x80',
			"'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte",
		],
		[
			'utf-8',
			'\xe2\x82',
			"'utf-8' codec can't decode bytes in position 0-1: unexpected end of data",
		],
		[
			'utf-8',
			'\xf0\x9f\x98(',
			"'utf-8' codec can't decode bytes in position 0-2: invalid continuation byte",
		],
		[
			'utf-8',
			'\xf4\x90\x80\x80',
			"'utf-8' codec can't decode byte 0xf4 in position 0: invalid continuation byte",
		],
		['utf-16', 'abc', "'utf-16-le' codec can't decode byte 0x63 in position 2: truncated data"],
		[
			'utf-16',
			'\xfe\xffa',
			"'utf-16-be' codec can't decode byte 0x61 in position 2: truncated data",
		],
		[
			'utf-16',
			'\0\xd8a\0',
			"'utf-16-le' codec can't decode bytes in position 0-1: illegal UTF-16 surrogate",
		],
		['utf-16', '\0\xdc', "'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding"],
		[
			'utf-16',
			'a\0\0\xd8b',
			"'utf-16-le' codec can't decode bytes in position 2-4: unexpected end of data",
		],
		[
			'utf-16',
			'\xfe\xff\xd8\0',
			"'utf-16-be' codec can't decode bytes in position 2-3: unexpected end of data",
		],
		[
			'ascii',
			'a\xe9',
			"'ascii' codec can't decode byte 0xe9 in position 1: ordinal not in range(128)",
		],
	];
	for (const [name, bytes, undecodable] of refused) {
		assert.deepEqual(read(name, bytes), {undecodable}, name);
	}
});
