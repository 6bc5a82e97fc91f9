/** The code of a system error, such as `ENOENT`; undefined for any other error. */
export function errorCode(error: unknown): string | undefined {
	return error instanceof Error && 'code' in error && typeof error.code === 'string'
		? error.code
		: undefined;
}

/** Why a file can't be read, to append to its path: `no such file (ENOENT)`. */
export function readFault(error: unknown): string {
	const code = errorCode(error);
	const fault = readFaults[code ?? ''] ?? 'it is unreadable';
	return code === undefined ? fault : `${fault} (${code})`;
}

const readFaults: Readonly<Record<string, string>> = {
	ENOENT: 'no such file',
	ENOTDIR: 'no such file',
	EISDIR: 'it is a folder',
	ENOTSUP: 'it is not a regular file',
	EFBIG: 'it is too large',
	EACCES: 'permission denied',
	EPERM: 'permission denied',
};
