import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Box, Text} from 'ink';
import {useEffect, useState} from 'react';
import {TextField, type TextFieldProps} from '../../../source/ui/text-field/text-field.tsx';
import {openTerminal, type TerminalOptions} from '../../helpers/terminal.ts';

async function openField(props: Partial<TextFieldProps> = {}, options: TerminalOptions = {}) {
	const submitted: string[] = [];
	const terminal = await openTerminal(
		<Box gap={1}>
			<Text>Code:</Text>
			<TextField onSubmit={value => submitted.push(value)} {...props} />
		</Box>,
		options,
	);
	return {terminal, submitted, [Symbol.asyncDispose]: terminal.close};
}

/** Every way to cut a text into pieces. */
function cuts(text: string): string[][] {
	const [first = '', ...others] = [...text];
	let all = [[first]];
	for (const character of others) {
		all = all.flatMap(pieces => [
			[...pieces, character],
			[...pieces.slice(0, -1), (pieces.at(-1) ?? '') + character],
		]);
	}
	return all;
}

function NewFieldAfterEach({submitted}: {readonly submitted: string[]}) {
	const [round, setRound] = useState(0);
	const onSubmit = (value: string) => {
		submitted.push(value);
		setRound(round + 1);
	};
	return <TextField key={round} onSubmit={onSubmit} />;
}

test('a code and Enter submit the code, in whatever pieces they arrive', async () => {
	const submitted: string[] = [];
	await using terminal = await openTerminal(<NewFieldAfterEach submitted={submitted} />);
	const ways = cuts('123456\r');
	assert.equal(ways.length, 64);
	for (const pieces of ways) {
		await terminal.send(...pieces);
		assert.deepEqual(submitted.splice(0), ['123456'], JSON.stringify(pieces));
	}
});

test('the same, with the screen drawn between the pieces', async () => {
	const submitted: string[] = [];
	await using terminal = await openTerminal(<NewFieldAfterEach submitted={submitted} />);
	for (const pieces of cuts('123456\r')) {
		for (const piece of pieces) await terminal.send(piece);
		assert.deepEqual(submitted.splice(0), ['123456'], JSON.stringify(pieces));
	}
});

test('a line feed, or a carriage return with one behind it, is one Enter', async () => {
	for (const ending of ['\n', '\r\n']) {
		await using field = await openField();
		await field.terminal.send(`42${ending}`);
		assert.deepEqual(field.submitted, ['42']);
	}
});

const token = Array.from({length: 6_000}, (_, index) => 'abcdefghij._-XYZ'[index % 16]).join('');

test('a token pasted between markers arrives whole, is not submitted, and is not shown', async () => {
	await using field = await openField({kind: 'token'});
	const {terminal, submitted} = field;
	assert.equal(terminal.emulator.isBracketedPasteOn(), true);
	await terminal.paste(`${token}\n`);
	assert.deepEqual(submitted, []);
	assert.equal(await terminal.until('characters'), 'Code: 6,000 characters');
	assert.ok(!terminal.transcript().includes('abcdef'));
	await terminal.press('enter');
	assert.deepEqual(submitted, [token]);
});

test('a token pasted without markers, as a terminal of 4,095 bytes a read hands it over, arrives whole', async () => {
	await using field = await openField({kind: 'token'});
	await field.terminal.send(token.slice(0, 4_095), token.slice(4_095));
	await field.terminal.press('enter');
	assert.deepEqual(field.submitted, [token]);
});

test('a paste cut in pieces by the terminal, its markers too, is still a paste', async () => {
	await using field = await openField({kind: 'token'});
	await field.terminal.send('\u001b[20', '0~abc', 'def\r', '\n\u001b[2', '01~');
	assert.deepEqual(field.submitted, []);
	await field.terminal.press('enter');
	assert.deepEqual(field.submitted, ['abcdef']);
});

test('keys move and erase as in a shell', async () => {
	await using field = await openField();
	const {terminal, submitted} = field;
	await terminal.type('jane@example.com');
	await terminal.press('ctrl+a', 'X', 'ctrl+e', 'Y', 'alt+b', 'ctrl+k', 'left', 'delete', 'enter');
	await terminal.press('ctrl+w', 'enter', 'ctrl+u', 'enter');
	assert.deepEqual(submitted, ['Xjane@example', 'Xjane@', '']);
});

test('keys inside one read do what they do alone', async () => {
	await using field = await openField();
	await field.terminal.send('bc\u0001a\u0005d\u007f\u001b[DX\r');
	assert.deepEqual(field.submitted, ['abXc']);
});

