import {lstatSync, mkdirSync, type Stats} from 'node:fs';
import {Problem} from '../../problem.ts';
import type {StoreHost} from './store-folder.ts';

/** Makes the folder, for its owner alone, where it is missing. Throws `storeUnsafe` as `checkStore` does. */
export function makeStoreFolder(folder: string, host: StoreHost): void {
	mkdirSync(folder, {recursive: true, mode: 0o700});
	checkFolder(folder, host);
}

/**
 * Throws `storeUnsafe`, with the command that mends it, when the folder or the file in it is a
 * symbolic link, belongs to another user or can be read or written by others. What is missing is safe. As nobody else
 * can change a folder that passes, the file cannot be swapped between this look and its use.
 *
 * On Windows nothing is checked: a profile folder is private by its inherited access list, which Node cannot read.
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
	if (stats === undefined || platform === 'win32') {
		return;
	}

	const quoted = `'${path.replaceAll("'", "'\\''")}'`;
	const refuse = (fault: string, mend: string) => {
		throw new Problem('storeUnsafe', {subject: `${path} ${fault}`, mend: `${mend} ${quoted}`});
	};
	if (stats.isSymbolicLink()) {
		refuse('is a symbolic link', 'rm');
	}

	if (!wanted.isKind(stats)) {
		refuse(`is not a ${wanted.kind}`, 'rm -ri');
	}

	if (geteuid !== undefined && stats.uid !== geteuid()) {
		refuse('belongs to another user', 'sudo chown -R "$(id -un)"');
	}

	if ((stats.mode & 0o077) !== 0) {
		refuse('can be read or written by others', `chmod ${wanted.mode}`);
	}
}
