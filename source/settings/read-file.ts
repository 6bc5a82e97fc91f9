import {closeSync, constants, fstatSync, openSync, readSync, statSync} from 'node:fs';

/* Windows has neither this flag nor named pipes among its files. */
const {O_RDONLY, O_NONBLOCK = 0} = constants;

/**
 * Reads a configuration file named by the user or the environment, synchronously. Throws for anything but a regular
 * file or a pipe that is already open (`AWS_CONFIG_FILE=<(…)`), and for more than `mostBytes`.
 */
export function readConfigFile(path: string, mostBytes: number): string {
	return readNamedFile(path, mostBytes).toString('utf8');
}

/**
 * Like `readConfigFile`, but returns bytes: for a secret, a challenge or certificates in a file of the user's choice.
 */
export function readNamedFile(path: string, mostBytes: number): Buffer {
	/* Read by number: opening it by name fails for a socket, and on Windows. */
	if (path === '/dev/stdin') return readOpen(0, mostBytes);
	const isOpenPipe = /^\/(?:dev|proc\/self)\/(?:fd\/\d+|stdin)$/.test(path);
	if (!isOpenPipe) refuseOdd(statSync(path), mostBytes);
	const descriptor = openSync(path, isOpenPipe ? O_RDONLY : O_RDONLY | O_NONBLOCK);
	try {
		if (!isOpenPipe) refuseOdd(fstatSync(descriptor), mostBytes);
		return readOpen(descriptor, mostBytes);
	} finally {
		closeSync(descriptor);
	}
}

function readOpen(descriptor: number, mostBytes: number): Buffer {
	const chunks: Uint8Array[] = [];
	for (let size = 0; ; ) {
		const chunk = Buffer.alloc(65_536);
		const read = readSync(descriptor, chunk);
		size += read;
		if (size > mostBytes) throw refusal('EFBIG');
		if (read === 0) return Buffer.concat(chunks);
		chunks.push(chunk.subarray(0, read));
	}
}

/** Throws for anything but a regular file, and for a file of more than `mostBytes`. */
export function refuseOdd(
	stats: {
		readonly size: number;
		readonly isFile: () => boolean;
		readonly isDirectory: () => boolean;
	},
	mostBytes: number,
): void {
	if (!stats.isFile()) throw refusal(stats.isDirectory() ? 'EISDIR' : 'ENOTSUP');
	if (stats.size > mostBytes) throw refusal('EFBIG');
}

/** An error with the system's own code, which `readFault` can describe. */
export function refusal(code: 'EISDIR' | 'ENOTSUP' | 'EFBIG'): Error {
	return Object.assign(new Error(`The file is not read: ${code}`), {code});
}
