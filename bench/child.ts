import {spawn} from 'node:child_process';
import {performance} from 'node:perf_hooks';

/** A program and its arguments. */
export type Command = readonly [program: string, ...words: string[]];

/** Milliseconds from start to exit of `command`. Throws with its output if it exits with another code. */
export async function timeToExit(
	[program, ...words]: Command,
	env: NodeJS.ProcessEnv,
	{input = '', endsWith = 0}: {readonly input?: string; readonly endsWith?: number} = {},
): Promise<number> {
	const start = performance.now();
	const child = spawn(program, words, {env, stdio: ['pipe', 'pipe', 'pipe']});
	const output: Buffer[] = [];
	child.stdout.on('data', chunk => output.push(chunk));
	child.stderr.on('data', chunk => output.push(chunk));
	child.stdin.end(input);
	const {promise, resolve, reject} = Promise.withResolvers<number | null>();
	child.once('error', reject);
	child.once('close', resolve);
	const code = await promise;
	const ms = performance.now() - start;
	if (code !== endsWith) {
		throw new Error(`${program} ended with ${code}:\n${Buffer.concat(output).toString()}`);
	}
	return ms;
}
