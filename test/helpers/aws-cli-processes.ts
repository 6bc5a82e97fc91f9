import {spawn} from 'node:child_process';
import {closeSync, openSync} from 'node:fs';
import {text} from 'node:stream/consumers';
import {isDeepStrictEqual} from 'node:util';
import fc from 'fast-check';
import type {Tally} from './aws-cli-pairs.ts';
import {type Answer, startAwsService} from './aws-service.ts';
import {bundledProgram} from './program.ts';

/** A run that needs a process: its input besides arguments, and where its output goes. */
type Run = {
	readonly words: readonly string[];
	readonly answer: Answer;
	readonly env?: Readonly<Record<string, string>>;
	/** Sent once the request has arrived. */
	readonly signal?: NodeJS.Signals;
	readonly stdout?: 'full' | 'gone';
};

const user = ['get-user', '--access-token', 'tok', '--output'];
const bodyOf = (name: string) => `{"Username": "${name}", "UserAttributes": []}`;
const formats = fc.constantFrom('json', 'text', 'table');

const kinds: Readonly<Record<string, fc.Arbitrary<Run>>> = {
	signals: fc
		.tuple(
			fc.constantFrom<NodeJS.Signals>(
				...(['SIGINT', 'SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT', 'SIGALRM'] as const),
				...(['SIGUSR1', 'SIGUSR2', 'SIGPIPE', 'SIGWINCH', 'SIGCONT', 'SIGCHLD'] as const),
			),
			fc.constantFrom(undefined, 'full' as const),
			formats,
		)
		.map(([signal, stdout, format]) => ({
			words: [...user, format],
			answer: {body: bodyOf('u'), delayMs: 700},
			signal,
			...(stdout && {stdout}),
		})),
	'output that is lost': fc
		.tuple(
			fc.constantFrom('full' as const, 'gone' as const),
			formats,
			fc.constantFrom(1, 100, 8000, 8200, 70_000),
			fc.constantFrom(200, 200, 200, 204, 400),
			fc.constantFrom([], ['--query', 'Nothing'], ['--debug'], ['--generate-cli-skeleton']),
		)
		.map(([stdout, format, length, status, more]) => ({
			words: [...user, format, ...more],
			answer: {status, body: status === 204 ? '' : bodyOf('u'.repeat(length))},
			stdout,
		})),
	encodings: fc
		.tuple(
			fc.constantFrom('C', 'POSIX', 'C.UTF-8', 'en_US.ISO-8859-1', ''),
			fc.constantFrom('', '', 'ascii', 'latin-1:replace', 'utf-8:strict'),
			fc.constantFrom('', '', '0', '1'),
			formats,
			fc.constantFrom('u', 'é', '€😀', '\\u007f', '\\u0085'),
			fc.constantFrom(200, 400),
		)
		.map(([LC_ALL, PYTHONIOENCODING, PYTHONUTF8, format, name, status]) => ({
			words: [...user, format],
			answer: {
				status,
				body: status === 200 ? bodyOf(name) : `{"__type": "E", "message": "${name}"}`,
			},
			env: {
				LC_ALL,
				...(PYTHONIOENCODING && {PYTHONIOENCODING}),
				...(PYTHONUTF8 && {PYTHONUTF8, PYTHONCOERCECLOCALE: PYTHONUTF8}),
			},
		})),
};

/** Like `comparePairs`, for what a process has besides its arguments; `aws` is the one on the PATH. */
export async function compareProcesses(count: number, seed: number): Promise<readonly Tally[]> {
	await using service = await startAwsService();
	const ours = [process.execPath, await bundledProgram()];
	const run = async (program: readonly string[], {words, answer, env, signal, stdout}: Run) => {
		service.script(answer);
		const [command = '', ...argv] = [...program, ...words];
		const isGone = stdout === 'gone';
		const script = '{ "$@"; echo "code $?" >&2; } | true';
		const disk = stdout === 'full' ? openSync('/dev/full', 'w') : 'pipe';
		const child = spawn(
			isGone ? '/bin/sh' : command,
			isGone ? ['-c', script, 'sh', command, ...argv] : argv,
			{
				env: {
					PATH: process.env['PATH'],
					HOME: '/no/home',
					AWS_CONFIG_FILE: '/no/config',
					AWS_SHARED_CREDENTIALS_FILE: '/no/credentials',
					AWS_EC2_METADATA_DISABLED: 'true',
					AWS_DEFAULT_REGION: 'us-east-1',
					AWS_MAX_ATTEMPTS: '1',
					AWS_ENDPOINT_URL: service.http,
					LC_ALL: 'C.UTF-8',
					...env,
				},
				stdio: ['ignore', disk, 'pipe'],
			},
		);
		if (typeof disk === 'number') closeSync(disk);
		const end = new Promise(resolve => child.once('close', (...how) => resolve(how)));
		const written = [
			child.stdout ? text(child.stdout) : '',
			child.stderr ? text(child.stderr) : '',
		];
		if (signal) {
			while (service.seen.length === 0 && child.exitCode === null) {
				await new Promise(resolve => setImmediate(resolve));
			}
			child.kill(signal);
		}
		const how = await end;
		const [out = '', err = ''] = await Promise.all(written);
		/* Some installations start the AWS CLI through a shell that doesn't know every locale. */
		const said = err.replace(/^bash: warning: setlocale: .*\n/gm, '');
		return {how, out, err: said, requests: service.seen.map(({path, body}) => ({path, body}))};
	};
	const tallies: Tally[] = [];
	for (const [group, runs] of Object.entries(kinds)) {
		let equal = 0;
		const listed: Record<string, number> = {};
		const different: string[] = [];
		for (const one of fc.sample(runs, {seed, numRuns: count})) {
			const theirs = await run(['aws', 'cognito-idp'], one);
			const own = await run(ours, one);
			const reason = isDeepStrictEqual(theirs, own) ? 'equal' : reasonOf(one, theirs.err, own.err);
			if (reason === 'equal') equal += 1;
			else if (reason !== undefined) listed[reason] = (listed[reason] ?? 0) + 1;
			else different.push(JSON.stringify({one, theirs, own}).replace(/u{99,}/g, 'u…u'));
		}
		tallies.push({group, pairs: count, equal, listed, different});
	}
	return tallies;
}

/** The README's reason for a difference; undefined for any other. */
function reasonOf({stdout, env, words}: Run, theirs: string, ours: string): string | undefined {
	if (stdout === 'full' && /No space left on device\n$/.test(ours)) return 'a full disk';
	if (env?.['PYTHONIOENCODING'] !== undefined || env?.['PYTHONUTF8'] === '0') return 'encodings';
	if (words.includes('--debug') && / - DEBUG - /.test(theirs + ours)) return 'help and debug';
	return undefined;
}
