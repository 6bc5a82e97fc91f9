import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Box} from 'ink';
import {useState} from 'react';
import type {Item} from '../../../source/ui/components/list-row.tsx';
import {listSection, SelectList} from '../../../source/ui/components/select-list.tsx';
import {TextField} from '../../../source/ui/text-field/text-field.tsx';
import {openTerminal, type TerminalOptions} from '../../helpers/terminal.ts';

const attributes: readonly Item[] = [
	{id: 'sub', label: 'sub', detail: 'no code goes to it', isDisabled: true},
	{id: 'email', label: 'email', detail: 'jane@example.com · verified'},
	{id: 'phone_number', label: 'phone_number', detail: '+44 7700 900123 · not verified'},
	{id: 'name', label: 'name', detail: 'no code goes to it', isDisabled: true},
];

async function openList(
	props: Partial<Parameters<typeof SelectList>[0]> = {},
	options: TerminalOptions = {},
) {
	const selected: string[] = [];
	const keys: string[] = [];
	const terminal = await openTerminal(
		<SelectList
			items={attributes}
			onSelect={id => selected.push(id)}
			onKey={(name, id) => keys.push(`${name} on ${id}`)}
			{...props}
		/>,
		options,
	);
	return {terminal, selected, keys, [Symbol.asyncDispose]: terminal.close};
}

test('a list at 80 columns', async () => {
	await using list = await openList();
	assert.equal(
		list.terminal.text(),
		[
			'  1. sub           no code goes to it',
			'❯ 2. email         jane@example.com · verified',
			'  3. phone_number  +44 7700 900123 · not verified',
			'  4. name          no code goes to it',
		].join('\n'),
	);
	assert.equal(list.terminal.cursor().isVisible, false);
});

test('a list at 40 columns is cut, and the row of the pointer is told whole', async () => {
	await using list = await openList({}, {columns: 40});
	assert.equal(
		list.terminal.text(),
		[
			'  1. sub           no code goes to it',
			'❯ 2. email         jane@example.com · v…',
			'  3. phone_number  +44 7700 900123 · no…',
			'  4. name          no code goes to it',
			'     jane@example.com · verified',
		].join('\n'),
	);
});

test('only a row that is cut is repeated, with the room for it kept', async () => {
	const items = [
		{id: 'a', label: 'one', detail: 'a detail that is far too long for its row'},
		{id: 'b', label: 'two', detail: 'short'},
	];
	await using list = await openList({items, rows: 6}, {columns: 40});
	const cut = (pointer: string) => `${pointer} 1. one  a detail that is far too long…`;
	const whole = ['     a detail that is far too long for', '     its row'];
	assert.deepEqual(list.terminal.text().split('\n'), [cut('❯'), '  2. two  short', ...whole]);
	await list.terminal.press('down');
	assert.deepEqual(list.terminal.text().trimEnd().split('\n'), [cut(' '), '❯ 2. two  short']);
});

test('where details have no room beside the labels, the row of the pointer has its own below', async () => {
	const items = [
		{id: 'srp', label: 'Password over SRP', detail: 'the password is proved, never sent'},
		{id: 'custom', label: 'The pool’s own questions', detail: 'CUSTOM_AUTH'},
	];
	await using list = await openList({items}, {columns: 40});
	const rows = ['❯ 1. Password over SRP', '  2. The pool’s own questions'];
	const whole = '     the password is proved, never sent';
	assert.equal(list.terminal.text(), [...rows, whole].join('\n'));
	await list.terminal.press('down');
	assert.match(list.terminal.text(), /own questions\n {5}CUSTOM_AUTH$/);
	await using low = await openList({items, rows: 2}, {columns: 40});
	assert.equal(low.terminal.text(), rows.join('\n'));
});

test('a list for a screen reader says which row is selected and which cannot be', async () => {
	await using list = await openList({}, {isScreenReaderEnabled: true});
	assert.equal(
		list.terminal.text(),
		[
			'listbox: option: (disabled) 1. sub, no code goes to it',
			'option: (selected) 2. email, jane@example.com · verified',
			'option: 3. phone_number, +44 7700 900123 · not verified',
			'option: (disabled) 4. name, no code goes to it',
		].join('\n'),
	);
});

test('Enter selects the row the pointer is on, once', async () => {
	await using list = await openList();
	await list.terminal.press('down', 'enter');
	assert.deepEqual(list.selected, ['phone_number']);
	assert.match(list.terminal.text(), /^❯ 3\. phone_number/m);
});

test('keys that come in one read do what they do alone', async () => {
	await using list = await openList();
	await list.terminal.send('j\r');
	assert.deepEqual(list.selected, ['phone_number']);
	await list.terminal.send('k', '\r\r', '\r');
	assert.deepEqual(list.selected, ['phone_number', 'email']);
	await list.terminal.send('3q?');
	assert.deepEqual(list.keys, ['q on phone_number', '? on phone_number']);
});

