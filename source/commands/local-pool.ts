import {runLocalPool} from '../local-pool/run-local-pool.ts';
import {exit, type Run, runCommand, UsageError} from './run.ts';
import {expectNoMore, readWords} from './words.ts';

const help = `usage: cognito-verify local-pool [--port N] [--host 127.0.0.1] [--data FILE]

The embedded user pool as a server, until Ctrl+C or SIGTERM. The first line it
prints is one JSON object: endpoint, region, userPoolId, clients, users, inbox.

  --port N          a free port, when not given
  --host ADDRESS    127.0.0.1: nobody else reaches it
  --data FILE       keep the pool in this file across runs
`;

/** `local-pool`: gives the exit code 0 when it was stopped, 1 when it could not start. */
export async function localPool(
	run: Pick<Run, 'argv' | 'stdout' | 'stderr' | 'signal'>,
): Promise<number> {
	return runCommand(run, help, async () => {
		const options = readOptions(run.argv);
		const print = (line: string) => run.stdout.write(`${line}\n`);
		const onError = (error: unknown) => run.stderr.write(`${reasonOf(error)}\n`);
		try {
			await runLocalPool({...options, onError}, {print, signal: run.signal});
			return exit.done;
		} catch (error) {
			run.stderr.write(`cognito-verify: the user pool could not start: ${reasonOf(error)}\n`);
			return exit.failed;
		}
	});
}

function readOptions(argv: readonly string[]) {
	const {values, positionals} = readWords(argv, {
		port: {type: 'string'},
		host: {type: 'string'},
		data: {type: 'string'},
	});
	expectNoMore(positionals);
	const {port, host, data} = values;
	if (port !== undefined && !isPort(port)) {
		throw new UsageError(`--port takes a number from 0 to 65535, not "${port}".`);
	}
	return {
		...(port !== undefined && {port: Number(port)}),
		...(host !== undefined && {host}),
		...(data !== undefined && {dataFile: data}),
	};
}

function isPort(text: string): boolean {
	return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
