import assert from 'node:assert/strict';
import fc from 'fast-check';
import {Box, Text} from 'ink';
import {Countdown} from '../../source/ui/components/countdown.tsx';
import type {Item} from '../../source/ui/components/list-row.tsx';
import {SelectList} from '../../source/ui/components/select-list.tsx';
import {Spinner} from '../../source/ui/components/spinner.tsx';
import {TextField, type TextFieldKind} from '../../source/ui/text-field/text-field.tsx';
import {useKeys} from '../../source/ui/use-keys.ts';
import {openTerminal} from './terminal.ts';

const items: readonly Item[] = Array.from({length: 50}, (_, index) => ({
	id: `row ${index}`,
	label: `row ${index}`,
}));
const kinds: readonly TextFieldKind[] = ['text', 'code', 'secret', 'token'];

/** All components that receive keys, at the same time. */
export function Listeners({said}: {readonly said: string[]}) {
	useKeys(name => {
		if (name === 'enter') said.push('enter');
	});
	return (
		<Box flexDirection="column">
			{kinds.map(kind => (
				<Box key={kind} gap={1}>
					<Text>{kind}:</Text>
					<TextField kind={kind} onSubmit={value => said.push(`${kind} ${value}`)} />
				</Box>
			))}
			<SelectList items={items} rows={4} onSelect={id => said.push(id)} />
			<Countdown until={1} clock={() => 0} afterwards="over" />
			<Spinner label="Waiting" />
		</Box>
	);
}

// Bytes without Enter, including what a terminal may send for it (`ESC O M`, `ESC [ 13 u`).
const bytes = fc
	.uint8Array({maxLength: 12})
	.map(array => Buffer.from(array.filter(byte => ![0x0a, 0x0d, 0x4d, 0x75].includes(byte))));
const part = fc.oneof(
	{weight: 3, arbitrary: bytes},
	fc
		.string({unit: 'grapheme', maxLength: 8})
		.map(text => Buffer.from(text.replace(/[\r\nMu]/g, ''))),
	// Pasted text may contain anything but the end marker.
	fc
		.uint8Array({maxLength: 200})
		.map(array =>
			Buffer.concat([
				Buffer.from('\u001b[200~'),
				Buffer.from(array.filter(byte => byte !== 0x1b)),
				Buffer.from('\u001b[201~'),
			]),
		),
	fc
		.constantFrom(
			'\u001b[<0;10;5M',
			'\u001b[<0;10;5m',
			'\u001b[M !!',
			'\u001b[I',
			'\u001b[O',
			'\u001b[97;5u',
			'\u001b[97;1:3u',
			'\u001b[13;1:3u',
			'\u001b[57358u',
			'\u001b[1114112u',
			'\u001b[1;2P',
			'\u001b[5;3~',
			'\u001b[24;80R',
			'\u001b[?62;22c',
			'\u001b]11;rgb:0000/0000/0000\u0007',
			'\u001bP>|term\u001b\\',
			'\u001b',
			'\u001b[',
			'\u001b[<',
			'\u001b\u001b[A',
			'\u0000',
		)
		.map(text => Buffer.from(text)),
);

/** Bytes, and where the terminal splits them into reads, even within characters and sequences. */
const stream = fc.record({
	bytes: fc.array(part, {maxLength: 12}).map(parts => Buffer.concat(parts)),
	cuts: fc.array(fc.nat(200), {maxLength: 6}),
});

function pieces({
	bytes: all,
	cuts,
}: {
	readonly bytes: Buffer;
	readonly cuts: readonly number[];
}): Buffer[] {
	const places = [...cuts.map(cut => Math.min(cut, all.length)).sort((a, b) => a - b), all.length];
	return places.map((place, index) => all.subarray(places[index - 1] ?? 0, place));
}

/** Sends five random byte streams per run to every component. Fails if one breaks or submits anything. */
export async function stormWithKeys(runs: number): Promise<void> {
	const said: string[] = [];
	await using terminal = await openTerminal(<Listeners said={said} />);
	let ended: string | undefined;
	terminal.exited.then(
		() => {
			ended = 'the app left';
		},
		(error: unknown) => {
			ended = String(error);
		},
	);
	// Five streams between two frames: typing doesn't wait for the screen.
	await fc.assert(
		fc.asyncProperty(fc.array(stream, {minLength: 5, maxLength: 5}), async streams => {
			await terminal.send(...streams.flatMap(pieces));
			assert.deepEqual(said, []);
			assert.equal(ended, undefined);
		}),
		{numRuns: runs},
	);

	// It must still work: ends a partial sequence and erases what was typed.
	await terminal.press('escape', 'ctrl+e', 'ctrl+u');
	await terminal.paste('');
	await terminal.send('ok');
	assert.match(terminal.text(), /^text: ok$[\s\S]*^secret: ••$[\s\S]*^token: 2 characters$/m);
	await terminal.send('\r');
	assert.ok(said.includes('text ok'));
}
