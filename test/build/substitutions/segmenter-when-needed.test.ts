import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import stringWidth from 'string-width';
import {plainText} from '../../../source/drawing/graphemes.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {requireBundled} from '../../helpers/bundled.ts';

const {default: bundled} = await requireBundled<typeof import('string-width')>(
	'node_modules/string-width/index.js',
);

test('every character of the basic plane is as wide as it was', () => {
	for (let code = 0; code <= 0xffff; code++) {
		const character = String.fromCharCode(code);
		assert.equal(bundled(character), stringWidth(character), `U+${code.toString(16)}`);
	}
});

test('texts of any mixture are as wide as they were', () => {
	const character = fc.constantFrom(
		...'aZ 1#*é·─│╭█▌→❯✓✔⚠ℹ⠋…“’©®–',
		'\u0301',
		'\u200d',
		'\ufe0f',
		'\u20e3',
		'\u00ad',
		'漢',
		'각',
		'ᄀ',
		'👩',
		'🏽',
		'🇫',
		'🇷',
		'\ud83d',
		'\t',
		'\n',
		'\x1b[2m',
		'\x1b[38;5;1m',
		'\x1b[',
		'\x1b]8;;https://example.com\x07',
	);
	const options = fc.constantFrom({}, {ambiguousIsNarrow: false}, {countAnsiEscapeCodes: true});
	fc.assert(
		fc.property(fc.array(character), options, (characters, options) => {
			const text = characters.join('');
			assert.equal(bundled(text, options), stringWidth(text, options));
		}),
		{numRuns: 5_000},
	);
});

test('the signs that every screen draws are plain', () => {
	const {symbols} = createTheme({LANG: 'C.UTF-8'}, {platform: 'linux'});
	assert.equal(symbols.pointer, '❯');
	assert.match(Object.values(symbols).flat().join(''), plainText);
});
