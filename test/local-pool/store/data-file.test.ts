import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
	link,
	lstat,
	mkdtemp,
	readdir,
	readFile,
	rm,
	stat,
	symlink,
	writeFile,
} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {createLocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {bundleProgram} from '../../helpers/bundle.ts';
import {
	newestCode,
	publicClient,
	refusal,
	signIn,
	startPool,
	succeed,
} from '../../helpers/local-pool-client.ts';

async function folderFor(t: TestContext): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'local-pool-'));
	t.after(() => rm(folder, {recursive: true, force: true}));
	return folder;
}

test('users, tokens, codes and revocations outlive the server', async t => {
	const dataFile = join(await folderFor(t), 'pool.json');
	const first = await createLocalPool({dataFile});
	const kept = await signIn(first);
	const revoked = await signIn(first);
	const email = {AccessToken: kept.accessToken, AttributeName: 'email'};
	await succeed(first, 'GetUserAttributeVerificationCode', email);
	await succeed(first, 'RevokeToken', {Token: revoked.refreshToken, ClientId: publicClient});
	await first.call('AdminSetUserPassword', {
		UserPoolId: first.userPoolId,
		Username: 'sms-code',
		Password: 'Changed-pass-1',
		Permanent: true,
	});
	await first.close();

	const second = await startPool(t, {dataFile});
	assert.equal(second.userPoolId, first.userPoolId);
	assert.deepEqual(second.clients, first.clients);
	assert.deepEqual(
		first.users.map(user => user.username).filter(name => name !== 'sms-code'),
		second.users.map(user => user.username),
		'a user whose password changed is not announced with the old one',
	);
	await succeed(second, 'VerifyUserAttribute', {...email, Code: newestCode(second)});
	assert.equal(
		await refusal(second, 'GetUser', {AccessToken: revoked.accessToken}),
		'NotAuthorizedException: Access Token has been revoked',
	);
	await succeed(second, 'InitiateAuth', {
		AuthFlow: 'REFRESH_TOKEN_AUTH',
		ClientId: publicClient,
		AuthParameters: {REFRESH_TOKEN: kept.refreshToken},
	});
});

test('the file is for its owner alone, and holds no password', async t => {
	const folder = await folderFor(t);
	const dataFile = join(folder, 'pool.json');
	const pool = await startPool(t, {dataFile});
	await signIn(pool);
	assert.deepEqual(await readdir(folder), ['pool.json']);
	assert.doesNotMatch(await readFile(dataFile, 'utf8'), /Demo-pass-1/);
	// Windows has no file modes.
	if (process.platform !== 'win32') assert.equal((await stat(dataFile)).mode & 0o777, 0o600);
});

test('two pools do not share a file; when the first is closed, another may have it', async t => {
	const folder = await folderFor(t);
	const dataFile = join(folder, 'pool.json');
	const first = await createLocalPool({dataFile});
	await assert.rejects(
		createLocalPool({dataFile: join(folder, '..', basename(folder), 'pool.json')}),
		{
			message:
				/^another local pool uses .*pool\.json\. Stop that one first, or name another file\.$/,
		},
	);
	await (await createLocalPool({dataFile: join(folder, 'other.json')})).close();
	await first.close();
	const second = await createLocalPool({dataFile});
	await assert.rejects(createLocalPool({dataFile}), /another local pool/);
	await second.close();
});

test('a pool that cannot start lets go of its file', async t => {
	const dataFile = join(await folderFor(t), 'pool.json');
	const {endpoint} = await startPool(t);
	const port = Number(new URL(endpoint).port);
	await assert.rejects(createLocalPool({dataFile, port}), {code: 'EADDRINUSE'});
	await (await createLocalPool({dataFile})).close();
});

test('a file that is not ours is left alone, and said', async t => {
	const dataFile = join(await folderFor(t), 'pool.json');
	for (const content of ['{', '{}', '{"version":2}', '[]']) {
		await writeFile(dataFile, content);
		await assert.rejects(createLocalPool({dataFile}), /is not a data file of the local pool/);
		assert.equal(await readFile(dataFile, 'utf8'), content);
	}
});

test('what was answered is in the file, even when the server is killed in the next moment', async t => {
	const dataFile = join(await folderFor(t), 'pool.json');
	const program = await bundleProgram(
		t,
		join(import.meta.dirname, '../../helpers/run-local-pool.ts'),
	);
	for (let round = 0; round < 3; round++) {
		const server = spawn(process.execPath, [program, dataFile], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		t.after(() => server.kill('SIGKILL'));
		const [line] = await once(server.stdout, 'data');
		const {endpoint} = JSON.parse(String(line));
		const username = `user-${round}`;
		// Many changes at once, so that the kill happens during a write.
		const others = Array.from({length: 20}, (_, i) =>
			succeed({endpoint}, 'SignUp', {
				ClientId: publicClient,
				Username: `${username}-${i}`,
				Password: 'Robins-pass-1',
			}).catch(() => undefined),
		);
		await succeed({endpoint}, 'SignUp', {
			ClientId: publicClient,
			Username: username,
			Password: 'Robins-pass-1',
		});
		await assert.rejects(createLocalPool({dataFile}), /another local pool/);
		server.kill('SIGKILL');
		await once(server, 'exit');
		await Promise.all(others);
	}
	const pool = await startPool(t, {dataFile});
	for (const Username of ['user-0', 'user-1', 'user-2']) {
		await pool.call('AdminGetUser', {UserPoolId: pool.userPoolId, Username});
	}
});

test('a link where the new file is to be written is not followed', async t => {
	const folder = await folderFor(t);
	const victim = join(folder, 'victim');
	await writeFile(victim, 'as before');
	const dataFile = join(folder, 'pool.json');
	await symlink(victim, `${dataFile}.new`);
	await signIn(await startPool(t, {dataFile}));
	assert.equal(await readFile(victim, 'utf8'), 'as before');
	assert.deepEqual((await readdir(folder)).sort(), ['pool.json', 'victim']);
});

test('two names of one data file are one file', async t => {
	const folder = await folderFor(t);
	const dataFile = join(folder, 'pool.json');
	await (await createLocalPool({dataFile})).close();
	const other = join(folder, 'other.json');
	await symlink(dataFile, other);
	const pool = await createLocalPool({dataFile: other});
	await assert.rejects(createLocalPool({dataFile}), /^Error: another local pool uses/);
	await signIn(pool);
	await pool.close();
	assert.equal((await lstat(other)).isSymbolicLink(), true);
	assert.equal(await readFile(other, 'utf8'), await readFile(dataFile, 'utf8'));

	await rm(other);
	await link(dataFile, other);
	await assert.rejects(createLocalPool({dataFile}), {
		message: `${dataFile} has another name (a hard link). Copy it, and name the copy.`,
	});
});
