import type {Key} from 'ink';
import type {EditKey} from './text-edit.ts';

/** A user action, as a field understands it. */
export type Stroke =
	| {readonly type: 'text'; readonly text: string}
	| {readonly type: 'paste'; readonly text: string}
	| {readonly type: 'key'; readonly key: EditKey}
	| {readonly type: 'enter'};

const controlKeys: Readonly<Record<string, EditKey>> = {
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

const altKeys: Readonly<Record<string, EditKey>> = {
	b: 'wordLeft',
	d: 'eraseWordRight',
	f: 'wordRight',
};

const keyStroke = (key: EditKey | undefined): readonly Stroke[] =>
	key ? [{type: 'key', key}] : [];

/**
 * The strokes in one event of Ink's `useInput`. A terminal splits input arbitrarily: text, control keys and Enter can
 * come in one string, which Ink then passes as `input` without naming a key. Keys that a field doesn't use (arrows up
 * and down, Tab, Esc, Ctrl+C) produce none.
 */
export function strokesOf(input: string, key: Key): readonly Stroke[] {
	if (key.eventType === 'release' || key.super || key.hyper) return [];
	const isByWord = key.ctrl || key.meta;
	if (key.return) return [{type: 'enter'}];
	if (key.leftArrow) return keyStroke(isByWord ? 'wordLeft' : 'left');
	if (key.rightArrow) return keyStroke(isByWord ? 'wordRight' : 'right');
	if (key.home) return keyStroke('start');
	if (key.end) return keyStroke('end');
	if (key.backspace) return keyStroke(isByWord ? 'eraseWordLeft' : 'eraseLeft');
	if (key.delete) return keyStroke(isByWord ? 'eraseWordRight' : 'eraseRight');
	if (key.upArrow || key.downArrow || key.pageUp || key.pageDown || key.tab || key.escape)
		return [];
	if (key.ctrl) return keyStroke(controlKeys[input]);
	if (key.meta) return keyStroke(altKeys[input.toLowerCase()]);
	return strokesIn(input);
}

/** The strokes in a raw string from the terminal. `\r`, `\n` and `\r\n` are one Enter each. */
export function strokesIn(chunk: string): readonly Stroke[] {
	const strokes: Stroke[] = [];
	for (const match of chunk.matchAll(/\r\n?|\n|[\0-\x1f\x7f]|[^\0-\x1f\x7f]+/g)) {
		const part = match[0];
		const code = part.charCodeAt(0);
		if (part[0] === '\r' || part === '\n') strokes.push({type: 'enter'});
		else if (code === 0x7f) strokes.push(...keyStroke('eraseLeft'));
		else if (code >= 0x20) strokes.push({type: 'text', text: part});
		else strokes.push(...keyStroke(controlKeys[String.fromCharCode(code + 0x60)]));
	}
	return strokes;
}
