/** The keys that tests press, as the bytes a terminal sends. */
const named = {
	enter: '\r',
	escape: '\u001b',
	tab: '\t',
	shiftTab: '\u001b[Z',
	backspace: '\u007f',
	delete: '\u001b[3~',
	space: ' ',
	up: '\u001b[A',
	down: '\u001b[B',
	right: '\u001b[C',
	left: '\u001b[D',
	home: '\u001b[H',
	end: '\u001b[F',
	pageUp: '\u001b[5~',
	pageDown: '\u001b[6~',
	ctrlLeft: '\u001b[1;5D',
	ctrlRight: '\u001b[1;5C',
} as const;

/** `enter`, `ctrl+a`, `alt+b`, or one character. */
export type KeyName = keyof typeof named | `ctrl+${string}` | `alt+${string}` | (string & {});

/** The bytes of a key. Throws for an unknown name. */
export function bytesOf(key: KeyName): string {
	const known = Object.entries(named).find(([name]) => name === key)?.[1];
	if (known !== undefined) return known;
	const [, modifier, letter = ''] = /^(ctrl|alt)\+(.)$/.exec(key) ?? [];
	if (modifier === 'ctrl') return String.fromCharCode(letter.toLowerCase().charCodeAt(0) & 0x1f);
	if (modifier === 'alt') return `\u001b${letter}`;
	if ([...key].length !== 1) throw new Error(`no key is called ${key}`);
	return key;
}

/** Pasted text as a terminal sends it: between markers if the program has enabled them. */
export const pasteBytes = (text: string, isBracketed: boolean): string =>
	isBracketed ? `\u001b[200~${text}\u001b[201~` : text;
