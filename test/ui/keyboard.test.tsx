import assert from 'node:assert/strict';
import {Readable} from 'node:stream';
import {type TestContext, test} from 'node:test';
import fc from 'fast-check';
import {Text} from 'ink';
import {createKeyboard} from '../../source/ui/keyboard.ts';
import {TextField} from '../../source/ui/text-field/text-field.tsx';
import {useKeys} from '../../source/ui/use-keys.ts';
import {openTerminal} from '../helpers/terminal.ts';

const start = '\u001b[200~';
const end = '\u001b[201~';
const [ctrlC, esc] = ['\u0003', '\u001b'];
/** Ink's input for `start`, which may be directly after an Esc, where Ink doesn't recognize it. */
const begun = start + end + start;
const turn = () => new Promise(resolve => setImmediate(resolve));

/** A keyboard, and what it passed on. Time only moves when told. */
function openKeyboard(t: TestContext) {
	t.mock.timers.enable({apis: ['setTimeout']});
	const terminal = new Readable({objectMode: true, read() {}});
	const keyboard = createKeyboard(terminal, {patienceMs: 1_000});
	let given = '';
	keyboard.on('data', text => {
		given += text;
	});
	return {
		keyboard,
		given: () => given,
		/** Each piece is a read of its own. */
		send: async (...pieces: readonly string[]) => {
			for (const piece of pieces) terminal.push(Buffer.from(piece));
			await turn();
		},
		wait: async (milliseconds: number) => {
			t.mock.timers.tick(milliseconds);
			await turn();
		},
	};
}

for (const key of [ctrlC, esc]) {
	const name = JSON.stringify(key);
	test(`a paste that never ends is over a second after ${name}`, async t => {
		const {given, send, wait} = openKeyboard(t);
		const sent = `${begun}half a paste${key}`;
		await send(start, 'half a ', 'paste', key);
		await wait(999);
		assert.equal(given(), sent);
		await wait(1);
		assert.equal(given(), sent + end + key);
		await send(key);
		await wait(5_000);
		assert.equal(given(), sent + end + key + key, 'the next one is like any other');
	});

	test(`${name} in a paste that continues, or ends, is a part of it`, async t => {
		const {given, send, wait} = openKeyboard(t);
		const pieces = [`a${start}b`, key, 'c', `d${key}`, key, `${end}e`, key];
		await send(...pieces);
		await wait(5_000);
		assert.equal(given(), pieces.join('').replace(start, begun));
	});
}

test('a marker is known wherever a read cuts it', async t => {
	const {given, send, wait} = openKeyboard(t);
	let expected = '';
	for (let cut = 1; cut < start.length; cut++) {
		await send(start.slice(0, cut), start.slice(cut), 'x', ctrlC);
		await wait(1_000);
		expected += `${begun}x${ctrlC}${end}${ctrlC}`;
		assert.equal(given(), expected, `the beginning, cut at ${cut}`);
		await send(`${start}x`, end.slice(0, cut), end.slice(cut), ctrlC);
		await wait(1_000);
		expected += `${begun}x${end}${ctrlC}`;
		assert.equal(given(), expected, `the end, cut at ${cut}`);
	}
});

test('an app that lets the keyboard go begins anew', async t => {
	const {keyboard, given, send, wait} = openKeyboard(t);
	await send(`${start}x`, ctrlC);
	keyboard.setRawMode(false);
	await send(ctrlC);
	await wait(1_000);
	assert.equal(given(), `${begun}x${ctrlC}${ctrlC}`);
});

/** Records Ctrl+C and Esc, and has a field that receives all other keys. */
function Listeners({heard}: {readonly heard: (name: string) => void}) {
	useKeys(heard);
	return (
		<>
			<Text>Word:</Text>
			<TextField onSubmit={word => heard(`submitted ${word}`)} />
		</>
	);
}

test('a paste right behind an Esc submits nothing, wherever its beginning is cut', async () => {
	const said: string[] = [];
	await using terminal = await openTerminal(<Listeners heard={name => said.push(name)} />);
	for (let cut = 0; cut <= start.length; cut++) {
		await terminal.send(`${esc}${start.slice(0, cut)}`, `${start.slice(cut)}a\rb${end}`);
		assert.deepEqual(said, [], `cut at ${cut}`);
	}
	await terminal.send('\r');
	assert.deepEqual(said.toSorted(), ['enter', `submitted ${'a b'.repeat(start.length + 1)}`]);
});

const piece = fc.oneof(
	fc.constantFrom(start, start.slice(0, 3), start.slice(3), end, end.slice(3), esc, 'x', 'é'),
	fc.uint8Array({maxLength: 20}).map(bytes => Buffer.from(bytes.filter(byte => byte !== 0x03))),
);

test('after 100 random streams with markers of pastes among them, Ctrl+C and Esc are heard', async () => {
	let last: string | undefined;
	const heard = (name: string) => {
		last = name;
	};
	await using terminal = await openTerminal(<Listeners heard={heard} />, {patienceMs: 1});
	const until = async (name: string) => {
		const limit = AbortSignal.timeout(5_000);
		while (last !== name) {
			limit.throwIfAborted();
			await turn();
		}
	};
	const keys = [
		[ctrlC, 'ctrl+c'],
		[esc, 'escape'],
	] as const;
	await fc.assert(
		fc.asyncProperty(
			fc.array(piece, {maxLength: 8}),
			fc.constantFrom(...keys),
			async (pieces, [key, name]) => {
				await terminal.send(...pieces);
				last = undefined;
				await terminal.send(key);
				await until(name);
			},
		),
		{numRuns: 100, endOnFailure: true},
	);
});
