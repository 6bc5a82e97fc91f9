import assert from 'node:assert/strict';
import {test} from 'node:test';
import {browserCommand} from '../../source/cognito/open-browser.ts';

test('each system has its own way to open a browser, and a URL stays one argument', () => {
	const url = 'https://a.example/?b=1&c="2"';
	assert.deepEqual(browserCommand('darwin', url), ['open', url]);
	assert.deepEqual(browserCommand('linux', url), ['xdg-open', url]);
	assert.deepEqual(browserCommand('freebsd', url), ['xdg-open', url]);
	assert.deepEqual(browserCommand('win32', url), [
		'cmd',
		'/d',
		'/c',
		'start',
		'""',
		'"https://a.example/?b=1&c=%222%22"',
	]);
});
