import assert from 'node:assert/strict';
import {test} from 'node:test';
import {helpKey} from '../../source/ui/keyboard.ts';
import {keysOf} from '../../source/ui/keys.ts';
import {keyWith} from '../helpers/ink-keys.ts';

test('a key that Ink names has one name, whatever comes with it', () => {
	const names = {
		return: 'enter',
		escape: 'escape',
		tab: 'tab',
		upArrow: 'up',
		downArrow: 'down',
		leftArrow: 'left',
		rightArrow: 'right',
		home: 'home',
		end: 'end',
		pageUp: 'pageUp',
		pageDown: 'pageDown',
		backspace: 'backspace',
		delete: 'delete',
	} as const;
	for (const [key, name] of Object.entries(names)) {
		assert.deepEqual(keysOf('x', keyWith(key as keyof typeof names)), [name]);
	}
	assert.deepEqual(keysOf('', keyWith('tab', 'shift')), ['shift+tab']);
	assert.deepEqual(keysOf('', keyWith('upArrow', 'shift')), ['up']);
});

test('a letter with Ctrl or Alt is named with it; a key that is let go, or is the window’s, is none', () => {
	assert.deepEqual(keysOf('r', keyWith('ctrl')), ['ctrl+r']);
	assert.deepEqual(keysOf('b', keyWith('meta')), ['alt+b']);
	assert.deepEqual(keysOf('', keyWith('ctrl')), []);
	assert.deepEqual(keysOf('', keyWith('meta')), []);
	assert.deepEqual(keysOf('_', keyWith('ctrl')), ['f1']);
	assert.deepEqual(keysOf('_', keyWith()), ['_']);
	assert.deepEqual(keysOf('r', keyWith('super')), []);
	assert.deepEqual(keysOf('r', keyWith('hyper')), []);
	assert.deepEqual(keysOf('r', {...keyWith(), eventType: 'release'}), []);
	assert.deepEqual(keysOf('r', {...keyWith(), eventType: 'press'}), ['r']);
});

test('of what came in one piece each character is a key; a control character is one only where it came alone', () => {
	assert.deepEqual(keysOf('aß😀 \r\nb\n\r\t\u007f\b', keyWith()), [
		...['a', 'ß', '😀', 'space', 'enter', 'b', 'enter', 'enter', 'tab', 'backspace', 'backspace'],
	]);
	assert.deepEqual(keysOf('', keyWith()), []);
	assert.deepEqual(keysOf(helpKey, keyWith()), ['f1']);
	assert.deepEqual(keysOf(`a${helpKey}b`, keyWith()), ['a', 'f1', 'b']);
	for (const [input, names] of [
		['\u0012', ['ctrl+r']],
		['\u0012\u0012\u0012', ['ctrl+r']],
		['\u0001', ['ctrl+a']],
		['\u001a', ['ctrl+z']],
		['\u0003', ['ctrl+c']],
		['\u0000', []],
		['\u001b', []],
		['\b', ['backspace']],
		['\b\b', ['backspace', 'backspace']],
		['\t\t', ['tab', 'tab']],
		['\r\r', ['enter', 'enter']],
		['\n\n', ['enter', 'enter']],
		['\u0012\u0013', []],
		['a\u0003\u0012', ['a', 'ctrl+c']],
		['\u0003a', ['ctrl+c', 'a']],
	] as const) {
		assert.deepEqual(keysOf(input, keyWith()), names, JSON.stringify(input));
	}
});
