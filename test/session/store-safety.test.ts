import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	renameSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import {test} from 'node:test';
import {Problem} from '../../source/problem.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {openSettingsStore} from '../../source/session/settings-store.ts';
import {sessionsPath, settingsPath} from '../../source/session/store-folder.ts';
import {sessionOf, temporaryHost} from '../helpers/store.ts';

const now = () => 0;
const skip = process.platform === 'win32' && 'a Windows profile is private by its access list';

/** The subject of the `storeUnsafe` that work ends in. */
async function subjectOf(work: () => unknown): Promise<string> {
	try {
		await work();
	} catch (error) {
		assert.ok(error instanceof Problem, String(error));
		assert.equal(error.code, 'storeUnsafe');
		return error.detail.subject ?? '';
	}

	return assert.fail('it was not refused');
}

for (const mode of [0o755, 0o770, 0o701]) {
	test(`a folder with mode ${mode.toString(8)} is refused, and the command it names mends it`, {
		skip,
	}, async t => {
		const {host, folder} = temporaryHost(t);
		mkdirSync(folder);
		chmodSync(folder, mode);

		const subject = await subjectOf(() => openSessionStore({host, now}));
		assert.equal(subject, `${folder} can be read or written by others: chmod 700 '${folder}'`);
		execFileSync('sh', ['-c', subject.slice(subject.indexOf(': ') + 2)]);
		await openSessionStore({host, now});
	});
}

for (const mode of [0o644, 0o660, 0o602]) {
	test(`a file with mode ${mode.toString(8)} is refused, at the start and later`, {
		skip,
	}, async t => {
		const {host, folder} = temporaryHost(t);
		const store = await openSessionStore({host, now});
		await store.save(sessionOf('jane'));
		const file = sessionsPath(folder);
		chmodSync(file, mode);

		const wanted = `${file} can be read or written by others: chmod 600 '${file}'`;
		assert.equal(await subjectOf(() => openSessionStore({host, now})), wanted);
		assert.equal(await subjectOf(() => store.get()), wanted);
		assert.equal(await subjectOf(() => store.save(sessionOf('john'))), wanted);
	});
}

test('what belongs to somebody else is refused', {skip}, async t => {
	const {host, folder} = temporaryHost(t);
	await (await openSessionStore({host, now})).save(sessionOf('jane'));

	const other = {...host, geteuid: () => (process.geteuid?.() ?? 0) + 1};
	assert.equal(
		await subjectOf(() => openSessionStore({host: other, now})),
		`${folder} belongs to another user: sudo chown -R "$(id -un)" '${folder}'`,
	);
});

test('a file that belongs to somebody else is refused', {
	skip: skip || (process.geteuid?.() !== 0 && 'only root can give a file away'),
}, async t => {
	const {host, folder} = temporaryHost(t);
	const file = sessionsPath(folder);
	await (await openSessionStore({host, now})).save(sessionOf('jane'));
	chownSync(file, 65_534, 65_534);

	assert.match(await subjectOf(() => openSessionStore({host, now})), /sessions\.json belongs to/);
});

test('a symbolic link is not followed, and what it points at is not touched', {skip}, async t => {
	const {host, folder} = temporaryHost(t);
	const target = `${folder}-elsewhere`;
	mkdirSync(target, {mode: 0o700});
	symlinkSync(target, folder);
	assert.match(await subjectOf(() => openSessionStore({host, now})), /is a symbolic link: rm '/);

	renameSync(folder, `${folder}-link`);
	const store = await openSessionStore({host, now});
	symlinkSync(`${target}/victim`, sessionsPath(folder));
	assert.match(
		await subjectOf(() => store.save(sessionOf('jane'))),
		/sessions\.json is a symbolic/,
	);
	assert.equal(existsSync(`${target}/victim`), false);
});

test('settings are refused the same way', {skip}, async t => {
	const {host, folder} = temporaryHost(t);
	mkdirSync(folder, {mode: 0o700});
	writeFileSync(settingsPath(folder), '{}');
	chmodSync(settingsPath(folder), 0o666);
	assert.match(
		await subjectOf(() => openSettingsStore(host)),
		/settings\.json can be read or written/,
	);
});

test('a quote in the name of the folder does not get out of the command', {skip}, async t => {
	const {host, folder} = temporaryHost(t);
	const odd = `${folder} it's; echo $(id) \`id\``;
	mkdirSync(odd, {mode: 0o777});
	chmodSync(odd, 0o777);
	const inOdd = {...host, env: {...host.env, COGNITO_VERIFY_CONFIG_DIR: odd}};

	const subject = await subjectOf(() => openSessionStore({host: inOdd, now}));
	const output = execFileSync('sh', ['-c', subject.slice(subject.lastIndexOf(': ') + 2)], {
		encoding: 'utf8',
	});
	assert.equal(output, '');
	await openSessionStore({host: inOdd, now});
});

test('on Windows nothing is looked at', async t => {
	const {host, folder} = temporaryHost(t);
	mkdirSync(folder);
	chmodSync(folder, 0o755);
	await openSessionStore({host: {...host, platform: 'win32', geteuid: undefined}, now});
});
