import {once} from 'node:events';
import {createConnection} from 'node:net';
import type {TestContext} from 'node:test';
import {Worker} from 'node:worker_threads';

/** For tests with such a port: why they are skipped, where they are. */
export const withoutUnansweredPort =
	process.platform !== 'linux' && 'other systems treat a full queue of connections otherwise';

/** Listens, and then sleeps on it: nobody takes a connection out of the queue. */
const listener = `
	const {createServer} = require('node:net');
	const {parentPort} = require('node:worker_threads');
	const server = createServer().listen({port: 0, host: '127.0.0.1', backlog: 1}, () => {
		parentPort.postMessage(server.address().port);
		Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
	});
`;

/**
 * The host and port of a place that answers nothing to who wants to connect, as behind a firewall that drops packets:
 * Linux lets one connection more into a listener's queue than it was told, and drops every SYN after that.
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
