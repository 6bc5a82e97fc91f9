/**
 * Checks a package before a release: `npm run release:check [FOLDER]` packs and installs it in FOLDER (a new temporary
 * one by default), and prints its contents, its size, its dependencies and known vulnerabilities. Exits 1 if something
 * is wrong; what couldn't be checked is printed.
 */
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, writeFileSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {installPackage, limits, npm, weigh} from '../harness/installed-package.ts';
import {root} from './build.js';

const folder = process.argv[2] ? resolve(process.argv[2]) : mkdtempSync(join(tmpdir(), 'release-'));
mkdirSync(folder, {recursive: true});
const wrong: string[] = [];

function changedFiles(): string {
	return execFileSync('git', ['status', '--porcelain'], {cwd: root, encoding: 'utf8'}).trim();
}

/** The JSON output of an npm command, even if npm exits with 1 because of its findings. */
async function npmJson(...args: readonly string[]): Promise<unknown> {
	try {
		return JSON.parse((await npm(args, root)).stdout);
	} catch (error) {
		return JSON.parse(Object(error).stdout ?? 'null');
	}
}

if (changedFiles()) wrong.push(`not committed:\n${changedFiles()}`);

const installed = await installPackage(folder);
const {packed, installed: unpacked, others} = await weigh(installed);
const contents = await readdir(join(folder, 'packed'), {recursive: true});
console.log(contents.toSorted().join('\n'));
console.log(`\n${installed.tarball}\npacked ${packed} bytes, installed ${unpacked} bytes`);
if (packed > limits.packed) wrong.push(`packed: more than ${limits.packed} bytes`);
if (unpacked > limits.installed) wrong.push(`installed: more than ${limits.installed} bytes`);
if (others.length > 0) wrong.push(`pulled in: ${others.join(', ')}`);

const sbom = join(folder, 'sbom.cyclonedx.json');
writeFileSync(
	sbom,
	JSON.stringify(await npmJson('sbom', '--sbom-format', 'cyclonedx'), undefined, '\t'),
);
console.log(`Everything that it is built from: ${sbom}`);

const {vulnerabilities} = Object(await npmJson('audit', '--json'));
if (vulnerabilities) {
	const names = Object.keys(vulnerabilities);
	if (names.length > 0) wrong.push(`npm audit: ${names.join(', ')}`);
	console.log(`Known vulnerabilities: ${names.length}`);
} else {
	console.log('Known vulnerabilities: not asked, since the registry does not answer npm audit');
}

for (const what of wrong) console.error(`✗ ${what}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
