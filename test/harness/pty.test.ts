import assert from 'node:assert/strict';
import {test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {spawn, spawnInShell} from '../../harness/pty.ts';

const node = process.execPath;

test('a program in a terminal is read, written to and resized', async () => {
	const script = `
		process.stdout.write('\\u001b[31mready\\u001b[0m ' + process.stdout.columns + 'x' + process.stdout.rows + '\\n');
		process.stdout.on('resize', () => console.log('now ' + process.stdout.columns));
		process.stdin.once('data', data => { console.log('read ' + data); process.exit(7); });
	`;
	await using pty = spawn(node, ['-e', script], {columns: 60, rows: 10});
	await pty.until('ready 60x10');
	pty.resize(50, 10);
	await pty.until(/^now 50$/m);
	pty.send('hello\r');
	await pty.until('read hello');
	assert.deepEqual(await pty.exit, {code: 7, signal: 0});
	assert.equal(pty.screen()[0], 'ready 60x10');
	assert.ok(pty.transcript().includes('\u001b[31mready'));
	assert.deepEqual(pty.scrollback(), []);
});

test('a frame is looked at when it is whole, however it is read', async () => {
	const script = `
		const parts = ['\u001b[?2026hfirst half, ', 'second half\u001b[?2026l'];
		process.stdin.on('data', () => process.stdout.write(parts.shift()));
		console.log('ready');
	`;
	await using pty = spawn(node, ['-e', script]);
	await pty.until('ready');
	const seen = pty.until('first half');
	pty.send('\r');
	while (!pty.text().includes('first half')) await setImmediate();
	pty.send('\r');
	assert.match(await seen, /second half/);
});

test('waiting for what never comes fails with the screen', async () => {
	await using pty = spawn(node, ['-e', 'console.log("something else")']);
	await assert.rejects(
		pty.until('this'),
		/no "this" before the program ended[\s\S]*something else/,
	);
});

test('a keyboard left in raw mode is seen', {skip: process.platform === 'win32'}, async () => {
	await using good = spawnInShell(node, ['-e', 'process.exit(3)']);
	await good.until('left: code=3 isig icanon echo');
	await using bad = spawnInShell(node, [
		'-e',
		'process.stdin.setRawMode(true); process.kill(process.pid, "SIGKILL")',
	]);
	await bad.until('left: code=137 -isig -icanon -echo');
});
