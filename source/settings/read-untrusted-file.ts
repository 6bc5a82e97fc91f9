import {constants} from 'node:fs';
import {open, stat} from 'node:fs/promises';
import {refusal, refuseOdd} from './read-file.ts';

/* Windows has neither this flag nor named pipes among its files. */
const {O_RDONLY, O_NONBLOCK = 0} = constants;

/**
 * Reads an untrusted file, such as one in the working directory. Rejects for anything but a regular file (opening a
 * pipe or a device may block forever), and for a file of more than `mostBytes`.
 */
export async function readUntrustedFile(path: string, mostBytes: number): Promise<Uint8Array> {
	// Checked before opening, since opening a device can have side effects, and after, since it may have been replaced.
	refuseOdd(await stat(path), mostBytes);
	const file = await open(path, O_RDONLY | O_NONBLOCK);
	try {
		refuseOdd(await file.stat(), mostBytes);
		const bytes = Buffer.alloc(mostBytes + 1);
		let size = 0;
		for (;;) {
			const {bytesRead} = await file.read(bytes, size, bytes.length - size);
			size += bytesRead;
			if (size > mostBytes) throw refusal('EFBIG');
			if (bytesRead === 0) return bytes.subarray(0, size);
		}
	} finally {
		await file.close();
	}
}
