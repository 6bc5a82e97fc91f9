import assert from 'node:assert/strict';
import {test} from 'node:test';
import {forcedColour} from '../../source/drawing/terminal-signs.ts';
import {createTheme} from '../../source/ui/theme.ts';

const onLinux = {platform: 'linux'} as const;
const onWindows = {platform: 'win32'} as const;

test('NO_COLOR turns colours off, unless it is empty or FORCE_COLOR says otherwise', () => {
	assert.equal(forcedColour({NO_COLOR: '1'}), '0');
	assert.equal(forcedColour({NO_COLOR: ''}), undefined);
	assert.equal(forcedColour({}), undefined);
	assert.equal(forcedColour({NO_COLOR: '1', FORCE_COLOR: '1'}), undefined);
	assert.equal(createTheme({NO_COLOR: '1'}, onLinux).isColoured, false);
});

test('terminals without the signs get plain ones', () => {
	assert.equal(createTheme({LANG: 'en_GB.UTF-8'}, onLinux).symbols.pointer, '❯');
	assert.equal(createTheme({LANG: 'C'}, onLinux).symbols.pointer, '>');
	assert.equal(createTheme({LANG: 'en_GB'}, onLinux).symbols.pointer, '❯');
	assert.equal(createTheme({LC_ALL: 'POSIX', LANG: 'C.UTF-8'}, onLinux).border, 'classic');
	assert.equal(createTheme({}, {platform: 'darwin'}).symbols.pointer, '❯');
	assert.equal(createTheme({TERM: 'dumb'}, onLinux).symbols.pointer, '>');
	assert.equal(createTheme({TERM: 'linux'}, onLinux).hasBlocks, false);
	assert.equal(
		createTheme({LANG: 'en_GB.UTF-8', LC_ALL: 'en_GB.ISO-8859-1'}, onLinux).symbols.cross,
		'x',
	);
	assert.equal(createTheme({}, onWindows).symbols.tick, '+');
	assert.equal(createTheme({WT_SESSION: '1'}, onWindows).symbols.tick, '✔');
});
