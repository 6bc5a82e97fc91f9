import {localPool} from '../../source/commands/local-pool.ts';

/**
 * `local-pool --data FILE` in a process of its own, for tests that kill it. On `heap`, it reports its memory in bytes.
 */
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
