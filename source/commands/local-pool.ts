import {adminOperationNames, publicOperationNames} from '../local-pool/operations/names.ts';
import {runLocalPool} from '../local-pool/run-local-pool.ts';
import {type Command, localPoolCommand} from '../options/commands.ts';
import {readOptions} from '../options/read-options.ts';
import {UsageError} from '../options/usage-error.ts';
import {exit} from '../say-failure.ts';
import {type Run, runCommand} from './run.ts';

/** The command, with the operations that the pool has in its help. */
const command: Command = {
	...localPoolCommand,
	lists: [
		{title: 'Operations that an app calls', names: publicOperationNames},
		{title: 'Operations that want AWS credentials, any will do', names: adminOperationNames},
	],
};

/** `local-pool`: gives the exit code 0 when it was stopped, 1 when it could not start. */
export async function localPool(
	run: Pick<Run, 'argv' | 'stdout' | 'stderr' | 'signal'>,
): Promise<number> {
	return runCommand(run, command, async () => {
		const options = readPoolOptions(run.argv);
		const print = (line: string) => run.stdout.write(`${line}\n`);
		const onError = (error: unknown) => run.stderr.write(`${reasonOf(error)}\n`);
		try {
			const onWarning = (message: string) => run.stderr.write(`cognito-verify: ${message}\n`);
			await runLocalPool({...options, onError, onWarning}, {print, signal: run.signal});
			return exit.done;
		} catch (error) {
			run.stderr.write(`cognito-verify: the user pool could not start: ${reasonOf(error)}\n`);
			return exit.failed;
		}
	});
}

function readPoolOptions(argv: readonly string[]) {
	const {port, host, data} = readOptions(localPoolCommand, argv, {}).values;
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
