import {readFile} from 'node:fs/promises';
import {readFault} from '../error-code.ts';
import {Problem} from '../problem.ts';
import {type Certificates, proxyFor} from './settings.ts';
import {SettingsError} from './settings-file.ts';

/** How an address is reached, for the guided app and our own commands. */
export type Reach = {
	readonly proxyUrl?: string;
	readonly verifyTls?: boolean;
	readonly caPem?: string;
};

/**
 * The proxy of the environment and the certificates of the settings, ready to use. Rejects with
 * `proxyInvalid` for a proxy that names no host, and `sourceUnreadable` for certificates that can't be read.
 */
export async function reach(
	url: string,
	env: Readonly<Record<string, string | undefined>>,
	certificates: Certificates,
): Promise<Reach> {
	const proxyUrl = readProxy(url, env);
	return {
		...(proxyUrl !== undefined && {proxyUrl}),
		...(certificates.kind === 'unverified' && {verifyTls: false}),
		...(certificates.kind === 'bundle' && {caPem: await readBundle(certificates.path)}),
	};
}

function readProxy(...[url, env]: Parameters<typeof proxyFor>): string | undefined {
	try {
		return proxyFor(url, env);
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		throw new Problem('proxyInvalid');
	}
}

async function readBundle(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		const source = `the certificates in ${path}`;
		throw new Problem('sourceUnreadable', {source, fault: readFault(error)});
	}
}
