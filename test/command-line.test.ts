import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readCommandLine} from '../source/command-line.ts';

test('without a command it is the guided app, which gets every option', () => {
	const args = ['--region', 'us-east-1', '--username', 'ana'];
	assert.deepEqual(readCommandLine(args), {face: 'guided', args});
	assert.deepEqual(readCommandLine([]), {face: 'guided', args: []});
});

test('an AWS-named command gets all the words, wherever its options stand', () => {
	for (const argv of [
		['get-user', '--access-token', 't'],
		['--region', 'us-east-1', 'get-user'],
		['--debug', '--output=text', 'get-user', 'stray'],
		['--no-verify-ssl', 'update-user-attributes'],
		['--no-pag', 'get-user'],
		['--bogus', 'get-user', '--access-token', 't'],
	]) {
		assert.deepEqual(readCommandLine(argv), {face: 'aws-cli', args: argv});
	}
});

test('another command gets the words around its name', () => {
	for (const before of [['--region', 'eu-west-1'], ['--browser'], ['--no-store'], ['--all']]) {
		assert.deepEqual(readCommandLine([...before, 'sign-in', '--username', 'ana']), {
			face: 'sign-in',
			args: [...before, '--username', 'ana'],
		});
	}
});

test('a value of an option is not taken for the command', () => {
	assert.deepEqual(readCommandLine(['--profile', 'demo']), {
		face: 'guided',
		args: ['--profile', 'demo'],
	});
});

test('a word behind an option that takes none, or has its value in it, is the command', () => {
	for (const before of [['--debug'], ['--region=eu-west-1'], ['-h'], ['--x=y', '--debug'], ['-']]) {
		assert.deepEqual(readCommandLine([...before, 'sessions']), {face: 'sessions', args: before});
	}
	// An unknown option may take a value.
	const unknown = ['--bogus', 'sessions'];
	assert.deepEqual(readCommandLine(unknown), {face: 'guided', args: unknown});
	assert.deepEqual(readCommandLine(['--bogus', 'x', 'sessions', 'use']), {
		face: 'sessions',
		args: ['--bogus', 'x', 'use'],
	});
});

test('the version is the program’s, also after a command of ours', () => {
	assert.deepEqual(readCommandLine(['--version']), {face: 'version', args: []});
	for (const name of ['sign-in', 'sessions', 'local-pool', 'completion', 'demo']) {
		assert.equal(readCommandLine([name, '--version']).face, 'version', name);
	}
	const args = ['get-user', '--version'];
	assert.deepEqual(readCommandLine(args), {face: 'aws-cli', args});
	assert.deepEqual(readCommandLine(['--region', 'eu-west-1', '--version', '--help']), {
		face: 'version',
		args: [],
	});
	assert.deepEqual(readCommandLine(['sessions', 'use', '--version']), {
		face: 'version',
		args: ['use', '--version'],
	});
});

test('help is the program’s, or that of the command it names', () => {
	for (const argv of [['--help'], ['-h'], ['help'], ['--region', 'us-east-1', '--help']]) {
		assert.deepEqual(readCommandLine(argv), {face: 'help', args: []}, argv.join(' '));
	}
	assert.deepEqual(readCommandLine(['help', 'sign-in']), {face: 'sign-in', args: ['--help']});
	assert.deepEqual(readCommandLine(['demo', '--help']), {face: 'demo', args: ['--help']});
	assert.deepEqual(readCommandLine(['help', '--help']), {face: 'help', args: ['--help']});
	assert.deepEqual(readCommandLine(['help', '-x', 'why']), {face: 'why', args: ['--help']});
	assert.deepEqual(readCommandLine(['help', 'help']), {face: 'help', args: ['--help']});
	assert.deepEqual(readCommandLine(['help', '--version']), {face: 'help', args: ['--version']});
	const args = ['get-user', '--help'];
	assert.deepEqual(readCommandLine(['help', 'get-user']), {face: 'aws-cli', args});
});

test('a word that names no command is said so, with the command that looks like it', () => {
	const said: Readonly<Record<string, string>> = {
		'sign-ou': 'Unknown command "sign-ou". Did you mean sign-out?',
		doctor: 'Unknown command "doctor". Did you mean why?',
		diagnose: 'Unknown command "diagnose". Did you mean why?',
		sesions: 'Unknown command "sesions". Did you mean sessions?',
		'verify-user-atribute':
			'Unknown command "verify-user-atribute". Did you mean verify-user-attribute?',
		xyzzy: 'Unknown command "xyzzy".',
		['x'.repeat(100)]: `Unknown command "${'x'.repeat(100)}".`,
	};
	for (const [name, complaint] of Object.entries(said)) {
		assert.deepEqual(readCommandLine([name]), {face: 'unknown', complaint});
		assert.deepEqual(readCommandLine(['help', name]), {face: 'unknown', complaint});
		assert.deepEqual(readCommandLine([name, '--help']), {face: 'unknown', complaint});
	}
});
