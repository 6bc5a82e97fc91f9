import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import {temporaryFolder} from './store.ts';

const hasSecretService =
	process.platform === 'linux' &&
	['dbus-run-session', 'dbus-send', 'gnome-keyring-daemon'].every(
		name => spawnSync('which', [name]).status === 0,
	);

/** Why tests with a real Secret Service are skipped, or `false`. */
export const withoutSecretService = !hasSecretService && 'needs gnome-keyring and dbus';

/** A process of this computer, as others see it. */
export type SeenProcess = {
	/** Its arguments, each ended by a NUL. */
	readonly commandLine: string;
	readonly environment: string;
};

/** A desktop session with an unlocked keyring, until the test ends. */
export type Desktop = {
	/** The environment that gives access to its keyring. */
	readonly env: Readonly<Record<string, string>>;
	/** Locks the keyring: from then on, reading a secret has to wait for the user. */
	readonly lock: () => void;
	/** All processes that existed when the keyring last asked the user, who then left. */
	readonly seenAtPrompt: () => readonly SeenProcess[];
};

/** Starts a desktop session of its own, without a user. */
export async function startDesktop(t: TestContext): Promise<Desktop> {
	const home = temporaryFolder(t);
	const seen = join(home, 'seen');
	const services = join(home, 'share/dbus-1/services');
	for (const folder of [seen, services]) mkdirSync(folder, {recursive: true});
	const prompter = join(home, 'prompter');
	writeFileSync(prompter, lookAround(seen), {mode: 0o700});
	writeFileSync(
		join(services, 'org.gnome.keyring.SystemPrompter.service'),
		`[D-BUS Service]\nName=org.gnome.keyring.SystemPrompter\nExec=${prompter}\n`,
	);

	const PATH = process.env['PATH'] ?? '';
	const base = {PATH, HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: join(home, 'share')};
	const script = `echo -n password | gnome-keyring-daemon --unlock --components=secrets > /dev/null
		echo "$DBUS_SESSION_BUS_ADDRESS"; cat > /dev/null`;
	const session = spawn('dbus-run-session', ['--', 'sh', '-c', script], {
		env: base,
		stdio: ['pipe', 'pipe', 'ignore'],
	});
	const ended = new Promise(resolve => session.once('close', resolve));
	t.after(async () => {
		session.stdin.end();
		await ended;
	});
	const address = await new Promise<string>(resolve => {
		session.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()));
	});
	const env = {XDG_RUNTIME_DIR: home, DBUS_SESSION_BUS_ADDRESS: address};
	return {
		env,
		lock: () => {
			execFileSync('dbus-send', [...lockLogin], {env: {...base, ...env}});
		},
		seenAtPrompt: () =>
			readFileSync(join(seen, 'pids'), 'utf8')
				.trim()
				.split('\n')
				.map(pid => ({
					commandLine: readFileSync(join(seen, `${pid}.cmdline`), 'utf8'),
					environment: readFileSync(join(seen, `${pid}.environ`), 'utf8'),
				})),
	};
}

const secretService = '/org/freedesktop/secrets';
/** `org.freedesktop.Secret.Service.Lock` of the Secret Service API. */
const lockLogin = [
	...['--session', '--print-reply', '--dest=org.freedesktop.secrets', secretService],
	'org.freedesktop.Secret.Service.Lock',
	`array:objpath:${secretService}/collection/login`,
];

/** Replaces the window that asks for the keyring's password. A process may be gone before it is read. */
const lookAround = (folder: string) => `#!/bin/sh
for process in /proc/[0-9]*; do
	pid=\${process#/proc/}
	cat "$process/cmdline" > "${folder}/$pid.cmdline" 2> /dev/null &&
	cat "$process/environ" > "${folder}/$pid.environ" 2> /dev/null &&
	echo "$pid"
done > "${folder}/pids"
# A window that could not be opened; after a 0 it would be waited for.
exit 1
`;
