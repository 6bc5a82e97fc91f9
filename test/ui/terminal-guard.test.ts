import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {EventEmitter} from 'node:events';
import {createReadStream, mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {after, test} from 'node:test';
import {type Pty, spawn, spawnInShell} from '../../harness/pty.ts';
import {guardTerminal} from '../../source/ui/terminal-guard.ts';
import {bundleProgram} from '../helpers/bundle.ts';

const program = await bundleProgram({after}, join(import.meta.dirname, 'guard-program.tsx'));
const command = [process.execPath, program] as const;
const onPosix = {skip: process.platform === 'win32' && 'signals and shells as POSIX has them'};

/** Waits for the first frame; returns the program's process ID. */
async function pidOf(pty: Pty): Promise<number> {
	const screen = await pty.until(/Process \d+[\s\S]*the last line/);
	return Number(/Process (\d+)/.exec(screen)?.[1]);
}

/** The terminal's state after the program, as a shell's next command finds it. */
async function leftBy(pty: Pty): Promise<string> {
	await pty.until(/^left: .*\n?/m);
	await pty.exit;
	assert.equal(pty.cursor().isVisible, true, 'the cursor is back');
	assert.equal(pty.emulator.isBracketedPasteOn(), false, 'paste markers are off');
	assert.match(
		pty.text(),
		/the last line of the frame\n+[\s\S]*left:/,
		'what follows stands below the frame',
	);
	return /^left: (.*)$/m.exec(pty.text())?.[1] ?? '';
}

const cooked = 'isig icanon echo';

test('the terminal is taken before the first frame', onPosix, async () => {
	await using pty = spawnInShell(command[0], command.slice(1));
	await pidOf(pty);
	const frameAt = pty.transcript().indexOf('Word:');
	assert.ok(pty.transcript().indexOf('\u001b[?2004h') < frameAt);
	pty.send('typed at once');
	await pty.until('Word: typed at once');
	assert.equal(pty.text().match(/typed at once/g)?.length, 1, 'drawn, and not echoed as well');
	pty.press('ctrl+c');
	assert.equal(await leftBy(pty), `code=130 ${cooked}`);
});

for (const [signal, code] of [
	['SIGINT', 130],
	['SIGTERM', 143],
	['SIGHUP', 129],
	['SIGQUIT', 131],
] as const) {
	test(`${signal} gives the terminal back and ends with ${code}`, onPosix, async () => {
		await using pty = spawnInShell(command[0], command.slice(1));
		process.kill(await pidOf(pty), signal);
		assert.equal(await leftBy(pty), `code=${code} ${cooked}`);
	});
}

for (const [word, code, said] of [
	['end', 0, /left/],
	['exit', 7, /left/],
	['throw', 1, /Error: a fault in a timer/],
	['reject', 1, /Error: a promise nobody kept/],
] as const) {
	test(`"${word}" gives the terminal back and ends with ${code}`, onPosix, async () => {
		await using pty = spawnInShell(command[0], command.slice(1), {rows: 60});
		await pidOf(pty);
		pty.send(`${word}\r`);
		assert.equal(await leftBy(pty), `code=${code} ${cooked}`);
		assert.match(pty.text(), said);
	});
}

test(
	'Ctrl+Z gives the terminal to the shell, and fg draws the app again with what was typed',
	onPosix,
	async () => {
		const script = `set -m; "$@"
		echo "stopped: $(stty -a | tr ' ;' '\\n\\n' | grep -xE -e '-?(icanon|echo|isig)' | tr '\\n' ' ')"
		read -r line; fg %1 > /dev/null; echo "ended: $?"`;
		await using pty = spawn('/bin/sh', ['-c', script, 'sh', ...command]);
		await pidOf(pty);
		pty.send('half a w');
		await pty.until('Word: half a w');
		pty.press('ctrl+z');
		await pty.until(`stopped: ${cooked}`);
		assert.equal(pty.cursor().isVisible, true);
		assert.equal(pty.emulator.isBracketedPasteOn(), false);
		assert.doesNotMatch(
			pty.text(),
			/half a w/,
			'the frame is gone while the shell has the terminal',
		);
		pty.send('\n');
		await pty.until(/stopped[\s\S]*Word: half a w[\s\S]*the last line/);
		assert.equal(pty.emulator.isBracketedPasteOn(), true);
		pty.send('ord');
		await pty.until('Word: half a word');
		pty.press('ctrl+c');
		await pty.until('ended: 130');
		assert.equal(pty.cursor().isVisible, true);
	},
);

/** How often a process has been idle so far, and whether it is stopped. */
function restOf(pid: number) {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	const switches = [...status.matchAll(/ctxt_switches:\s+(\d+)/g)];
	return {
		times: switches.reduce((sum, [, count]) => sum + Number(count), 0),
		isStopped: /^State:\s+T/m.test(status),
	};
}

/** Resumes a process in the background: it takes the keyboard, for which the system stops it again. */
async function continueInBackground(pid: number) {
	const {times} = restOf(pid);
	process.kill(pid, 'SIGCONT');
	for (;;) {
		const rest = restOf(pid);
		if (rest.isStopped && rest.times > times) return;
		await new Promise(resolve => setImmediate(resolve));
	}
}

for (const [how, continueIt, options] of [
	['fg', () => {}, onPosix],
	[
		'SIGCONT in the background, and then fg',
		continueInBackground,
		{skip: process.platform !== 'linux' && '/proc tells when a process has stopped'},
	],
] as const) {
	test(
		`stopped from outside, it is drawn whole below what was written since: ${how}`,
		options,
		async () => {
			const script = `set -m; "$@"
			printf 'the shell speaks\\nand is halfway through a'
			read -r line; fg %1 > /dev/null; echo "ended: $?"`;
			await using pty = spawn('/bin/sh', ['-c', script, 'sh', ...command]);
			const pid = await pidOf(pty);
			pty.send('half a w');
			await pty.until('Word: half a w');
			process.kill(pid, 'SIGSTOP');
			await pty.until('halfway through a');
			const before = pty.text().trimEnd();
			await continueIt(pid);
			pty.send('\n');
			const isBelow = (word: string) =>
				new RegExp(
					`halfway .*\\n+Process ${pid}\\nWord: ${word}\\nthe last line of the frame\\n*$`,
				);
			await pty.until(isBelow('half a w'));
			assert.ok(pty.text().startsWith(before), 'what was there is there');
			pty.send('ord');
			await pty.until(isBelow('half a word'));
			assert.equal(pty.emulator.isBracketedPasteOn(), true);
			pty.press('ctrl+c');
			await pty.until('ended: 130');
			assert.equal(pty.cursor().isVisible, true);
		},
	);
}

test('a terminal that goes away ends the app as SIGHUP does', onPosix, async () => {
	const folder = mkdtempSync(join(tmpdir(), 'guard-'));
	try {
		const report = join(folder, 'code');
		execFileSync('mkfifo', [report]);
		const code = text(createReadStream(report));
		await using pty = spawnInShell(command[0], [...command.slice(1), report]);
		await pidOf(pty);
		pty.kill('SIGKILL');
		assert.equal(await code, '129');
	} finally {
		rmSync(folder, {recursive: true});
	}
});

/** A fake terminal and process, with a record of what was done to them. */
function createFakes() {
	const done: string[] = [];
	const stdin = Object.assign(new EventEmitter(), {
		setRawMode: (isRaw: boolean) => done.push(`raw ${isRaw}`),
	});
	const stdout = Object.assign(new EventEmitter(), {
		write: (written: string) => done.push(written),
	});
	const host = Object.assign(new EventEmitter(), {
		pid: 42,
		platform: 'linux',
		kill: (pid: number, signal: string) => done.push(`kill ${pid} ${signal}`),
	});
	const listeners = () =>
		[stdin, host].flatMap(each => each.eventNames()).filter(name => name !== 'error');
	return {terminal: {stdin, stdout, host}, done, listeners};
}

const untilLeft = (left: AbortSignal) =>
	new Promise<number>(resolve => left.addEventListener('abort', () => resolve(0)));

test('a closed keyboard and a screen that cannot be written to count as a terminal that is gone', async () => {
	for (const leave of [
		(terminal: ReturnType<typeof createFakes>['terminal']) => terminal.stdin.emit('end'),
		(terminal: ReturnType<typeof createFakes>['terminal']) => terminal.stdin.emit('close'),
		(terminal: ReturnType<typeof createFakes>['terminal']) =>
			terminal.stdout.emit('error', Object.assign(new Error('write EPIPE'), {code: 'EPIPE'})),
	]) {
		const {terminal, done, listeners} = createFakes();
		const code = guardTerminal(terminal, ({left}) => untilLeft(left));
		leave(terminal);
		assert.equal(await code, 129);
		assert.deepEqual(done.slice(-2), ['raw false', '\u001b[?2004l\u001b[?25h']);
		assert.deepEqual(listeners(), []);
		assert.doesNotThrow(() => terminal.stdout.emit('error', new Error('EIO, later')));
	}
});

test('a second signal ends an app that does not leave', async () => {
	const {terminal, done} = createFakes();
	let end = (_: number) => {};
	const code = guardTerminal(
		terminal,
		() =>
			new Promise(resolve => {
				end = resolve;
			}),
	);
	terminal.host.emit('SIGINT');
	assert.ok(!done.some(each => each.startsWith('kill')));
	terminal.host.emit('SIGINT');
	assert.deepEqual(done.slice(-3), ['raw false', '\u001b[?2004l\u001b[?25h', 'kill 42 SIGINT']);
	end(0);
	assert.equal(await code, 130);
});

test('what the app fails with comes out, the terminal given back first', async () => {
	const {terminal, done, listeners} = createFakes();
	await assert.rejects(
		guardTerminal(terminal, async () => {
			throw new Error('a fault in drawing');
		}),
		/a fault in drawing/,
	);
	assert.deepEqual(done.slice(-2), ['raw false', '\u001b[?2004l\u001b[?25h']);
	assert.deepEqual(listeners(), []);
});

test('continued without having been stopped by itself, it takes the keyboard again', async () => {
	const {terminal, done} = createFakes();
	const code = guardTerminal(terminal, ({left}) => untilLeft(left));
	done.splice(0);
	terminal.host.emit('SIGCONT');
	assert.deepEqual(done, ['raw false', 'raw true', '\u001b[?2004h']);
	terminal.host.emit('SIGTERM');
	assert.equal(await code, 143);
});
