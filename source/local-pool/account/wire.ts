import type {WebRequest, WebResponse} from '../server/listen.ts';
import type {Answer, Refusal} from './calls.ts';

/** A service's protocol. `query` has form fields in the request and XML in the response. */
export type Protocol = 'json' | 'query' | 'rest';

/** A request to a service of the account, identified by target, action and path. */
export type AccountRequest = {
	/** The prefix of its IAM actions: `sns`, `ses`, `sms-voice`, … */
	readonly service: string;
	readonly operation: string;
	readonly protocol: Protocol;
	readonly region: string;
	readonly input: Readonly<Record<string, unknown>>;
};

/** By the prefix of `X-Amz-Target`. */
const targets: ReadonlyMap<string, string> = new Map([
	['PinpointSMSVoiceV2', 'sms-voice'],
	['GraniteServiceVersion20100801', 'cloudwatch'],
	['Logs_20140328', 'logs'],
	['com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101', 'cloudtrail'],
	['CloudTrail_20131101', 'cloudtrail'],
	['TrentService', 'kms'],
]);

/** By the API version of a query request. */
const versions: ReadonlyMap<string, string> = new Map([
	['2010-03-31', 'sns'],
	['2010-08-01', 'cloudwatch'],
	['2010-05-08', 'iam'],
	['2011-06-15', 'sts'],
]);

const paths: readonly {service: string; operation: string; pattern: RegExp}[] = [
	{service: 'ses', operation: 'GetAccount', pattern: /^\/v2\/email\/account$/},
	{service: 'ses', operation: 'GetEmailIdentity', pattern: /^\/v2\/email\/identities\/([^/]+)$/},
	{
		service: 'ses',
		operation: 'GetConfigurationSet',
		pattern: /^\/v2\/email\/configuration-sets\/([^/]+)$/,
	},
	{
		service: 'ses',
		operation: 'GetSuppressedDestination',
		pattern: /^\/v2\/email\/suppression\/addresses\/([^/]+)$/,
	},
	{
		service: 'lambda',
		operation: 'GetFunctionConfiguration',
		pattern: /^\/2015-03-31\/functions\/([^/]+)\/configuration$/,
	},
	{
		service: 'lambda',
		operation: 'GetPolicy',
		pattern: /^\/2015-03-31\/functions\/([^/]+)\/policy$/,
	},
];

const xmlSpaces: ReadonlyMap<string, string> = new Map([
	['sns', 'http://sns.amazonaws.com/doc/2010-03-31/'],
	['cloudwatch', 'http://monitoring.amazonaws.com/doc/2010-08-01/'],
	['iam', 'https://iam.amazonaws.com/doc/2010-05-08/'],
	['sts', 'https://sts.amazonaws.com/doc/2011-06-15/'],
]);

/**
 * Parses a request to a service of the account; undefined for any other, which is for the user pools. Only signed
 * requests count. The signature isn't verified: only its scope is read.
 */
export function readAccountRequest(request: WebRequest): AccountRequest | undefined {
	const {method, url, headers, body} = request;
	const scope = /Credential=[^/,]+\/\d{8}\/([\w-]+)\/([\w-]+)\/aws4_request/.exec(
		headers['authorization'] ?? '',
	);
	const region = scope?.[1];
	if (region === undefined) return undefined;
	const target = headers['x-amz-target'];
	if (target !== undefined) {
		const dot = target.lastIndexOf('.');
		const service = targets.get(target.slice(0, dot));
		const operation = target.slice(dot + 1);
		if (service === undefined) return undefined;
		return {service, operation, protocol: 'json', region, input: readJson(body)};
	}
	if (method === 'POST' && url.pathname === '/') {
		const input = Object.fromEntries(new URLSearchParams(body));
		const service = versions.get(input['Version'] ?? '');
		const operation = input['Action'] ?? '';
		if (service === undefined) return undefined;
		return {service, operation, protocol: 'query', region, input};
	}
	if (method !== 'GET') return undefined;
	for (const {service, operation, pattern} of paths) {
		const found = pattern.exec(url.pathname);
		if (found) {
			return {service, operation, protocol: 'rest', region, input: {Path: decoded(found[1] ?? '')}};
		}
	}
	return undefined;
}

function readJson(body: string): Readonly<Record<string, unknown>> {
	try {
		const value: unknown = JSON.parse(body || '{}');
		return typeof value === 'object' && value !== null ? {...value} : {};
	} catch {
		return {};
	}
}

function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

/** Writes a response. Timestamps are seconds since 1970 in JSON and ISO 8601 in XML. */
export function writeAnswer(
	{service, operation, protocol}: AccountRequest,
	answer: Answer,
	requestId: string,
): WebResponse {
	if (protocol !== 'query') return json(200, requestId, answer);
	const result = xmlMembers(answer);
	return {
		status: 200,
		headers: {'content-type': 'text/xml', 'x-amzn-requestid': requestId},
		body: `<${operation}Response xmlns="${xmlSpaces.get(service)}"><${operation}Result>${result}</${operation}Result><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></${operation}Response>`,
	};
}

/** Writes an error response. */
export function writeRefusal(
	{service, protocol}: AccountRequest,
	{code, message, status}: Refusal,
	requestId: string,
): WebResponse {
	if (protocol === 'query') {
		const error = xmlMembers({Type: 'Sender', Code: code, Message: message});
		return {
			status,
			headers: {'content-type': 'text/xml', 'x-amzn-requestid': requestId},
			body: `<ErrorResponse xmlns="${xmlSpaces.get(service)}"><Error>${error}</Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
		};
	}
	const refusal = json(status, requestId, {__type: code, message});
	return {...refusal, headers: {...refusal.headers, 'x-amzn-errortype': code}};
}

function json(status: number, requestId: string, body: object): WebResponse {
	const inSeconds = function (this: Record<string, unknown>, name: string, value: unknown) {
		const given = this[name];
		if (given instanceof Date) return given.getTime() / 1_000;
		return given instanceof Map ? Object.fromEntries(given) : value;
	};
	return {
		status,
		headers: {'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId},
		body: JSON.stringify(body, inSeconds),
	};
}

function xmlMembers(members: object): string {
	return Object.entries(members)
		.map(([name, value]) => xmlElement(name, value))
		.join('');
}

function xmlElement(name: string, value: unknown): string {
	if (value === undefined || value === null) return '';
	return `<${name}>${xmlContent(value)}</${name}>`;
}

function xmlContent(value: unknown): string {
	if (value instanceof Date) return value.toISOString();
	if (value instanceof Map) {
		const entries = [...value].map(([key, one]) => xmlElement('entry', {key, value: one}));
		return entries.join('');
	}
	if (Array.isArray(value)) return value.map(one => xmlElement('member', one)).join('');
	if (typeof value === 'object' && value !== null) return xmlMembers(value);
	return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
