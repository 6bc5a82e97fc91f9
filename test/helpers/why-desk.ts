import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import type {Run} from '../../source/commands/run.ts';
import {startAccount} from './aws-account.ts';
import {temporaryFolder, temporaryHost} from './store.ts';

export const pool = ['--user-pool-id', 'us-east-1_LocalDemo'];

/** Runs a command like a desk with AWS credentials. */
export async function deskOf(t: TestContext, options: Parameters<typeof startAccount>[1] = {}) {
	const account = await startAccount(t, options);
	const {host} = temporaryHost(t);
	const folder = temporaryFolder(t);
	const run = async (
		command: (run: Run) => Promise<number>,
		argv: readonly string[],
		{
			env = {},
			typed,
			signal = new AbortController().signal,
			url = account.url,
		}: {
			env?: Readonly<Record<string, string>>;
			typed?: string;
			signal?: AbortSignal;
			/** Another server than the account's. */
			url?: string;
		} = {},
	) => {
		const [stdout, stderr]: [string[], string[]] = [[], []];
		const ask = async () => typed ?? '';
		const code = await command({
			argv: [...argv, '--endpoint-url', url],
			env: {AWS_CONFIG_FILE: '/nowhere', AWS_SHARED_CREDENTIALS_FILE: '/nowhere', ...env},
			cwd: folder,
			home: folder,
			host,
			readInput: async () => new Uint8Array(),
			prompt:
				typed === undefined
					? undefined
					: {ask, askSecret: ask, askNewSecret: assert.fail, say: () => {}},
			openBrowser: () => {},
			stdout: {write: text => stdout.push(text)},
			stderr: {write: text => stderr.push(text)},
			signal,
			now: () => Date.now() + 1_000,
		});
		return {code, stdout: stdout.join(''), stderr: stderr.join('')};
	};
	return {account, folder, run};
}

process.env['AWS_ACCESS_KEY_ID'] = 'AKIAEXAMPLE';
process.env['AWS_SECRET_ACCESS_KEY'] = 'example';
