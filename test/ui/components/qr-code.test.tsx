import assert from 'node:assert/strict';
import {test} from 'node:test';
import {qrSection} from '../../../source/ui/components/qr-code.tsx';
import {createTheme, ThemeContext} from '../../../source/ui/theme.ts';
import {openTerminal} from '../../helpers/terminal.ts';

const unicode = createTheme({LANG: 'C.UTF-8'}, {platform: 'linux'});
const plain = createTheme({NO_COLOR: '1', LANG: 'C.UTF-8'}, {platform: 'linux'});

const drawn = async (text: string, rows: number, theme = unicode) => {
	const section = qrSection(text, theme);
	await using terminal = await openTerminal(
		<ThemeContext value={theme}>{section?.draw(rows, 80)}</ThemeContext>,
	);
	return terminal.text();
};

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
	const section = qrSection('hello', unicode);
	assert.deepEqual(section?.offers(80), [
		{rank: 'facts', rows: 1},
		{rank: 'picture', rows: 13},
	]);
	assert.deepEqual(section?.offers(20), [{rank: 'facts', rows: 1}]);
	assert.equal(await drawn('hello', 1), 'A larger window has a QR code here.');
});

test('nothing is drawn where it cannot be, or cannot be seen', async () => {
	const dumb = createTheme({TERM: 'dumb'}, {platform: 'linux'});
	assert.equal(qrSection('hello', dumb), undefined);
	assert.equal(qrSection('x'.repeat(3_000), unicode), undefined);
	await using read = await openTerminal(qrSection('hello', unicode)?.draw(13, 80), {
		isScreenReaderEnabled: true,
	});
	assert.equal(read.text(), '');
});
