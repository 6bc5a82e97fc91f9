/**
 * Decodes a file or standard input: UTF-8, or UTF-16 with a byte order mark, as Windows PowerShell's `>` and Notepad
 * write it; without the mark. `undefined` for bytes that are neither, so that garbage is never used as a password.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
	try {
		const text = new TextDecoder(encodingOf(bytes), {fatal: true}).decode(bytes);
		return text.includes('\0') ? undefined : text;
	} catch {
		return undefined;
	}
}

function encodingOf([first, second]: Uint8Array): string {
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
