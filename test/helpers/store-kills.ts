import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {openSessionStore} from '../../source/session/session-store.ts';
import {bundleProgram} from './bundle.ts';
import {temporaryHost} from './store.ts';

/**
 * Repeatedly kills a process at a random moment while it writes. Fails if the next process finds anything but the last
 * completed write or the one in progress, or any leftovers.
 */
export async function killWriters(t: TestContext, times: number): Promise<void> {
	const program = await bundleProgram(t, join(import.meta.dirname, 'store-writer.ts'));
	const {host, folder} = temporaryHost(t);
	let before = 0;
	for (let kill = 0; kill < times; kill += 1) {
		const writer = spawn(process.execPath, [program], {env: {...process.env, ...host.env}});
		t.after(() => writer.kill('SIGKILL'));
		let said = '';
		writer.stdout.setEncoding('utf8').on('data', text => {
			said += text;
		});
		await once(writer.stdout, 'data');
		await sleep(Math.random() * 30);
		writer.kill('SIGKILL');
		await once(writer, 'close');

		const store = await openSessionStore({host, now: Date.now});
		assert.equal(store.notice, undefined);
		const [written, writing] = [last(said, 'ends') || before, last(said, 'begins')];
		before = Number((await store.get())?.tokens.accessToken ?? 0);
		assert.ok(before === written || before === writing, `${[before, written, writing]}`);
		assert.deepEqual(
			readdirSync(folder).filter(name => name !== 'sessions.json'),
			[],
		);
	}
}

function last(said: string, what: 'begins' | 'ends'): number {
	return Number([...said.matchAll(new RegExp(`${what} (\\d+)\\n`, 'g'))].at(-1)?.[1] ?? 0);
}
