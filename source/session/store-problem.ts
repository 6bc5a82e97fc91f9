import {errorCode} from '../error-code.ts';
import {Problem} from '../problem.ts';

/** The meaning of the system's error codes for a file we want to write. */
const reasons: Readonly<Record<string, string>> = {
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EROFS: 'the disk is read-only',
	ENOSPC: 'no space left on the disk',
	EDQUOT: 'the disk quota is used up',
	EFBIG: 'no space left on the disk',
	EIO: 'the disk does not answer',
	ENOTDIR: 'a part of the path is not a folder',
	EISDIR: 'it is a folder',
	ENOENT: 'the folder is missing',
	EMFILE: 'too many open files',
	ENFILE: 'too many open files',
	EBUSY: 'another program holds it',
	ENAMETOOLONG: 'the path is too long',
};

/**
 * Converts a file system error to a `storeNotWritable` with a fault such as `/home/jane/.config/cognito-verify: no
 * space left on the disk`; returns a Problem unchanged. Rethrows anything else.
 */
export function toStoreProblem(error: unknown, path: string): Problem {
	if (error instanceof Problem) return error;
	const reason = reasons[errorCode(error) ?? ''];
	if (reason === undefined) throw error;
	return new Problem('storeNotWritable', {fault: `${path}: ${reason}`}, {cause: error});
}

/** The fault of a store's problem, without the sentence around it. */
export function faultOf({code, detail}: Problem): string {
	return 'fault' in detail ? detail.fault : code;
}
