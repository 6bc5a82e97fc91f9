import assert from 'node:assert/strict';
import {test} from 'node:test';
import {strokesIn, strokesOf} from '../../../source/ui/text-field/strokes.ts';
import {keyWith} from '../../helpers/ink-keys.ts';

const key = (name: string) => ({type: 'key', key: name});
const enter = {type: 'enter'};
const text = (value: string) => ({type: 'text', text: value});

test('each key that Ink names does one thing to a field, by word with Ctrl or Alt', () => {
	const named = {
		leftArrow: ['left', 'wordLeft'],
		rightArrow: ['right', 'wordRight'],
		home: ['start', 'start'],
		end: ['end', 'end'],
		backspace: ['eraseLeft', 'eraseWordLeft'],
		delete: ['eraseRight', 'eraseWordRight'],
	} as const;
	for (const [name, [alone, byWord]] of Object.entries(named)) {
		const each = name as keyof typeof named;
		assert.deepEqual(strokesOf('', keyWith(each)), [key(alone)], name);
		assert.deepEqual(strokesOf('', keyWith(each, 'ctrl')), [key(byWord)], `ctrl+${name}`);
		assert.deepEqual(strokesOf('', keyWith(each, 'meta')), [key(byWord)], `alt+${name}`);
	}
	assert.deepEqual(strokesOf('', keyWith('return')), [enter]);
});

test('keys that a field has no use for do nothing, whatever comes with them', () => {
	for (const name of ['upArrow', 'downArrow', 'pageUp', 'pageDown', 'tab', 'escape'] as const) {
		assert.deepEqual(strokesOf('x', keyWith(name)), [], name);
	}
	for (const name of ['super', 'hyper'] as const) {
		assert.deepEqual(strokesOf('x', keyWith(name)), [], name);
	}
	assert.deepEqual(strokesOf('x', {...keyWith(), eventType: 'release'}), []);
	assert.deepEqual(strokesOf('x', {...keyWith(), eventType: 'repeat'}), [text('x')]);
});

test('Ctrl and Alt with a letter are what a shell has for them', () => {
	const withKey = (name: 'ctrl' | 'meta') =>
		Object.fromEntries(
			[...'abcdefghijklmnopqrstuvwxyz'].flatMap(letter => {
				const [stroke] = strokesOf(letter, keyWith(name));
				return stroke?.type === 'key' ? [[letter, stroke.key]] : [];
			}),
		);
	const ctrl = {
		a: 'start',
		b: 'left',
		d: 'eraseRight',
		e: 'end',
		f: 'right',
		h: 'eraseLeft',
		k: 'eraseToEnd',
		u: 'eraseToStart',
		w: 'eraseWordLeft',
	};
	assert.deepEqual(withKey('ctrl'), ctrl);
	assert.deepEqual(withKey('meta'), {b: 'wordLeft', d: 'eraseWordRight', f: 'wordRight'});
	assert.deepEqual(strokesOf('B', keyWith('meta')), [key('wordLeft')]);
	assert.deepEqual(strokesOf('x', keyWith('ctrl')), []);
	assert.deepEqual(strokesOf('x', keyWith('meta')), []);
	// Several keys at once come as their control characters, with the same effect.
	for (const [letter, name] of Object.entries(ctrl)) {
		const code = String.fromCharCode(letter.charCodeAt(0) - 0x60);
		assert.deepEqual(strokesIn(code), [key(name)], letter);
	}
});

test('what came in one piece is what was pressed, in its order', () => {
	assert.deepEqual(strokesOf('12é', keyWith()), [text('12é')]);
	assert.deepEqual(strokesIn('ab\r\ncd\n\r\r'), [
		text('ab'),
		enter,
		text('cd'),
		...Array(3).fill(enter),
	]);
	assert.deepEqual(strokesIn('a\u007fb\u0015 \u0001日\t\u001b\u0003c'), [
		...[text('a'), key('eraseLeft'), text('b'), key('eraseToStart'), text(' ')],
		...[key('start'), text('日'), text('c')],
	]);
	assert.deepEqual(strokesIn(''), []);
});
