import {errorCode, readFault} from '../../error-code.ts';

const inPython: Readonly<Record<string, string>> = {
	ENOENT: '[Errno 2] No such file or directory',
	EACCES: '[Errno 13] Permission denied',
	ENOTDIR: '[Errno 20] Not a directory',
	EISDIR: '[Errno 21] Is a directory',
};

/** Why a file can't be read, worded as Python does; reasons that the AWS CLI doesn't have are in our own words. */
export function systemError(error: unknown): string {
	return inPython[errorCode(error) ?? ''] ?? readFault(error);
}