test('what is pasted chooses nothing', async () => {
	await using list = await openList();
	assert.equal(list.terminal.emulator.isBracketedPasteOn(), true);
	await list.terminal.paste('3\rq\n');
	assert.deepEqual([list.selected, list.keys], [[], []]);
});

test('Ctrl+C is heard even right behind an Enter', async () => {
	await using list = await openList();
	await list.terminal.send('\r\u0003');
	assert.deepEqual(list.keys, ['ctrl+c on email']);
});

test('a list with nothing to choose answers Enter with nothing', async () => {
	await using list = await openList({items: attributes.filter(item => item.isDisabled)});
	await list.terminal.press('down', 'enter', '1', 'enter');
	assert.deepEqual(list.selected, []);
	await using empty = await openList({items: []});
	await empty.terminal.press('down', 'enter');
	assert.deepEqual(empty.selected, []);
});

function ListThenField({onDone}: {readonly onDone: (text: string) => void}) {
	const [chosen, setChosen] = useState<string>();
	return chosen === undefined ? (
		<SelectList items={attributes} onSelect={setChosen} />
	) : (
		<Box>
			<TextField onSubmit={value => onDone(`${chosen}: ${value}`)} />
		</Box>
	);
}

test('what is typed behind the Enter of a list goes to the field that comes next', async () => {
	const done: string[] = [];
	await using terminal = await openTerminal(<ListThenField onDone={text => done.push(text)} />);
	await terminal.send('j\rjane\r');
	assert.deepEqual(done, ['phone_number: jane']);
});

const many: readonly Item[] = Array.from({length: 10_000}, (_, index) => ({
	id: String(index),
	label: `user-${index}@example.com`,
	detail: 'CONFIRMED',
}));

test('of a long list only what is in view is drawn, and where that is', async () => {
	await using list = await openList({items: many, rows: 4 + 1});
	await list.terminal.press('end', 'up');
	assert.equal(
		list.terminal.text(),
		[
			'   9997. user-9996@example.com  CONFIRMED',
			'   9998. user-9997@example.com  CONFIRMED',
			'❯  9999. user-9998@example.com  CONFIRMED',
			'  10000. user-9999@example.com  CONFIRMED',
			'  9,997–10,000 of 10,000',
		].join('\n'),
	);
	await list.terminal.send('1234');
	assert.match(list.terminal.text(), /^❯ {2}1234\. user-1233@/m);
});

test('a list takes no more rows than it is given, down to the row of the pointer', async () => {
	for (const rows of [1, 2, 4, 5, 16]) {
		await using list = await openList({items: many, rows});
		await list.terminal.press('end');
		const lines = list.terminal.text().split('\n');
		assert.equal(lines.length, rows);
		assert.match(lines.join('\n'), /❯ 10000\./);
	}
});

test('a list asks for the row of its pointer first, then for enough to choose from, then for all', () => {
	const {offers} = listSection({items: many.slice(0, 17), onSelect: () => {}});
	assert.deepEqual(offers(80), [
		{rank: 'input', rows: 1},
		{rank: 'choices', rows: 5, isElastic: true},
		{rank: 'list', rows: 17, isElastic: true},
	]);
	assert.equal(offers(40).at(-1)?.rows, 17);
	assert.equal(offers(33).at(-1)?.rows, 18);
});

test('rows that cannot be chosen are looked at, and Enter does nothing there', async () => {
	const items = many.slice(0, 17).map((item, index) => ({...item, isDisabled: index > 1}));
	await using list = await openList({items, rows: 6});
	await list.terminal.press('end');
	assert.match(list.terminal.text(), /^❯ 17\. user-16@example\.com/m);
	await list.terminal.press('enter');
	assert.deepEqual(list.selected, []);
	await list.terminal.press('2', 'enter');
	assert.deepEqual(list.selected, ['1']);
});

test('marks stand in a column of their own, what is settled with a tick', async () => {
	const items: readonly Item[] = [
		{id: 'a', label: 'email', mark: {text: 'verified', tone: 'good'}, detail: 'jane@example.com'},
		{id: 'b', label: 'phone', mark: {text: 'not verified', tone: 'warning'}, detail: '+1432'},
		{
			id: 'c',
			label: 'sub',
			mark: {text: 'can’t be', tone: 'plain'},
			detail: '12',
			isDisabled: true,
		},
	];
	await using list = await openList({items});
	assert.equal(
		list.terminal.text(),
		[
			'❯ 1. email  ✔ verified      jane@example.com',
			'  2. phone    not verified  +1432',
			'  3. sub      can’t be      12',
		].join('\n'),
	);
});

test('what a row says cannot command the terminal', async () => {
	const items = [
		{id: 'a', label: 'na\u001b]52;c;aGk=\u0007me\u202e', detail: '\u001b[31mred\nline'},
	];
	await using list = await openList({items});
	assert.equal(list.terminal.text(), '❯ 1. name  red line');
	assert.deepEqual(list.terminal.emulator.oscCodes, []);
});
