import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import {bundle} from '../build/build.js';
import {writeSessions} from '../source/session/file/sessions-file.ts';
import type {Command} from './child.ts';
import {type KeyTimes, letterAt, lettersShown, timeKeys} from './keys.ts';
import {residentMiB} from './memory.ts';
import {launcher} from './one-shot.ts';
import type {Contender} from './rounds.ts';
import type {Surroundings} from './surroundings.ts';
import {openTerminal, type Terminal} from './terminal.ts';

const guided: Command = [process.execPath, launcher];

/** Prints a line and keeps running, like an interface. */
const prints: Command = [
	process.execPath,
	'-e',
	"console.log('ready'); setInterval(() => {}, 1e6)",
];

/** Signs in the pool's user, and returns the environment for it. */
async function signIn({env, home, pool}: Surroundings): Promise<NodeJS.ProcessEnv> {
	const {username, endpoint: endpointUrl, region, userPoolId, clientId} = pool.user;
	const folder = join(home, 'signed-in');
	await mkdir(folder, {recursive: true, mode: 0o700});
	const session = {
		name: username,
		client: {region, userPoolId, clientId, endpointUrl},
		username,
		tokens: {accessToken: await pool.freshToken(), expiresAt: Date.now() + 3_600_000},
	};
	const text = writeSessions({current: username, sessions: [session]});
	await writeFile(join(folder, 'sessions.json'), text, {mode: 0o600});
	return {...env, COGNITO_VERIFY_CONFIG_DIR: folder};
}

/** The time from the start of a program in a terminal to its first frame. */
export async function frameContenders(surroundings: Surroundings): Promise<readonly Contender[]> {
	const {env, home} = surroundings;
	const signedIn = await signIn(surroundings);
	const until = (command: Command, text: string, env: NodeJS.ProcessEnv) => async () => {
		const terminal = openTerminal(command, env, home);
		const ms = await terminal.until(text);
		await terminal.quit();
		return ms;
	};
	return [
		{name: 'node prints a line', measure: until(prints, 'ready', env)},
		{name: 'guided app, first frame', measure: until(guided, 'Ctrl+C quit', env)},
		{name: 'guided app, ready for a key', measure: until(guided, 'Try the demo', env)},
		{name: 'signed in, to the attributes', measure: until(guided, 'phone_number', signedIn)},
	];
}

/** Opens the guided app at the field for a user pool ID. */
async function openField({env, home}: Surroundings): Promise<Terminal> {
	const terminal = openTerminal(guided, env, home);
	await terminal.until('Try the demo');
	terminal.press('\r');
	await terminal.until('User pool ID:');
	return terminal;
}

/**
 * The time from a letter typed in a text field to the frame that shows it: at a fast typist's pace, and all at once.
 */
export async function measureKeys(
	surroundings: Surroundings,
): Promise<{typed: KeyTimes; flood: KeyTimes}> {
	const measure = async (everyMs: number) => {
		const terminal = await openField(surroundings);
		const shows = (pressed: number) => lettersShown(terminal.emulator.text(), pressed);
		const times = await timeKeys(terminal, letterAt, shows, {count: 200, everyMs});
		await terminal.quit();
		return times;
	};
	return {typed: await measure(30), flood: await measure(16)};
}

/** Resident memory in MiB at the first screen, a second after it was drawn. Undefined without `ps`. */
export async function measureMemory({env, home}: Surroundings): Promise<number | undefined> {
	const terminal = openTerminal(guided, env, home);
	await terminal.until('Try the demo');
	await wait(1_000);
	const mib = residentMiB(terminal.pid);
	await terminal.quit();
	return mib;
}

/** Runs in the measured program: records each period of at least 8 ms in which nothing else could run, with its end. */
const watchman = (file: string) =>
	`data:text/javascript,${encodeURIComponent(`
	import {writeFileSync} from 'node:fs';
	const held = [];
	let before = Date.now();
	setInterval(() => {
		const now = Date.now();
		if (now - before > 8) held.push([now, now - before]);
		before = now;
	}, 1).unref();
	process.on('exit', () => writeFileSync(${JSON.stringify(file)}, JSON.stringify(held)));
`)}`;

/** The longest time in ms in which no frame could be drawn, from Enter in a sign-in over SRP to the attributes. */
export async function measureHeld({env, home, pool}: Surroundings, round: number): Promise<number> {
	const {username, password, endpoint, region, userPoolId, clientId} = pool.user;
	const file = join(home, 'held.json');
	const there = ['--endpoint-url', endpoint, '--region', region, '--user-pool-id', userPoolId];
	const words = [...there, '--client-id', clientId, '--username', username];
	const watched: Command = [process.execPath, '--import', watchman(file), launcher, ...words];
	const terminal = openTerminal(
		watched,
		{...env, COGNITO_VERIFY_CONFIG_DIR: join(home, `held-${round}`)},
		home,
	);
	await terminal.until('Password:');
	terminal.press(password);
	await terminal.until('••••');
	// As long as typing a password takes.
	await wait(1_000);
	const enteredAt = Date.now();
	terminal.press('\r');
	await terminal.until('Choose an attribute');
	const drawnAt = Date.now();
	await terminal.quit();
	const held: readonly (readonly [number, number])[] = JSON.parse(await readFile(file, 'utf8'));
	return Math.max(
		0,
		...held.filter(([end]) => end > enteredAt && end < drawnAt).map(([, ms]) => ms),
	);
}

/** The time from the down key to the frame that selects the next of 10,000 rows. */
export async function measureList({env, home}: Surroundings): Promise<KeyTimes> {
	const folder = join(home, 'list');
	await mkdir(folder);
	const {files} = await bundle({cli: 'bench/list-app.tsx'});
	for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
	const terminal = openTerminal([process.execPath, join(folder, 'cli.cjs')], env, home);
	await terminal.until('of 10,000');
	const row = /[❯>] +(\d+)\. /;
	const shows = () => Number(row.exec(terminal.emulator.text())?.[1] ?? 1) - 1;
	const times = await timeKeys(terminal, () => '\x1b[B', shows, {count: 200, everyMs: 30});
	await terminal.quit();
	return times;
}
