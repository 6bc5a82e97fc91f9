import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {
	expandPath,
	readConfigFiles,
	type SettingsError,
} from '../../source/settings/settings-file.ts';
import {temporaryFolder} from '../helpers/store.ts';

async function read(context: TestContext, config: string, credentials = '') {
	const home = await mkdtemp(join(tmpdir(), 'settings-'));
	context.after(() => rm(home, {recursive: true}));
	await mkdir(join(home, '.aws'));
	await writeFile(join(home, '.aws/config'), config);
	await writeFile(join(home, '.aws/credentials'), credentials);
	return readConfigFiles({env: {}, cwd: home, home});
}

const plain = (sections: ReadonlyMap<string, ReadonlyMap<string, string>>) =>
	Object.fromEntries([...sections].map(([name, keys]) => [name, Object.fromEntries(keys)]));

test('profiles and services are found in ~/.aws', async context => {
	const {profiles, services} = await read(
		context,
		`# a comment
[default]
Region = eu-west-3
[profile p1]
region=ap-northeast-1
services = svc

[profile "two words"]
output = text
[profile empty]
[plugins]
cli_legacy_plugin_path = /x
[services svc]
cognito_identity_provider =
  endpoint_url = http://127.0.0.1:1/x
s3 =
  endpoint_url = http://other
`,
	);
	assert.deepEqual(plain(profiles), {
		default: {region: 'eu-west-3'},
		p1: {region: 'ap-northeast-1', services: 'svc'},
		'two words': {output: 'text'},
		empty: {},
	});
	assert.deepEqual(plain(services), {
		svc: {
			'cognito_identity_provider.endpoint_url': 'http://127.0.0.1:1/x',
			's3.endpoint_url': 'http://other',
		},
	});
});

test('a section’s header is taken apart as a shell takes words apart', async context => {
	const {profiles, services} = await read(
		context,
		`[profile  spaced]
a = 1
[profile 'single']
a = 2
[profile a b]
a = 3
[profile "open]
a = 4
[bare]
a = 5
[profile default]
a = 6
[default]
a = 7
[services "my services"]
cognito_identity_provider =
  Endpoint_URL = inner keys stay as they are
`,
	);
	assert.deepEqual(plain(profiles), {
		spaced: {a: '1'},
		single: {a: '2'},
		default: {a: '7'},
	});
	assert.deepEqual(plain(services), {
		'my services': {'cognito_identity_provider.Endpoint_URL': 'inner keys stay as they are'},
	});
});

test('a profile of the credentials file is one too, and adds to the other file’s', async context => {
	const {profiles} = await read(
		context,
		'[profile p1]\nregion = a\n',
		'[p1]\nregion = b\naws_access_key_id = AKIA\n[only-here]\nregion = c\n',
	);
	assert.equal(profiles.get('p1')?.get('region'), 'b');
	assert.equal(profiles.get('only-here')?.get('region'), 'c');
});

test('files that are not there are empty; their names may hold ~ and variables', async context => {
	const home = await mkdtemp(join(tmpdir(), 'settings-'));
	context.after(() => rm(home, {recursive: true}));
	await writeFile(join(home, 'mine'), '[default]\nregion = r\n');
	const nowhere = {AWS_SHARED_CREDENTIALS_FILE: '/no/such'};
	const place = {cwd: '/', home};
	assert.deepEqual(await readConfigFiles({...place, env: nowhere}), {
		profiles: new Map(),
		services: new Map(),
		hasPlugins: false,
	});
	for (const AWS_CONFIG_FILE of ['~/mine', '$PLACE/mine', join(home, 'mine')]) {
		const env = {...nowhere, AWS_CONFIG_FILE, PLACE: home};
		const {profiles} = await readConfigFiles({...place, env});
		assert.equal(profiles.get('default')?.get('region'), 'r', AWS_CONFIG_FILE);
	}
	for (const path of ['$NOT_SET/~', '$constructor/$toString']) {
		assert.equal(expandPath(path, {env: {}, home}), path);
	}
});

test('what isn’t a regular file is empty, and keeps nobody waiting', {
	skip: process.platform === 'win32' && 'Windows has no named pipes among its files',
}, async context => {
	const folder = temporaryFolder(context);
	const pipe = join(folder, 'pipe');
	execFileSync('mkfifo', [pipe]);
	const large = join(folder, 'large');
	await writeFile(large, `[profile large]\n${'#'.repeat(4 * 1024 * 1024)}`);
	for (const odd of [pipe, '/dev/zero', '/dev/null', folder, large]) {
		const env = {AWS_CONFIG_FILE: odd, AWS_SHARED_CREDENTIALS_FILE: odd};
		const {profiles, services} = readConfigFiles({env, cwd: folder, home: folder});
		assert.deepEqual([profiles, services], [new Map(), new Map()], odd);
	}
});

test('a pipe that the shell has opened is read', {
	skip: process.platform === 'win32' && 'Windows has no /dev/fd',
}, () => {
	const script = `import {readConfigFiles} from ${JSON.stringify(import.meta.resolve('../../source/settings/settings-file.ts'))};
		const {profiles} = readConfigFiles({env: process.env, cwd: '/', home: '/'});
		console.log([...profiles.keys()].join());`;
	const {stdout} = spawnSync(
		'bash',
		[
			'-c',
			'AWS_CONFIG_FILE=<(echo "[profile piped]") "$0" --import tsx --input-type=module --eval "$1"',
			...[process.execPath, script],
		],
		{encoding: 'utf8'},
	);
	assert.equal(stdout, 'piped\n');
});

test('a file that is no configuration is refused by name', async context => {
	for (const [text, where] of [
		['this is not ini\n', 'line 1'],
		['[default]\nregion\n', 'line 2'],
		['[default]\nregion = a\nregion = b\n', 'line 3'],
		['[default]\ns3 =\n  nonsense\n', 'the block "s3"'],
	] as const) {
		await assert.rejects(read(context, text), ({source, message}: SettingsError) => {
			assert.equal(source, 'file');
			assert.match(message, /^Unable to parse config file: .*config, /);
			return message.endsWith(where);
		});
	}
});
