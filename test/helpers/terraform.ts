import {execFile, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {cp, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TestContext} from 'node:test';

/**
 * Where unpacked providers may be: Terraform's own folders, its cache, and those of container images that include some.
 */
const mirrors = [
	process.env['TF_PLUGIN_CACHE_DIR'],
	join(homedir(), '.terraform.d/plugins'),
	join(homedir(), '.local/share/terraform/plugins'),
	'/usr/local/share/terraform/plugins',
	'/usr/share/terraform/plugins',
	'/opt/tf-plugins',
];

const awsMirror = mirrors.find(
	folder => folder && existsSync(join(folder, 'registry.terraform.io/hashicorp/aws')),
);

/** Why Terraform can't be run here with the AWS provider, or false. Nothing is downloaded for a test. */
export const skipWithoutTerraform: string | false =
	(spawnSync('terraform', ['version'], {stdio: 'ignore'}).status !== 0 &&
		'terraform is not installed here') ||
	(!awsMirror && 'the AWS provider of Terraform is not installed here');

/**
 * Copies the fixtures of those names to a folder of its own, and returns a function that runs Terraform commands there.
 * It rejects with the command's output if it fails.
 */
export async function layTerraform(
	t: Pick<TestContext, 'after'>,
	endpoint: string,
	...fixtures: readonly string[]
): Promise<(command: string, ...words: readonly string[]) => Promise<void>> {
	const folder = await mkdtemp(join(tmpdir(), 'cognito-verify-terraform-'));
	t.after(() => rm(folder, {recursive: true}));
	for (const fixture of fixtures) {
		await cp(join(import.meta.dirname, '../fixtures/terraform', fixture), join(folder, fixture));
	}
	const settings = join(folder, 'terraform.rc');
	const path = JSON.stringify(awsMirror);
	await writeFile(settings, `provider_installation {\n  filesystem_mirror { path = ${path} }\n}\n`);
	const {PATH, HOME} = process.env;
	const env = {
		PATH,
		HOME,
		TF_CLI_CONFIG_FILE: settings,
		TF_IN_AUTOMATION: '1',
		CHECKPOINT_DISABLE: '1',
		NO_PROXY: '127.0.0.1',
		TF_VAR_endpoint: endpoint,
	};
	return (command, ...words) =>
		new Promise((resolve, reject) => {
			execFile(
				'terraform',
				[command, '-no-color', '-input=false', ...words],
				{cwd: folder, env, maxBuffer: 16 * 1_048_576},
				(error, stdout, stderr) => {
					if (error) reject(new Error(`terraform ${command}: ${stdout}${stderr}`));
					else resolve();
				},
			);
		});
}
