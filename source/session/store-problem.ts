import {errorCode} from '../error-code.ts';
import {Problem} from '../problem.ts';

/** What the system's error codes mean for a file we want to write. */
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
 * The `storeNotWritable` for an error of the file system, with a fault such as
 * `/home/jane/.config/cognito-verify: no space left on the disk`; a Problem as it is. Throws what is neither.
 */
export function toStoreProblem(error: unknown, path: string): Problem {
	if (error instanceof Problem) return error;
	const reason = reasons[errorCode(error) ?? ''];
	if (reason === undefined) throw error;
	return new Problem('storeNotWritable', {fault: `${path}: ${reason}`}, {cause: error});
}

/** What a problem of the store says of its file, without the words around it. */
export function faultOf({code, detail}: Problem): string {
	return 'fault' in detail ? detail.fault : code;
}
