import assert from 'node:assert/strict';
import {test} from 'node:test';
import {eraseReflowed, reflows} from '../../source/drawing/reflow.ts';

const wide = 'x'.repeat(100);

test('what is erased is the rows that the frame takes now, from its first to the end of the screen', () => {
	const frame = `${wide}\nshort\n\n\u001b[1m${wide}\u001b[22m\n`;
	assert.equal(eraseReflowed(frame, undefined, 60), '\r\u001b[6A\u001b[J');
	assert.equal(eraseReflowed(frame, undefined, 100), '\r\u001b[4A\u001b[J');
	assert.equal(eraseReflowed(frame, {x: 3, y: 1}, 30), '\r\u001b[4A\u001b[J');
	assert.equal(eraseReflowed(frame, {x: 70, y: 3}, 60), '\r\u001b[5A\u001b[J');
	assert.equal(eraseReflowed('', undefined, 60), '\r\u001b[J');
	assert.equal(eraseReflowed(`${'日'.repeat(40)}\n`, undefined, 60), '\r\u001b[2A\u001b[J');
});

test('a terminal that nobody knows is not taken to break lines anew: what is above must stay', () => {
	for (const env of [
		{},
		{TERM: 'xterm-256color'},
		{TERM: 'linux'},
		{TERM: 'screen-256color', TERM_PROGRAM: 'iTerm.app'},
		{STY: '1.pts', TERM_PROGRAM: 'vscode', TERM: 'xterm'},
	]) {
		assert.equal(reflows(env), false, JSON.stringify(env));
	}
	for (const env of [
		{TMUX: '/tmp/tmux,1,0', TERM: 'screen-256color'},
		{TERM_PROGRAM: 'vscode'},
		{VTE_VERSION: '7600', TERM: 'xterm-256color'},
		{WT_SESSION: 'a'},
		{TERM: 'xterm-kitty'},
	]) {
		assert.equal(reflows(env), true, JSON.stringify(env));
	}
});
