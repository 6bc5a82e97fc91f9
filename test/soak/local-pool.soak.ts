import assert from 'node:assert/strict';
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {addUsers, signInUnderLoad} from '../helpers/load.ts';
import {signed, startPool, succeed} from '../helpers/local-pool-client.ts';

const mebibyte = 1_048_576;

test('10,000 sign-ins and code requests from 200 connections: no error, memory flat, and the data file whole after a kill', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'local-pool-'));
	t.after(() => rm(folder, {recursive: true, force: true}));
	const dataFile = join(folder, 'pool.json');
	const server = fork('test/helpers/run-local-pool.ts', [dataFile], {
		execArgv: ['--expose-gc', '--import', 'tsx'],
		stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
	});
	t.after(() => server.kill('SIGKILL'));
	assert.ok(server.stdout);
	const [line] = await once(server.stdout, 'data');
	const {endpoint, userPoolId} = JSON.parse(String(line));
	const heap = async (): Promise<number> => {
		server.send('heap');
		const [used] = await once(server, 'message');
		return Number(used);
	};
	const usernames = await addUsers(
		(operation, request) => succeed({endpoint}, operation, request, signed),
		userPoolId,
		2_000,
	);
	const load = (times: number, from: number) =>
		signInUnderLoad({endpoint}, usernames.slice(from, from + times / 5), {times, connections: 200});

	// A first part, after which everything that is created once exists.
	await load(2_000, 0);
	const before = await heap();
	await load(8_000, 400);
	const grown = (await heap()) - before;
	t.diagnostic(
		`heap after 2,000: ${(before / mebibyte).toFixed(1)} MiB; then grown by ${(grown / mebibyte).toFixed(1)} MiB`,
	);
	assert.ok(grown < 16 * mebibyte, `the heap grew by ${grown} bytes`);

	const last = signInUnderLoad({endpoint}, ['load-0'], {times: 1, connections: 1});
	await assert.rejects(last, /LimitExceededException/, 'what was counted is known');
	server.kill('SIGKILL');
	await once(server, 'exit');
	const pool = await startPool(t, {dataFile});
	await assert.rejects(
		signInUnderLoad(pool, ['load-1999'], {times: 1, connections: 1}),
		/LimitExceededException/,
		'and is in the file',
	);
});