test('one backspace takes one grapheme', async () => {
	await using field = await openField({kind: 'secret'});
	await field.terminal.type('p😀w');
	assert.equal(await field.terminal.until('•••'), 'Code: •••');
	await field.terminal.press('backspace', 'backspace', 'enter');
	assert.deepEqual(field.submitted, ['p']);
});

test('the cursor stands where the next key goes', async () => {
	await using field = await openField();
	const {terminal} = field;
	assert.deepEqual(terminal.cursor(), {x: 6, y: 0, isVisible: true});
	await terminal.type('日本x');
	assert.deepEqual(terminal.cursor(), {x: 11, y: 0, isVisible: true});
	await terminal.press('left', 'left');
	assert.deepEqual(terminal.cursor(), {x: 8, y: 0, isVisible: true});
});

function Growing({onMount}: {readonly onMount: (grow: (text: string) => void) => void}) {
	const [text, setText] = useState('one');
	useEffect(() => onMount(setText), [onMount]);
	return <Text>{text}</Text>;
}

test('the cursor follows the field when only something above it grows', async () => {
	let grow = (_: string) => {};
	const onMount = (setText: (text: string) => void) => {
		grow = setText;
	};
	await using terminal = await openTerminal(
		<Box flexDirection="column">
			<Growing onMount={onMount} />
			<Box paddingLeft={2}>
				<TextField onSubmit={() => {}} />
			</Box>
		</Box>,
	);
	assert.deepEqual(terminal.cursor(), {x: 2, y: 1, isVisible: true});
	grow('one\ntwo\nthree');
	await terminal.until('three');
	assert.deepEqual(terminal.cursor(), {x: 2, y: 3, isVisible: true});
});

test('a placeholder is shown while there is nothing else, and cut to the width', async () => {
	await using field = await openField(
		{placeholder: 'the six digits from the message we sent'},
		{columns: 20},
	);
	assert.equal(field.terminal.text(), 'Code: the six digit…');
	await field.terminal.type('1');
	assert.equal(await field.terminal.until('Code: 1'), 'Code: 1');
});

test('a long value scrolls in one line, at 80 columns and at 40, and again after a resize', async () => {
	const value =
		'a-very-long-name-that-somebody-has.in-a-department@a-company-with-a-long-name.example.com';
	await using field = await openField({initialValue: value});
	const {terminal} = field;
	assert.equal(terminal.text(), `Code: …${value.slice(-72)}`);
	await terminal.resize(40, 24);
	assert.equal(terminal.text(), `Code: …${value.slice(-32)}`);
	assert.deepEqual(terminal.cursor(), {x: 39, y: 0, isVisible: true});
	await terminal.press('home');
	assert.equal(terminal.text(), `Code: ${value.slice(0, 32)}…`);
});

test('a field that is not active hears nothing and has no cursor', async () => {
	await using field = await openField({isActive: false, initialValue: 'kept'});
	await field.terminal.type('abc\r');
	assert.deepEqual(field.submitted, []);
	assert.equal(field.terminal.text(), 'Code: kept');
	assert.equal(field.terminal.cursor().isVisible, false);
});

function SignIn({onDone}: {readonly onDone: (values: readonly string[]) => void}) {
	const [name, setName] = useState<string>();
	return (
		<Box flexDirection="column">
			<TextField isActive={name === undefined} onSubmit={setName} />
			<TextField
				kind="secret"
				isActive={name !== undefined}
				onSubmit={password => onDone([name ?? '', password])}
			/>
		</Box>
	);
}

test('two fields typed over a slow line, in one read, each get their own', async () => {
	for (const pieces of [['jane\rhunter2\r'], ['jane\rhun', 'ter2\r'], ['jane\rhunX\u007fter2\r']]) {
		const done: (readonly string[])[] = [];
		await using terminal = await openTerminal(<SignIn onDone={values => done.push(values)} />);
		await terminal.send(...pieces);
		assert.deepEqual(done, [['jane', 'hunter2']], JSON.stringify(pieces));
	}
});

test('what comes behind Enter is forgotten when no field takes it', async () => {
	await using field = await openField();
	await field.terminal.send('123456\r654321\r\r');
	assert.deepEqual(field.submitted, ['123456']);
});

test('a screen reader hears lengths, not masks', async () => {
	await using secret = await openField({kind: 'secret'}, {isScreenReaderEnabled: true});
	await secret.terminal.type('p😀w');
	assert.equal(await secret.terminal.until('3'), 'Code: 3 characters');
	await using text = await openField({placeholder: '123456'}, {isScreenReaderEnabled: true});
	assert.equal(text.terminal.text(), 'Code: 123456');
	await text.terminal.type('99');
	assert.equal(await text.terminal.until('99'), 'Code: 99');
});
