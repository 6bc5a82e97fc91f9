import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import type {AppClient} from '../cognito/cognito.ts';
import type {PoolChoice} from '../flow/states/connect.ts';
import {decodeText} from '../settings/decode-text.ts';
import {readUntrustedFile} from '../settings/read-untrusted-file.ts';
import {poolIdOf, regionOf} from '../typed-input.ts';
import {envClients, isId} from './env-clients.ts';

/** A larger file can't be what its name says. */
const largestFile = 512 * 1024;
/** A folder has a handful of `.env` files; any more are ignored. */
const mostFiles = 20;

/**
 * Finds the app clients in a project's folder: in Amplify's outputs (`amplify_outputs.json`,
 * `amplifyconfiguration.json`, `aws-exports.js`), including in `src`, where Amplify may put them, and in `.env*` files.
 * Files are read as text and never executed; anything unreadable or not a regular file counts as absent.
 */
export async function findPools(folder: string): Promise<readonly PoolChoice[]> {
	const [here, inSource] = await Promise.all([namesIn(folder), namesIn(join(folder, 'src'))]);
	const interesting = [
		...here.filter(name => isOutput(name) || isEnv(name)),
		...inSource.filter(isOutput).map(name => `src/${name}`),
	];
	const found = await Promise.all(
		interesting
			.toSorted()
			.slice(0, mostFiles)
			.map(async foundIn => {
				const text = await readSmall(join(folder, foundIn));
				const clients = isEnv(foundIn) ? envClients(text) : outputClients(text);
				return clients.map(client => ({client, foundIn}));
			}),
	);
	return found.flat();
}

async function namesIn(folder: string): Promise<readonly string[]> {
	try {
		return await readdir(folder);
	} catch {
		return [];
	}
}

const isEnv = (name: string) => /^\.env(?:\..*)?$/.test(name);

const isOutput = (name: string) =>
	/^(?:amplify_outputs\.json|amplifyconfiguration\.json|aws-exports\.[jt]s)$/.test(name);

async function readSmall(path: string): Promise<string> {
	try {
		return decodeText(await readUntrustedFile(path, largestFile)) ?? '';
	} catch {
		return '';
	}
}

/** The app client in an output of Amplify, if any. */
function outputClients(text: string): readonly AppClient[] {
	const userPoolId = readKey(text, poolKeys);
	const clientId = readKey(text, clientKeys);
	const region = regionOf(userPoolId ?? '');
	return region === undefined || userPoolId === undefined || clientId === undefined
		? []
		: [{region, userPoolId, clientId}];
}

/** `user_pool_id` in amplify_outputs.json, `aws_user_pools_id` in aws-exports.js, `PoolId` in amplifyconfiguration.json. */
const poolKeys = ['user_pool_id', 'aws_user_pools_id', 'userPoolId', 'PoolId'];
const clientKeys = [
	'user_pool_client_id',
	'aws_user_pools_web_client_id',
	'userPoolClientId',
	'AppClientId',
];

/** The string after one of the keys, in JSON or JavaScript. */
function readKey(text: string, keys: readonly string[]): string | undefined {
	for (const key of keys) {
		const pattern = new RegExp(`(["']?)\\b${key}\\1\\s*:\\s*(["'])([\\w+:/.-]{1,300})\\2`, 'g');
		// An identity pool has a PoolId too.
		const id = [...text.matchAll(pattern)].map(([, , , value = '']) => poolIdOf(value)).find(isId);
		if (id !== undefined) return id;
	}
	return undefined;
}
