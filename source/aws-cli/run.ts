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
 * Runs an AWS-named command like `aws cognito-idp …` of the AWS CLI v1, or v2 on request: with the same output, error
 * line, request and exit code. Returns the exit code. Throws only for a bug in the program.
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

/** On a terminal, control characters are escaped so that it doesn't execute them; a pipe gets the AWS CLI's bytes. */
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

/** Runs the command and returns what it wrote to standard output. */
async function work(run: Run, dialect: Dialect): Promise<Result> {
	const write = ({text, isPiecemeal}: Result) => {
		const whole = withSurrogatesEscaped(text);
		/* Empty output is not written at all, since a full disk would fail even that. */
		if (whole !== '') run.stdout.write(whole);
		return {text: whole, isPiecemeal};
	};
	const say = (text: string) => write({text, isPiecemeal: false});
	/* As in the AWS CLI, a broken file is reported before anything else, whatever the command. */
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

/**
 * Reads the options of every command, including those from an alias. The typed words are checked before the alias is
 * read.
 */
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
 * The exit code once all output has been flushed. Python flushes on exit, and exits with 120 if buffered output to a
 * pipe can't be written. For unbuffered output the write already failed, which the AWS CLI only reports for text, which
 * it writes in pieces. A reader that left early has what it wanted, but output that a disk didn't take is never a
 * success here.
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

/* Escapes bytes of a word that weren't UTF-8, like `backslashreplace` of Python's standard error. */
function withSurrogatesEscaped(text: string): string {
	return text.replaceAll(/\p{Cs}/gu, unit => `\\u${unit.charCodeAt(0).toString(16)}`);
}

/* The amount Python collects before writing (`TextIOWrapper._CHUNK_SIZE`), and its buffer for a pipe (`st_blksize`). */
const pythonChunkBytes = 8192;
const pipeBufferBytes = 4096;

/** The size of Python's first write: as many strings, lines and separators as fit in a chunk. */
function firstWriteBytes(text: string): number {
	let collected = 0;
	for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|\n|[^"\n]+|"/g)) {
		const length = Buffer.byteLength(piece);
		if (collected > 0 && collected + length > pythonChunkBytes) break;
		collected += length;
	}
	return collected;
}

/** A system error as Python prints it: `[Errno 32] Broken pipe`. */
async function pythonError(error: Error): Promise<string> {
	if (!('errno' in error && typeof error.errno === 'number')) return error.message;
	const {getSystemErrorMessage} = await import('node:util');
	const message = getSystemErrorMessage(error.errno);
	return `[Errno ${-error.errno}] ${message.charAt(0).toUpperCase()}${message.slice(1)}`;
}

async function toFailure(error: unknown): Promise<Failure> {
	if (error instanceof Failure) return error;
	// From the cached session, for which the AWS CLI has no message.
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
