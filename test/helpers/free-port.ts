import {createServer} from 'node:net';

/** A port nobody listens on just now. For what needs to know its port beforehand; all else takes port 0. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	await new Promise(resolve => server.close(resolve));
	if (address === null || typeof address === 'string') throw new Error('not listening on a port');
	return address.port;
}
