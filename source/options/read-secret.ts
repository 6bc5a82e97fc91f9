import {resolve} from 'node:path';
import {usageWords} from '../copy/usage-words.ts';
import {Problem} from '../problem.ts';
import {readTextFile, textOf} from './read-text.ts';
import {UsageError} from './usage-error.ts';

/** The places a secret can be read from. */
export type SecretPlace = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	readonly home: string;
};

/**
 * Reads the secret that an option refers to: `file://PATH`, `env:NAME` or `-` for standard input, without its last line
 * break and in any of Windows' encodings. Throws a UsageError, which doesn't repeat it, for a secret given directly,
 * since everyone on the computer could read it. Throws a `Problem` (`sourceUnreadable`) if it is empty: signing in with
 * an empty password would count as a failed attempt.
 */
export async function readSecret(
	option: string,
	value: string,
	place: SecretPlace & {readonly readInput: () => Promise<Uint8Array>},
): Promise<string> {
	if (value === '-') {
		return notEmpty(
			option,
			'standard input',
			withoutLineBreak(textOf(await place.readInput(), `standard input for ${option}`)),
		);
	}
	const secret = readReference(option, value, place);
	if (secret !== undefined) return secret;
	throw new UsageError(usageWords.isSecret(option));
}

/**
 * Reads the text that `file://PATH` or `env:NAME` refers to, without its last line break; undefined for any other
 * value. Throws `sourceUnreadable` if there is none.
 */
export function readReference(
	option: string,
	value: string,
	place: SecretPlace,
): string | undefined {
	if (value.startsWith('env:')) {
		const name = value.slice(4);
		const text = Object.hasOwn(place.env, name) ? place.env[name] : undefined;
		if (text === undefined) throw unreadable(option, value, 'it is not set');
		return notEmpty(option, value, withoutLineBreak(text));
	}
	return value.startsWith('file://')
		? notEmpty(option, value, readSecretFile(option, value.slice(7), place))
		: undefined;
}

function notEmpty(option: string, source: string, text: string): string {
	if (text !== '') return text;
	throw unreadable(option, source, 'it is empty');
}

function unreadable(option: string, source: string, fault: string): Problem {
	return new Problem('sourceUnreadable', {source: `${source} for ${option}`, fault});
}

/** In bytes: far above any token or password. */
const largestSecret = 1024 * 1024;

function readSecretFile(option: string, path: string, {cwd, home}: SecretPlace): string {
	const file = path.startsWith('~/') ? home + path.slice(1) : resolve(cwd, path);
	return withoutLineBreak(readTextFile(file, largestSecret, `${file} for ${option}`));
}

/* Removes the line break that `echo` and editors add. */
function withoutLineBreak(text: string): string {
	return text.replace(/\r?\n$/, '');
}
