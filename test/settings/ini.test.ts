import assert from 'node:assert/strict';
import {test} from 'node:test';
import {parseIni} from '../../source/settings/ini.ts';

const plain = (text: string) =>
	Object.fromEntries([...parseIni(text)].map(([name, keys]) => [name, Object.fromEntries(keys)]));

test('keys and values are read as configparser reads them', () => {
	const texts: readonly (readonly [string, object])[] = [
		['', {}],
		['[a]', {a: {}}],
		['[a]\nKEY = Value \nb:c\n', {a: {key: 'Value', b: 'c'}}],
		['[a]\nb = c = d : e\n', {a: {b: 'c = d : e'}}],
		['[a] # tail\nb = c # stays\n', {a: {b: 'c # stays'}}],
		['# one\n ; two\n[a]\n#b = c\nd = e\n', {a: {d: 'e'}}],
		['[a]\nb =\nc = \n', {a: {b: '', c: ''}}],
		['[a]\nb = 1\n  2\n\n  3\n\n', {a: {b: '1\n2\n\n3'}}],
		['[a]\nb =\n  c = 1\n # not this\n  d = 2\n', {a: {b: '\nc = 1\nd = 2'}}],
		['[a]\n\tb = 1\n\tc = 2\n', {a: {b: '1', c: '2'}}],
		[' [a]\r\nb = 1\r\n[c]\rd = 2', {a: {b: '1'}, c: {d: '2'}}],
		['[DEFAULT]\nb = 1\n[a]\nc = 2\n[DEFAULT]\nc = 1\n', {a: {b: '1', c: '2'}}],
		['[a [b] c]\n[ d ]\n', {'a [b] c': {}, ' d ': {}}],
	];
	for (const [text, sections] of texts) assert.deepEqual(plain(text), sections, text);
});

test('what isn’t INI is told by its line', () => {
	for (const [text, line] of [
		['a = 1', 1],
		['[a]\n\nnonsense\n', 3],
		['[a]\n= 1\n', 2],
		['[a]\nb = 1\nB = 2\n', 3],
		['[a]\n[b]\n[a]\n', 3],
		['[]\n', 1],
		['[a\nb = 1\n', 1],
	] as const) {
		assert.throws(() => parseIni(text), {name: 'IniError', line}, text);
	}
});
