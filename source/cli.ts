import type {CommandLine} from './command-line.ts';
import type {Run} from './commands/run.ts';
import {endings} from './copy/ending-words.ts';
import {isAwsCommand} from './options/aws-commands.ts';
import {rawArguments} from './raw-arguments.ts';
import {platformOf} from './report/platform.ts';
import {version} from './version.ts';

const words = rawArguments(process.argv.slice(2));

/* Used until the command is known: the face that the first word suggests. */
let face: CommandLine['face'] = isAwsCommand(words[0]) ? 'aws-cli' : 'help';

/** Parses the arguments. For an AWS-named command as the first word, the other commands' options aren't loaded. */
async function readWords(): Promise<CommandLine> {
	if (isAwsCommand(words[0])) return {face: 'aws-cli', args: words};
	const {readCommandLine} = await import('./command-line.ts');
	return readCommandLine(words);
}

/** The home folder as Node determines it; the module is only loaded if the environment doesn't have it. */
async function homeFolder(): Promise<string> {
	const told = process.platform === 'win32' ? undefined : process.env['HOME'];
	return told ?? (await import('node:os')).homedir();
}

/** Runs the face that the command line asks for and returns the exit code. */
async function main(): Promise<number> {
	const command = await readWords();
	face = command.face;
	switch (command.face) {
		case 'aws-cli': {
			const {run} = await import('./aws-cli/run.ts');
			return run({
				argv: command.args,
				env: process.env,
				cwd: process.cwd(),
				home: await homeFolder(),
				stdout: process.stdout,
				stderr: process.stderr,
				terminal: {isTty: process.stdout.isTTY === true, columns: process.stdout.columns},
				unwritten,
				signal: asked('SIGINT'),
				session: readSession,
				version,
				platform: platformOf(process),
			});
		}
		case 'sign-in': {
			const {signIn} = await import('./commands/sign-in/sign-in.ts');
			return signIn(await ownRun(command.args));
		}
		case 'sign-out': {
			const {signOut} = await import('./commands/sign-out.ts');
			return signOut(await ownRun(command.args));
		}
		case 'sessions': {
			const {sessions} = await import('./commands/sessions.ts');
			return sessions(await ownRun(command.args));
		}
		case 'why': {
			const {why} = await import('./commands/why.ts');
			return why(await ownRun(command.args));
		}
		case 'who': {
			const {who} = await import('./commands/who.ts');
			return who(await ownRun(command.args));
		}
		case 'local-pool': {
			const {localPool} = await import('./commands/local-pool.ts');
			return localPool(shortRun(command.args, asked('SIGINT', 'SIGTERM')));
		}
		case 'help': {
			const {help} = await import('./commands/help.ts');
			return help(shortRun(command.args));
		}
		case 'guided':
		case 'demo': {
			const {runGuided} = await import('./guided/run-guided.ts');
			return runGuided(command.args, process, {isDemo: command.face === 'demo'});
		}
		case 'completion': {
			const {completion} = await import('./commands/completion.ts');
			return completion(shortRun(command.args));
		}
		case 'version':
			process.stdout.write(`cognito-verify/${version}\n`);
			return 0;
		case 'unknown': {
			const {safeText} = await import('./safe-text.ts');
			const complaint = safeText(command.complaint);
			process.stderr.write(`cognito-verify: ${complaint} ${endings.seeHelp}\n`);
			return 2;
		}
	}
}

/** The dependencies of a command that needs no store, asks nothing and makes no calls. */
function shortRun(argv: readonly string[], signal = new AbortController().signal) {
	const {stdout, stderr} = process;
	return {argv, stdout, stderr, signal};
}

/** The dependencies of our own commands. They only ask questions if someone can read and answer them. */
async function ownRun(argv: readonly string[]): Promise<Run> {
	const {stdin, stdout, stderr, env} = process;
	const isAnswered = stdin.isTTY && stderr.isTTY;
	const prompting = isAnswered ? await import('./commands/prompt.ts') : undefined;
	if (prompting) giveBackAt('SIGTERM', 'SIGHUP', 'SIGQUIT');
	const signal = asked('SIGINT');
	return {
		argv,
		env,
		cwd: process.cwd(),
		home: await homeFolder(),
		host: process,
		readInput: async () => {
			const [{addAbortSignal}, {buffer}] = await Promise.all([
				import('node:stream'),
				import('node:stream/consumers'),
			]);
			return buffer(addAbortSignal(signal, stdin));
		},
		prompt: prompting?.createPrompt({input: stdin, output: stderr, signal}),
		openBrowser: async url => {
			const {openBrowser} = await import('./cognito/browser/open-browser.ts');
			openBrowser(process, url);
		},
		stdout,
		stderr,
		signal,
		now: Date.now,
	};
}

