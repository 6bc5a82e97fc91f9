import assert from 'node:assert/strict';
import {readFileSync, rmSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import {type TestContext, test} from 'node:test';
import {reportUnforeseen} from '../source/unforeseen.ts';

const circumstances = {version: '1.2.3', platform: 'Node.js/24.0.0 linux/x64', face: 'sign-in'};

/** The sentence, and the report that it names. */
function reported(t: TestContext, error: unknown) {
	const said = reportUnforeseen(error, circumstances);
	const file = /report it with (.+), which/.exec(said)?.[1] ?? '';
	t.after(() => rmSync(dirname(file), {recursive: true}));
	return {said, file, report: readFileSync(file, 'utf8')};
}

test('an unforeseen error is one sentence and a report that only its user can read', t => {
	const cause = Object.assign(new RangeError('hush-hush'), {code: 'ERR_OUT_OF_RANGE'});
	const {said, file, report} = reported(t, new TypeError('of hush-hush\n    at hush', {cause}));
	assert.equal(
		said,
		`cognito-verify: stopped by a mistake in this program (TypeError). Please report it with ${file}, which holds nothing you typed.\n`,
	);
	if (process.platform !== 'win32') {
		assert.equal(statSync(file).mode & 0o777, 0o600);
		assert.equal(statSync(dirname(file)).mode & 0o777, 0o700);
	}
	const [first, command, ...rest] = report.split('\n');
	assert.deepEqual(
		[first, command],
		['cognito-verify/1.2.3 Node.js/24.0.0 linux/x64', 'command: sign-in'],
	);
	assert.match(rest.join('\n'), /^\nTypeError\n(?: {2}at .*\n)+\nRangeError ERR_OUT_OF_RANGE\n/);
	assert.match(report, /^ {2}at .*unforeseen\.test\.ts:\d+:\d+$/m);
	assert.ok(!report.includes('hush'), report);
	assert.ok(!report.includes(import.meta.dirname), 'no folder is named');
});

test('whatever is thrown, its values are not in the report', t => {
	const named = Object.assign(new Error('hush'), {name: 'hush hush', code: 'hush/hush'});
	const looped = new Error('hush');
	looped.cause = looped;
	const noStack = Object.assign(new Error('hush'), {stack: 'Error: other hush\n at hush:1:1 hush'});
	for (const error of ['hush', {hush: 1}, null, undefined, named, looped, noStack]) {
		const {said, report} = reported(t, error);
		assert.ok(!`${said}${report}`.includes('hush'), `${said}${report}`);
	}
});

test('where no report can be written, the sentence says so', t => {
	const {TMPDIR} = process.env;
	process.env['TMPDIR'] = '/nowhere/at/all';
	t.after(() => {
		if (TMPDIR === undefined) delete process.env['TMPDIR'];
		else process.env['TMPDIR'] = TMPDIR;
	});
	assert.equal(
		reportUnforeseen(new Error('hush'), circumstances),
		'cognito-verify: stopped by a mistake in this program (Error). Please report it; the report itself could not be written.\n',
	);
});
