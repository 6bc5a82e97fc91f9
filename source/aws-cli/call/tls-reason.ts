import {isIP} from 'node:net';
import {readCaBundle} from '../../settings/ca-bundle.ts';
import {systemError} from '../values/system-error.ts';
import {RequestLost} from './request-lost.ts';

/**
 * The reason for a TLS failure, worded as Python's `ssl` does with OpenSSL's texts (`[SSL: NAME] text`), without the
 * trailing position in Python's source. `host` is the host that was called.
 */
export function tlsReason(error: Error, host: string): string {
	const code = 'code' in error ? String(error.code) : '';
	if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
		const what = isIP(host) === 0 ? 'Hostname' : 'IP address';
		return unverified(`${what} mismatch, certificate is not valid for '${host}'.`);
	}
	/* Node's message contains OpenSSL's whole line: number, library, function, reason and source position. */
	const reason = /error:[\dA-F]+:SSL routines:[^:]*:([^:]+):/i.exec(error.message)?.[1];
	if (reason !== undefined) {
		/* OpenSSL 3.2 renamed the alerts; Python uses their older names. */
		const known = reason.replace(/^ssl\/tls(?= alert)/, 'sslv3');
		return `[SSL: ${known.toUpperCase().replaceAll(/\W+/g, '_')}] ${known}`;
	}
	const [said = ''] = error.message.split(';', 1);
	/* The codes of X509_verify_cert, which Node passes without a prefix. */
	return /^[A-Z\d]+_[A-Z\d_]+$/.test(code) && !code.startsWith('ERR_')
		? unverified(firstErrors[code] ?? said)
		: said;
}

/* Node continues after the first error and reports the last one. */
const firstErrors: Readonly<Record<string, string>> = {
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to get local issuer certificate',
};

function unverified(why: string): string {
	return `[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${why}`;
}

/** Reads the certificates of a CA bundle. Throws a `RequestLost` if the file can't be read or has none. */
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
