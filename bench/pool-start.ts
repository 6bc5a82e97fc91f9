import {type ChildProcess, spawn} from 'node:child_process';
import {once} from 'node:events';
import {performance} from 'node:perf_hooks';
import {setTimeout as wait} from 'node:timers/promises';
import type {Command} from './child.ts';
import {residentMiB} from './memory.ts';
import {launcher} from './one-shot.ts';
import type {Contender} from './rounds.ts';
import type {Surroundings} from './surroundings.ts';

/** Prints JSON with its address on the first line. */
const localPool: Command = [process.execPath, launcher, 'local-pool', '--json'];

/** Prints a line and keeps running, like a server. */
const prints: Command = [
	process.execPath,
	'-e',
	"console.log('ready'); setInterval(() => {}, 1e6)",
];

/** Starts a server, passes it and its `ms` to the first line to `use`, and stops it. */
async function withServer<Result>(
	[program, ...words]: Command,
	env: NodeJS.ProcessEnv,
	use: (server: ChildProcess, ms: number) => Result | Promise<Result>,
): Promise<Result> {
	const start = performance.now();
	const server = spawn(program, words, {env, stdio: ['ignore', 'pipe', 'ignore']});
	const ended = once(server, 'exit');
	const said = await Promise.race([
		once(server.stdout, 'data').then(() => true),
		ended.then(() => false),
	]);
	const ms = performance.now() - start;
	if (!said) throw new Error(`${[program, ...words].join(' ')} ended without a line`);
	try {
		return await use(server, ms);
	} finally {
		server.kill();
		await ended;
	}
}

/** The time from the embedded pool's start to the line with its address, compared with a program that prints a line. */
export const poolStartContenders = ({env}: Surroundings): readonly Contender[] => [
	{name: 'node says a line', measure: () => withServer(prints, env, (_, ms) => ms)},
	{name: 'embedded pool, to its line', measure: () => withServer(localPool, env, (_, ms) => ms)},
];

/** Resident memory of the embedded pool in MiB, a second after it listens. Undefined without `ps`. */
export const measurePoolMemory = ({env}: Surroundings): Promise<number | undefined> =>
	withServer(localPool, env, async ({pid}) => {
		await wait(1_000);
		return residentMiB(pid);
	});
