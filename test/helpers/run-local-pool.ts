import {announcementLine, runLocalPool} from '../../source/local-pool/run-local-pool.ts';

/** `local-pool --data FILE` as a process of its own, for tests that kill it. Asked for `heap`, it says its bytes. */
const [, , dataFile] = process.argv;
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
process.on('message', () => {
	globalThis.gc?.();
	process.send?.(process.memoryUsage().heapUsed);
});
await runLocalPool(
	{dataFile},
	{announce: pool => process.stdout.write(announcementLine(pool)), signal: stop.signal},
);
