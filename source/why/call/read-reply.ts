import {parseXML} from '@aws-sdk/xml-builder';
import type {WholeAnswer} from '../../cognito/wire/transport.ts';

/** The result of one call. */
export type Reply =
	| {readonly kind: 'answered'; readonly value: unknown; readonly requestId: string | undefined}
	| {
			readonly kind: 'refused';
			/** `AccessDeniedException`, without a prefix; empty if the response names no error. */
			readonly name: string;
			readonly message: string;
			readonly requestId: string | undefined;
			readonly refusal: Refusal;
	  };

/** The meaning of an error for the lookup. */
export type Refusal = 'denied' | 'credentials' | 'throttled' | 'notFound' | 'other';

const refusals: readonly (readonly [Refusal, RegExp])[] = [
	['denied', /^(?:AccessDenied|AuthorizationError|UnauthorizedOperation|NotAuthorized)/],
	[
		'credentials',
		/^(?:ExpiredToken|RequestExpired|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|InvalidAccessKeyId|MissingAuthenticationToken|InvalidToken)/,
	],
	[
		'throttled',
		/^(?:Throttl|TooManyRequests|RequestLimitExceeded|LimitExceeded|PriorRequestNotComplete)/,
	],
	['notFound', /^(?:NoSuchEntity|NotFound|ResourceNotFound|WAFNonexistentItem)/],
];

/**
 * Parses a response in the protocol of its service. A gateway may send XML for a JSON service, and a proxy HTML for
 * any. A response that can't be parsed counts as an error without a name, and with status 403 as denied.
 */
export function readReply({status, headers, body}: WholeAnswer): Reply {
	const text = new TextDecoder().decode(body);
	const value = parse(text);
	const requestId =
		headers['x-amzn-requestid'] ?? headers['x-amz-request-id'] ?? requestIdIn(value);
	if (status >= 200 && status < 300 && value !== undefined && !isErrorDocument(value)) {
		return {kind: 'answered', value: result(value), requestId};
	}
	const error = property(property(value, 'ErrorResponse'), 'Error') ?? property(value, 'Error');
	const name =
		text_(headers['x-amzn-errortype']) ??
		text_(property(value, '__type')) ??
		text_(property(value, 'code')) ??
		text_(property(error, 'Code')) ??
		'';
	const message =
		text_(property(value, 'message')) ??
		text_(property(value, 'Message')) ??
		text_(property(error, 'Message')) ??
		'';
	const plain = name.split(':')[0]?.split('#').at(-1) ?? '';
	return {kind: 'refused', name: plain, message, requestId, refusal: refusalOf(plain, status)};
}

function refusalOf(name: string, status: number): Refusal {
	const known = refusals.find(([, pattern]) => pattern.test(name))?.[0];
	if (known !== undefined) return known;
	if (status === 429) return 'throttled';
	return status === 403 && name === '' ? 'denied' : 'other';
}

/** Parses JSON, or XML into objects. An empty body is an empty response; anything else is `undefined`. */
function parse(text: string): unknown {
	const start = text.trimStart();
	if (start === '') return {};
	try {
		if (!start.startsWith('<')) return JSON.parse(text);
		const document: unknown = parseXML(text);
		return property(document, 'html') === undefined ? document : undefined;
	} catch {
		return undefined;
	}
}

/** The content of `<GetRoleResponse><GetRoleResult>…`. */
function result(value: unknown): unknown {
	const [name, only] =
		typeof value === 'object' && value !== null ? (Object.entries(value)[0] ?? []) : [];
	if (name === undefined || !name.endsWith('Response')) return value;
	return property(only, name.replace(/Response$/, 'Result')) ?? only;
}

const isErrorDocument = (value: unknown) =>
	property(value, 'ErrorResponse') !== undefined || property(value, '__type') !== undefined;

function requestIdIn(value: unknown): string | undefined {
	const [only] = typeof value === 'object' && value !== null ? Object.values(value) : [];
	return (
		text_(property(property(only, 'ResponseMetadata'), 'RequestId')) ??
		text_(property(only, 'RequestId'))
	);
}

/** A member of a value that may be an object. */
export function property(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
	return Object.entries(value).find(([key]) => key === name)?.[1];
}

const text_ = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
