import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {callBundle, tlsReason} from '../../../source/aws-cli/call/tls-reason.ts';
import {temporaryFolder} from '../../helpers/store.ts';

const reason = (message: string, code?: unknown, host = 'aws.test') =>
	tlsReason(Object.assign(new Error(message), code === undefined ? {} : {code}), host);
const unverified = (why: string) =>
	`[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${why}`;

test('a TLS failure is told as Python’s ssl tells it', () => {
	const mismatch = 'ERR_TLS_CERT_ALTNAME_INVALID';
	const openssl = (text: string) =>
		`40E7:error:0A00042E:SSL routines:ssl3_read_bytes:${text}:../ssl/record.c:1590:SSL alert number 70`;
	const rows: readonly (readonly [string, string])[] = [
		[
			reason('x', mismatch),
			unverified("Hostname mismatch, certificate is not valid for 'aws.test'."),
		],
		[
			reason('x', mismatch, '127.0.0.1'),
			unverified("IP address mismatch, certificate is not valid for '127.0.0.1'."),
		],
		[reason(openssl('wrong version number')), '[SSL: WRONG_VERSION_NUMBER] wrong version number'],
		[
			reason(openssl('ssl/tls alert handshake failure')),
			'[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] sslv3 alert handshake failure',
		],
		[
			reason('self-signed certificate; if the root CA is installed', 'DEPTH_ZERO_SELF_SIGNED_CERT'),
			unverified('self-signed certificate'),
		],
		[
			reason('unable to verify the first certificate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
			unverified('unable to get local issuer certificate'),
		],
		[reason('Invalid protocol; more', 'ERR_SSL_WRONG'), 'Invalid protocol'],
		[reason('connection reset', 'ECONNRESET'), 'connection reset'],
		[reason('odd', 'depth_zero'), 'odd'],
		[reason('odd'), 'odd'],
		[reason(''), ''],
	];
	for (const [told, expected] of rows) assert.equal(told, expected);
});

test('a bundle of certificates that is not there, or has none, loses the request', t => {
	const folder = temporaryFolder(t);
	const path = join(folder, 'ca.pem');
	writeFileSync(path, 'nothing');
	assert.throws(() => callBundle(path), {
		kind: 'certificate',
		message: 'certificate: [X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found',
	});
	assert.throws(() => callBundle(join(folder, 'none.pem')), {
		kind: 'certificate',
		message: 'certificate: [Errno 2] No such file or directory',
	});
	const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
	writeFileSync(path, pem);
	assert.equal(callBundle(path), pem);
});
