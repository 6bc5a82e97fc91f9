import {readFault} from '../error-code.ts';
import {Problem} from '../problem.ts';
import {readCaBundle} from './ca-bundle.ts';
import {proxyFor} from './proxy.ts';
import type {Certificates} from './settings.ts';
import {SettingsError} from './settings-file.ts';

/** The certificates that a run trusts for all of its calls; the runtime's own by default. */
export type Trust = {
	/** False to accept any certificate. */
	readonly verifyTls?: boolean;
	/** In PEM. */
	readonly caPem?: string;
};

/** How to reach a URL, for the guided app and our own commands. */
export type Reach = Trust & {readonly proxyUrl?: string};

/**
 * Reads the certificates in the settings; call it before asking for a password. Rejects with `sourceUnreadable` if the
 * file can't be read or has no certificate.
 */
export async function readTrust(certificates: Certificates): Promise<Trust> {
	switch (certificates.kind) {
		case 'default':
			return {};
		case 'unverified':
			return {verifyTls: false};
		case 'bundle':
			return {caPem: await readBundle(certificates.path)};
	}
}

/**
 * How to reach a URL: directly or through the environment's proxy. Throws `proxyInvalid` for a proxy without a host.
 */
export function reach(
	url: string,
	env: Readonly<Record<string, string | undefined>>,
	trust: Trust,
): Reach {
	try {
		const proxyUrl = proxyFor(url, env);
		return proxyUrl === undefined ? trust : {...trust, proxyUrl};
	} catch (error) {
		if (!(error instanceof SettingsError)) throw error;
		throw new Problem('proxyInvalid');
	}
}

async function readBundle(path: string): Promise<string> {
	const source = `the certificates in ${path}`;
	let text: string | undefined;
	try {
		text = readCaBundle(path);
	} catch (error) {
		throw new Problem('sourceUnreadable', {source, fault: readFault(error)});
	}
	if (text !== undefined) return text;
	throw new Problem('sourceUnreadable', {source, fault: 'it contains no PEM certificate'});
}
