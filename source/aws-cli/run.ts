import {Problem} from '../problem.ts';
import {readConfigFiles, readIniFile, SettingsError} from '../settings/settings-file.ts';
import {programName} from './call/user-agent.ts';
import type {Run} from './caller.ts';
import {checkVersion, type Dialect, readExitCodes, readVersion} from './dialect.ts';
import {exitCode, Failure} from './failure.ts';
import {invoke, type Result} from './invoke.ts';
import {loadDialect} from './load-dialect.ts';
import {hideSecrets} from './values/redaction.ts';
import {checkGlobals} from './words/check-globals.ts';
import {type GlobalWords, readGlobalWords, readOperationWords} from './words/command-words.ts';

/**
 * Runs an AWS-named command as `aws cognito-idp …` does, of the AWS CLI v1 or, where it is asked for, v2: the same
 * output, error line, request and exit code, which it gives. Throws only for a mistake in the program.
 */
export async function run(given: Run): Promise<number> {
	const version = readVersion(given.argv, given.env);
	const dialect = await loadDialect(version);
	const run = {...(await onTerminals(given)), env: dialect.environment(given.env)};
	try {
		checkVersion(run.env);
		const written = await work(run, dialect);
		return written.text === '' ? 0 : await codeWhenWritten(run, written);
	} catch (error) {
		if (run.signal.aborted) {
			run.stdout.write('\n');
			return (await codeWhenWritten(run, {text: '\n', isPiecemeal: false})) || 130;
		}
		const failure = await toFailure(error);
		const {kind, message} = failure;
		const told = await dialect.explain(new Failure(kind, hideSecrets(message)), run);
		run.stderr.write(withSurrogatesEscaped(told));
		return exitCode(kind, readExitCodes(run.argv, version));
	}
}

/** A terminal is shown control characters instead of obeying them; a pipe gets the bytes of the AWS CLI. */
async function onTerminals(run: Run): Promise<Run> {
	const {stdout, stderr, terminal} = run;
	if (!terminal.isTty && !stderr.isTTY) return run;
	const {visibleText} = await import('../safe-text.ts');
	return {
		...run,
		...(terminal.isTty && {
			stdout: {write: text => stdout.write(visibleText(text, {keepsColours: true}))},
		}),
		...(stderr.isTTY && {stderr: {write: text => stderr.write(visibleText(text))}}),
	};
}

/** Does the work, and gives what it wrote to standard output. */
async function work(run: Run, dialect: Dialect): Promise<Result> {
	const write = ({text, isPiecemeal}: Result) => {
		const whole = withSurrogatesEscaped(text);
		/* Nothing is not written: a full disk refuses that too. */
		if (whole !== '') run.stdout.write(whole);
		return {text: whole, isPiecemeal};
	};
	const say = (text: string) => write({text, isPiecemeal: false});
	/* As in the AWS CLI, a broken file is told before anything else, whatever is asked. */
	const files = readConfigFiles(run);
	const alias = readIniFile('~/.aws/cli/alias', run).get('toplevel')?.get('cognito-idp');
	dialect.checkWords(run.argv);
	const first = await readFirstWords(run, dialect, alias);
	if (first.kind === 'version') return say(`${programName(run)}\n`);
	const checked = await checkGlobals(first.globals, run.env);
	if (checked.isUpgradeDebug) {
		const {upgradeWarnings} = await import('./v2-debug.ts');
		run.stderr.write(upgradeWarnings(first.globals, run.env, files));
	}
	const words = readOperationWords(first.rest, dialect.wholeInput);
	if (words.kind === 'help') {
		const {helpText} = await import('./words/help.ts');
		const help = helpText(words.operation, dialect);
		if (run.terminal.isTty) {
			const {showPaged} = await import('./words/pager.ts');
			if (await showPaged(help, run.env)) return nothing;
		}
		return say(help);
	}
	const result = await invoke({run, dialect, files}, words.call, checked);
	return (await dialect.showResult(run, first.globals, result.text)) ? nothing : write(result);
}

const nothing: Result = {text: '', isPiecemeal: false};

/** The options of every command, those of the alias among them; what was typed is checked before that is looked at. */
async function readFirstWords(
	run: Run,
	dialect: Dialect,
	alias: string | undefined,
): Promise<GlobalWords> {
	const typed = readGlobalWords(run.argv, dialect.options);
	if (alias === undefined || typed.kind === 'version') return typed;
	await checkGlobals(typed.globals, run.env);
	const {expandAlias} = await import('./words/alias.ts');
	return expandAlias(alias.trim(), typed, dialect.options);
}

/**
 * The exit code when everything has been tried to be written. Python flushes at its end, and exits with 120 where
 * something that it holds for a pipe can't be written; what it doesn't hold has failed before, of which the AWS CLI says
 * nothing but for text, which it writes piece by piece. A reader that went away with the rest unread wants no more, but output that a disk did not take
 * is never a success here.
 */
async function codeWhenWritten(run: Run, written: Result): Promise<number> {
	const lost = await run.unwritten();
	if (lost === undefined) return 0;
	const isReaderGone = 'code' in lost && lost.code === 'EPIPE';
	if (isReaderGone && written.isPiecemeal && Buffer.byteLength(written.text) > pythonChunkBytes) {
		throw new Failure('general', await pythonError(lost));
	}
	if (isReaderGone && !written.isPiecemeal && firstWriteBytes(written.text) > pipeBufferBytes)
		return 0;
	run.stderr.write(
		"Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\n" +
			`${isReaderGone ? 'BrokenPipeError' : 'OSError'}: ${await pythonError(lost)}\n`,
	);
	return 120;
}

/* What was no UTF-8 in a word: Python's standard error has `backslashreplace`. */
function withSurrogatesEscaped(text: string): string {
	return text.replaceAll(/\p{Cs}/gu, unit => `\\u${unit.charCodeAt(0).toString(16)}`);
}

/* What Python collects before it writes (`TextIOWrapper._CHUNK_SIZE`), and what it keeps back for a pipe (`st_blksize`). */
const pythonChunkBytes = 8192;
const pipeBufferBytes = 4096;

/** How much Python writes at first: as many strings, lines and what is between them as fit in a chunk. */
function firstWriteBytes(text: string): number {
	let collected = 0;
	for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|\n|[^"\n]+|"/g)) {
		const length = Buffer.byteLength(piece);
		if (collected > 0 && collected + length > pythonChunkBytes) break;
		collected += length;
	}
	return collected;
}

/** How Python writes a system error: `[Errno 32] Broken pipe`. */
async function pythonError(error: Error): Promise<string> {
	if (!('errno' in error && typeof error.errno === 'number')) return error.message;
	const {getSystemErrorMessage} = await import('node:util');
	const message = getSystemErrorMessage(error.errno);
	return `[Errno ${-error.errno}] ${message.charAt(0).toUpperCase()}${message.slice(1)}`;
}

async function toFailure(error: unknown): Promise<Failure> {
	if (error instanceof Failure) return error;
	// Of the cached session, which the AWS CLI has no words for.
	if (error instanceof Problem) {
		const {describeProblem} = await import('../copy.ts');
		const {says, tryNext} = describeProblem(error);
		return new Failure('general', `${says} ${tryNext}`);
	}
	if (error instanceof SettingsError) {
		return new Failure(
			error.source === 'file' ? 'configurationFile' : 'configuration',
			error.message,
		);
	}
	throw error;
}
