import {existsSync, lstatSync, mkdirSync, readFileSync, realpathSync, type Stats} from 'node:fs';
import {userInfo} from 'node:os';
import {dirname} from 'node:path';
import {shellWord} from '../../copy/shell-word.ts';
import {errorCode} from '../../error-code.ts';
import {Problem} from '../../problem.ts';
import type {StoreHost} from './store-folder.ts';

/** Creates the folder, accessible only to its owner, if it is missing. Throws `storeUnsafe` as `checkStore` does. */
export function makeStoreFolder(folder: string, host: StoreHost): void {
	makeFolder(folder);
	checkFolder(folder, host);
}

/** In bytes; thousands of sessions take less. */
const largestFile = 16 * 1024 * 1024;

/**
 * Creates one folder at a time: `recursive` never returns if a parent can't have subfolders, as in /proc (Node.js 22 to
 * 24).
 */
function makeFolder(folder: string): void {
	const parent = dirname(folder);
	if (parent !== folder && !existsSync(parent)) makeFolder(parent);
	try {
		mkdirSync(folder, {mode: 0o700});
	} catch (error) {
		if (errorCode(error) !== 'EEXIST') throw error;
	}
}

/**
 * Throws `storeUnsafe`, with the command that fixes it, if the folder or the file in it is a symbolic link, is too
 * large, belongs to another user or is accessible to others. Missing ones are safe. Since nobody else can change a
 * folder that passes, the file can't be swapped between this check and its use.
 *
 * On Windows nothing is checked: a profile folder is private through its inherited access list, which Node can't read.
 */
export function checkStore(
	{folder, file}: {readonly folder: string; readonly file: string},
	host: StoreHost,
): void {
	checkFolder(folder, host);
	check(file, host, {kind: 'file', mode: '600', isKind: stats => stats.isFile()});
}

function checkFolder(folder: string, host: StoreHost): void {
	check(folder, host, {kind: 'folder', mode: '700', isKind: stats => stats.isDirectory()});
	if (host.platform === 'win32') return;
	// Checks both the path through a link and the path it leads to.
	for (const start of existsSync(folder) ? [folder, realpathSync.native(folder)] : [folder]) {
		for (let path = dirname(start); path !== dirname(path); path = dirname(path)) {
			checkParent(path, host);
		}
	}
}

/** The owner that a container shows for an unknown user outside it, such as the root that owns /home. */
const unknownOwner = 65_534;

/**
 * A parent's owner can replace the folder, and so can anyone with write access, unless it has a sticky bit like /tmp.
 */
function checkParent(path: string, {geteuid}: StoreHost): void {
	const stats = lstatSync(path, {throwIfNoEntry: false});
	if (stats === undefined) return;
	const {uid, gid, mode} = stats;
	const refuse = (fault: string, mend: string) => {
		throw new Problem('storeUnsafe', {
			fault: `${path}, where the sessions are kept, ${fault}`,
			mend,
		});
	};
	if (geteuid !== undefined && ![geteuid(), 0, unknownOwner].includes(uid)) {
		refuse('belongs to another user', 'export COGNITO_VERIFY_CONFIG_DIR="$(mktemp -d)"');
	}
	if (stats.isSymbolicLink() || (mode & 0o1000) !== 0) return;
	if ((mode & 0o002) !== 0) refuse('can be written by everybody', `chmod o-w ${shellWord(path)}`);
	if ((mode & 0o020) !== 0 && !isPrivate(gid, uid)) {
		refuse('can be written by its group', `chmod g-w ${shellWord(path)}`);
	}
}

/**
 * Whether a group is private to its user, as distributions with umask 002 create one for each: it has the user's ID or
 * name, and no other member. Debian's OpenSSH uses the same rule (user-group-modes.patch).
 */
function isPrivate(gid: number, uid: number): boolean {
	try {
		const lines = readFileSync('/etc/group', 'utf8').split('\n');
		const group = lines.map(line => line.split(':')).find(([, , id]) => id === `${gid}`);
		if (group === undefined) return gid === uid;
		const [name, , , members = ''] = group;
		const isNamedSo = userInfo().username === name;
		return (gid === uid || isNamedSo) && (members === '' || (isNamedSo && members === name));
	} catch {
		return gid === uid;
	}
}

function check(
	path: string,
	{platform, geteuid}: StoreHost,
	wanted: {
		readonly kind: string;
		readonly mode: string;
		readonly isKind: (stats: Stats) => boolean;
	},
): void {
	const stats = lstatSync(path, {throwIfNoEntry: false});
	if (stats === undefined || platform === 'win32') return;
	const quoted = shellWord(path);
	const refuse = (fault: string, mend: string) => {
		throw new Problem('storeUnsafe', {fault: `${path} ${fault}`, mend: `${mend} ${quoted}`});
	};
	if (stats.isSymbolicLink()) refuse('is a symbolic link', 'rm');
	if (!wanted.isKind(stats)) refuse(`is not a ${wanted.kind}`, 'rm -ri');
	if (stats.size > largestFile) refuse('is larger than 16 MiB', 'rm -i');
	if (geteuid !== undefined && stats.uid !== geteuid()) {
		refuse('belongs to another user', 'sudo chown -R "$(id -un)"');
	}
	if ((stats.mode & 0o077) !== 0) {
		refuse('can be read or written by others', `chmod ${wanted.mode}`);
	}
}
