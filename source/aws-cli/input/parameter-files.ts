import {resolve} from 'node:path';
import {readNamedFile} from '../../settings/read-file.ts';
import {expandPath, type Place} from '../../settings/settings-file.ts';
import {Failure} from '../failure.ts';
import {systemError} from '../values/system-error.ts';

/**
 * Reads `file://path` as text (line ends as `\n`) or `fileb://path` as bytes; `undefined` for any other value. Expands
 * `~` and `$VARIABLE` in the path. Throws a `parameter` Failure with the system's reason.
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

/** In bytes, far above what the service accepts. Without a limit, an endless device would exhaust memory. */
const largestParameter = 10 * 1024 * 1024;

function read(value: string, path: string, files: Place): Uint8Array {
	try {
		if (path === '/dev/null') return new Uint8Array();
		return readNamedFile(path === '' ? path : resolve(files.cwd, path), largestParameter);
	} catch (error) {
		throw new Failure(
			'parameter',
			`Unable to load paramfile ${value}: ${systemError(error)}: '${path}'`,
		);
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
