import assert from 'node:assert/strict';
import {chmodSync} from 'node:fs';
import {test} from 'node:test';
import {sessions} from '../../source/commands/sessions.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {startPool} from '../helpers/client.ts';
import {commandsOn} from '../helpers/command.ts';
import {sessionOf} from '../helpers/store.ts';

test('sessions are listed, chosen and forgotten by name', async t => {
	const pool = await startPool(t);
	const {run, host} = commandsOn(t, pool);
	assert.deepEqual(await run(sessions, []), {code: 0, stdout: '', stderr: ''});
	assert.deepEqual(JSON.parse((await run(sessions, ['--output', 'json'])).stdout), []);

	const store = await openSessionStore({host, now: pool.clock});
	await store.save(sessionOf('jane'));
	await store.save(sessionOf('evil\u001b]52;c;x\u0007\u202ename'));
	const {stdout} = await run(sessions, []);
	assert.equal(
		stdout,
		`  jane@eu-west-1_AbC  client 1h57kf5cpq17m0eml12EXAMPLE, refreshed after 1970-01-01T01:23:20.000Z
* evil_]52;c;x__name@eu-west-1_AbC  client 1h57kf5cpq17m0eml12EXAMPLE, refreshed after 1970-01-01T01:23:20.000Z
`,
	);

	assert.deepEqual(await run(sessions, ['--output', 'names']), {
		code: 0,
		stdout: 'jane@eu-west-1_AbC\nevil_]52;c;x__name@eu-west-1_AbC\n',
		stderr: '',
	});

	assert.equal((await run(sessions, ['use', 'jane@eu-west-1_AbC'])).code, 0);
	const json = await run(sessions, ['--output', 'json']);
	assert.deepEqual(JSON.parse(json.stdout)[0], {
		name: 'jane@eu-west-1_AbC',
		username: 'jane',
		region: 'eu-west-1',
		userPoolId: 'eu-west-1_AbC',
		clientId: '1h57kf5cpq17m0eml12EXAMPLE',
		canRefresh: true,
		isCurrent: true,
		expiresAt: '1970-01-01T01:23:20.000Z',
	});
	assert.equal(/access-of|refresh-of|id-of/.test(json.stdout + stdout), false);

	assert.equal((await run(sessions, ['remove', 'jane@eu-west-1_AbC'])).code, 0);
	assert.equal((await store.list()).length, 1);
	const gone = await run(sessions, ['use', 'jane@eu-west-1_AbC']);
	assert.deepEqual(gone, {
		code: 2,
		stdout: '',
		stderr: 'cognito-verify: No session named "jane@eu-west-1_AbC". Run cognito-verify sessions.\n',
	});
});

test('words that name no operation are a usage error', async t => {
	const pool = await startPool(t);
	const {run} = commandsOn(t, pool);
	for (const argv of [['use'], ['drop', 'x'], ['use', 'x', 'y'], ['--output', 'text'], ['--all']]) {
		const {code, stderr} = await run(sessions, argv);
		assert.equal(code, 2, argv.join(' '));
		assert.match(stderr, /^cognito-verify: .*\nusage: cognito-verify sessions/);
	}

	assert.match((await run(sessions, ['--help'])).stdout, /^usage: /);
});

test('a store that others can read is refused in one line, with exit code 1', {
	skip: process.platform === 'win32' && 'POSIX modes',
}, async t => {
	const pool = await startPool(t);
	const {run, host, folder} = commandsOn(t, pool);
	await (await openSessionStore({host, now: pool.clock})).save(sessionOf('jane'));
	chmodSync(folder, 0o755);
	const {code, stdout, stderr} = await run(sessions, []);
	assert.deepEqual([code, stdout, stderr.trim().split('\n').length], [1, '', 1]);
	assert.equal(
		stderr,
		`cognito-verify: Sessions are not safe here: ${folder} can be read or written by others. To mend it, run chmod 700 '${folder}' and try again.\n`,
	);
});
