import type {FaultName} from './faulty-service.ts';

/** The text for each fault, whatever the call was about. */
export const sentences: Readonly<Record<FaultName, RegExp>> = {
	'nobody listens': /Nothing answers at 127\.0\.0\.1:\d+\./,
	'no such host': /Can't find the host cognito\.invalid\./,
	'reset before the request': /The connection to 127\.0\.0\.1:\d+ was lost \(ECONNRESET\)\./,
	'closed before the request': /The connection to 127\.0\.0\.1:\d+ was lost \(ECONNRESET\)\./,
	'silent handshake': /The request to 127\.0\.0\.1:\d+ timed out\./,
	'reset after the request': /The connection to 127\.0\.0\.1:\d+ was lost \(ECONNRESET\)\./,
	'closed after the request': /The connection to 127\.0\.0\.1:\d+ was lost \(ECONNRESET\)\./,
	silent: /The request to 127\.0\.0\.1:\d+ timed out\./,
	'silent but for drips': /The request to 127\.0\.0\.1:\d+ timed out\./,
	'another protocol': /The response isn't from Cognito \(127\.0\.0\.1:\d+\)(?: \(HTTP \d+\))?\./,
	'self-signed':
		/is not secure \(DEPTH_ZERO_SELF_SIGNED_CERT\)\.\s+If a proxy inspects TLS.*--ca-bundle/,
	'expired certificate': /is not secure \(CERT_HAS_EXPIRED\)\./,
	'certificate of tomorrow': /is not secure \(CERT_NOT_YET_VALID\)\./,
	'certificate of another host': /is not secure \(ERR_TLS_CERT_ALTNAME_INVALID\)\./,
	'no TLS': /is not secure \(EPROTO\)\./,
	'proxy wants a password':
		/The proxy refused the connection(?: \(HTTP \d+\))?\.\s+Check HTTPS_PROXY/,
	'proxy cannot connect':
		/The proxy refused the connection(?: \(HTTP \d+\))?\.\s+Check HTTPS_PROXY/,
	'proxy hangs up': /The proxy refused the connection(?: \(HTTP \d+\))?\.\s+Check HTTPS_PROXY/,
	'proxy speaks without end':
		/The proxy refused the connection(?: \(HTTP \d+\))?\.\s+Check HTTPS_PROXY/,
	'no proxy there': /Nothing answers at 127\.0\.0\.1:\d+\./,
	'500': /Cognito had an internal error \(InternalErrorException,\s+request ID\s+[\da-f-]+\)\./,
	'500 without a body':
		/The server at 127\.0\.0\.1:\d+ refused\s+\w+:\s+no\s+reason\s+given\s+\(HTTP\s+500\)\./,
	'502 of a gateway': /Cognito had an internal error \(HTTP 502\)\./,
	'503 of a load balancer': /Cognito had an internal error \(HTTP 503\)\./,
	'429 without a body':
		/Cognito is getting too many requests right now \([^)]+\)\.\s+Wait a moment/,
	throttled: /Cognito is getting too many requests right now \([^)]+\)\.\s+Wait a moment/,
	'too many requests': /Cognito is getting too many requests right now \([^)]+\)\.\s+Wait a moment/,
	'a login page': /The response isn't from Cognito \(127\.0\.0\.1:\d+\)(?: \(HTTP \d+\))?\./,
	'half a JSON': /The response isn't from Cognito \(127\.0\.0\.1:\d+\)(?: \(HTTP \d+\))?\./,
	'half an answer': /The connection to 127\.0\.0\.1:\d+ was lost \(ECONNRESET\)\./,
	'more than 10 MiB': /The response isn't from Cognito \(127\.0\.0\.1:\d+\)(?: \(HTTP \d+\))?\./,
	'an answer without end':
		/The response isn't from Cognito \(127\.0\.0\.1:\d+\)(?: \(HTTP \d+\))?\./,
	'headers without end': /The response isn't from Cognito \(127\.0\.0\.1:\d+\)\./,
	'an error called a success':
		/The response isn't from Cognito \(127\.0\.0\.1:\d+\)(?: \(HTTP \d+\))?\./,
	'a status that is none':
		/The response isn't from Cognito \(127\.0\.0\.1:\d+\)(?: \(HTTP \d+\))?\./,
	'no HTTP': /The response isn't from Cognito \(127\.0\.0\.1:\d+\)(?: \(HTTP \d+\))?\./,
	redirect: /The response isn't from Cognito \(127\.0\.0\.1:\d+\)(?: \(HTTP \d+\))?\./,
};
