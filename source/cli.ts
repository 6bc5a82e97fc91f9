import type {CommandLine} from './command-line.ts';
import type {Run} from './commands/run.ts';
import {endings} from './copy/ending-words.ts';
import {isAwsCommand} from './options/aws-commands.ts';
import {rawArguments} from './raw-arguments.ts';
import {platformOf} from './report/platform.ts';
import {version} from './version.ts';

const words = rawArguments(process.argv.slice(2));

/* Until it is known, a command that the first word names. */
let face: CommandLine['face'] = isAwsCommand(words[0]) ? 'aws-cli' : 'help';

/** What the words ask for; where the first one names an AWS-named command, the others' options aren't loaded. */
async function readWords(): Promise<CommandLine> {
	if (isAwsCommand(words[0])) return {face: 'aws-cli', args: words};
	const {readCommandLine} = await import('./command-line.ts');
	return readCommandLine(words);
}

/** As Node finds it, without loading the module for it where the environment says it. */
async function homeFolder(): Promise<string> {
	const told = process.platform === 'win32' ? undefined : process.env['HOME'];
	return told ?? (await import('node:os')).homedir();
}

/** Runs the face that the command line asks for and gives the exit code. */
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

/** What a command runs with that reads no store, asks nobody and calls nothing. */
function shortRun(argv: readonly string[], signal = new AbortController().signal) {
	const {stdout, stderr} = process;
	return {argv, stdout, stderr, signal};
}

/** What one of our own commands runs with; it asks questions only where somebody can read and answer them. */
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

/** Ends at these signals as every program does, but a question leaves the keyboard as it was before. */
function giveBackAt(...signals: readonly NodeJS.Signals[]): void {
	for (const signal of signals) {
		process.once(signal, () => {
			process.stdin.setRawMode(false);
			process.kill(process.pid, signal);
		});
	}
}

/** The cached session for an AWS-named command; the client is loaded when its access token has expired. */
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

/** Aborts when asked to end, so that a face can do so in its own way; asked again, the program ends at once. */
function asked(...signals: readonly NodeJS.Signals[]): AbortSignal {
	const controller = new AbortController();
	for (const signal of signals) process.once(signal, () => controller.abort());
	return controller.signal;
}

/**
 * Ends at SIGUSR1, as every program does that has no use for it. Node would listen for a debugger, which could read
 * every token.
 */
function endAtUserSignal(): void {
	process.once('SIGUSR1', () => process.kill(process.pid, 'SIGUSR1'));
}

/** What kept standard output from being written, if anything; known when all of it has been tried. */
async function unwritten(): Promise<Error | undefined> {
	await flushed(process.stdout);
	return lost;
}

/** Waits until everything has been written, or has failed to be. */
async function flushed(stream: NodeJS.WriteStream): Promise<void> {
	await new Promise<void>(resolve => stream.write('', () => setImmediate(resolve)));
}

/**
 * Ends the program. An AWS-named command has nothing left to wait for but its output, and does not stay to take apart
 * what Node has built up: that is a tenth of such a run.
 */
async function end(code: number): Promise<void> {
	process.exitCode = code;
	if (face !== 'aws-cli') return;
	await Promise.all([process.stdout, process.stderr].map(flushed));
	process.exit();
}

/**
 * A reader that has gone away, as `| head` does, needs no more: that isn't a failure. A full disk is. An AWS-named
 * command has its own codes, and has looked.
 */
async function codeWhenWritten(code: number): Promise<number> {
	if (face === 'aws-cli') return code;
	const why = code === 0 ? await unwritten() : undefined;
	if (why === undefined || ('code' in why && why.code === 'EPIPE')) return code;
	process.stderr.write(`cognito-verify: ${endings.outputUnwritable(why.message)}\n`);
	return 1;
}

/** The last net: an error that nobody foresaw is one sentence, and a report without what a person typed. */
async function endUnforeseen(error: unknown): Promise<void> {
	process.off('exit', sayUnsettled);
	process.exitCode = 1;
	const {reportUnforeseen} = await import('./unforeseen.ts');
	process.stderr.write(reportUnforeseen(error, {version, platform: platformOf(process), face}));
	process.exit();
}

/*
 * In a folder that has been deleted there is no path to it. Linux has another name for it, under which nothing is found
 * either, as it should be; elsewhere that name isn't a file at all.
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
/* Where standard error is gone, nobody is left to be told. */
process.stderr.on('error', () => {});

/* Until the program has settled it has failed: what waits for ever lets Node run out of work, and end. */
process.exitCode = codeOfUnsettled();
process.once('exit', sayUnsettled);

function codeOfUnsettled(): number {
	return face === 'aws-cli' ? 255 : 1;
}

/** For a program that ends without knowing how its work ended. */
function sayUnsettled(): void {
	process.exitCode = codeOfUnsettled();
	process.stderr.write(`cognito-verify: ${endings.unsettled}\n`);
}

endAtUserSignal();
main()
	.then(codeWhenWritten)
	.finally(() => process.off('exit', sayUnsettled))
	.then(end, endUnforeseen);
