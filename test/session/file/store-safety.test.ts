import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {
	chmodSync,
	chownSync,
	existsSync,
	lchownSync,
	mkdirSync,
	renameSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {test} from 'node:test';
import {Problem} from '../../../source/problem.ts';
import {sessionsPath, settingsPath} from '../../../source/session/file/store-folder.ts';
import {openSessionStore} from '../../../source/session/session-store.ts';
import {openSettingsStore} from '../../../source/session/settings-store.ts';
import {sessionOf, temporaryHost} from '../../helpers/store.ts';

const now = () => 0;
const skip = process.platform === 'win32' && 'a Windows profile is private by its access list';

/** The details of the `storeUnsafe` that a function throws: what is wrong, and the command that fixes it. */
async function refusalOf(work: () => unknown) {
	try {
		await work();
	} catch (error) {
		assert.ok(error instanceof Problem, String(error));
		assert.equal(error.code, 'storeUnsafe');
		assert.ok('mend' in error.detail);
		const {fault, mend} = error.detail;
		return {fault, mend};
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

		const {fault, mend} = await refusalOf(() => openSessionStore({host, now}));
		assert.equal(fault, `${folder} can be read or written by others`);
		assert.equal(mend, `chmod 700 ${folder}`);
		execFileSync('sh', ['-c', mend]);
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

		const wanted = {
			fault: `${file} can be read or written by others`,
			mend: `chmod 600 ${file}`,
		};
		assert.deepEqual(await refusalOf(() => openSessionStore({host, now})), wanted);
		assert.deepEqual(await refusalOf(() => store.get()), wanted);
		assert.deepEqual(await refusalOf(() => store.save(sessionOf('john'))), wanted);
	});
}

test('what belongs to somebody else is refused', {skip}, async t => {
	const {host, folder} = temporaryHost(t);
	await (await openSessionStore({host, now})).save(sessionOf('jane'));

	const other = {...host, geteuid: () => (process.geteuid?.() ?? 0) + 1};
	assert.deepEqual(await refusalOf(() => openSessionStore({host: other, now})), {
		fault: `${folder} belongs to another user`,
		mend: `sudo chown -R "$(id -un)" ${folder}`,
	});
});

test('a file that belongs to somebody else is refused', {
	skip: skip || (process.geteuid?.() !== 0 && 'only root can give a file away'),
}, async t => {
	const {host, folder} = temporaryHost(t);
	const file = sessionsPath(folder);
	await (await openSessionStore({host, now})).save(sessionOf('jane'));
	chownSync(file, 65_534, 65_534);

	const {fault} = await refusalOf(() => openSessionStore({host, now}));
	assert.match(fault, /sessions\.json belongs to/);
});

test('a symbolic link is not followed, and what it points at is not touched', {skip}, async t => {
	const {host, folder} = temporaryHost(t);
	const target = `${folder}-elsewhere`;
	mkdirSync(target, {mode: 0o700});
	symlinkSync(target, folder);
	assert.deepEqual(await refusalOf(() => openSessionStore({host, now})), {
		fault: `${folder} is a symbolic link`,
		mend: `rm ${folder}`,
	});

	renameSync(folder, `${folder}-link`);
	const store = await openSessionStore({host, now});
	symlinkSync(`${target}/victim`, sessionsPath(folder));
	const {fault} = await refusalOf(() => store.save(sessionOf('jane')));
	assert.match(fault, /sessions\.json is a symbolic/);
	assert.equal(existsSync(`${target}/victim`), false);
});

test('a file larger than any that sessions fill is refused before it is read', {skip}, async t => {
	const {host, folder} = temporaryHost(t);
	await (await openSessionStore({host, now})).save(sessionOf('jane'));
	truncateSync(sessionsPath(folder), 16 * 1024 * 1024 + 1);
	assert.deepEqual(await refusalOf(() => openSessionStore({host, now})), {
		fault: `${sessionsPath(folder)} is larger than 16 MiB`,
		mend: `rm -i ${sessionsPath(folder)}`,
	});
});

test('settings are refused the same way', {skip}, async t => {
	const {host, folder} = temporaryHost(t);
	mkdirSync(folder, {mode: 0o700});
	writeFileSync(settingsPath(folder), '{}');
	chmodSync(settingsPath(folder), 0o666);
	const {fault} = await refusalOf(() => openSettingsStore(host));
	assert.match(fault, /settings\.json can be read or written/);
});

test('a quote in the name of the folder does not get out of the command', {skip}, async t => {
	const {host, folder} = temporaryHost(t);
	const odd = `${folder} it's; echo $(id) \`id\``;
	mkdirSync(odd, {mode: 0o777});
	chmodSync(odd, 0o777);
	const inOdd = {...host, env: {...host.env, COGNITO_VERIFY_CONFIG_DIR: odd}};

	const {mend} = await refusalOf(() => openSessionStore({host: inOdd, now}));
	const output = execFileSync('sh', ['-c', mend], {encoding: 'utf8'});
	assert.equal(output, '');
	await openSessionStore({host: inOdd, now});
});

