import assert from 'node:assert/strict';
import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import {test} from 'node:test';
import {sessions} from '../../source/commands/sessions.ts';
import {sessionsPath} from '../../source/session/file/store-folder.ts';
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
		`  jane@eu-west-1_AbC  app client 1h57kf5cpq17m0eml12EXAMPLE, access token expires 1970-01-01
* evil_]52;c;x__name@eu-west-1_AbC  app client 1h57kf5cpq17m0eml12EXAMPLE, access token expires 1970-01-01
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

test('a person at a terminal is told what was done, a script is not', async t => {
	const pool = await startPool(t);
	const {run, host} = commandsOn(t, pool);
	const store = await openSessionStore({host, now: pool.clock});
	const told = async (argv: readonly string[], sentence: string) => {
		await store.save(sessionOf('jane'));
		await store.save(sessionOf('evil\u001b]0;x\u0007'));
		assert.deepEqual(await run(sessions, argv), {code: 0, stdout: '', stderr: ''});
		await store.save(sessionOf('jane'));
		const person = await run(sessions, argv, {isTerminal: true});
		assert.deepEqual(person, {code: 0, stdout: '', stderr: `${sentence}\n`});
	};
	await told(['use', 'jane@eu-west-1_AbC'], 'jane@eu-west-1_AbC is the current session now.');
	await told(
		['remove', 'jane@eu-west-1_AbC'],
		"jane@eu-west-1_AbC is removed from this computer. Its tokens weren't revoked and work until they expire.",
	);
	const [evil] = await store.list();
	const person = await run(sessions, ['use', evil?.name ?? ''], {isTerminal: true});
	assert.equal(person.stderr, 'evil_]0;x_@eu-west-1_AbC is the current session now.\n');
	await store.remove(evil?.name ?? '');
	assert.deepEqual(await run(sessions, [], {isTerminal: true}), {
		code: 0,
		stdout: '',
		stderr: 'No session is saved. To start one, run cognito-verify sign-in.\n',
	});
});

test('what somebody wrote into the file moves no cursor and turns no text around', async t => {
	const pool = await startPool(t);
	const {run, host, folder} = commandsOn(t, pool);
	const store = await openSessionStore({host, now: pool.clock});
	const session = sessionOf('jane');
	const {name} = await store.save({
		...session,
		client: {...session.client, endpointUrl: 'http://localhost:4566/x'},
	});
	const hostile = (word: string) => `${word}\u001b]52;c;x\u0007\u202e\r\n`;
	const file = JSON.parse(readFileSync(sessionsPath(folder), 'utf8'));
	const [kept] = Object.values<{name: string; client: {clientId: string; endpointUrl: string}}>(
		file.sessions,
	);
	assert.ok(kept);
	kept.name = hostile(name);
	kept.client = {...kept.client, clientId: hostile('client')};
	file.current = kept.name;
	writeFileSync(sessionsPath(folder), JSON.stringify(file));

	const shown = (word: string) => `${word} `;
	const stdouts: string[] = [];
	for (const output of ['lines', 'names', 'json']) {
		const argv = output === 'lines' ? [] : ['--output', output];
		const {code, stdout, stderr} = await run(sessions, argv);
		assert.deepEqual([code, stderr], [0, ''], output);
		stdouts.push(stdout);
	}
	const [lines, names, json = ''] = stdouts;
	assert.equal(
		lines,
		`* ${shown(name)}  app client ${shown('client')} at http://localhost:4566/x, access token expires 1970-01-01\n`,
	);
	assert.equal(names, `${shown(name)}\n`);
	assert.match(json, /^[\x20-\x7e\n]*$/);
	const [read] = JSON.parse(json);
	assert.deepEqual([read.name, read.clientId], [kept.name, kept.client.clientId]);
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
		`cognito-verify: Sessions aren't safe here: ${folder} can be read or written by others. To fix it, run chmod 700 ${folder} and try again.\n`,
	);
});
