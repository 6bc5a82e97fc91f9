import {constants, promises} from 'node:fs';
import {refusal, refuseOdd} from './read-file.ts';

/* Windows has no such flag, and no named pipes among its files. */
const {O_RDONLY, O_NONBLOCK = 0} = constants;

/**
 * The bytes of a file that nobody vouches for, such as one in the folder where the program was started. Rejects for what
 * isn't a regular file (opening a pipe or a device may wait for ever) and for a file of more than `mostBytes`.
 */
export async function readUntrustedFile(path: string, mostBytes: number): Promise<Uint8Array> {
	// Looked at before it is opened, since to open a device may do something, and after, since it may be another by then.
	refuseOdd(await promises.stat(path), mostBytes);
	const file = await promises.open(path, O_RDONLY | O_NONBLOCK);
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
