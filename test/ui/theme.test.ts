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

test('a theme is all that a terminal can do, and nothing more', () => {
	const all = createTheme({LANG: 'C.UTF-8', TERM: 'xterm-256color'}, onLinux);
	const {symbols, ...abilities} = all;
	assert.deepEqual(abilities, {
		...{hasBlocks: true, border: 'round', isColoured: true},
		...{hasLinks: true, hasStyles: true, isMoving: true},
	});
	const still = createTheme({LANG: 'C.UTF-8'}, {...onLinux, isMoving: false});
	assert.deepEqual(still, {...all, isMoving: false});
	const plain = {...all, symbols: createTheme({LANG: 'C'}, onLinux).symbols};
	assert.notDeepEqual(plain.symbols, symbols);
	const ascii = {...plain, hasBlocks: false, border: 'classic', hasLinks: false};
	assert.deepEqual(createTheme({LANG: 'C', TERM: 'xterm'}, onLinux), ascii);
	assert.deepEqual(createTheme({LANG: 'C.UTF-8', TERM: 'linux'}, onLinux), ascii);
	assert.deepEqual(createTheme({LANG: 'C.UTF-8', TERM: 'dumb'}, onLinux), {
		...ascii,
		...{isColoured: false, hasStyles: false},
	});
});
