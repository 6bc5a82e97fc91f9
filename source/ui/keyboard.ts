import {Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';

/** The terminal's input: `process.stdin`. */
export type TerminalInput = Readable & {
	setRawMode?(isRaw: boolean): unknown;
	ref?(): unknown;
	unref?(): unknown;
};

/**
 * The character that stands for F1, since Ink doesn't name function keys. Ctrl+/ and Ctrl+_ send it too, for terminals
 * that use F1 themselves.
 */
export const helpKey = '\u001f';

/** F1 as sent by xterm, the VT220 and the Linux console. */
const f1 = /\u001b(?:OP|\[11~|\[\[A)/g;

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';
const markers = /\u001b\[20[01]~/g;

/**
 * Passes a terminal's keys to Ink, which buffers everything between the start and end markers of a paste. If the
 * connection breaks in between, the end never comes, and Ink would never react to a key again.
 *
 * So a paste also ends if Ctrl+C or Esc arrives in a read of its own and nothing follows for `patienceMs`: the end
 * marker is inserted, and then the key. A real paste would continue sooner than that, and keeps the byte as content.
 * The one case this gets wrong is a line that stalls right after a read of one such byte out of a paste.
 *
 * Ink doesn't recognize a start marker directly after an Esc, and treats the paste as keys. So each start marker is
 * followed by an end and another start, in positions where Ink does recognize them; it then reports an empty paste
 * first.
 */
export function createKeyboard(
	terminal: TerminalInput,
	{patienceMs = 1_000}: {readonly patienceMs?: number} = {},
) {
	const decoder = new StringDecoder('utf8');
	let isInPaste = false;
	let tail = '';
	let ending: NodeJS.Timeout | undefined;

	const keyboard = Object.assign(
		// Object mode keeps the terminal's reads separate.
		new Readable({objectMode: true, read: () => void terminal.resume()}),
		{
			isTTY: true,
			setRawMode(isRaw: boolean) {
				// Ink drops its buffer when raw mode ends.
				if (!isRaw) endPaste();
				terminal.setRawMode?.(isRaw);
			},
			ref: () => void terminal.ref?.(),
			unref: () => void terminal.unref?.(),
		},
	);
	const endPaste = () => {
		clearTimeout(ending);
		isInPaste = false;
		tail = '';
	};
	/** Translates a read for Ink. */
	const follow = (read: string) => {
		const isPasting = isInPaste || read.includes(pasteStart);
		const text = isPasting ? read : read.replace(f1, helpKey);
		const seen = tail + text;
		let given = '';
		let from = tail.length;
		for (const {0: marker, index} of seen.matchAll(markers)) {
			const isBeginning = marker === pasteStart && !isInPaste;
			isInPaste = marker === pasteStart;
			if (!isBeginning) continue;
			const to = index + marker.length;
			given += seen.slice(from, to) + pasteEnd + pasteStart;
			from = to;
		}
		tail = seen.slice(1 - pasteEnd.length);
		return given + seen.slice(from);
	};
	const give = (text: string) => {
		if (!keyboard.push(text)) terminal.pause();
	};

	terminal.on('data', (chunk: Uint8Array | string) => {
		const text = typeof chunk === 'string' ? chunk : decoder.write(chunk);
		if (text === '') return;
		clearTimeout(ending);
		give(follow(text));
		const [key] = /^(?:\u0003|\u001b)+$/.exec(text) ?? [];
		if (!isInPaste || key === undefined) return;
		ending = setTimeout(() => {
			endPaste();
			give(pasteEnd + key.slice(-1));
		}, patienceMs).unref();
	});
	return keyboard;
}
