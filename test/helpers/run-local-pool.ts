import {localPool} from '../../source/commands/local-pool.ts';

/** `local-pool --data FILE` as a process of its own, for tests that kill it. Asked for `heap`, it says its bytes. */
const [, , dataFile = ''] = process.argv;
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.on('message', () => {
	globalThis.gc?.();
	process.send?.(process.memoryUsage().heapUsed);
});
const {stdout, stderr} = process;
process.exitCode = await localPool({
	argv: ['--data', dataFile],
	stdout,
	stderr,
	signal: stop.signal,
});
