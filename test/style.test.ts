import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';

const root = join(import.meta.dirname, '..');
const files = globSync(['{source,test,build,bench,harness}/**/*.{ts,tsx,js,cjs}'], {cwd: root});

const depthOf = (line: string) => /^\t*/.exec(line)?.[0].length ?? 0;

/** Whether the brace that a line closes was opened by a statement, not by a function or an object. */
function closesStatement(lines: readonly string[], at: number): boolean {
	const depth = depthOf(lines[at] ?? '');
	const opening = lines
		.slice(0, at)
		.findLast(line => depthOf(line) === depth && line.endsWith('{'));
	return /^\t+(?:if|for|while|switch|try|do|\} )/.test(opening ?? '');
}

test('no blank line stands behind a block, and no braces around one short statement', () => {
	const braces = /^(\t+)(?:if|for|while) \(.*\) \{\n\1\t([^\n]*;)\n\1\}\n/gm;
	const wrong = files.flatMap(file => {
		const text = readFileSync(join(root, file), 'utf8');
		const lines = text.split('\n');
		const blanks = lines.flatMap((line, at) => {
			const next = lines[at + 2] ?? '';
			const isBlankBehind =
				/^\t+\}$/.test(line) && lines[at + 1] === '' && depthOf(next) === depthOf(line);
			return isBlankBehind && closesStatement(lines, at) ? [`${file}:${at + 2}`] : [];
		});
		const short = [...text.matchAll(braces)]
			.map(([whole]) => whole.replace(/ \{\n\t+/, ' ').replace(/\n\t+\}\n$/, ''))
			.filter(line => !line.includes('//') && line.replaceAll('\t', '  ').length <= 96);
		return [...blanks, ...short.map(line => `${file}: ${line.trim()}`)];
	});
	assert.ok(files.length > 500, 'the files were found');
	assert.deepEqual(wrong, []);
});
