/**
 * Starts the program from the bundles beside this file, and keeps what V8 has compiled of them in the system's cache
 * folder, since compiling is a good part of a start. Without that folder (read-only, missing, somebody else's) a start
 * takes longer, and that is all.
 */
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const vm = require('node:vm');

/** Names what was built: its version and a hash of every bundle. Put here by the build. */
const build = 'BUILD';

const {env, pid, platform} = process;

/** Where this user keeps what can be made again: XDG Base Directory, Apple's File System Guide, Windows' known folders. */
function systemCache() {
	if (platform === 'win32') return env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData/Local');
	if (platform === 'darwin') return path.join(os.homedir(), 'Library/Caches');
	const xdg = env['XDG_CACHE_HOME'];
	return xdg && path.isAbsolute(xdg) ? xdg : path.join(os.homedir(), '.cache');
}

/** Compiled code runs unread, so it is taken only from a folder that nobody else can write to. */
function isOurs(/** @type {string} */ folder) {
	const {uid, mode} = fs.statSync(folder);
	return platform === 'win32' || (uid === process.getuid?.() && (mode & 0o022) === 0);
}

/**
 * The folder of compiled bundles, of this build and this Node: V8 refuses what another one compiled. Undefined for a user
 * without a home.
 */
function cacheFolder() {
	try {
		const home = path.join(systemCache(), 'cognito-verify');
		return {home, folder: path.join(home, `${build}-${process.version}-${process.arch}`)};
	} catch {
		return undefined;
	}
}

const cache = env['NODE_DISABLE_COMPILE_CACHE'] ? undefined : cacheFolder();

/** @returns {Buffer | undefined} */
function compiled(/** @type {string} */ name) {
	if (!cache) return undefined;
	try {
		return isOurs(cache.home) ? fs.readFileSync(path.join(cache.folder, name)) : undefined;
	} catch {
		return undefined;
	}
}

/** @type {Map<string, vm.Script>} Bundles that were compiled just now. */
const fresh = new Map();

/** Saves what was compiled, at the end, when V8 knows which functions are used. A reader never sees half a file. */
function save() {
	if (!cache || fresh.size === 0) return;
	const {home, folder} = cache;
	try {
		fs.mkdirSync(folder, {recursive: true, mode: 0o700});
		if (!isOurs(home)) return;
		for (const [name, script] of fresh) {
			const unfinished = path.join(folder, `${name}.${pid}`);
			fs.writeFileSync(unfinished, script.createCachedData(), {mode: 0o600});
			fs.renameSync(unfinished, path.join(folder, name));
		}
		// What earlier builds and other Nodes left goes a month after they wrote it.
		for (const name of fs.readdirSync(home)) {
			const other = path.join(home, name);
			const ageMs = Date.now() - fs.statSync(other).mtimeMs;
			if (other !== folder && ageMs > 30 * 86_400_000) fs.rmSync(other, {recursive: true});
		}
	} catch {
		// The next start takes as long as this one did.
	}
}

/** @type {Map<string, {exports: object}>} */
const modules = new Map();

/** What a bundle gets as its `require`. */
function load(/** @type {string} */ id) {
	if (!id.startsWith('./')) return require(id);
	const name = id.slice(2);
	const known = modules.get(name);
	if (known) return known.exports;
	const module = {exports: {}};
	modules.set(name, module);
	const filename = path.join(__dirname, name);
	// The bundles are ASCII: read as Latin-1, they stay one byte a character.
	const text = fs.readFileSync(filename, 'latin1');
	const cachedData = compiled(name);
	const script = new vm.Script(
		`(function (exports, require, module, __filename, __dirname) {${text}\n})`,
		{filename, ...(cachedData && {cachedData})},
	);
	if (script.cachedDataRejected !== false) fresh.set(name, script);
	script.runInThisContext().call(module.exports, module.exports, load, module, filename, __dirname);
	return module.exports;
}

process.once('exit', save);
load('./cli.cjs');
