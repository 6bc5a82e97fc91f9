import {readFault} from '../error-code.ts';
import {Problem} from '../problem.ts';
import {decodeText} from '../settings/decode-text.ts';
import {readNamedFile} from '../settings/read-file.ts';

/**
 * The text of a file that an option names, in whichever encoding Windows has written it. Throws a `Problem`
 * (`sourceUnreadable`) that names `source` where the file can't be read, holds more than `mostBytes`, or isn't text.
 */
export function readTextFile(file: string, mostBytes: number, source: string = file): string {
	let bytes: Uint8Array;
	try {
		bytes = readNamedFile(file, mostBytes);
	} catch (error) {
		throw new Problem('sourceUnreadable', {source, fault: readFault(error)}, {cause: error});
	}
	return textOf(bytes, source);
}

/** Bytes as text. Throws a `Problem` (`sourceUnreadable`) that names where they are from, for what isn't text. */
export function textOf(bytes: Uint8Array, source: string): string {
	const text = decodeText(bytes);
	if (text === undefined) {
		throw new Problem('sourceUnreadable', {source, fault: "it isn't text in UTF-8 or UTF-16"});
	}
	return text;
}
