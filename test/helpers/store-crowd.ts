import assert from 'node:assert/strict';
import {type ChildProcess, fork} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {openSessionStore} from '../../source/session/session-store.ts';
import {bundleProgram} from './bundle.ts';
import {hostOf, temporaryHost} from './store.ts';
import {type Authority, createAuthority, type Question} from './store-authority.ts';

/** The users of a worker that are signed in at its end, with their refresh tokens. */
type Report = readonly (readonly [username: string, refreshToken: string | undefined])[];

/**
 * Lets many processes sign in, refresh and sign out on one store, for a time and until they have made that many
 * requests. Fails if a session is lost or comes back after sign-out, a refresh token is used twice, or a file is left
 * damaged or half-written.
 */
export async function runCrowd(
	t: TestContext,
	{
		processes,
		forMs,
		questions,
	}: {readonly processes: number; readonly forMs: number; readonly questions: number},
): Promise<Authority['counts']> {
	const {host, folder} = temporaryHost(t);
	const program = await bundleProgram(t, join(import.meta.dirname, 'store-worker.ts'));
	const authority = createAuthority();
	const shared = ['shared-a', 'shared-b', 'shared-c'];
	const workers = Array.from({length: processes}, (_, worker) =>
		fork(program, [`${worker}`, shared.join()], {
			env: {...process.env, ...host.env},
			serialization: 'advanced',
		}),
	);

	const haveBegun = Promise.all(workers.map(worker => once(worker, 'message')));
	let end = Number.POSITIVE_INFINITY;
	haveBegun.then(() => {
		end = Date.now() + forMs;
	});
	const stopWhenDone = () => {
		if (Date.now() >= end && sum(authority.counts) >= questions) {
			end = Number.POSITIVE_INFINITY;
			for (const worker of workers) worker.send('stop');
		}
	};
	const reports = await Promise.all(workers.map(worker => serve(worker, authority, stopWhenDone)));

	assert.deepEqual(authority.violations, []);
	assert.deepEqual(readdirSync(folder), ['sessions.json']);
	const store = await openSessionStore({host: hostOf(folder), now: Date.now});
	assert.equal(store.notice, undefined);
	for (const [username, refreshToken] of reports.flat()) {
		const session = await store.get(`${username}@eu-west-1_AbC`);
		assert.equal(session?.tokens.refreshToken, refreshToken);
	}
	for (const username of shared) {
		const session = await store.get(`${username}@eu-west-1_AbC`);
		assert.ok(!session || authority.isGood(session.tokens.refreshToken ?? ''), username);
	}
	return authority.counts;
}

/** Answers a worker's requests until it ends. */
async function serve(
	worker: ChildProcess,
	authority: Authority,
	onAnswer: () => void,
): Promise<Report> {
	return new Promise((resolve, reject) => {
		let report: Report | undefined;
		worker.on('message', (message: Question | Report) => {
			if ('ask' in message) {
				worker.send(authority.answer(message));
				onAnswer();
			} else {
				report = message;
			}
		});
		worker.on('exit', (code, signal) => {
			if (report !== undefined && code === 0) {
				resolve(report);
			} else {
				reject(new Error(`a process ended with ${code ?? signal}`));
			}
		});
	});
}

function sum(counts: Authority['counts']): number {
	return Object.values(counts).reduce((total, count) => total + count, 0);
}
