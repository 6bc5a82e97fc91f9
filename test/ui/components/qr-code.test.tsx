import assert from 'node:assert/strict';
import {test} from 'node:test';
import {QrCode} from '../../../source/ui/components/qr-code.tsx';
import {createTheme, ThemeContext} from '../../../source/ui/theme.ts';
import {openTerminal} from '../../helpers/terminal.ts';

const instead = 'Type the secret key below instead.';

test('a short text at 80 columns, in black on white', async () => {
	await using terminal = await openTerminal(<QrCode text="hello" instead={instead} />);
	assert.equal(
		terminal.text(),
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
	const theme = createTheme({NO_COLOR: '1', LANG: 'C.UTF-8'}, {platform: 'linux'});
	await using terminal = await openTerminal(
		<ThemeContext value={theme}>
			<QrCode text="hello" instead={instead} />
		</ThemeContext>,
	);
	assert.equal(
		terminal.text(),
		[
			'█████████████████████████',
			'██ ▄▄▄▄▄ █▀ █ ▄█ ▄▄▄▄▄ ██',
			'██ █   █ █▄ █▀▄█ █   █ ██',
			'██ █▄▄▄█ █ ██▀ █ █▄▄▄█ ██',
			'██▄▄▄▄▄▄▄█ ▀ ▀ █▄▄▄▄▄▄▄██',
			'██▄ ▀ ▀▀▄ ▀ ▄███ ▄▄█▄ ▀██',
			'████▄ █ ▄▄ █▄▀▄▄███ ▄▀ ██',
			'██████▄█▄▄▀  ▀▄█▄▀ █▀█▀██',
			'██ ▄▄▄▄▄ █▄  ▀▀ █ ▀▄▄▄███',
			'██ █   █ █▀▄▀ ██▄ ▄▀▀▀ ██',
			'██ █▄▄▄█ █▀  █▄▀▀█▄█▄█▄██',
			'██▄▄▄▄▄▄▄█▄█▄▄▄██▄█▄█▄███',
			'▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀▀',
		].join('\n'),
	);
});

const setUp =
	'otpauth://totp/Example:jane%40example.com?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPABCD&issuer=Example';

test('a code that does not fit says how much room it needs', async () => {
	await using narrow = await openTerminal(<QrCode text={setUp} instead={instead} />, {columns: 40});
	assert.equal(
		narrow.text(),
		[
			'The QR code needs 45 columns and 23',
			'rows, more than there are here.',
			'Type the secret key below instead.',
		].join('\n'),
	);
	await using low = await openTerminal(<QrCode text={setUp} instead={instead} rows={20} />);
	assert.match(low.text(), /^The QR code needs 45 columns and 23 rows/);
	await using large = await openTerminal(<QrCode text={setUp} instead={instead} />);
	assert.equal(large.text().split('\n').length, 22);
});

test('where it cannot be drawn or seen it says what to do instead', async () => {
	await using read = await openTerminal(<QrCode text="hello" instead={instead} />, {
		isScreenReaderEnabled: true,
	});
	assert.equal(read.text(), instead);
	await using dumb = await openTerminal(
		<ThemeContext value={createTheme({TERM: 'dumb'}, {platform: 'linux'})}>
			<QrCode text="hello" instead={instead} />
		</ThemeContext>,
	);
	assert.equal(dumb.text(), instead);
	await using long = await openTerminal(<QrCode text={'x'.repeat(3_000)} instead={instead} />);
	assert.equal(long.text(), instead);
});
