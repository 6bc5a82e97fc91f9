import {posix} from 'node:path';

/** A test file: its path from the project's folder, with `/` on every system, and its text. */
export type TestFile = {readonly path: string; readonly text: string};

/** Test files that run in one process, one after another. */
export type TestProcess = {readonly name: string; readonly paths: readonly string[]};

/** More files need fewer processes; fewer files keep both cores busy until the end. */
const mostFiles = 12;

/**
 * What would affect the other files of a process: a hook around every test, a changed process, and a file that awaits
 * while loading, since the others' tests start meanwhile.
 */
const needsItsOwnProcess =
	/^(?:before|beforeEach|afterEach)\(|^(?:const [^=]+ = )?await |process\.env\[[^\]]+\] = |delete process\.env|^\s*process\.(?:chdir|emit|exit|on|once)\(/m;

/**
 * Groups test files into processes. Most of a test file's cost is loading what it tests, so files of the same folder of
 * `test/` are loaded together. Files that need a process of their own come last, since they are short.
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
