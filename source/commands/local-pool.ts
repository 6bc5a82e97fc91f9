import {parseArgs} from 'node:util';
import {runLocalPool} from '../local-pool/run-local-pool.ts';
import type {CommandHost} from './command-host.ts';

const usage = 'usage: cognito-verify local-pool [--port N] [--host 127.0.0.1] [--data FILE]';

/**
 * `local-pool`: the embedded user pool as a server, until Ctrl+C or SIGTERM. Gives the exit code: 0 when it was
 * stopped, 1 when it could not start, 2 for words it does not know.
 */
export async function localPool(
	args: readonly string[],
	{stdout, stderr, signal}: CommandHost,
): Promise<number> {
	const options = readOptions(args);
	if ('mistake' in options) {
		stderr.write(`${usage}\ncognito-verify: error: ${options.mistake}\n`);
		return 2;
	}
	const print = (line: string) => stdout.write(`${line}\n`);
	const onError = (error: unknown) => stderr.write(`${reasonOf(error)}\n`);
	try {
		await runLocalPool({...options, onError}, {print, signal});
		return 0;
	} catch (error) {
		stderr.write(`cognito-verify: the user pool could not start: ${reasonOf(error)}\n`);
		return 1;
	}
}

type Options =
	| {readonly port?: number; readonly host?: string; readonly dataFile?: string}
	| {readonly mistake: string};

function readOptions(args: readonly string[]): Options {
	try {
		const {values} = parseArgs({
			args: [...args],
			options: {port: {type: 'string'}, host: {type: 'string'}, data: {type: 'string'}},
		});
		const {port, host, data} = values;
		if (port !== undefined && !isPort(port)) {
			return {mistake: `--port takes a number from 0 to 65535, not "${port}".`};
		}
		return {
			...(port !== undefined && {port: Number(port)}),
			...(host !== undefined && {host}),
			...(data !== undefined && {dataFile: data}),
		};
	} catch (error) {
		return {mistake: reasonOf(error)};
	}
}

function isPort(text: string): boolean {
	return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
