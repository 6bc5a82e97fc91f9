import type {TestContext} from 'node:test';
import type {Prompt} from '../../source/commands/prompt.ts';
import type {Run} from '../../source/commands/run.ts';
import {Problem} from '../../source/problem.ts';
import type {startPool} from './client.ts';
import {clientOf} from './client.ts';
import {temporaryHost} from './store.ts';

type Pool = Awaited<ReturnType<typeof startPool>>;

export type Ran = {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
};

type Typed = string | (() => string | Promise<string>) | {readonly pasted: string};

export type RunOptions = {
	readonly input?: string | Uint8Array;
	readonly env?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal;
	/** Answers at a terminal in order, or functions that find them; after the last one, the user presses Ctrl+C. */
	readonly typed?: readonly Typed[];
	/** Whether standard error is a terminal. */
	readonly isTerminal?: boolean;
	readonly client?: string;
	/** Receives standard error as it is written. */
	readonly watch?: (text: string) => void;
	/** What the user's browser does with a URL. */
	readonly openBrowser?: (url: string) => void;
};

/** Runs our own commands on a store of their own, with an app client of a pool. */
export function commandsOn(t: TestContext, pool: Pool) {
	const {host, folder} = temporaryHost(t);
	const run = async (
		command: (run: Run) => Promise<number>,
		argv: readonly string[],
		{
			input = '',
			env = {},
			signal,
			typed,
			client,
			watch,
			openBrowser = noBrowser,
			isTerminal = false,
		}: RunOptions = {},
	): Promise<Ran> => {
		const {userPoolId = '', clientId, clientSecret, endpointUrl = ''} = clientOf(pool.pool, client);
		const stdout: string[] = [];
		const stderr: string[] = [];
		const say = (text: string) => {
			stderr.push(text);
			watch?.(text);
		};
		const code = await command({
			argv,
			host,
			cwd: folder,
			home: folder,
			env: {
				AWS_ENDPOINT_URL: endpointUrl,
				AWS_CONFIG_FILE: '/nowhere',
				AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
				COGNITO_VERIFY_USER_POOL_ID: userPoolId,
				COGNITO_VERIFY_CLIENT_ID: clientId,
				...(clientSecret !== undefined && {COGNITO_VERIFY_CLIENT_SECRET: clientSecret}),
				...env,
			},
			readInput: async () => Buffer.from(input),
			openBrowser,
			prompt: typed && typing(typed, say),
			stdout: {write: text => stdout.push(text)},
			stderr: {write: say, isTTY: isTerminal},
			signal: signal ?? new AbortController().signal,
			now: pool.clock,
		});
		return {code, stdout: stdout.join(''), stderr: stderr.join('')};
	};

	return {host, folder, run};
}

function noBrowser() {
	throw new Error('a browser was opened');
}

function typing(answers: readonly Typed[], show: (text: string) => void): Prompt {
	const left = [...answers];
	const ask = async (label: string) => {
		show(`${label}: `);
		const answer = left.shift();
		if (answer === undefined) throw new Problem('cancelled');
		if (typeof answer === 'object') return answer.pasted;
		return typeof answer === 'string' ? answer : answer();
	};
	const askNewSecret = async (label: string) => {
		const isPasted = typeof left[0] === 'object';
		return {secret: await ask(label), isPasted};
	};
	return {ask, askSecret: ask, askNewSecret, say: text => show(`${text}\n`)};
}
