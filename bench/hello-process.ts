/**
 * The minimum of an HTTP server, for a parent that uses IPC: sends its URL, then its processor time in milliseconds.
 */
import {createServer} from 'node:http';

const server = createServer((_, response) => response.end('hello'));
server.listen(0, '127.0.0.1', () => {
	const address = server.address();
	const port = typeof address === 'object' ? address?.port : undefined;
	process.send?.({url: `http://127.0.0.1:${port}`});
});
process.on('message', () => {
	const {user, system} = process.cpuUsage();
	process.send?.((user + system) / 1000);
});
process.on('disconnect', () => process.exit());
