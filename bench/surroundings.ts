import {execFileSync} from 'node:child_process';
import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import type {PasswordSignIn} from './call.ts';
import {startPeer} from './peer.ts';

/** The environment of all measured programs. */
export type Surroundings = {
	/** The home folder of the measured programs; whoever created it removes it. */
	readonly home: string;
	/**
	 * The variables of the measured programs: no AWS settings, a home of their own, and no NODE_EXTRA_CA_CERTS, with
	 * which each start of Node would read a certificate file.
	 */
	readonly env: NodeJS.ProcessEnv;
	readonly pool: PoolProcess;
	/** The file with the certificate of the HTTPS endpoint. */
	readonly caBundle: string;
};

/** The embedded pool in another process. */
export type PoolProcess = {
	readonly user: PasswordSignIn & {readonly region: string; readonly userPoolId: string};
	readonly https: string;
	/** Returns an access token for which a code can be sent. */
	readonly freshToken: () => Promise<string>;
	/** Its processor time in milliseconds. */
	readonly cpuMs: () => Promise<number>;
	readonly stop: () => void;
};

/** Creates a home and starts the pool. */
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

/** The file of the AWS CLI itself rather than a version manager's shim, whose shell takes longer than Python. */
export function findAws(path = process.env['PATH'] ?? ''): string | undefined {
	const file = path
		.split(delimiter)
		.map(folder => join(folder, 'aws'))
		.find(existsSync);
	if (!file || !readFileSync(file, 'latin1').includes('pyenv exec')) return file;
	return execFileSync('pyenv', ['which', 'aws'], {encoding: 'utf8'}).trim();
}
