import {once} from 'node:events';
import {createConnection} from 'node:net';
import type {TestContext} from 'node:test';
import {Worker} from 'node:worker_threads';

/** Why tests with such a port are skipped, or `false`. */
export const withoutUnansweredPort =
	process.platform !== 'linux' && 'other systems treat a full queue of connections otherwise';

/** Listens and then sleeps, so that nobody accepts connections. */
const listener = `
	const {createServer} = require('node:net');
	const {parentPort} = require('node:worker_threads');
	const server = createServer().listen({port: 0, host: '127.0.0.1', backlog: 1}, () => {
		parentPort.postMessage(server.address().port);
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
	});
`;

/**
 * The host and port of an address that doesn't react to connections, as behind a firewall that drops packets: Linux
 * queues one connection more than a listener's backlog, and drops every SYN after that.
 */
export async function startUnansweredPort(t: TestContext): Promise<string> {
	const worker = new Worker(listener, {eval: true});
	t.after(() => worker.terminate());
	const [port] = await once(worker, 'message');
	for (let place = 0; place < 2; place++) {
		const socket = createConnection(port, '127.0.0.1');
		t.after(() => socket.destroy());
		socket.on('error', () => {});
		await once(socket, 'connect');
	}
	return `127.0.0.1:${port}`;
}
