import {HttpRequest} from '@smithy/core/protocols';
import {Hash} from '@smithy/core/serde';
import {SignatureV4} from '@smithy/signature-v4';
import type {CredentialsProvider} from '../../cognito/wire/wire.ts';
import {type Action, type BilledAction, partsOf, type Service} from './operations.ts';

/** An operation's input. Query services only take strings and lists of strings. */
export type Input = Readonly<Record<string, unknown>>;

/** A request to AWS before signing. */
export type SignedRequest = {
	readonly action: Action | BilledAction;
	readonly region: string;
	/** The variable part of a REST path, unencoded. */
	readonly pathPart?: string | undefined;
	readonly input?: Input | undefined;
};

/** The parameters for addressing and signing requests. */
export type Signing = {
	readonly credentials: CredentialsProvider;
	/** Returns the endpoint of a service in a region. */
	readonly endpoint: (service: Service, region: string) => URL;
	/** Milliseconds since 1970. */
	readonly now: () => number;
};

/** A signed request, as it is sent. */
export type Signed = {
	readonly url: URL;
	readonly method: 'GET' | 'POST';
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
};

class Sha256 extends Hash {
	constructor(secret?: ConstructorParameters<typeof Hash>[1]) {
		super('sha256', secret);
	}
}

/**
 * Signs a request with AWS Signature Version 4, in the protocol of its service (JSON 1.0 and 1.1, query, REST). Throws
 * for an operation that isn't read-only, and whatever the credentials provider throws.
 */
export async function sign(request: SignedRequest, signing: Signing): Promise<Signed> {
	const {service} = partsOf(request.action);
	const region = signedRegion(service, request.region);
	const {method, path, headers, body} = toHttp(request);
	const base = signing.endpoint(service, region);
	const url = new URL(`${base.pathname.replace(/(?<!\/)\/+$/, '')}${path}`, base);
	const signer = new SignatureV4({
		credentials: signing.credentials,
		region,
		service: service.signedAs,
		sha256: Sha256,
		applyChecksum: false,
	});
	const signed = await signer.sign(
		new HttpRequest({
			method,
			protocol: url.protocol,
			hostname: url.hostname,
			...(url.port !== '' && {port: Number(url.port)}),
			path: url.pathname,
			headers: {host: url.host, ...headers},
			body,
		}),
		{signingDate: new Date(signing.now())},
	);
	return {url, method, headers: signed.headers, ...(body !== undefined && {body})};
}

/** IAM has one region per partition (AWS General Reference, "IAM endpoints and quotas"). */
function signedRegion({isGlobal}: Service, region: string): string {
	if (isGlobal !== true) return region;
	if (region.startsWith('cn-')) return 'cn-north-1';
	return region.startsWith('us-gov-') ? 'us-gov-west-1' : 'us-east-1';
}

function toHttp({action, input = {}, pathPart}: SignedRequest): {
	readonly method: 'GET' | 'POST';
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
} {
	const {service, operation, path} = partsOf(action);
	const {protocol} = service;
	switch (protocol.kind) {
		case 'json':
			return {
				method: 'POST',
				path: '/',
				headers: {
					'content-type': `application/x-amz-json-${protocol.version}`,
					'x-amz-target': `${protocol.target}.${operation}`,
				},
				body: JSON.stringify(input),
			};
		case 'query':
			return {
				method: 'POST',
				path: '/',
				headers: {'content-type': 'application/x-www-form-urlencoded; charset=utf-8'},
				body: new URLSearchParams([
					['Action', operation],
					['Version', protocol.version],
					...Object.entries(input).flatMap(([name, value]) => fields(name, value)),
				]).toString(),
			};
		case 'rest': {
			const part = pathPart === undefined ? '' : encodeSegment(pathPart);
			return {method: 'GET', path: `${path?.before}${part}${path?.after ?? ''}`, headers: {}};
		}
	}
}

/** Encodes a list as `Name.member.1`, `Name.member.2` (AWS Query protocol). */
function fields(name: string, value: unknown): [string, string][] {
	return Array.isArray(value)
		? value.map((each, index) => [`${name}.member.${index + 1}`, String(each)])
		: [[name, String(value)]];
}

/** Encodes everything but RFC 3986's unreserved characters. Dots alone would change the path. */
function encodeSegment(text: string): string {
	if (/^\.+$/.test(text)) throw new TypeError('not a name');
	return encodeURIComponent(text).replaceAll(
		/[!'()*]/g,
		character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}
