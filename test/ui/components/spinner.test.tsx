import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Spinner} from '../../../source/ui/components/spinner.tsx';
import {createTheme, ThemeContext} from '../../../source/ui/theme.ts';
import {openTerminal} from '../../helpers/terminal.ts';

test('a spinner turns beside what is being done', async () => {
	await using terminal = await openTerminal(<Spinner label="Sending a code" />, {columns: 40});
	assert.equal(terminal.frames[0], '⠋ Sending a code…');
	await terminal.until('⠙ Sending a code…');
	await terminal.until('⠹ Sending a code…');
});

test('where motion is off, in a dumb terminal and for a screen reader it stands still', async () => {
	const theme = createTheme({TERM: 'dumb'}, {platform: 'linux', isMoving: false});
	await using still = await openTerminal(
		<ThemeContext value={theme}>
			<Spinner label="Sending a code" />
		</ThemeContext>,
	);
	await using read = await openTerminal(<Spinner label="Sending a code" />, {
		isScreenReaderEnabled: true,
	});
	await using moving = await openTerminal(<Spinner label="x" />);
	await moving.until('⠸');
	assert.deepEqual(still.frames, ['- Sending a code...']);
	assert.deepEqual(read.frames, ['Sending a code…']);
});