test('on Windows nothing is looked at', async t => {
	const {host, folder} = temporaryHost(t);
	mkdirSync(folder);
	chmodSync(folder, 0o755);
	await openSessionStore({host: {...host, platform: 'win32', geteuid: undefined}, now});
});

test('a folder is refused that lies where everybody can put another in its place', {
	skip,
}, async t => {
	const {host, folder} = temporaryHost(t);
	const parent = dirname(folder);
	chmodSync(parent, 0o777);
	const wanted = {
		fault: `${parent}, where the sessions are kept, can be written by everybody`,
		mend: `chmod o-w ${parent}`,
	};
	assert.deepEqual(await refusalOf(() => openSessionStore({host, now})), wanted);
	assert.deepEqual(await refusalOf(() => openSettingsStore(host)), wanted);
	chmodSync(parent, 0o1777);
	await openSessionStore({host, now});
	chmodSync(parent, 0o777);
	execFileSync('sh', ['-c', wanted.mend]);
	await openSessionStore({host, now});
});

const asRoot = {skip: skip || (process.geteuid?.() !== 0 && 'only root can give a folder away')};

test(
	'a folder is refused below one that another user owns, or a link of theirs',
	asRoot,
	async t => {
		const {host, folder} = temporaryHost(t);
		const parent = dirname(folder);
		const refused = (path: string) => ({
			fault: `${path}, where the sessions are kept, belongs to another user`,
			mend: 'export COGNITO_VERIFY_CONFIG_DIR="$(mktemp -d)"',
		});
		await openSessionStore({host, now});
		for (const mode of [0o755, 0o1777]) {
			chownSync(parent, 4_000, 4_000);
			chmodSync(parent, mode);
			assert.deepEqual(await refusalOf(() => openSessionStore({host, now})), refused(parent));
			assert.deepEqual(await refusalOf(() => openSettingsStore(host)), refused(parent));
		}
		chownSync(parent, 65_534, 65_534);
		await openSessionStore({host, now});
		chownSync(parent, 0, 0);
		chmodSync(parent, 0o755);
		await openSessionStore({host, now});

		const link = `${parent}-link`;
		symlinkSync(parent, link);
		t.after(() => rmSync(link));
		const env = {...host.env, COGNITO_VERIFY_CONFIG_DIR: join(link, 'config')};
		await openSessionStore({host: {...host, env}, now});
		lchownSync(link, 4_000, 4_000);
		const theirs = await refusalOf(() => openSessionStore({host: {...host, env}, now}));
		assert.deepEqual(theirs, refused(link));
		lchownSync(link, 0, 0);
		const inner = join(parent, 'inner');
		mkdirSync(inner);
		chownSync(parent, 4_000, 4_000);
		symlinkSync(inner, `${parent}-inner`);
		t.after(() => rmSync(`${parent}-inner`));
		env.COGNITO_VERIFY_CONFIG_DIR = join(`${parent}-inner`, 'config');
		const behind = await refusalOf(() => openSessionStore({host: {...host, env}, now}));
		assert.deepEqual(behind, refused(parent));
	},
);

test(
	"a group may write where the folder lies if it is the user's own, as with umask 002",
	asRoot,
	async t => {
		const {host, folder} = temporaryHost(t);
		const parent = dirname(folder);
		// Root's group, and one that only has the user's ID.
		for (const id of [0, 4_000]) {
			const user = {...host, geteuid: () => id};
			mkdirSync(folder, {recursive: true, mode: 0o700});
			for (const path of [parent, folder]) chownSync(path, id, id);
			chmodSync(parent, 0o775);
			await openSessionStore({host: user, now});
			chownSync(parent, id, 4_001);
			const wanted = {
				fault: `${parent}, where the sessions are kept, can be written by its group`,
				mend: `chmod g-w ${parent}`,
			};
			assert.deepEqual(await refusalOf(() => openSessionStore({host: user, now})), wanted);
			execFileSync('sh', ['-c', wanted.mend]);
			await openSessionStore({host: user, now});
			chmodSync(parent, 0o1775);
			await openSessionStore({host: user, now});
		}
	},
);

test('a folder that cannot be made is said, not tried without end', {
	skip: process.platform !== 'linux' && 'needs /proc',
}, async t => {
	const {host} = temporaryHost(t);
	for (const folder of ['/proc/x', '/proc/x/y/z']) {
		const env = {...host.env, COGNITO_VERIFY_CONFIG_DIR: folder};
		const store = await openSessionStore({host: {...host, env}, now});
		assert.deepEqual(store.place, {kind: 'memory'});
		assert.match(store.notice ?? '', /^\/proc\/x.*: the folder is missing\. /);
	}
});
