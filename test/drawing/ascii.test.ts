import assert from 'node:assert/strict';
import {Writable} from 'node:stream';
import {test} from 'node:test';
import {asciiStream, toAscii} from '../../source/drawing/ascii.ts';

test('what the program draws is ASCII and as wide, what others wrote stays', () => {
	assert.equal(
		toAscii('Didn’t arrive? · 1–9 of 17 · ••• “To” ↓ jane…'),
		'Didn\'t arrive? - 1-9 of 17 - *** "To" v jane~',
	);
	assert.equal(toAscii('josé 漢字'), 'josé 漢字');
});

test('a stream is written in ASCII, and is itself in everything else', () => {
	let written = '';
	const stream = Object.assign(
		new Writable({
			decodeStrings: false,
			write(chunk: string, _encoding, done) {
				written += chunk;
				done();
			},
		}),
		{columns: 80},
	);
	// biome-ignore lint/suspicious/noExplicitAny: a stream that is a terminal in what is used of it
	const plain = asciiStream(stream as any);
	let resized = 0;
	plain.on('resize', () => {
		resized += 1;
	});
	plain.write('a · b…');
	stream.columns = 40;
	stream.emit('resize');
	assert.deepEqual([written, resized, plain.columns], ['a - b~', 1, 40]);
});
