import assert from 'node:assert/strict';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {bundleInto, root} from '../../build/build.js';
import {licences} from '../../build/licences.js';
import {temporaryFolder} from '../helpers/store.ts';

const rule = '-'.repeat(80);

/** A folder with packages: file names and contents by package. */
function folderOf(t: TestContext, packages: Record<string, Record<string, string>>): string {
	const folder = temporaryFolder(t);
	for (const [name, files] of Object.entries(packages)) {
		const at = join(folder, 'node_modules', name);
		mkdirSync(at, {recursive: true});
		for (const [file, text] of Object.entries(files)) writeFileSync(join(at, file), text);
	}
	return folder;
}

function manifest(name: string, more: object = {}): string {
	return JSON.stringify({name, version: '1.2.3', ...more});
}

test('each text is passed on once, below the packages that have it, and NOTICE files with it', async t => {
	const folder = folderOf(t, {
		one: {'package.json': manifest('one'), 'LICENSE.md': 'The text.\r\n'},
		'@scope/other': {'package.json': manifest('@scope/other'), licence: 'The text.'},
		noted: {'package.json': manifest('noted'), COPYING: 'Another text.', NOTICE: 'By somebody.'},
		'not-bundled': {'package.json': manifest('not-bundled'), LICENSE: 'A third text.'},
	});
	const inputs = ['one/a.js', 'one/b.js', '@scope/other/index.js', 'noted/lib/x.js'];
	const text = await licences(folder, [
		'source/cli.ts',
		...inputs.map(path => `node_modules/${path}`),
	]);
	assert.deepEqual(text.split(`\n${rule}\n\n`), [
		'@scope/other 1.2.3\none 1.2.3\n\nThe text.\n',
		'noted 1.2.3\n\nAnother text.\n\nBy somebody.\n',
	]);
});

test('a package that only names its licence gets the text of it, and one that names none ends the build', async t => {
	const standard = {'package.json': manifest('standard', {license: 'MIT', author: 'Jo <j@x.org>'})};
	const apache = {'package.json': manifest('apache', {license: 'Apache-2.0'}), NOTICE: 'By us.'};
	const folder = folderOf(t, {
		standard,
		apache,
		'@aws-sdk/client-cognito-identity-provider': {LICENSE: 'Apache License'},
		none: {'package.json': manifest('none')},
	});
	const text = await licences(folder, ['node_modules/standard/a.js', 'node_modules/apache/a.js']);
	const [first, second] = text.split(`\n${rule}\n\n`);
	assert.equal(first, 'apache 1.2.3\n\nApache License\n\nBy us.\n');
	assert.match(
		second ?? '',
		/^standard 1\.2\.3\n\nMIT License\n\nCopyright \(c\) Jo\n\nPermission is /,
	);
	await assert.rejects(licences(folder, ['node_modules/none/a.js']), /none has no licence text/);
});

test('every package in the bundles is named, with its own licence and NOTICE', async t => {
	const inputs = [...(await bundleInto(temporaryFolder(t))).values()].flat();
	const text = await licences(root, inputs);
	const folders = new Set(
		inputs.flatMap(path => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []),
	);
	assert.ok(folders.size > 20, `${folders.size} packages`);
	const sections = text.split(`\n${rule}\n\n`);
	for (const folder of folders) {
		const at = join(root, folder);
		const {name, version} = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8'));
		const section = sections.find(one =>
			one.split('\n\n')[0]?.split('\n').includes(`${name} ${version}`),
		);
		assert.ok(section, `${name} ${version}`);
		for (const file of readdirSync(at).filter(name =>
			/^(?:licen[cs]e|copying|notice)/i.test(name),
		)) {
			const own = readFileSync(join(at, file), 'utf8').replaceAll('\r', '').trim();
			assert.ok(section.includes(own), `${name}: ${file}`);
		}
	}
});
