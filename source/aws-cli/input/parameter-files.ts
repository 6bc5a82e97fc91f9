import {readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {expandPath, type Place} from '../../settings/settings-file.ts';
import {Failure} from '../failure.ts';

/**
 * The contents of `file://path` as text (line ends as `\n`) or of `fileb://path` as bytes; `undefined` for anything
 * else. `~` and `$VARIABLE` in the path are expanded. Throws a `parameter` Failure with the system's reason.
 */
export function readParameterFile(value: string, files: Place): string | Uint8Array | undefined {
	if (value.startsWith('file://')) {
		const path = expandPath(value.slice('file://'.length), files);
		const bytes = read(value, path, files);
		const decoded = decode(bytes, path);
		return decoded.replaceAll(/\r\n?/g, '\n');
	}
	if (value.startsWith('fileb://')) {
		return read(value, expandPath(value.slice('fileb://'.length), files), files);
	}
	return undefined;
}

function read(value: string, path: string, files: Place): Uint8Array {
	try {
		/* By its number: under its name it cannot be opened where it is a socket, or on Windows. */
		if (path === '/dev/stdin') return readFileSync(0);
		return readFileSync(path === '' ? path : resolve(files.cwd, path));
	} catch (error) {
		throw new Failure('parameter', `Unable to load paramfile ${value}: ${reason(error, path)}`);
	}
}

function decode(bytes: Uint8Array, path: string): string {
	try {
		return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(bytes);
	} catch {
		throw new Failure(
			'parameter',
			`Unable to load paramfile (${path}), text contents could not be decoded.  If this is a ` +
				'binary file, please use the fileb:// prefix instead of the file:// prefix.',
		);
	}
}

const systemErrors: Readonly<Record<string, string>> = {
	ENOENT: '[Errno 2] No such file or directory',
	EACCES: '[Errno 13] Permission denied',
	ENOTDIR: '[Errno 20] Not a directory',
	EISDIR: '[Errno 21] Is a directory',
};

function reason(error: unknown, path: string): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const known = systemErrors[code];
	if (known !== undefined) return `${known}: '${path}'`;
	return error instanceof Error ? error.message : String(error);
}
