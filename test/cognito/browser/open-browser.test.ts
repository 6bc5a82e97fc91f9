import assert from 'node:assert/strict';
import {existsSync, mkdirSync, readFileSync, watch, writeFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {test} from 'node:test';
import {showPaged} from '../../../source/aws-cli/words/pager.ts';
import {browserCommand, openBrowser} from '../../../source/cognito/browser/open-browser.ts';
import {withAbsolutePath} from '../../../source/settings/search-path.ts';
import {temporaryFolder} from '../../helpers/store.ts';

test('each system has its own way to open a browser, and a URL stays one argument', () => {
	const url = 'https://a.example/?b=1&c="2"';
	assert.deepEqual(browserCommand('darwin', url), ['open', url]);
	assert.deepEqual(browserCommand('linux', url), ['xdg-open', url]);
	assert.deepEqual(browserCommand('freebsd', url), ['xdg-open', url]);
	assert.deepEqual(browserCommand('win32', url, 'D:\\Win'), [
		'D:\\Win\\System32\\cmd.exe',
		'/d',
		'/c',
		'start',
		'""',
		'"https://a.example/?b=1&c=%222%22"',
	]);
});

test('no program of the working directory opens the browser or is the pager, whatever PATH says', {
	skip: process.platform === 'win32' && 'programs are found by other rules there',
}, async t => {
	const folder = temporaryFolder(t);
	const right = join(folder, 'right');
	const planted = join(right, 'planted');
	const before = process.cwd();
	mkdirSync(right);
	const opener = browserCommand(process.platform, '')[0];
	for (const name of [opener, 'less']) {
		writeFileSync(join(folder, name), `#!/bin/sh\n>'${planted}'\n`, {mode: 0o700});
		const script = `#!/bin/sh\n>'${right}/done-${name}'\n`;
		writeFileSync(join(right, name), script, {mode: 0o700});
	}
	process.chdir(folder);
	t.after(() => process.chdir(before));
	const opened = new Promise<void>(resolve => {
		const watcher = watch(
			right,
			(_, name) => [`done-${opener}`, 'planted'].includes(name ?? '') && resolve(),
		);
		t.after(() => watcher.close());
	});
	const env = {PATH: `:.:./:../${basename(folder)}:${right}`};
	assert.equal(await showPaged('text', env, ['less']), true);
	openBrowser({platform: process.platform, env}, 'about:blank');
	await opened;
	assert.deepEqual([existsSync(planted), existsSync(join(right, 'done-less'))], [false, true]);
	assert.deepEqual(withAbsolutePath({PATH: '.', Path: '', HOME: '.'}), {
		PATH: '/usr/bin:/bin',
		Path: '/usr/bin:/bin',
		HOME: '.',
	});
});

test('the browser is handed no secret of the environment', {
	skip: process.platform === 'win32' && 'the browser is a shell script here',
}, async t => {
	const folder = temporaryFolder(t);
	const [seen, half] = [join(folder, 'seen'), join(folder, 'half')];
	const script = `#!/bin/sh\n{ env; echo "url=$1"; } >'${half}' && mv '${half}' '${seen}'\n`;
	for (const name of ['xdg-open', 'open']) writeFileSync(join(folder, name), script, {mode: 0o700});
	const opened = new Promise<void>(resolve => {
		const watcher = watch(folder, () => existsSync(seen) && resolve());
		t.after(() => watcher.close());
	});
	openBrowser(
		{
			platform: process.platform,
			env: {
				PATH: `${folder}:${process.env['PATH']}`,
				DISPLAY: ':0',
				COGNITO_VERIFY_CLIENT_SECRET: 'client-secret',
				AWS_SECRET_ACCESS_KEY: 'secret-key',
				AWS_SESSION_TOKEN: 'session-token',
				MY_CLIENT: 'named-secret',
				https_proxy: 'http://me:proxy-secret@proxy.example',
				GITHUB_PAT: 'other-token',
				NODE_OPTIONS: '--require=secret.cjs',
				XDG_ACTIVATION_TOKEN_FILE: 'token-file',
				MY_PATH: 'secret-path',
				LC_ALL: 'C.UTF-8',
				XDG_RUNTIME_DIR: '/run/user/1',
			},
		},
		'https://auth.example/',
	);
	await opened;
	const text = readFileSync(seen, 'utf8');
	assert.match(text, /^DISPLAY=:0$[\s\S]*^url=https:\/\/auth\.example\/$/m);
	assert.doesNotMatch(text, /secret|token/i);
	const names = text.split('\n').map(line => line.split('=')[0]);
	// A shell adds some of its own.
	const given = names.filter(name => !/^(?:_|PWD|OLDPWD|SHLVL|url|)$/.test(name ?? ''));
	assert.deepEqual(given.sort(), ['DISPLAY', 'LC_ALL', 'PATH', 'XDG_RUNTIME_DIR']);
});
