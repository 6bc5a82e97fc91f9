import {runLocalPool} from '../../source/local-pool/run-local-pool.ts';

/** `local-pool --data FILE` as a process of its own, for tests that kill it. */
const [, , dataFile] = process.argv;
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
await runLocalPool({dataFile}, {print: line => console.log(line), signal: stop.signal});
