import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readCommand} from '../source/command-line.ts';

test('without a command it is the guided app, which gets every option', () => {
	const args = ['--region', 'us-east-1', '--username', 'ana'];
	assert.deepEqual(readCommand(args), {face: 'guided', args});
	assert.deepEqual(readCommand([]), {face: 'guided', args: []});
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
		assert.deepEqual(readCommand(argv), {face: 'aws-cli', args: argv});
	}
});

test('another command gets the words around its name', () => {
	assert.deepEqual(readCommand(['--region', 'eu-west-1', 'sign-in', '--username', 'ana']), {
		face: 'sign-in',
		args: ['--region', 'eu-west-1', '--username', 'ana'],
	});
});

test('a value of an option is not taken for the command', () => {
	assert.deepEqual(readCommand(['--profile', 'demo']), {
		face: 'guided',
		args: ['--profile', 'demo'],
	});
});

test('help and version are for the program only when no command is named', () => {
	assert.deepEqual(readCommand(['--version']), {face: 'version', args: []});
	assert.deepEqual(readCommand(['--help']), {face: 'help', args: []});
	assert.equal(readCommand(['get-user', '--version']).face, 'aws-cli');
});

test('the demo has the help of the guided app', () => {
	assert.deepEqual(readCommand(['demo', '--help']), {face: 'help', args: []});
	assert.equal(readCommand(['demo', '--username', 'ana']).face, 'demo');
});

test('a word that names no command is said so', () => {
	assert.deepEqual(readCommand(['verify-everything']), {
		face: 'unknown',
		name: 'verify-everything',
	});
});
