import assert from 'node:assert/strict';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {runCommand} from '../helpers/aws-run.ts';
import {type FaultName, faultNames, startFault} from '../helpers/faulty-service.ts';
import {temporaryFolder} from '../helpers/store.ts';

const refused = 'Could not connect to the endpoint URL: "URL/"';
const closed =
	'Connection was closed before we received a valid response from endpoint URL: "URL/".';
const readTimeout = 'Read timeout on endpoint URL: "URL/"';
const proxyRefused = 'Failed to connect to proxy URL: "PROXY"';
const error = (code: number | string, message: string) =>
	`An error occurred (${code}) when calling the GetUserAttributeVerificationCode operation: ${message}`;
const unreadable = (why: string) =>
	`The answer from "URL/" says 200 but cannot be read: ${why}. The request may have been carried out.`;

const tooLong =
	'The answer from "URL/" is longer than 10 MiB and was not read. The request may have been carried out.';

const untrusted = (why: string) =>
	`SSL validation failed for URL/ [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ${why}`;

/** The error line. */
const lines: Readonly<Record<FaultName, string | RegExp>> = {
	'nobody listens': refused,
	'no such host': refused,
	// The system reports the reset either at the end of connecting or later.
	'reset before the request': /^(Could not connect|Connection was closed)/,
	'closed before the request': /^(Could not connect|Connection was closed)/,
	'silent handshake': readTimeout,
	'reset after the request': closed,
	'closed after the request': closed,
	silent: readTimeout,
	'silent but for drips': readTimeout,
	'another protocol': closed,
	'self-signed': untrusted('self-signed certificate'),
	'expired certificate': untrusted('certificate has expired'),
	'certificate of tomorrow': untrusted('certificate is not yet valid'),
	'certificate of another host': untrusted(
		"IP address mismatch, certificate is not valid for '127.0.0.1'.",
	),
	'no TLS': /^SSL validation failed for URL\/ .*wrong version number/,
	'proxy wants a password': proxyRefused,
	'proxy cannot connect': proxyRefused,
	'proxy hangs up': proxyRefused,
	'proxy speaks without end': proxyRefused,
	'no proxy there': proxyRefused,
	'500': error('InternalErrorException', 'Something went wrong.'),
	'500 without a body': error(500, 'Internal Server Error'),
	'502 of a gateway': error(502, 'Bad Gateway'),
	'503 of a load balancer': error(503, 'upstream connect error'),
	'429 without a body': error(429, ''),
	throttled: error('ThrottlingException', 'Rate exceeded'),
	'too many requests': error('TooManyRequestsException', 'Too many requests'),
	'a login page': unreadable('it is not JSON: Expecting value: line 1 column 1 (char 0)'),
	'half a JSON': unreadable(
		'it is not JSON: Unterminated string starting at: line 1 column 39 (char 38)',
	),
	'half an answer': closed,
	// The AWS CLI has no limit.
	'more than 10 MiB': tooLong,
	'an answer without end': tooLong,
	'headers without end': closed,
	'an error called a success': unreadable('it names an error'),
	'a status that is none': closed,
	'no HTTP': closed,
	redirect: error(307, ''),
};

/** Faults that no request or CONNECT can reach. */
const unreached: ReadonlySet<FaultName> = new Set<FaultName>([
	'nobody listens',
	'no such host',
	'no proxy there',
	'no TLS',
	'self-signed',
	'expired certificate',
	'certificate of tomorrow',
	'certificate of another host',
]);

for (const name of faultNames) {
	test(`the drop-in asks once, and ends with a line and a code: ${name}`, async context => {
		const {endpointUrl, caPem, proxyUrl, attempts} = await startFault(name, context);
		const bundle = join(temporaryFolder(context), 'ca.pem');
		if (caPem !== undefined) await writeFile(bundle, caPem);
		const {code, stdout, stderr} = await runCommand(
			[
				'get-user-attribute-verification-code',
				...['--access-token', 'token', '--attribute-name', 'email', '--region', 'eu-west-1'],
				...['--endpoint-url', endpointUrl],
				...(caPem === undefined ? [] : ['--ca-bundle', bundle]),
				...(name.startsWith('silent') ? ['--cli-read-timeout', '1'] : []),
				...(name === 'silent handshake' ? ['--cli-connect-timeout', '1'] : []),
			],
			{env: proxyUrl === undefined ? {} : {HTTPS_PROXY: proxyUrl}},
		);
		const said = stderr
			.trim()
			.replace(endpointUrl, 'URL')
			.replace(proxyUrl ?? 'PROXY', 'PROXY');
		const expected = lines[name];
		if (typeof expected === 'string') assert.equal(said, expected.trim());
		else assert.match(said, expected);
		assert.deepEqual({code, stdout}, {code: 255, stdout: ''});
		assert.equal(attempts(), unreached.has(name) ? 0 : 1);
	});
}
