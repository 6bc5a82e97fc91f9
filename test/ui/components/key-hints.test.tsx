import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Hint, hintsSection, KeyHints} from '../../../source/ui/components/key-hints.tsx';
import {openTerminal} from '../../helpers/terminal.ts';

const hints: readonly Hint[] = [
	['Enter', 'verify'],
	['Ctrl+R', 'resend'],
	['Esc', 'back'],
	['F1', 'help'],
	['Ctrl+C', 'quit'],
];

async function drawn(columns: number, rows: number) {
	await using terminal = await openTerminal(
		<KeyHints hints={hints} rows={rows} columns={columns} />,
		{columns},
	);
	return terminal.text();
}

test('key hints stand in a line where there is room, and wrap between keys where there is not', async () => {
	assert.equal(
		await drawn(80, 1),
		'Enter verify   Ctrl+R resend   Esc back   F1 help   Ctrl+C quit',
	);
	assert.equal(
		await drawn(40, 2),
		'Enter verify   Ctrl+R resend   Esc back\nF1 help   Ctrl+C quit',
	);
	assert.equal(await drawn(20, 4), 'Enter verify\nCtrl+R resend\nEsc back  F1 help\nCtrl+C quit');
});

test('in fewer rows the keys that everybody needs are there first, still in their order', async () => {
	assert.equal(await drawn(40, 1), 'Esc back   F1 help   Ctrl+C quit');
	assert.equal(await drawn(20, 1), 'F1 help  Ctrl+C quit');
	assert.equal(await drawn(20, 2), 'Esc back  F1 help\nCtrl+C quit');
	assert.equal(await drawn(12, 5), 'Enter verify\nEsc back\nF1 help\nCtrl+C quit');
	assert.deepEqual(hintsSection(hints).offers(20), [
		{rank: 'exit', rows: 1},
		{rank: 'keys', rows: 4, isElastic: true},
	]);
});

test('a screen reader hears the keys as a sentence', async () => {
	await using read = await openTerminal(<KeyHints hints={hints} rows={1} columns={20} />, {
		isScreenReaderEnabled: true,
	});
	assert.equal(read.text(), 'Keys: Enter verify, Ctrl+R resend, Esc back, F1 help, Ctrl+C quit');
});
