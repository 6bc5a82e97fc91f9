import {createHash} from 'node:crypto';
import {realpath, rm} from 'node:fs/promises';
import {connect, createServer, type Server} from 'node:net';
import {platform, tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';

/**
 * Keeps other pools of this computer off a data file until what it gives is called. The lock is a socket that listens
 * under the file's name: the system lets go of it when its process ends, killed or not, so none is left behind. Rejects
 * with a sentence when another pool uses the file.
 */
export async function lockDataFile(dataFile: string): Promise<() => Promise<void>> {
	const address = await addressOf(dataFile);
	let server = await listenAt(address);
	if (server === undefined && !(await isAnswered(address))) {
		// Of a process that was killed, where sockets are files.
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

/* Linux and Windows have names for sockets that aren't files. */
async function addressOf(dataFile: string): Promise<string> {
	const path = join(await realpath(dirname(dataFile)), basename(dataFile));
	const name = `cognito-verify-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
	if (platform() === 'linux') return `\0${name}`;
	return platform() === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Gives nothing when somebody has the address already. */
const listenAt = (address: string): Promise<Server | undefined> =>
	new Promise((resolve, reject) => {
		const server = createServer(socket => socket.destroy());
		server.once('error', error => {
			const code = 'code' in error ? error.code : undefined;
			// What Windows says of a pipe that is there.
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
