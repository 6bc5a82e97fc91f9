import {Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';

/** What a terminal sends: `process.stdin`. */
export type TerminalInput = Readable & {
	setRawMode?(isRaw: boolean): unknown;
	ref?(): unknown;
	unref?(): unknown;
};

/**
 * What F1 is given as: Ink names no function keys. Ctrl+/ and Ctrl+_ send it too, where a terminal keeps F1 for itself.
 */
export const helpKey = '\u001f';

/** F1 as xterm, the VT220 and the Linux console send it. */
const f1 = /\u001b(?:OP|\[11~|\[\[A)/g;

const pasteStart = '\u001b[200~';
const pasteEnd = '\u001b[201~';
const markers = /\u001b\[20[01]~/g;

/**
 * The keys of a terminal, for Ink, which holds back all that follows the marker of a paste until the marker of its end.
 * A terminal that was cut off in between never sends that one, and with it Ink would hear no key again.
 *
 * So a paste is also over when Ctrl+C or Esc has come in a read of its own and nothing for `patienceMs` after it: the
 * end is put in, and then the key. Of a paste that isn't over, more comes sooner than that, and its bytes stay its own. That
 * a line falls silent right after a read of one such byte out of a paste is the case this gets wrong.
 *
 * Ink does not know a beginning that comes right behind an Esc, and takes what is pasted for keys. So each is followed by
 * an end and a beginning, which stand where Ink knows them; it tells of a paste of nothing then.
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
		// Object mode keeps reads apart, as the terminal does.
		new Readable({objectMode: true, read: () => void terminal.resume()}),
		{
			isTTY: true,
			setRawMode(isRaw: boolean) {
				// With the keyboard let go, Ink forgets what it held back.
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
	/** What Ink is given for a read. */
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
