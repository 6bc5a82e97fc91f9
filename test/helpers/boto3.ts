import {spawn, spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';

/** Why tests with boto3 are skipped, or `false`. */
export const withoutBoto3 =
	spawnSync('python3', ['-c', 'import boto3'], {stdio: 'ignore'}).status === 0
		? false
		: 'boto3 is not installed here';

export type Asked = {
	readonly service: string;
	readonly operation: string;
	readonly region?: string;
	readonly input?: object;
};

/** boto3's result for each response, or `{refused}`; one process makes all calls. */
export async function askBoto3(
	{endpoint}: Pick<LocalPool, 'endpoint'>,
	calls: readonly Asked[],
): Promise<readonly unknown[]> {
	const child = spawn('python3', [join(import.meta.dirname, 'boto3-calls.py'), endpoint], {
		stdio: ['pipe', 'pipe', 'inherit'],
		env: {...process.env, NO_PROXY: '127.0.0.1'},
	});
	child.stdin.end(JSON.stringify(calls.map(call => ({region: 'us-east-1', input: {}, ...call}))));
	return JSON.parse(await text(child.stdout));
}
