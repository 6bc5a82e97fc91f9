import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import type {PasswordSignIn} from './call.ts';
import {startPeer} from './peer.ts';

/** What every measured program finds around it. */
export type Surroundings = {
	/** The folder that is home to the measured programs; removed at the end by whoever made it. */
	readonly home: string;
	/**
	 * The environment of the measured programs: nothing of AWS, a home of their own, and no NODE_EXTRA_CA_CERTS, which
	 * makes each start of Node read a file of certificates.
	 */
	readonly env: NodeJS.ProcessEnv;
	readonly pool: PoolProcess;
	/** The file of the HTTPS endpoint's certificate. */
	readonly caBundle: string;
};

/** The embedded pool in another process. */
export type PoolProcess = {
	readonly user: PasswordSignIn & {readonly region: string; readonly userPoolId: string};
	readonly https: string;
	/** An access token for which a code can be sent. */
	readonly freshToken: () => Promise<string>;
	/** Milliseconds of processor time so far. */
	readonly cpuMs: () => Promise<number>;
	readonly stop: () => void;
};

/** Makes a home and starts the pool. */
export async function prepare(): Promise<Surroundings> {
	const home = mkdtempSync(join(tmpdir(), 'bench-'));
	const {pool, cert} = await startPool();
	const caBundle = join(home, 'ca.pem');
	writeFileSync(caBundle, cert);
	const inherited = Object.entries(process.env).filter(
		([name]) => !/^(?:AWS_|NODE_|COGNITO_|XDG_|CI$|\w+_CA_(?:BUNDLE|CERTS)|npm_)/.test(name),
	);
	const env = {...Object.fromEntries(inherited), HOME: home, LOCALAPPDATA: home, APPDATA: home};
	return {home, env, pool, caBundle};
}

async function startPool(): Promise<{pool: PoolProcess; cert: string}> {
	const {told, ask, stop} = await startPeer('pool-process.ts');
	const pool: PoolProcess = {
		user: {
			endpoint: told('endpoint'),
			region: told('region'),
			userPoolId: told('userPoolId'),
			clientId: told('clientId'),
			username: told('username'),
			password: told('password'),
		},
		https: told('https'),
		freshToken: async () => String(await ask('token')),
		cpuMs: async () => Number(await ask('cpu')),
		stop,
	};
	return {pool, cert: told('cert')};
}

/** The file of the AWS CLI, past a version manager's stand-in, whose shell takes longer than Python. */
export function findAws(path = process.env['PATH'] ?? ''): string | undefined {
	const file = path
		.split(delimiter)
		.map(folder => join(folder, 'aws'))
		.find(existsSync);
	if (!file || !readFileSync(file, 'latin1').includes('pyenv exec')) return file;
	return execFileSync('pyenv', ['which', 'aws'], {encoding: 'utf8'}).trim();
}
