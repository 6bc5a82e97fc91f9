import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Text} from 'ink';
import {useKeys} from '../../source/ui/use-keys.ts';
import {openTerminal} from '../helpers/terminal.ts';

function Listener({onKey}: {readonly onKey: (name: string) => void}) {
	useKeys(onKey);
	return <Text>listening</Text>;
}

async function openListener() {
	const keys: string[] = [];
	const terminal = await openTerminal(<Listener onKey={name => keys.push(name)} />);
	return {terminal, keys, [Symbol.asyncDispose]: terminal.close};
}

test('each key is told by its name, alone or with others in one read', async () => {
	await using listener = await openListener();
	const {terminal, keys} = listener;
	await terminal.press(
		'enter',
		'escape',
		'tab',
		'shiftTab',
		'up',
		'pageDown',
		'home',
		'delete',
		'ctrl+r',
		'alt+b',
		'?',
	);
	await terminal.send('aß \r\n\u001b[A\u007f日');
	assert.deepEqual(keys.splice(0), [
		...[
			'enter',
			'escape',
			'tab',
			'shift+tab',
			'up',
			'pageDown',
			'home',
			'delete',
			'ctrl+r',
			'alt+b',
			'?',
		],
		...['a', 'ß', 'space', 'enter', 'up', 'backspace', '日'],
	]);
});

test('the keys of a terminal that tells of releases count once', async () => {
	await using listener = await openListener();
	await listener.terminal.send(
		'\u001b[97;1:1u\u001b[97;1:3u\u001b[13;1:1u\u001b[13;1:3u\u001b[99;5u\u001b[97;9u',
	);
	assert.deepEqual(listener.keys, ['a', 'enter', 'ctrl+c']);
});

test('what is pasted presses no key', async () => {
	await using listener = await openListener();
	await listener.terminal.paste('r\rq\n');
	assert.deepEqual(listener.keys, []);
});

test('a control character among others presses no key, except Ctrl+C', async () => {
	await using listener = await openListener();
	await listener.terminal.send('a\u0012\u001ab\u0003');
	assert.deepEqual(listener.keys, ['a', 'b', 'ctrl+c']);
});
