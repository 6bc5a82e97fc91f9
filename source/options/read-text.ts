import {readFault} from '../error-code.ts';
import {Problem} from '../problem.ts';
import {decodeText} from '../settings/decode-text.ts';
import {readNamedFile} from '../settings/read-file.ts';

/**
 * Reads the text file that an option names, in any of Windows' encodings. Throws a `Problem` (`sourceUnreadable`) that
 * names `source` if the file can't be read, is larger than `mostBytes`, or isn't text.
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

/** Decodes bytes as text. Throws a `Problem` (`sourceUnreadable`) that names `source` if they aren't text. */
export function textOf(bytes: Uint8Array, source: string): string {
	const text = decodeText(bytes);
	if (text === undefined) {
		throw new Problem('sourceUnreadable', {source, fault: "it isn't text in UTF-8 or UTF-16"});
	}
	return text;
}
