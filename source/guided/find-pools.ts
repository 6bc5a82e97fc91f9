import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {AppClient} from '../cognito/cognito.ts';
import type {PoolChoice} from '../flow/connect.ts';

/** Larger files are not what they are named for. */
const largestFile = 512 * 1024;
/** A folder has a handful of `.env` files; more of them are not looked at. */
const mostFiles = 20;

/**
 * The app clients that a project's folder names: in Amplify's outputs (`amplify_outputs.json`,
 * `amplifyconfiguration.json`, `aws-exports.js`) and in `.env*` files, in variables whose names end in `USER_POOL_ID`
 * and `CLIENT_ID`. The files are read as text and never executed; what cannot be read counts as absent.
 */
export const findPools = async (folder: string): Promise<readonly PoolChoice[]> => {
	const names = await readdir(folder).catch(() => []);
	const interesting = names.filter(isInteresting).toSorted().slice(0, mostFiles);
	const found = await Promise.all(
		interesting.map(async foundIn => {
			const client = readPool(foundIn, await readSmall(join(folder, foundIn)));
			return client ? [{client, foundIn}] : [];
		}),
	);
	return found.flat();
};

const isInteresting = (name: string) =>
	/^(?:amplify_outputs\.json|amplifyconfiguration\.json|aws-exports\.js|\.env(?:\..*)?)$/.test(
		name,
	);

const readSmall = async (path: string): Promise<string> => {
	try {
		const {size} = await stat(path);
		return size > largestFile ? '' : await readFile(path, 'utf8');
	} catch {
		return '';
	}
};

/** The app client that a file names, out of its text. */
export const readPool = (fileName: string, text: string): AppClient | undefined => {
	const isEnv = fileName.startsWith('.env');
	const userPoolId = isEnv ? variable(text, 'USER_POOL_ID') : readKey(text, poolKeys);
	const clientId = isEnv ? variable(text, 'CLIENT_ID') : readKey(text, clientKeys);
	const region =
		userPoolId === undefined ? undefined : /^([\w-]+)_[0-9A-Za-z]+$/.exec(userPoolId)?.[1];
	return region === undefined || userPoolId === undefined || clientId === undefined
		? undefined
		: {region, userPoolId, clientId};
};

/** `user_pool_id` in amplify_outputs.json, `aws_user_pools_id` in aws-exports.js, `PoolId` in amplifyconfiguration.json. */
const poolKeys = ['user_pool_id', 'aws_user_pools_id', 'userPoolId', 'PoolId'];
const clientKeys = [
	'user_pool_client_id',
	'aws_user_pools_web_client_id',
	'userPoolClientId',
	'AppClientId',
];

/** The string that stands behind one of the keys, in JSON or in JavaScript. */
const readKey = (text: string, keys: readonly string[]): string | undefined => {
	for (const key of keys) {
		const match = new RegExp(`(["']?)\\b${key}\\1\\s*:\\s*(["'])([\\w+-]{1,128})\\2`).exec(text);
		// An identity pool also has a PoolId: `region:uuid`, which the pattern for a value leaves out.
		if (match?.[3] !== undefined) return match[3];
	}
	return undefined;
};

const variable = (text: string, ending: string): string | undefined =>
	new RegExp(
		`^\\s*(?:export\\s+)?\\w*${ending}\\s*=\\s*(["']?)([\\w+-]{1,128})\\1\\s*(?:#.*)?$`,
		'm',
	).exec(text)?.[2];
