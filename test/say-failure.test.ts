import assert from 'node:assert/strict';
import {test} from 'node:test';
import {accountWords} from '../source/copy/account-words.ts';
import {connectionWords} from '../source/copy/connection-words.ts';
import {signOutCommand} from '../source/options/commands.ts';
import {UsageError} from '../source/options/usage-error.ts';
import {type CallDetail, type PlainCode, Problem} from '../source/problem.ts';
import {sayFailure, sayProblem} from '../source/say-failure.ts';
import {SettingsError} from '../source/settings/settings-file.ts';

/** The exit code of a failure, and the text about it. */
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

test('a problem is one sentence and what to do', () => {
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

test('each problem has its exit code: 2 is for what another command line, environment or file mends', () => {
	const detail: CallDetail = {
		reason: 'ECONNRESET',
		...{host: 'h', region: 'r', source: 's', fault: 'f', mend: 'm', file: 'f', option: '--o'},
		...{answer: 'a', endpoint: 'e', redirectUri: 'u', session: 's', sessions: [], why: 'w'},
		...{action: 'a', because: 'denied', kind: 'user', found: 'f', wanted: 'w', operation: 'o'},
	};
	const codes = Object.keys({...accountWords, ...connectionWords}) as PlainCode[];
	const byExit = Object.groupBy(codes, code => {
		const [ended, said] = fail(new Problem(code, detail));
		assert.match(String(said), /^cognito-verify: [^\n]+\.\n$/, code);
		return String(ended);
	});
	assert.deepEqual(byExit['2']?.sort(), [
		'answerMissing',
		'challengeUnreadable',
		'clearHttpRefused',
		'domainMissing',
		'endpointInvalid',
		'optionMissing',
		'poolIdMissing',
		'proxyInvalid',
		'redirectUnusable',
		'regionInvalid',
		'sessionNotChosen',
		'sessionNotFound',
		'sourceUnreadable',
		'terminalNeeded',
		'whoUnreadable',
	]);
	assert.deepEqual([byExit['130'], byExit['4']], [['cancelled'], ['signInNeeded']]);
	assert.deepEqual(Object.keys(byExit).sort(), ['1', '130', '2', '4']);
	assert.ok((byExit['1']?.length ?? 0) > 60);
});
