import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {type TestContext, test} from 'node:test';
import Conf from 'conf';
import {createFileRepository} from '../../../source/session/file/file-repository.ts';
import {nothingKept, openSessionsConf} from '../../../source/session/file/sessions-conf.ts';
import {dropTemporaries} from '../../../source/session/file/sessions-file-io.ts';
import {
	refreshLockPath,
	sessionsLockPath,
	sessionsPath,
} from '../../../source/session/file/store-folder.ts';
import {makeStoreFolder} from '../../../source/session/file/store-safety.ts';
import {LockLost} from '../../../source/session/lock/lock.ts';
import {lookAtLock, removeLock} from '../../../source/session/lock/lock-file.ts';
import type {Session} from '../../../source/session/session.ts';
import {openSessionStore} from '../../../source/session/session-store.ts';
import {put, remove} from '../../../source/session/sessions.ts';
import {sessionOf, temporaryHost} from '../../helpers/store.ts';

const now = () => Date.parse('2026-11-24T06:00:00Z');

function repositoryIn(t: TestContext) {
	const {host, folder} = temporaryHost(t);
	makeStoreFolder(folder, host);
	const file = sessionsPath(folder);
	const open = () => createFileRepository({folder, host, now, entry: undefined, ...silent});
	const usernames = async () => (await open().read()).sessions.map(({username}) => username);
	return {host, folder, file, open, usernames};
}

const silent = {
	noteGeneration: async () => assert.fail(),
	onSetAside: () => assert.fail(),
	onDoubt: () => assert.fail(),
};

/** What others do to the lock of a suspended process. */
function takeOver(lockPath: string): void {
	assert.equal(removeLock(lockPath, lookAtLock(lockPath)?.id ?? ''), true);
}

test('a writer that was stopped while others signed in and out begins anew with what they left', async t => {
	const {folder, open, usernames} = repositoryIn(t);
	await open().change(all => put(all, sessionOf('anna')).all);
	const wokenUp: Promise<unknown>[] = [];
	let runs = 0;
	const isChanged = await open().change(all => {
		runs += 1;
		if (runs === 1) {
			takeOver(sessionsLockPath(folder));
			wokenUp.push(
				open().change(all => put(all, sessionOf('carl')).all),
				open().change(all => remove(all, 'anna@eu-west-1_AbC')),
			);
		}
		return put(all, sessionOf('bert')).all;
	});
	await Promise.all(wokenUp);
	assert.deepEqual([isChanged, runs], [true, 2]);
	assert.deepEqual((await usernames()).sort(), ['bert', 'carl']);
	assert.deepEqual(readdirSync(folder), ['sessions.json']);
});

test('a writer that loses its lock at any point leaves the file as the others left it', async t => {
	const {folder, file, open} = repositoryIn(t);
	await open().change(all => put(all, sessionOf('anna')).all);
	const text = readFileSync(file, 'utf8');
	const conf = openSessionsConf(file, undefined);
	for (const survived of [0, 1]) {
		let checks = 0;
		const check = () => {
			checks += 1;
			if (checks > survived) throw new LockLost('taken over');
		};
		assert.throws(() => conf.write(nothingKept, {check}), LockLost);
		assert.equal(readFileSync(file, 'utf8'), text);
	}
	assert.deepEqual(readdirSync(folder), ['sessions.json', 'sessions.json.before']);
});

test('a writer whose draft the next holder of the lock removed writes nothing', async t => {
	const {folder, file, open} = repositoryIn(t);
	await open().change(all => put(all, sessionOf('anna')).all);
	const text = readFileSync(file, 'utf8');
	const drafts: string[][] = [];
	const check = () => {
		drafts.push(readdirSync(folder).filter(name => name.includes('.tmp-')));
		dropTemporaries(file);
	};
	assert.throws(() => openSessionsConf(file, undefined).write(nothingKept, {check}), {
		code: 'ENOENT',
	});
	assert.deepEqual(
		drafts.map(({length}) => length),
		[0, 1, 0],
	);
	assert.equal(readFileSync(file, 'utf8'), text);
});

test('the file is one that conf reads', async t => {
	const {folder, open} = repositoryIn(t);
	await open().change(all => put(all, sessionOf('anna')).all);
	const {store} = new Conf({cwd: folder, configName: 'sessions'});
	const key = 'eu-west-1_AbC/1h57kf5cpq17m0eml12EXAMPLE/anna';
	assert.deepEqual(JSON.parse(JSON.stringify(store)), {
		version: 1,
		current: 'anna@eu-west-1_AbC',
		sessions: {[key]: {name: 'anna@eu-west-1_AbC', ...sessionOf('anna')}},
	});
});

test('what a stopped writer was about to put in place is gone when others hold the lock', async t => {
	const {folder, file, open, usernames} = repositoryIn(t);
	await open().change(all => put(all, sessionOf('anna')).all);
	const aboutToBeRenamed = `${file}.tmp-of-a-stopped-process`;
	writeFileSync(aboutToBeRenamed, '{"version": 1, "sessions": {}}', {mode: 0o600});
	await open().change(() => {
		assert.equal(existsSync(aboutToBeRenamed), false);
		return undefined;
	});
	assert.deepEqual(await usernames(), ['anna']);
	assert.deepEqual(readdirSync(folder), ['sessions.json']);
});

test('a refresh token goes out under a lock that nobody takes over', async t => {
	const {host, folder} = repositoryIn(t);
	const store = await openSessionStore({host, now});
	const jane = await store.save(sessionOf('jane'));
	const lockPath = refreshLockPath(folder, jane);
	const pins: unknown[] = [];
	const renew = async (current: Session) => {
		pins.push(lookAtLock(lockPath)?.isPinned, current.tokens.refreshToken);
		return sessionOf('jane', {generation: 2}).tokens;
	};
	const renewed = await store.refresh(jane, renew);
	assert.deepEqual(pins, [true, 'refresh-of-jane-1']);
	assert.deepEqual(renewed?.tokens, sessionOf('jane', {generation: 2}).tokens);

	assert.deepEqual(
		await store.signOut(jane.name, async session => void (await renew(session))),
		{},
	);
	assert.deepEqual(pins.slice(2), [true, 'refresh-of-jane-2']);
	assert.deepEqual(readdirSync(folder), ['sessions.json']);
});

test('a process that lost its turn before it sent finds the tokens that the other one got', async t => {
	const {host, folder, open} = repositoryIn(t);
	const store = await openSessionStore({host, now});
	const jane = await store.save(sessionOf('jane'));
	let turns = 0;
	const sent = await open().exclusively(jane, async commit => {
		turns += 1;
		if (turns === 1) {
			takeOver(refreshLockPath(folder, jane));
			await store.refresh(jane, async () => sessionOf('jane', {generation: 2}).tokens);
		}
		const current = (await open().read()).sessions[0];
		commit();
		return current?.tokens.refreshToken;
	});
	assert.deepEqual([turns, sent], [2, 'refresh-of-jane-2']);
});
