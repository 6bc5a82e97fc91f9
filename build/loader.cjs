/**
 * Starts the program from the bundles beside this file, and stores V8's compiled code in the system's cache folder,
 * since compiling takes a good part of the startup time. If the folder can't be used (read-only, missing, writable by
 * others), startup only takes longer.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const vm = require('node:vm');

/** Identifies the build: its version and a hash of every bundle. Inserted by the build. */
const build = 'BUILD';

const {env, pid, platform} = process;

/** The home folder as Node determines it; the module is only loaded if the environment doesn't have it. */
function homeFolder() {
	return (platform !== 'win32' && env['HOME']) || require('node:os').homedir();
}

/** The folder for this user's caches: XDG Base Directory, Apple's File System Guide, Windows' known folders. */
function systemCache() {
	if (platform === 'win32') return env['LOCALAPPDATA'] ?? path.join(homeFolder(), 'AppData/Local');
	if (platform === 'darwin') return path.join(homeFolder(), 'Library/Caches');
	const xdg = env['XDG_CACHE_HOME'];
	return xdg && path.isAbsolute(xdg) ? xdg : path.join(homeFolder(), '.cache');
}

/**
 * Compiled code runs unchecked, so it is only read from a file that this user wrote, in folders that nobody else can
 * write to. Windows has its own permissions, and its cache folder is in the profile.
 */
function isOurs(/** @type {import('node:fs').Stats} */ {uid, mode}) {
	return platform === 'win32' || (uid === process.getuid?.() && (mode & 0o022) === 0);
}

/** Whether this is a folder of our own, rather than a link to one. */
function isOurFolder(/** @type {string} */ folder) {
	const stats = fs.lstatSync(folder);
	return stats.isDirectory() && isOurs(stats);
}

/** Whether only this user and root can replace a folder in this one. */
function keepsFolders(/** @type {string} */ folder) {
	if (platform === 'win32') return true;
	const {uid, mode} = fs.statSync(folder);
	const isSticky = (mode & 0o1000) !== 0;
	return (uid === 0 || uid === process.getuid?.()) && (isSticky || (mode & 0o022) === 0);
}

/**
 * The folder for this build and this Node, since V8 refuses code from any other. Undefined for a user without a home.
 */
function cacheFolder() {
	try {
		const system = systemCache();
		const home = path.join(system, 'cognito-verify');
		const folder = path.join(home, `${build}-${process.version}-${process.arch}`);
		return {system, home, folder};
	} catch {
		return undefined;
	}
}

const cache = env['NODE_DISABLE_COMPILE_CACHE'] ? undefined : cacheFolder();
const {O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0} = fs.constants;

/** Reads a file if it is ours. It is opened before the check, so that both are about the same file. */
function readOurs(/** @type {string} */ file) {
	const descriptor = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
	try {
		const stats = fs.fstatSync(descriptor);
		return stats.isFile() && isOurs(stats) ? fs.readFileSync(descriptor) : undefined;
	} finally {
		fs.closeSync(descriptor);
	}
}

/** The folder of compiled bundles if its content can be trusted. */
function trustedFolder() {
	if (!cache) return undefined;
	const {system, home, folder} = cache;
	try {
		return keepsFolders(system) && isOurFolder(home) && isOurFolder(folder) ? folder : undefined;
	} catch {
		return undefined;
	}
}

const trusted = trustedFolder();

/** @returns {Buffer | undefined} */
function compiled(/** @type {string} */ name) {
	if (!trusted) return undefined;
	try {
		return readOurs(path.join(trusted, name));
	} catch {
		return undefined;
	}
}

/** Creates a folder if it is missing, and returns whether it is ours. */
function makeOurFolder(/** @type {string} */ folder) {
	if (!fs.existsSync(folder)) fs.mkdirSync(folder, {mode: 0o700});
	return isOurFolder(folder);
}

/** @type {Map<string, vm.Script>} Bundles compiled in this run, by their names in the cache. */
const fresh = new Map();