/** Ends the program on these signals, after restoring the terminal if a question is open. */
function giveBackAt(...signals: readonly NodeJS.Signals[]): void {
	for (const signal of signals) {
		process.once(signal, () => {
			process.stdin.setRawMode(false);
			process.kill(process.pid, signal);
		});
	}
}

/** The cached session for an AWS-named command; the client is only loaded if its access token has expired. */
async function readSession() {
	const [{currentSession}, {safeText}] = await Promise.all([
		import('./session/read-session.ts'),
		import('./safe-text.ts'),
	]);
	return currentSession({
		host: process,
		now: Date.now,
		say: notice => process.stderr.write(`cognito-verify: ${safeText(notice, {limit: 4000})}\n`),
		refreshTokens: async session => {
			const {refreshTokens} = await import('./commands/refresh-tokens.ts');
			return refreshTokens(session, await ownRun([]));
		},
	});
}

/** Aborts on the first of these signals, so that a face can end in its own way; a second one ends the program. */
function asked(...signals: readonly NodeJS.Signals[]): AbortSignal {
	const controller = new AbortController();
	for (const signal of signals) process.once(signal, () => controller.abort());
	return controller.signal;
}

/** Ends on SIGUSR1, like any program that doesn't use it. Node would start a debugger, which could read every token. */
function endAtUserSignal(): void {
	process.once('SIGUSR1', () => process.kill(process.pid, 'SIGUSR1'));
}

/** Waits for standard output and returns the error that kept it from being written, if any. */
async function unwritten(): Promise<Error | undefined> {
	await flushed(process.stdout);
	return lost;
}

/** Waits until everything has been written or has failed. */
async function flushed(stream: NodeJS.WriteStream): Promise<void> {
	await new Promise<void>(resolve => stream.write('', () => setImmediate(resolve)));
}

/**
 * Ends the program. An AWS-named command only waits for its output and skips Node's teardown: that is a tenth of its
 * run time.
 */
async function end(code: number): Promise<void> {
	process.exitCode = code;
	if (face !== 'aws-cli') return;
	await Promise.all([process.stdout, process.stderr].map(flushed));
	process.exit();
}

/**
 * A reader that has gone away, as with `| head`, isn't a failure, but a full disk is. AWS-named commands have checked
 * this themselves, with their own exit codes.
 */
async function codeWhenWritten(code: number): Promise<number> {
	if (face === 'aws-cli') return code;
	const why = code === 0 ? await unwritten() : undefined;
	if (why === undefined || ('code' in why && why.code === 'EPIPE')) return code;
	process.stderr.write(`cognito-verify: ${endings.outputUnwritable(why.message)}\n`);
	return 1;
}

/** The last resort: an unexpected error becomes one sentence, and a report without anything the user typed. */
async function endUnforeseen(error: unknown): Promise<void> {
	process.off('exit', sayUnsettled);
	process.exitCode = 1;
	const {reportUnforeseen} = await import('./unforeseen.ts');
	process.stderr.write(reportUnforeseen(error, {version, platform: platformOf(process), face}));
	process.exit();
}

/*
 * A deleted working directory has no path. On Linux, this name stands in for it, and correctly contains no files; on
 * other systems it isn't even a folder.
 */
try {
	process.cwd();
} catch {
	process.cwd = () => '/proc/self/cwd';
}
process.on('uncaughtException', endUnforeseen);

let lost: Error | undefined;
process.stdout.on('error', error => {
	lost ??= error;
});
/* If standard error is closed, nobody can be told. */
process.stderr.on('error', () => {});

/* Until the program finishes, its exit code is a failure: Node exits when there is nothing left to wait for. */
process.exitCode = codeOfUnsettled();
process.once('exit', sayUnsettled);

function codeOfUnsettled(): number {
	return face === 'aws-cli' ? 255 : 1;
}

/** For a program that exits with its work unfinished. */
function sayUnsettled(): void {
	process.exitCode = codeOfUnsettled();
	process.stderr.write(`cognito-verify: ${endings.unsettled}\n`);
}

endAtUserSignal();
main()
	.then(codeWhenWritten)
	.finally(() => process.off('exit', sayUnsettled))
	.then(end, endUnforeseen);
