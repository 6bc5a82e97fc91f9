import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {Problem} from '../problem.ts';
import {errorCode} from '../session/store-problem.ts';
import {decodeText} from '../settings/decode-text.ts';
import {type Run, UsageError} from './run.ts';

type Sources = Pick<Run, 'env' | 'cwd' | 'home' | 'readInput'>;

/**
 * A secret that an option points at: `file://PATH`, `env:NAME` or `-` for standard input, without its last line break
 * and in whichever encoding Windows has written it.
 * Throws a UsageError for the secret itself, which everybody on the computer could read, and does not repeat it; and a
 * `Problem` (`inputInvalid`) where there is nothing: a sign-in with no password would count as one that failed.
 */
export async function readSecret(option: string, value: string, run: Sources): Promise<string> {
	const secret = await readFrom(option, value, run);
	if (secret === '') {
		const source = value === '-' ? 'standard input' : value;
		throw new Problem('inputInvalid', {subject: `${option}: ${source} is empty`});
	}

	return secret;
}

async function readFrom(option: string, value: string, run: Sources): Promise<string> {
	if (value === '-') {
		return withoutLineBreak(textOf(await run.readInput(), `${option}: standard input`));
	}

	if (value.startsWith('env:')) {
		const text = run.env[value.slice(4)];
		if (text === undefined) {
			throw new Problem('inputInvalid', {subject: `${option}: ${value} is not set`});
		}

		return text;
	}

	if (value.startsWith('file://')) {
		return readSecretFile(option, value.slice(7), run);
	}

	throw new UsageError(
		`${option} takes file://PATH, env:NAME or -, since other users can see what is typed here`,
	);
}

function readSecretFile(
	option: string,
	path: string,
	{cwd, home}: Pick<Run, 'cwd' | 'home'>,
): string {
	const file = path.startsWith('~/') ? home + path.slice(1) : resolve(cwd, path);
	try {
		return withoutLineBreak(textOf(readFileSync(file), `${option}: ${file}`));
	} catch (error) {
		if (error instanceof Problem) throw error;
		const reason = errorCode(error) ?? 'unreadable';
		throw new Problem('inputInvalid', {subject: `${option}: ${file} (${reason})`});
	}
}

/** What `echo` and editors add is no part of a secret. */
export function withoutLineBreak(text: string): string {
	return text.replace(/\r?\n$/, '');
}

/** Bytes as text. Throws a `Problem` (`inputInvalid`) that names where they are from, for what is no text. */
export function textOf(bytes: Uint8Array, source: string): string {
	const text = decodeText(bytes);
	if (text === undefined) {
		throw new Problem('inputInvalid', {subject: `${source} isn't text in UTF-8 or UTF-16`});
	}

	return text;
}
