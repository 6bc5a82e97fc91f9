import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import {hostname, tmpdir} from 'node:os';
import path from 'node:path';
import {type TestContext, test} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {holderOf, lifeOf} from '../../../source/session/lock/holder.ts';
import {acquireLock, LockLost} from '../../../source/session/lock/lock.ts';
import {
	lookAtLock,
	makeLock,
	pinLock,
	removeLock,
	touchLock,
} from '../../../source/session/lock/lock-file.ts';

const patience = {patienceMs: 10_000};

function temporaryLock(t: TestContext): string {
	const folder = mkdtempSync(path.join(tmpdir(), 'cognito-verify-'));
	t.after(() => rmSync(folder, {recursive: true, force: true}));
	return path.join(folder, 'sessions.lock');
}

test('a heartbeat touches its own lock and no other', t => {
	const lockPath = temporaryLock(t);
	touchLock(lockPath, 'mine');
	makeLock(lockPath, {id: 'mine', pid: 1, place: ''});
	const touchedAt = () => lookAtLock(lockPath)?.touchedAt ?? 0;
	utimesSync(lockPath, 1, 1);
	touchLock(lockPath, 'another');
	assert.equal(touchedAt(), 1_000);
	touchLock(lockPath, 'mine');
	assert.ok(touchedAt() > 1_000_000);
});

test('one at a time holds a lock, and nothing is left of it', async t => {
	const lockPath = temporaryLock(t);
	let holders = 0;
	let most = 0;
	await Promise.all(
		Array.from({length: 8}, async () => {
			const lock = await acquireLock(lockPath, process, patience);
			holders += 1;
			most = Math.max(most, holders);
			await new Promise(setImmediate);
			holders -= 1;
			lock.release();
		}),
	);

	assert.equal(most, 1);
	assert.deepEqual(readdirSync(path.dirname(lockPath)), []);
});

test('the lock of a process that died is taken at once, and the next holder is told', async t => {
	const lockPath = temporaryLock(t);
	const {pid} = spawnSync(process.execPath, ['--eval', '']);
	const living = await acquireLock(lockPath, process, patience);
	const place = lookAtLock(lockPath)?.holder?.place ?? '';
	living.release();
	makeLock(lockPath, {id: 'dead', pid, place});

	const lock = await acquireLock(lockPath, process, {patienceMs: 1000, abandonedMs: 60_000});
	assert.equal(lock.isTakenOver, true);
	assert.equal(living.isTakenOver, false);
	lock.release();
});

test('a lock whose holder cannot be asked is taken once it was silent for long', async t => {
	const lockPath = temporaryLock(t);
	makeLock(lockPath, {id: 'far', pid: process.pid, place: `not ${hostname()}`});
	const lock = await acquireLock(lockPath, process, {...patience, abandonedMs: 100});
	assert.equal(lock.isTakenOver, true);
	lock.release();

	writeFileSync(lockPath, '');
	(await acquireLock(lockPath, process, {...patience, abandonedMs: 100})).release();
});

test('a lock is not taken from a holder that takes its time', async t => {
	const lockPath = temporaryLock(t);
	const lock = await acquireLock(lockPath, process, {...patience, abandonedMs: 200});
	const {mtimeMs} = statSync(lockPath);
	while (statSync(lockPath).mtimeMs === mtimeMs) await sleep(10);
	await assert.rejects(acquireLock(lockPath, process, {patienceMs: 600, abandonedMs: 200}), {
		code: 'storeNotWritable',
		detail: {
			fault: `${lockPath}: process ${process.pid} holds the lock`,
			holder: {pid: process.pid, isStopped: false},
		},
	});
	lock.release();
});

test('a process that was slow to act on what it saw does not remove the next lock', async t => {
	const lockPath = temporaryLock(t);
	makeLock(lockPath, {id: 'first', pid: 1, place: ''});
	assert.equal(removeLock(lockPath, 'first'), true);
	makeLock(lockPath, {id: 'second', pid: 1, place: ''});

	assert.equal(removeLock(lockPath, 'first'), false);
	assert.equal(lookAtLock(lockPath)?.id, 'second');
});

test('a process that died while it removed a lock does not keep it locked', async t => {
	const lockPath = temporaryLock(t);
	makeLock(lockPath, {id: 'dead', pid: 1, place: ''});
	writeFileSync(`${lockPath}.dead`, '');

	const lock = await acquireLock(lockPath, process, {...patience, abandonedMs: 50});
	lock.release();
	assert.deepEqual(readdirSync(path.dirname(lockPath)), []);
});

test('a folder where the lock should be is said, not waited for without end', async t => {
	const lockPath = temporaryLock(t);
	mkdirSync(lockPath);
	await assert.rejects(acquireLock(lockPath, process, {patienceMs: 50, abandonedMs: 20}), {
		code: 'storeNotWritable',
		detail: {
			fault: `${lockPath}: an unknown process holds the lock`,
			holder: {pid: undefined, isStopped: false},
		},
	});
});

