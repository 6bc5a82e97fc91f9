import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {test} from 'node:test';
import {bundleInto, root} from '../../build/build.js';
import {spawn} from '../helpers/pty.ts';

/** Plays the demo up to the attributes, and gives the screen at each step. What is another each time stands as 0. */
async function screensOf(program: readonly string[], home: string): Promise<readonly string[]> {
	await using app = spawn(process.execPath, [...program, 'demo'], {
		cwd: root,
		env: {HOME: home, LOCALAPPDATA: home, APPDATA: home},
	});
	const screens: string[] = [];
	const steady = (text: string) =>
		text.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d+/g, '0');
	const until = async (text: string) => screens.push(steady(await app.until(text, 30)));
	await until('User name:');
	app.press('enter');
	await until('Password');
	app.press('enter');
	await until('phone_number');
	app.press('ctrl+c');
	await app.exit;
	screens.push(steady(app.text()));
	return screens;
}

test('the bundled app draws the frames that its source draws', async t => {
	const folder = await mkdtemp(join(tmpdir(), 'bundled-app-'));
	t.after(() => rm(folder, {recursive: true}));
	await bundleInto(join(folder, 'dist'));
	const bundled = await screensOf([join(folder, 'dist/cognito-verify.cjs')], folder);
	const source = await screensOf(['--import', 'tsx', 'source/cli.ts'], folder);
	assert.equal(source.length, 4);
	assert.deepEqual(bundled, source);
});
