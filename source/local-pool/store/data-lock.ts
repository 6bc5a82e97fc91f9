import {createHash} from 'node:crypto';
import {realpath, rm} from 'node:fs/promises';
import {connect, createServer, type Server} from 'node:net';
import {platform, tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';

/**
 * Locks a data file against other pools on this computer, and returns the function that releases it. The lock is a
 * socket listening under the file's name: the system closes it when the process ends, even if killed, so no lock is
 * ever left behind. Rejects with a sentence if another pool uses the file.
 */
export async function lockDataFile(dataFile: string): Promise<() => Promise<void>> {
	const address = await addressOf(dataFile);
	let server = await listenAt(address);
	if (server === undefined && !(await isAnswered(address))) {
		// Left by a killed process, where sockets are files.
		if (address.endsWith('.sock')) await rm(address, {force: true});
		server = await listenAt(address);
	}
	if (server === undefined) {
		throw new Error(
			`another local pool uses ${dataFile}. Stop that one first, or name another file.`,
		);
	}
	const held = server;
	return () => new Promise(resolve => held.close(() => resolve()));
}

/* The socket's address. On Linux and Windows it isn't a file. */
async function addressOf(dataFile: string): Promise<string> {
	const path = join(await realpath(dirname(dataFile)), basename(dataFile));
	const name = `cognito-verify-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
	if (platform() === 'linux') return `\0${name}`;
	return platform() === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Listens at an address; `undefined` if it is in use. */
const listenAt = (address: string): Promise<Server | undefined> =>
	new Promise((resolve, reject) => {
		const server = createServer(socket => socket.destroy());
		server.once('error', error => {
			const code = 'code' in error ? error.code : undefined;
			// Windows' error for a pipe that exists.
			const isPipe = platform() === 'win32' && code === 'EACCES';
			if (isPipe || code === 'EADDRINUSE') resolve(undefined);
			else reject(error);
		});
		server.listen(address, () => resolve(server));
		server.unref();
	});

const isAnswered = (address: string): Promise<boolean> =>
	new Promise(resolve => {
		const socket = connect(address);
		socket.once('connect', () => resolve(true));
		socket.once('error', () => resolve(false));
		socket.once('close', () => socket.destroy());
	});
