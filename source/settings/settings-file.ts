import {join, resolve} from 'node:path';
import {IniError, parseIni} from './ini.ts';
import {readConfigFile} from './read-file.ts';

/** The surroundings of a program: the base of its file names. */
export type Place = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	readonly home: string;
};

/**
 * The keys of a section, in lowercase, with their values; a key of a nested block is `outer.inner`, the inner part as
 * written.
 */
export type Section = ReadonlyMap<string, string>;

/** The relevant content of the AWS config and credentials files. */
export type ConfigFiles = {
	readonly profiles: ReadonlyMap<string, Section>;
	readonly services: ReadonlyMap<string, Section>;
	/** Whether plugins of the AWS CLI are configured, none of which are loaded here. */
	readonly hasPlugins: boolean;
};

/** Invalid settings, worded as the AWS CLI does. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
	/** `file` for an invalid configuration file, `value` for an invalid value in it or in the environment. */
	readonly source: 'file' | 'value';

	constructor(source: 'file' | 'value', message: string) {
		super(message);
		this.source = source;
	}
}

/**
 * Reads `AWS_CONFIG_FILE` (`~/.aws/config`) and `AWS_SHARED_CREDENTIALS_FILE` (`~/.aws/credentials`). A missing file
 * counts as empty. Throws a SettingsError for an invalid one.
 */
export function readConfigFiles(place: Place): ConfigFiles {
	const text = readText(place.env['AWS_CONFIG_FILE'] ?? '~/.aws/config', place);
	const config = readIni(text);
	const credentials = readText(
		place.env['AWS_SHARED_CREDENTIALS_FILE'] ?? '~/.aws/credentials',
		place,
	);
	const profiles = new Map<string, Map<string, string>>();
	const services = new Map<string, Section>();
	for (const [header, section] of config) {
		const keys = new Map([...section].flatMap(([key, value]) => flattened(key, value, text)));
		const profile = header === 'default' ? header : argument('profile', header);
		if (profile !== undefined) profiles.set(profile, keys);
		const service = argument('services', header);
		if (service !== undefined) services.set(service, keys);
	}
	for (const [name, section] of readIni(credentials)) {
		profiles.set(name, new Map([...(profiles.get(name) ?? []), ...section]));
	}
	return {profiles, services, hasPlugins: (config.get('plugins')?.size ?? 0) > 0};
}

/** The sections of an INI file; empty if it can't be read. Throws a SettingsError for invalid INI. */
export function readIniFile(path: string, place: Place): ReadonlyMap<string, Section> {
	return readIni(readText(path, place));
}

/** Expands `~` and `$VARIABLE` or `${VARIABLE}` in a path; unset variables stay as written. */
export function expandPath(path: string, {env, home}: Pick<Place, 'env' | 'home'>): string {
	const atHome = /^~(?=$|[/\\])/.test(path) ? join(home, path.slice(1)) : path;
	return atUser(atHome).replaceAll(
		/\$(?:(\w+)|\{([^}]*)\})/g,
		(written, bare: string | undefined, braced: string | undefined) => {
			const name = bare ?? braced ?? '';
			return (Object.hasOwn(env, name) ? env[name] : undefined) ?? written;
		},
	);
}

/** In bytes: far above any AWS config file. */
const largestFile = 4 * 1024 * 1024;

/* `~name/x` is in that user's home folder, according to the system's user database. */
function atUser(path: string): string {
	const [whole, name] = /^~([^/]+)/.exec(path) ?? [];
	if (whole === undefined || name === undefined) return path;
	const user = systemUsers().find(fields => fields[0] === name);
	return user?.[5] === undefined
		? path
		: `${user[5].replace(/(?<!\/)\/+$/, '')}${path.slice(whole.length)}`;
}

function systemUsers(): readonly (readonly string[])[] {
	try {
		return readConfigFile('/etc/passwd', largestFile)
			.split('\n')
			.map(line => line.split(':'));
	} catch {
		return [];
	}
}

function readText(written: string, place: Place): {path: string; text: string} {
	const path = resolve(place.cwd, expandPath(written, place));
	try {
		return {path, text: readConfigFile(path, largestFile).replace(/^\uFEFF/, '')};
	} catch {
		return {path, text: ''};
	}
}

function readIni({path, text}: {path: string; text: string}): ReadonlyMap<string, Section> {
	try {
		return parseIni(text);
	} catch (error) {
		if (error instanceof IniError) throw unreadable(path, error.message);
		throw error;
	}
}

/** A plain key with its value, or the keys of the nested block below it: `outer.inner`. */
function flattened(key: string, value: string, {path}: {path: string}): [string, string][] {
	if (!value.startsWith('\n')) return [[key, value]];
	const lines = value.split('\n').filter(line => line !== '');
	return lines.map(line => {
		const [, inner, text] = /^([^=]*)=(.*)$/.exec(line) ?? [];
		if (inner === undefined || text === undefined) throw unreadable(path, `the block "${key}"`);
		return [`${key}.${inner.trim()}`, text.trim()];
	});
}

function unreadable(path: string, where: string): SettingsError {
	return new SettingsError('file', `Unable to parse config file: ${path}, ${where}`);
}

/** The name in a section header: for `argument('profile', …)`, both `profile "a b"` and `profile a\ b` give `a b`. */
function argument(kind: string, header: string): string | undefined {
	const words = header.startsWith(kind) ? splitWords(header) : undefined;
	return words?.length === 2 ? words[1] : undefined;
}

/** Splits text like a shell (Python's `shlex.split`); undefined if a quote or an escape is left open. */
export function splitWords(text: string): readonly string[] | undefined {
	const word = /(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')+/g;
	if (text.replaceAll(word, '').trim() !== '') return undefined;
	return [...text.matchAll(word)].map(([written]) =>
		written.replaceAll(
			/\\([\s\S])|"((?:[^"\\]|\\[\s\S])*)"|'([^']*)'/g,
			(_, escaped: string | undefined, quoted: string | undefined, raw: string | undefined) =>
				escaped ?? quoted?.replaceAll(/\\(["\\])/g, '$1') ?? raw ?? '',
		),
	);
}