/** Saves the compiled code at exit, when V8 knows which functions are used. A reader never sees a partial file. */
function save() {
	if (!cache || fresh.size === 0) return;
	const {system, home, folder} = cache;
	try {
		fs.mkdirSync(system, {recursive: true, mode: 0o700});
		if (!keepsFolders(system) || !makeOurFolder(home) || !makeOurFolder(folder)) return;
		for (const [name, script] of fresh) {
			const unfinished = path.join(folder, `${name}.${pid}`);
			fs.rmSync(unfinished, {force: true});
			fs.writeFileSync(unfinished, script.createCachedData(), {mode: 0o600, flag: 'wx'});
			fs.renameSync(unfinished, path.join(folder, name));
		}
		fresh.clear();
		for (const name of fs.readdirSync(home)) {
			if (ourFolders.test(name)) removeOld(path.join(home, name));
		}
	} catch {
		// The next start will just take as long as this one.
	}
}

/** The names of folders and files in this cache: nothing else is ever removed. */
const ourFolders = /^\d+\.\d+\.\d+[\w.-]*-[\da-f]{12}-v\d+\.\d+\.\d+[\w.-]*-\w+$/;
const ourFiles = /^[\w-]+\.cjs(?:\.\d+)?$/;
const monthMs = 30 * 86_400_000;

/** Removes what an earlier build or another Node left, a month after it was written. */
function removeOld(/** @type {string} */ folder) {
	if (folder === cache?.folder || !isOurFolder(folder)) return;
	if (Date.now() - fs.lstatSync(folder).mtimeMs < monthMs) return;
	const names = fs.readdirSync(folder);
	if (!names.every(name => ourFiles.test(name))) return;
	for (const name of names) fs.unlinkSync(path.join(folder, name));
	fs.rmdirSync(folder);
}

/** @typedef {(exports: object, require: typeof load, module: {exports: object}, ...places: string[]) => void} Body */
/** @type {Map<string, {exports: object}>} */
const modules = new Map();

/** @type {Map<string, Body>} Bundles found in the file of another. */
const defined = new Map();

/** Prefixes the names of code that was compiled with changed V8 flags, since V8 refuses it with others. */
let flags = '';

/** The `require` of the bundles. */
function load(/** @type {string} */ id) {
	if (!id.startsWith('./')) {
		// Loaded to change flags, so code saved from now on is marked accordingly.
		if (id === 'node:v8') {
			save();
			flags = 'v8-';
		}
		return require(id);
	}
	const name = id.slice(2);
	const known = modules.get(name);
	if (known) return known.exports;
	const module = {exports: {}};
	modules.set(name, module);
	const filename = path.join(__dirname, name);
	const body = defined.get(name) ?? read(name, filename);
	body.call(module.exports, module.exports, load, module, filename, __dirname);
	return module.exports;
}

/** Registers the bundles in the same file as the caller. */
load.define = (/** @type {Record<string, Body>} */ bundles) => {
	for (const [name, body] of Object.entries(bundles)) defined.set(name, body);
};

const before = Buffer.from('(function (exports, require, module, __filename, __dirname) {');
const after = Buffer.from('\n})');

/**
 * The text of a bundle as a function. Bundles are ASCII: as Latin-1, they stay one byte per character. They are read
 * directly into the buffer, since copying half a megabyte takes 2 ms and triggers garbage collection.
 */
function wrapped(/** @type {string} */ filename) {
	const descriptor = fs.openSync(filename, O_RDONLY);
	try {
		const {size} = fs.fstatSync(descriptor);
		const text = Buffer.allocUnsafeSlow(before.length + size + after.length);
		text.set(before);
		fs.readSync(descriptor, text, before.length, size, 0);
		text.set(after, before.length + size);
		return text.toString('latin1');
	} finally {
		fs.closeSync(descriptor);
	}
}

/** @returns {Body} */
function read(/** @type {string} */ name, /** @type {string} */ filename) {
	const text = wrapped(filename);
	const kept = `${flags}${name}`;
	const cachedData = compiled(kept);
	const script = new vm.Script(text, {filename, ...(cachedData && {cachedData})});
	if (script.cachedDataRejected !== false) fresh.set(kept, script);
	return script.runInThisContext();
}

process.once('exit', save);
load('./cli.cjs');
