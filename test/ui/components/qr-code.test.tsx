import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Text} from 'ink';
import {useQrCode} from '../../../source/ui/components/qr-code.tsx';
import {createTheme, ThemeContext} from '../../../source/ui/theme.ts';
import {openTerminal} from '../../helpers/terminal.ts';

const unicode = createTheme({LANG: 'C.UTF-8'}, {platform: 'linux'});
const plain = createTheme({NO_COLOR: '1', LANG: 'C.UTF-8'}, {platform: 'linux'});
const dumb = createTheme({TERM: 'dumb'}, {platform: 'linux'});

/** The code in this many rows, below what it asks for at 80 and at 20 columns. */
function Code({text, rows}: {readonly text: string; readonly rows: number}) {
	const code = useQrCode(text);
	return (
		<>
			<Text>
				{JSON.stringify(code && [code.offers(80), code.offers(20), code.width, code.besideFrom])}
			</Text>
			<Text>there:{code === undefined ? 'no' : 'yes'}</Text>
			{code?.draw(rows, 80)}
		</>
	);
}

const openCode = (text: string, rows: number, theme = unicode, isScreenReaderEnabled = false) =>
	openTerminal(
		<ThemeContext value={theme}>
			<Code text={text} rows={rows} />
		</ThemeContext>,
		{isScreenReaderEnabled},
	);

async function drawn(text: string, rows: number, theme = unicode) {
	await using terminal = await openCode(text, rows, theme);
	const screen = await terminal.until('there:yes');
	return screen.slice(screen.indexOf('there:yes') + 'there:yes\n'.length);
}

test('a short text, in black on white', async () => {
	assert.equal(
		await drawn('hello', 13),
		[
			'',
			'  █▀▀▀▀▀█ ▄█ █▀ █▀▀▀▀▀█',
			'  █ ███ █ ▀█ ▄▀ █ ███ █',
			'  █ ▀▀▀ █ █  ▄█ █ ▀▀▀ █',
			'  ▀▀▀▀▀▀▀ █▄█▄█ ▀▀▀▀▀▀▀',
			'  ▀█▄█▄▄▀█▄█▀   █▀▀ ▀█▄',
			'    ▀█ █▀▀█ ▀▄▀▀   █▀▄█',
			'      ▀ ▀▀▄██▄▀ ▀▄█ ▄ ▄',
			'  █▀▀▀▀▀█ ▀██▄▄█ █▄▀▀▀',
			'  █ ███ █ ▄▀▄█  ▀█▀▄▄▄█',
			'  █ ▀▀▀ █ ▄██ ▀▄▄ ▀ ▀ ▀',
			'  ▀▀▀▀▀▀▀ ▀ ▀▀▀  ▀ ▀ ▀',
		].join('\n'),
	);
});

test('without colours the light modules are the ones drawn', async () => {
	const lines = (await drawn('hello', 13, plain)).split('\n');
	assert.deepEqual(lines.slice(0, 3), [
		'█████████████████████████',
		'██ ▄▄▄▄▄ █▀ █ ▄█ ▄▄▄▄▄ ██',
		'██ █   █ █▄ █▀▄█ █   █ ██',
	]);
	assert.equal(lines.length, 13);
});

test('a code is drawn whole or not at all, and a window too small for it says so', async () => {
	await using terminal = await openCode('hello', 1);
	const wide = [
		{rank: 'facts', rows: 1},
		{rank: 'picture', rows: 13},
	];
	assert.equal(
		(await terminal.until('there:yes')).replaceAll('\n', ''),
		`${JSON.stringify([wide, wide.slice(0, 1), 25, 57])}there:yesA larger window has a QR code here.`,
	);
});

test('nothing is drawn where it cannot be, or cannot be seen', async () => {
	await using read = await openCode('hello', 13, unicode, true);
	assert.match(await read.until('there:yes'), /there:yes$/);
	await using without = await openCode('hello', 13, dumb);
	await using tooLong = await openCode('x'.repeat(3_000), 13);
	// By now both codes have been requested, so one that can be drawn would be there.
	await using later = await openCode('hello', 13);
	await later.until('there:yes');
	assert.equal(without.text(), 'there:no');
	assert.equal(tooLong.text(), 'there:no');
});
