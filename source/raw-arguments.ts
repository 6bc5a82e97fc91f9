import {readFileSync} from 'node:fs';

/**
 * The command line arguments with their bytes preserved. Node replaces invalid UTF-8 with U+FFFD; on Linux the bytes
 * are still available, and each invalid one becomes a lone surrogate, as in Python (PEP 383, `surrogateescape`). On
 * other systems, the arguments are unchanged.
 */
export function rawArguments(words: readonly string[]): readonly string[] {
	if (!words.some(word => word.includes('\ufffd'))) return words;
	try {
		const all = wordsIn(readFileSync('/proc/self/cmdline'));
		return all.slice(all.length - words.length);
	} catch {
		return words;
	}
}

/** Splits a command line as Linux stores it, with a zero byte after each argument. */
export function wordsIn(bytes: Buffer): readonly string[] {
	const words: string[] = [];
	for (let start = 0; start < bytes.length; ) {
		const end = bytes.indexOf(0, start);
		words.push(decode(bytes.subarray(start, end)));
		start = end + 1;
	}
	return words;
}

function decode(bytes: Buffer): string {
	let text = '';
	for (let at = 0; at < bytes.length; ) {
		const length = lengths.find(size => isCharacter(bytes.subarray(at, at + size)));
		if (length === undefined) text += String.fromCharCode(0xdc00 + (bytes[at] ?? 0));
		else text += bytes.toString('utf8', at, at + length);
		at += length ?? 1;
	}
	return text;
}

const lengths = [1, 2, 3, 4];

function isCharacter(bytes: Buffer): boolean {
	const text = bytes.toString('utf8');
	return [...text].length === 1 && Buffer.from(text).equals(bytes);
}
