import assert from 'node:assert/strict';
import {test} from 'node:test';
import {signOutCommand} from '../source/options/commands.ts';
import {UsageError} from '../source/options/usage-error.ts';
import {Problem} from '../source/problem.ts';
import {sayFailure, sayProblem} from '../source/say-failure.ts';
import {SettingsError} from '../source/settings/settings-file.ts';

/** The exit code of a failure, and what is said of it. */
function fail(error: unknown) {
	let said = '';
	const code = sayFailure(error, signOutCommand, {write: text => (said += text)});
	return [code, said];
}

function say(problem: Problem): string {
	let said = '';
	sayProblem(problem, {write: text => (said += text)});
	return said;
}

const host = 'example.com';

/** Each problem by what ends a run of it: 2 is a command line, 4 a sign-in, 130 Ctrl+C, 1 everything else. */
const codes: readonly (readonly [number, Problem])[] = [
	[2, new Problem('optionMissing', {option: '--username', instead: []} as never)],
	[2, new Problem('challengeUnreadable')],
	[2, new Problem('poolIdMissing')],
	[2, new Problem('domainMissing')],
	[2, new Problem('terminalNeeded')],
	[2, new Problem('whoUnreadable')],
	[2, new Problem('clearHttpRefused', {endpoint: 'http://example.com'})],
	[2, new Problem('regionInvalid', {region: '?'} as never)],
	[4, new Problem('signInNeeded')],
	[130, new Problem('cancelled')],
	[1, new Problem('wrongCode')],
	[1, new Problem('serviceFailed')],
	[1, new Problem('connectionRefused', {host})],
	[1, new Problem('storeNotWritable', {fault: '/x: no space left on the disk'})],
];

test('a problem is one sentence and what to do, and its kind is the exit code', () => {
	for (const [code, each] of codes) {
		const [ended, said] = fail(each);
		assert.deepEqual([each.code, ended], [each.code, code]);
		assert.match(String(said), /^cognito-verify: [^\n]+\.\n$/, each.code);
	}
	assert.equal(
		say(new Problem('connectionRefused', {host})),
		'cognito-verify: Nothing answers at example.com. Check the endpoint, and whether a firewall is in the way.\n',
	);
});

test('a mistake in the command line comes with the usage, one in the settings without; text from outside moves no cursor', () => {
	const usage = 'usage: cognito-verify sign-out [--session NAME | --all] [--everywhere]\n';
	assert.deepEqual(fail(new UsageError('--x\u001b[2J is not an option.')), [
		2,
		`cognito-verify: --x is not an option.\n${usage}`,
	]);
	assert.deepEqual(fail(new SettingsError('value', 'AWS_MAX\u0007 is too long.')), [
		2,
		'cognito-verify: AWS_MAX is too long.\n',
	]);
	assert.deepEqual(fail(new SettingsError('file', 'config: line 3 is broken.')), [
		1,
		'cognito-verify: config: line 3 is broken.\n',
	]);
	const bug = new TypeError('x is not a function');
	assert.throws(() => fail(bug), bug);
});
