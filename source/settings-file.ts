import {readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';

/** Where a program runs: what its file names are relative to. */
export type Place = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	readonly home: string;
};

/** One section's keys and values; a key of a nested block is `outer.inner`. Keys are in lower case. */
export type Section = ReadonlyMap<string, string>;

/** What the AWS config and credentials files hold of use here. */
export type ConfigFiles = {
	readonly profiles: ReadonlyMap<string, Section>;
	readonly services: ReadonlyMap<string, Section>;
};

/** Settings that cannot be used, worded as the AWS CLI words it. */
export class SettingsError extends Error {
	override readonly name = 'SettingsError';
	/** `file` for a file that cannot be read as configuration, `value` for a value in it or in the environment. */
	readonly source: 'file' | 'value';

	constructor(source: 'file' | 'value', message: string) {
		super(message);
		this.source = source;
	}
}

/**
 * Reads `AWS_CONFIG_FILE` (`~/.aws/config`) and `AWS_SHARED_CREDENTIALS_FILE` (`~/.aws/credentials`). A file that is
 * not there is empty. Throws a SettingsError for one that is not configuration.
 */
export async function readConfigFiles(place: Place): Promise<ConfigFiles> {
	const config = readText(place.env['AWS_CONFIG_FILE'] ?? '~/.aws/config', place);
	const credentials = readText(
		place.env['AWS_SHARED_CREDENTIALS_FILE'] ?? '~/.aws/credentials',
		place,
	);
	if (config.text === '' && credentials.text === '') {
		return {profiles: new Map(), services: new Map()};
	}
	const {loadSharedConfigFiles} = await import('@smithy/shared-ini-file-loader');
	const loaded = await loadSharedConfigFiles({
		configFilepath: config.path,
		filepath: credentials.path,
		ignoreCache: true,
	});

	const profiles = new Map<string, Map<string, string>>();
	const services = new Map<string, Map<string, string>>();
	for (const name of sectionNames(config.text)) {
		const profile = name === 'default' ? name : argument('profile', name);
		if (profile !== undefined) {
			profiles.set(profile, section(loaded.configFile[profile]));
		}
		const service = argument('services', name);
		if (service !== undefined) {
			services.set(service, section(loaded.configFile[`services.${service}`]));
		}
	}
	for (const name of sectionNames(credentials.text)) {
		const known = profiles.get(name) ?? new Map<string, string>();
		for (const [key, value] of section(loaded.credentialsFile[name])) known.set(key, value);
		profiles.set(name, known);
	}
	return {profiles, services};
}

/** A path with `~` and `$VARIABLE` or `${VARIABLE}` put in; variables that are not set stay as written. */
export function expandPath(path: string, {env, home}: Pick<Place, 'env' | 'home'>): string {
	const atHome = /^~(?=$|[/\\])/.test(path) ? join(home, path.slice(1)) : path;
	return atHome.replaceAll(
		/\$(?:(\w+)|\{([^}]*)\})/g,
		(written, bare: string | undefined, braced: string | undefined) =>
			env[bare ?? braced ?? ''] ?? written,
	);
}

function readText(written: string, place: Place): {path: string; text: string} {
	const path = resolve(place.cwd, expandPath(written, place));
	let text = '';
	try {
		text = readFileSync(path, 'utf8').trim();
	} catch {
		return {path, text};
	}
	if (isBroken(text)) throw new SettingsError('file', `Unable to parse config file: ${path}`);
	return {path, text};
}

/* The loader passes over what it does not understand; a person whose settings are passed over wants to know. */
function isBroken(text: string): boolean {
	let inSection = false;
	let inKey = false;
	for (const line of text.split(/\r?\n/)) {
		if (/^\s*([#;]|$)/.test(line)) continue;
		if (/^\[[^\]]+\]/.test(line)) {
			inSection = true;
			inKey = false;
		} else if (!(inKey && /^\s/.test(line))) {
			if (!inSection || !/^\s*[^=:\s][^=:]*[=:]/.test(line)) return true;
			inKey = true;
		}
	}
	return false;
}

function sectionNames(text: string): readonly string[] {
	return text.split(/\r?\n/).flatMap(line => /^\[([^\]]+)\]/.exec(line)?.[1]?.trim() ?? []);
}

/** The name in a section's header: `argument('profile', 'profile "a"')` is `a`. */
function argument(kind: string, header: string): string | undefined {
	const match = /^(\S+)\s+(?:"([^"]*)"|'([^']*)'|(\S+))$/.exec(header);
	if (match?.[1] !== kind) return undefined;
	return match[2] ?? match[3] ?? match[4];
}

function section(loaded: Readonly<Record<string, string | undefined>> = {}): Map<string, string> {
	return new Map(
		Object.entries(loaded).flatMap(([key, value]) =>
			value === undefined ? [] : [[key.toLowerCase(), value]],
		),
	);
}
