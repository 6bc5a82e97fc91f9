import assert from 'node:assert/strict';
import {PassThrough} from 'node:stream';
import {test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {createPrompt} from '../../source/commands/prompt.ts';

/** What a prompt returns for chunks from a terminal, and what it shows meanwhile. */
async function askNewSecret(...chunks: readonly string[]) {
	const input = new PassThrough();
	let shown = '';
	const output = {write: (text: string) => (shown += text)};
	const {signal} = new AbortController();
	const answer = createPrompt({input, output, signal}).askNewSecret('New password');
	for (const chunk of chunks) {
		input.write(chunk);
		await setImmediate();
	}
	return {...(await answer), shown, listeners: input.listenerCount('data')};
}

test('a line is shown as it is typed, with no line break but its own', async () => {
	const input = new PassThrough();
	let shown = '';
	const output = {write: (text: string) => (shown += text)};
	const {ask} = createPrompt({input, output, signal: new AbortController().signal});
	const answer = ask('Username');
	input.write('jane\r');
	assert.equal(await answer, 'jane');
	assert.equal(shown.replaceAll(/\x1b\[[\d;]*[A-Za-z]/g, ''), 'Username: jane\r\n');
});

const answered = {shown: 'New password: \n', listeners: 1};

test('a secret that comes at once was pasted, and one that is typed or sent with its Enter was not', async () => {
	assert.deepEqual(await askNewSecret('Long-enough-1', '\r'), {
		...answered,
		...{secret: 'Long-enough-1', isPasted: true},
	});
	for (const chunks of [
		['L', 'o', 'n', 'g', '\r'],
		['Lo', 'ng', '\r'],
		['Lonf', '\x7f', 'g', '\r'],
		['Long\r'],
	]) {
		assert.deepEqual(await askNewSecret(...chunks), {
			...answered,
			...{secret: 'Long', isPasted: false},
		});
	}
	for (const secret of ['', 'L']) {
		assert.deepEqual(await askNewSecret(secret, '\r'), {...answered, secret, isPasted: false});
	}
});