test('a pipe or a large file where the lock should be is not read, and goes when it was silent for long', {
	skip: process.platform === 'win32' && 'Windows has no pipes among its files',
}, async t => {
	for (const plant of [
		(lockPath: string) => spawnSync('mkfifo', [lockPath]),
		(lockPath: string) =>
			writeFileSync(
				lockPath,
				JSON.stringify({id: 'x'.repeat(64), pid: 1, place: 'p'.repeat(8192)}),
			),
	]) {
		const lockPath = temporaryLock(t);
		plant(lockPath);
		assert.equal(lookAtLock(lockPath)?.holder, undefined);
		(await acquireLock(lockPath, process, {...patience, abandonedMs: 20})).release();
		assert.deepEqual(readdirSync(path.dirname(lockPath)), []);
	}
});

test('what a process left that died while it let go of a lock goes with the next one', async t => {
	const lockPath = temporaryLock(t);
	writeFileSync(`${lockPath}.of-the-past`, '');
	(await acquireLock(lockPath, process, patience)).release();
	assert.deepEqual(readdirSync(path.dirname(lockPath)), []);
});

test('a holder that was stopped finds out that its lock was taken over, and leaves the next one alone', async t => {
	const lockPath = temporaryLock(t);
	const stopped = await acquireLock(lockPath, process, patience);
	stopped.check();
	assert.equal(removeLock(lockPath, lookAtLock(lockPath)?.id ?? ''), true);
	assert.throws(() => stopped.check(), LockLost);

	const next = await acquireLock(lockPath, process, patience);
	assert.throws(() => stopped.check(), LockLost);
	assert.throws(() => stopped.pin(), LockLost);
	stopped.release();
	next.check();
	assert.equal(lookAtLock(lockPath)?.isPinned, false);
	next.release();
	assert.deepEqual(readdirSync(path.dirname(lockPath)), []);
});

test('a pinned lock stays while its holder lives, stopped or not, and goes with it', async t => {
	const lockPath = temporaryLock(t);
	const soon = {patienceMs: 10_000, abandonedMs: 20};
	const held = await acquireLock(lockPath, process, patience);
	held.pin();
	assert.equal(removeLock(lockPath, lookAtLock(lockPath)?.id ?? ''), false);
	held.check();
	held.release();
	assert.deepEqual(readdirSync(path.dirname(lockPath)), []);

	// The state a suspended process leaves: alive, and without a heartbeat.
	makeLock(lockPath, holderOf('stopped', process));
	assert.equal(pinLock(lockPath, 'stopped'), true);
	await assert.rejects(acquireLock(lockPath, process, soon), {
		code: 'storeNotWritable',
		detail: {
			fault: `${lockPath}: process ${process.pid} was stopped in the middle of a request`,
			holder: {pid: process.pid, isStopped: true},
		},
		message: `${lockPath}: process ${process.pid} was stopped in the middle of a request`,
	});
	assert.equal(lookAtLock(lockPath)?.id, 'stopped');

	const {pid} = spawnSync(process.execPath, ['--eval', '']);
	removeLock(lockPath, 'stopped', {despitePin: true});
	makeLock(lockPath, {...holderOf('dead', process), pid});
	pinLock(lockPath, 'dead');
	const next = await acquireLock(lockPath, process, {patienceMs: 1000, abandonedMs: 60_000});
	assert.equal(next.isTakenOver, true);
	next.release();
	assert.deepEqual(readdirSync(path.dirname(lockPath)), []);
});

test('the pinned lock of a holder that cannot be asked is taken in the end', async t => {
	const lockPath = temporaryLock(t);
	makeLock(lockPath, {id: 'far', pid: process.pid, place: 'elsewhere'});
	pinLock(lockPath, 'far');
	const lock = await acquireLock(lockPath, process, {...patience, abandonedMs: 20});
	assert.equal(lock.isTakenOver, true);
	lock.release();
	assert.deepEqual(readdirSync(path.dirname(lockPath)), []);
});

test('whoever pins gives way to whoever is removing, and the other way round', t => {
	const lockPath = temporaryLock(t);
	makeLock(lockPath, {id: 'held', pid: 1, place: ''});
	writeFileSync(`${lockPath}.held`, '');
	assert.equal(pinLock(lockPath, 'held'), false);
	assert.deepEqual(readdirSync(path.dirname(lockPath)), ['sessions.lock', 'sessions.lock.held']);
});

test('a process number says nothing after the computer was started anew, and a reused one is seen', {
	skip: process.platform !== 'linux' && 'proc(5)',
}, () => {
	const here = holderOf('here', process);
	assert.equal(lifeOf(here, here, process), 'alive');
	assert.match(
		here.place,
		new RegExp(readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
	);
	assert.equal(
		lifeOf({...here, place: here.place.replace(/[\da-f]{8}-/, 'ffffffff-')}, here, process),
		'unknown',
	);
	assert.equal(lifeOf({...here, startedAt: '1'}, here, process), 'gone');
	assert.equal(lifeOf(undefined, here, process), 'unknown');
});

test('a lock file cannot name a file outside its folder', async t => {
	const lockPath = temporaryLock(t);
	const victim = path.join(path.dirname(lockPath), 'victim');
	writeFileSync(victim, '');
	writeFileSync(lockPath, JSON.stringify({id: '/../victim', pid: 1, place: ''}));
	(await acquireLock(lockPath, process, {...patience, abandonedMs: 20})).release();
	assert.deepEqual(readdirSync(path.dirname(lockPath)), ['victim']);
});
