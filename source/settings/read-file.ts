import {closeSync, constants, fstatSync, openSync, readFileSync, statSync} from 'node:fs';
import {open, stat} from 'node:fs/promises';

/* Windows has no such flag, and no named pipes among its files. */
const {O_RDONLY, O_NONBLOCK = 0} = constants;

/**
 * The bytes of a file that nobody vouches for, such as one in the folder where the program was started. Rejects for what
 * is no regular file (opening a pipe or a device may wait for ever) and for a file of more than `mostBytes`.
 */
export async function readUntrustedFile(path: string, mostBytes: number): Promise<Uint8Array> {
	// Looked at before it is opened, since to open a device may do something, and after, since it may be another by then.
	refuseOdd(await stat(path), mostBytes);
	const file = await open(path, O_RDONLY | O_NONBLOCK);
	try {
		refuseOdd(await file.stat(), mostBytes);
		const bytes = Buffer.alloc(mostBytes + 1);
		let size = 0;
		for (;;) {
			const {bytesRead} = await file.read(bytes, size, bytes.length - size);
			size += bytesRead;
			if (size > mostBytes) throw new Error('The file is too large');
			if (bytesRead === 0) return bytes.subarray(0, size);
		}
	} finally {
		await file.close();
	}
}

/**
 * The text of a configuration file whose path the person or the environment names, at once. Throws for what is no
 * regular file, but for a pipe that is open already (`AWS_CONFIG_FILE=<(…)`), and for a file of more than `mostBytes`.
 */
export function readConfigFile(path: string, mostBytes: number): string {
	if (/^\/(?:dev|proc\/self)\/fd\/\d+$/.test(path)) return readFileSync(path, 'utf8');
	refuseOdd(statSync(path), mostBytes);
	const descriptor = openSync(path, O_RDONLY | O_NONBLOCK);
	try {
		refuseOdd(fstatSync(descriptor), mostBytes);
		return readFileSync(descriptor, 'utf8');
	} finally {
		closeSync(descriptor);
	}
}

function refuseOdd(
	stats: {readonly size: number; readonly isFile: () => boolean},
	mostBytes: number,
): void {
	if (!stats.isFile()) throw new Error('It is not a regular file');
	if (stats.size > mostBytes) throw new Error('The file is too large');
}
