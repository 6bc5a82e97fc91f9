/**
 * Draws the README's pictures from the real program in a real terminal: `npm run pictures`. An animation of a whole
 * verification, and stills for dark and light pages.
 */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {spawn} from '../../harness/pty.ts';
import {root} from '../build.js';
import {readScreen, type Screen} from './screen-cells.ts';
import {dark, drawAnimation, drawStill, type Frame, light} from './svg.ts';

const size = {columns: 80, rows: 24};
const folder = join(root, 'pictures');
mkdirSync(folder, {recursive: true});

await using app = spawn(process.execPath, [join(root, 'dist/cognito-verify.cjs'), 'demo'], size);
const frames: Frame[] = [];

/** Adds the current screen to the animation. */
async function shoot(ms: number): Promise<Screen> {
	const screen = await readScreen(app.transcript(), size);
	frames.push({screen, ms});
	return screen;
}

/** Types text into the field with this label, showing each key for a moment. */
async function type(label: string, text: string): Promise<void> {
	for (const [index, key] of [...text].entries()) {
		app.send(key);
		// Includes the label, because the inbox also shows the code.
		await app.until(new RegExp(`^${label} ${text.slice(0, index + 1)}(?: |$)`, 'm'));
		await shoot(index === 0 ? 500 : 180);
	}
}

function save(name: string, title: string, screen: Screen): void {
	writeFileSync(join(folder, `${name}-dark.svg`), drawStill(screen, title, dark));
	writeFileSync(join(folder, `${name}-light.svg`), drawStill(screen, title, light));
}

await app.until(/^User ?name:/im);
await shoot(2200);
app.press('enter');
await app.until('Password');
await shoot(1800);
app.press('enter');
await app.until('Choose an attribute');
save('choose-an-attribute', 'The attributes of the user, to choose one', await shoot(3200));
app.press('enter');
await app.until('Demo inbox (1)');
const shown = await app.until('Ctrl+C');
save('code-sent', 'Where the code went, with the field to type it in', await shoot(4200));
const stillFrame = frames.length - 1;
const code = /\b(\d{6})\b(?=\.\s)/.exec(shown)?.[1];
if (code === undefined) throw new Error(`The inbox shows no code:\n${shown}`);
await type('Code:', code);
app.press('enter');
await app.until(/Verified\n/);
save('verified', 'The attribute is verified', await shoot(4500));
app.press('enter');
await app.exit;

const whose = ['--username', 'sam', '--attribute-name', 'phone_number'];
const program = join(root, 'dist/cognito-verify.cjs');
await using unlucky = spawn(process.execPath, [program, 'demo', ...whose], size);
await unlucky.until('Password');
unlucky.press('enter');
await unlucky.until('Choose an attribute');
unlucky.press('enter');
await unlucky.until('Code:');
unlucky.press('tab');
await unlucky.until('find out why');
unlucky.send('\u0007');
await unlucky.until('look again');
save(
	'why',
	'Why the code did not arrive: a row for each stage of the message, the cause, who can mend it',
	await readScreen(unlucky.transcript(), size),
);
unlucky.press('ctrl+c');
await unlucky.exit;

await using desk = spawn(process.execPath, [program, 'demo'], size);
await desk.until(/^User ?name:/im);
desk.press('escape');
await desk.until('Look up a user');
desk.send('4');
await desk.until(/❯ 4\./);
desk.press('enter');
await desk.until('Which user pool');
desk.press('enter');
await desk.until('Who:');
desk.send('lee');
await desk.until('Who: lee');
desk.press('enter');
await desk.until('Why did no code reach');
save(
	'user',
	'A user as the pool has them: state, addresses, and what can be done for them',
	await readScreen(desk.transcript(), size),
);
desk.press('ctrl+c');
await desk.exit;

const journey = drawAnimation(frames, {
	title: 'The whole journey: sign in, choose an attribute, request a code, type it in, verified',
	palette: dark,
	stillFrame,
});
writeFileSync(join(folder, 'journey.svg'), journey);
console.log(`journey.svg: ${frames.length} frames, ${Math.ceil(journey.length / 1024)} KiB`);
