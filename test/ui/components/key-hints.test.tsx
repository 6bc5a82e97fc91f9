import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Hint, KeyHints} from '../../../source/ui/components/key-hints.tsx';
import {openTerminal} from '../../helpers/terminal.ts';

const hints: readonly Hint[] = [
	['Enter', 'verify'],
	['Ctrl+R', 'send again'],
	['Esc', 'back'],
	['Ctrl+C', 'leave'],
];

test('key hints stand in a line where there is room, and wrap between keys where there is not', async () => {
	const open = (columns: number) => openTerminal(<KeyHints hints={hints} />, {columns});
	await using wide = await open(80);
	assert.equal(wide.text(), 'Enter verify   Ctrl+R send again   Esc back   Ctrl+C leave');
	await using narrow = await open(40);
	assert.equal(narrow.text(), 'Enter verify   Ctrl+R send again\nEsc back   Ctrl+C leave');
	await using tiny = await open(20);
	assert.equal(tiny.text(), 'Enter verify\nCtrl+R send again\nEsc back\nCtrl+C leave');
});

test('a screen reader hears the keys as a sentence', async () => {
	await using read = await openTerminal(<KeyHints hints={hints} />, {isScreenReaderEnabled: true});
	assert.equal(read.text(), 'Keys: Enter verify, Ctrl+R send again, Esc back, Ctrl+C leave');
});
