import type {Key} from 'ink';
import {helpKey} from './keyboard.ts';

/**
 * The names of the keys in one event of Ink's `useInput`: `enter`, `escape`, `tab`, `shift+tab`, `up`, `down`, `left`,
 * `right`, `home`, `end`, `pageUp`, `pageDown`, `backspace`, `delete`, `space`, `f1`, `ctrl+x`, `alt+x`, or the
 * character. Keys pressed quickly arrive in one event; Ink only names a key that came alone.
 */
export function keysOf(input: string, key: Key): readonly string[] {
	if (key.eventType === 'release' || key.super || key.hyper) return [];
	const named = nameOf(key);
	if (named !== undefined) return [named];
	// Alone, it arrives as its control character.
	if (key.ctrl && input === '_') return ['f1'];
	if (key.ctrl) return input === '' ? [] : [`ctrl+${input}`];
	if (key.meta) return input === '' ? [] : [`alt+${input}`];
	const held = heldKey(input);
	if (held !== undefined) return [held];
	return [...input.replaceAll('\r\n', '\r')].flatMap(character => {
		const code = character.charCodeAt(0);
		if (character === '\r' || character === '\n') return 'enter';
		if (character === '\t') return 'tab';
		if (character === ' ') return 'space';
		if (code === 0x7f || code === 0x08) return 'backspace';
		if (character === helpKey) return 'f1';
		if (code >= 0x20) return character;
		// Among other characters, it is more likely from a paste than from a key press, and Ctrl+R sends a code.
		return character === '\x03' ? 'ctrl+c' : [];
	});
}

/** A Ctrl key that was held, or pressed so fast that it is in one event several times, counts once. */
function heldKey(input: string): string | undefined {
	const [first = ''] = input;
	const code = first.charCodeAt(0);
	const isCtrl = code > 0 && code < 0x1b && !['\b', '\t', '\n', '\r'].includes(first);
	return isCtrl && input === first.repeat(input.length)
		? `ctrl+${String.fromCharCode(code + 0x60)}`
		: undefined;
}

function nameOf(key: Key): string | undefined {
	if (key.return) return 'enter';
	if (key.escape) return 'escape';
	if (key.tab) return key.shift ? 'shift+tab' : 'tab';
	if (key.upArrow) return 'up';
	if (key.downArrow) return 'down';
	if (key.leftArrow) return 'left';
	if (key.rightArrow) return 'right';
	if (key.home) return 'home';
	if (key.end) return 'end';
	if (key.pageUp) return 'pageUp';
	if (key.pageDown) return 'pageDown';
	if (key.backspace) return 'backspace';
	return key.delete ? 'delete' : undefined;
}
