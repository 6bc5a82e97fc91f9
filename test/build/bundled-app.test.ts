import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {root} from '../../build/build.js';
import {spawn} from '../../harness/pty.ts';
import {bundledProgram} from '../helpers/program.ts';

/** Plays the demo up to the attributes, and returns the screen at each step. What differs each time becomes 0. */
async function screensOf(program: readonly string[], home: string): Promise<readonly string[]> {
	await using app = spawn(process.execPath, [...program, 'demo'], {
		cwd: root,
		env: {HOME: home, LOCALAPPDATA: home, APPDATA: home},
	});
	const screens: string[] = [];
	const steady = (text: string) =>
		text.replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|\d+/g, '0');
	const until = async (text: string) => screens.push(steady(await app.until(text, 30)));
	await until('Username:');
	app.press('enter');
	await until('Password');
	app.press('enter');
	await until('phone_number');
	app.press('ctrl+c');
	await app.exit;
	screens.push(steady(app.text()));
	return screens;
}

const folder = await mkdtemp(join(tmpdir(), 'bundled-app-'));
after(() => rm(folder, {recursive: true}));
const program = await bundledProgram();

test('in a window made narrower, where lines are broken anew, there is one frame and all that was above it', async () => {
	const env = {HOME: folder, LOCALAPPDATA: folder, APPDATA: folder, TERM_PROGRAM: 'vscode'};
	await using app = spawn(process.execPath, [program, 'demo'], {columns: 120, env});
	await app.until('Username:', 30);
	app.press('enter');
	await app.until('Password');
	app.press('enter');
	await app.until('Choose an attribute');
	// The hints as drawn in a frame of that width.
	const widths = new Map([
		[70, /\? help\nq quit {3}Ctrl/],
		[40, /q quit\nCtrl\+C quit/],
	]);
	for (const [columns, drawn] of widths) {
		app.resize(columns, 24);
		await app.until(drawn);
		assert.equal(app.text().match(/Choose an attribute/g)?.length, 1, app.text());
		assert.match(app.text(), /^ℹ Using user pool [\s\S]*✔ Signed in as demo;/);
	}
});

test('where the locale is ASCII, everything that the bundled app draws is', async () => {
	const env = {HOME: folder, LOCALAPPDATA: folder, APPDATA: folder, LANG: 'C'};
	await using app = spawn(process.execPath, [program, 'demo'], {columns: 80, env});
	await app.until('Username:', 30);
	app.send('\u001bOP');
	const screen = await app.until('Whose attributes to verify');
	assert.match(screen, /^i Using user pool [\s\S]*AWS console > Cognito > your pool > Users/);
	assert.doesNotMatch(screen, /[^\n -~]/);
});

test('the bundled app draws the frames that its source draws', async () => {
	const bundled = await screensOf([program], folder);
	const source = await screensOf(['--import', 'tsx', 'source/cli.ts'], folder);
	assert.equal(source.length, 4);
	assert.deepEqual(bundled, source);
});
