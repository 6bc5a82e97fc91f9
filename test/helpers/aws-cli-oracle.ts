import {type ChildProcess, spawn, spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import type {Ran} from './aws-run.ts';

/** A question to the installed AWS CLI; `aws-cli-oracle.py` explains each kind. */
export type Question =
	| {
			readonly kind: 'input';
			readonly operation: string;
			readonly options: Readonly<Record<string, string | readonly string[]>>;
	  }
	| {
			readonly kind: 'output';
			readonly operation: string;
			readonly body: string;
			readonly query: string | null;
			readonly output: string;
	  }
	| {readonly kind: 'query'; readonly query: string}
	| {readonly kind: 'config'; readonly text: string};

/** The result of a part of the AWS CLI: text, or an error. */
export type Verdict = {readonly text: string} | {readonly error: string};

/** The installed AWS CLI, kept running. */
export type AwsCli = {
	readonly version: string;
	ask(question: Question): Promise<Verdict>;
	/** Runs it as a whole: `aws` with these arguments in this environment. */
	run(argv: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran>;
	[Symbol.asyncDispose](): Promise<void>;
};

/** Why there is no AWS CLI v1 to compare with; undefined if there is one. */
export function whyNoAwsCli(): string | undefined {
	if (process.platform === 'win32') return 'comparing needs fork, which Windows has not';
	const found = spawnSync('python3', ['-c', 'import awscli; print(awscli.__version__)'], {
		encoding: 'utf8',
	});
	const version = found.stdout?.trim() ?? '';
	if (version.startsWith('1.')) return undefined;
	return 'the AWS CLI v1 is not installed for python3';
}

/** A `python3` that can import the AWS CLI v2, if set; it can be a script that sets paths. */
export const pythonOfV2 = process.env['COMPARE_AWS_CLI_V2'];

/** Starts the AWS CLI v1 once for many questions, or v2, which can only run as a whole. */
export async function startAwsCli(
	python = 'python3',
	script: 'aws-cli-oracle.py' | 'aws-cli-v2-oracle.py' = 'aws-cli-oracle.py',
): Promise<AwsCli> {
	const child: ChildProcess = spawn(python, [join(import.meta.dirname, script)], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	const {stdin, stdout} = child;
	if (!stdin || !stdout) throw new Error('no pipes to the AWS CLI');
	const lines = createInterface({input: stdout})[Symbol.asyncIterator]();
	const read = async () => {
		const {value, done} = await lines.next();
		if (done) throw new Error('the AWS CLI ended');
		return JSON.parse(value);
	};
	const exchange = async (question: object) => {
		stdin.write(`${JSON.stringify(question)}\n`);
		return read();
	};
	const {version} = await read();
	return {
		version,
		ask: exchange,
		run: (argv, env) => exchange({kind: 'run', argv: ['cognito-idp', ...argv], env}),
		async [Symbol.asyncDispose]() {
			stdin.end();
			await new Promise(resolve => child.once('close', resolve));
		},
	};
}
