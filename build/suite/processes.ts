import {posix} from 'node:path';

/** A test file: its path from the project's folder, with `/` on every system, and what is in it. */
export type TestFile = {readonly path: string; readonly text: string};

/** Test files that run in one process, one after another. */
export type TestProcess = {readonly name: string; readonly paths: readonly string[]};

/** More of them make fewer starts; fewer of them keep both cores busy until the end. */
const mostFiles = 12;

/**
 * What the other files of a process would notice: a hook around every test, a process that is changed, and a file that
 * waits while it is loaded, since their tests begin meanwhile.
 */
const needsItsOwnProcess =
	/^(?:before|beforeEach|afterEach)\(|^(?:const [^=]+ = )?await |process\.env\[[^\]]+\] = |delete process\.env|^\s*process\.(?:chdir|emit|exit|on|once)\(/m;

/**
 * Which test files share a process. Loading what it tests is most of what a test file costs, so files of one folder of
 * `test/` are loaded together. The files that need one of their own come last, since they are short.
 */
export function processesOf(files: readonly TestFile[]): readonly TestProcess[] {
	const alone: TestProcess[] = [];
	const rooms = new Map<string, string[]>();
	for (const {path, text} of files) {
		if (needsItsOwnProcess.test(text)) {
			alone.push({name: nameOf(path), paths: [path]});
			continue;
		}
		const [, room = ''] = posix.dirname(path).split('/');
		rooms.set(room, [...(rooms.get(room) ?? []), path]);
	}
	const shared = [...rooms].flatMap(([room, paths]) => {
		const count = Math.ceil(paths.length / mostFiles);
		return Array.from({length: count}, (_, index) => ({
			name: `${room || 'test'}-${index + 1}`,
			paths: paths.filter((_, position) => position % count === index),
		}));
	});
	return [...shared, ...alone];
}

const nameOf = (path: string) =>
	path
		.replace(/^test\//, '')
		.replace(/\.test\.tsx?$/, '')
		.replaceAll('/', '-');
