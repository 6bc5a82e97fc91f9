import {useStdout} from 'ink';
import {useState} from 'react';
import {copiedSentence} from '../copy/panel-words.ts';
import type {Hint} from './components/key-hints.tsx';
import {noticeSection} from './components/notice.tsx';
import type {Section} from './layout/section.ts';
import {useKeys} from './use-keys.ts';

/** A text to copy, and its name: "the request ID". */
export type Copyable = {readonly name: string; readonly text: string};

/** The hint of the copy key, and what was copied last, for display. */
export type Copying = {readonly hint: Hint; readonly said?: Section};

/** The action of the copy key in hints. */
export const copies = 'copy';

/**
 * Asks the terminal to set the clipboard (xterm's ctlseqs, OSC 52). There is no response, so it isn't known whether it
 * did. The text contains no control characters except line breaks in our own texts.
 */
function clipboardWith(text: string): string {
	const plain = text.replace(/[^\P{Cc}\n\t]/gu, '');
	return `\u001b]52;c;${Buffer.from(plain, 'utf8').toString('base64')}\u0007`;
}

/** The copy keys: one that no field uses, and one for screens without a field. */
const copyKeys = {'ctrl+y': 'Ctrl+Y', c: 'c'} as const;

export type CopyKey = keyof typeof copyKeys;

/** Copies a screen's texts with a key, one after another; undefined if there are none. */
export function useCopy(things: readonly Copyable[], key: CopyKey = 'ctrl+y'): Copying | undefined {
	const {stdout} = useStdout();
	const [copied, setCopied] = useState<string>();
	const at = things.findIndex(({name}) => name === copied);
	const done = things[at];
	const next = things[(at + 1) % things.length];
	useKeys(
		name => {
			if (name.toLowerCase() !== key || !next) return;
			stdout.write(clipboardWith(next.text));
			setCopied(next.name);
		},
		{isActive: things.length > 0},
	);
	if (things.length === 0) return undefined;
	return {
		hint: [copyKeys[key], copies],
		...(done && {
			said: noticeSection('copied', {
				kind: 'info',
				says: copiedSentence(done.name, copyKeys[key], next === done ? undefined : next?.name),
			}),
		}),
	};
}
