import {isIP} from 'node:net';
import {readCaBundle} from '../../settings/ca-bundle.ts';
import {systemError} from '../values/system-error.ts';
import {RequestLost} from './request-lost.ts';

/**
 * Why TLS failed, in OpenSSL's words as Python's `ssl` puts them together (`[SSL: NAME] text`), without the place in
 * Python's source that comes behind them. `host` is the one that was called.
 */
export function tlsReason(error: Error, host: string): string {
	const code = 'code' in error ? String(error.code) : '';
	if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
		const what = isIP(host) === 0 ? 'Hostname' : 'IP address';
		return unverified(`${what} mismatch, certificate is not valid for '${host}'.`);
	}
	/* Node puts OpenSSL's whole line in its message: number, library, function, reason, and its place. */
	const reason = /error:[\dA-F]+:SSL routines:[^:]*:([^:]+):/i.exec(error.message)?.[1];
	if (reason !== undefined) {
		/* OpenSSL 3.2 renamed the alerts that Python knows by their older names. */
		const known = reason.replace(/^ssl\/tls(?= alert)/, 'sslv3');
		return `[SSL: ${known.toUpperCase().replaceAll(/\W+/g, '_')}] ${known}`;
	}
	const [said = ''] = error.message.split(';', 1);
	/* The codes of X509_verify_cert, which Node leaves without a prefix. */
	return /^[A-Z\d]+_[A-Z\d_]+$/.test(code) && !code.startsWith('ERR_')
		? unverified(firstErrors[code] ?? said)
		: said;
}

/* Node continues after the first error, and tells the last one. */
const firstErrors: Readonly<Record<string, string>> = {
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to get local issuer certificate',
};

function unverified(why: string): string {
	return `[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${why}`;
}

/** The certificates of a file, for a call; throws a `RequestLost` for one that can't be read or has none. */
export function callBundle(path: string): string {
	let bundle: string | undefined;
	try {
		bundle = readCaBundle(path);
	} catch (error) {
		throw new RequestLost('certificate', systemError(error));
	}
	if (bundle !== undefined) return bundle;
	throw new RequestLost(
		'certificate',
		'[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found',
	);
}
