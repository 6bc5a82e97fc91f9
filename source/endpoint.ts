import {Problem} from './problem.ts';
import {awsSuffixes, partitionOf} from './settings/partitions.ts';
import {readWebAddress, withoutUserInfo} from './web-address.ts';

/*
 * Endpoints of user pools. No endpoint means Amazon's own, a value like any other: what was saved without one is never
 * sent to an endpoint from the environment of a later run.
 */

/** The normalized form in which endpoints are compared; empty for Amazon's own. */
export function endpointId(endpointUrl: string | undefined): string {
	if (endpointUrl === undefined || isAmazonEndpoint(endpointUrl)) return '';
	return URL.canParse(endpointUrl) ? new URL(endpointUrl).href.replace(/\/$/, '') : endpointUrl;
}

/** Whether two clients are the same app client of the same user pool at the same endpoint. */
export const isSameClient = (one: NamedClient, other: NamedClient): boolean =>
	one.clientId === other.clientId &&
	one.userPoolId === other.userPoolId &&
	endpointId(one.endpointUrl) === endpointId(other.endpointUrl);

type NamedClient = {
	readonly userPoolId?: string | undefined;
	readonly clientId: string;
	readonly endpointUrl?: string | undefined;
};

/** An endpoint for display, without its password; `undefined` for Amazon's own, which isn't shown. */
export function shownEndpoint(endpointUrl: string | undefined): string | undefined {
	const id = endpointId(endpointUrl);
	if (!URL.canParse(id)) return id === '' ? undefined : 'an endpoint that is not an address';
	return withoutUserInfo(id).replace(/\/$/, '');
}

/** The URL of an app client's calls. Throws `regionInvalid` or `endpointInvalid` if it has no valid host. */
export function endpointOf({
	region,
	endpointUrl,
}: {
	readonly region: string;
	readonly endpointUrl?: string | undefined;
}): string {
	checkRegion(region);
	const address = readWebAddress(
		endpointUrl ?? `https://cognito-idp.${region}.${partitionOf(region).suffix}`,
	);
	if (address === undefined) {
		throw new Problem('endpointInvalid', {endpoint: withoutUserInfo(endpointUrl ?? '')});
	}
	return address;
}

/**
 * Throws `regionInvalid` for anything but a single label of a host name (RFC 1123, section 2.1): a `/` or `@` in a
 * region would change the host.
 */
export function checkRegion(region: string): void {
	if (!/^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(region)) {
		throw new Problem('regionInvalid', {region});
	}
}

/**
 * Throws `endpointInvalid` for an invalid URL, and `clearHttpRefused` for one that would send secrets over a network
 * unencrypted: `http` to any other computer.
 */
export function checkEndpoint(url: string, {allowHttp}: {readonly allowHttp: boolean}): void {
	if (readWebAddress(url) === undefined) {
		throw new Problem('endpointInvalid', {endpoint: withoutUserInfo(url)});
	}
	if (!allowHttp && isClearAndFar(url)) {
		throw new Problem('clearHttpRefused', {endpoint: shownEndpoint(url) ?? url});
	}
}

/** Whether requests to a URL cross a network unencrypted. */
export function isClearAndFar(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const {protocol, hostname} = new URL(url);
	return protocol === 'http:' && !isLoopback(hostname);
}

/** A host as in `URL`: `localhost`, 127.0.0.0/8 (RFC 1122, 3.2.1.3) or `[::1]` (RFC 4291, 2.5.3). */
export function isLoopback(hostname: string): boolean {
	return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(hostname);
}

/** Matches the hosts in the AWS General Reference, "Amazon Cognito endpoints", in every partition. */
function isAmazonEndpoint(endpointUrl: string): boolean {
	if (!URL.canParse(endpointUrl)) return false;
	const {protocol, host, username, pathname} = new URL(endpointUrl);
	const [, suffix = ''] = /^cognito-idp(?:-fips)?\.[a-z\d-]+\.(.+)$/.exec(host) ?? [];
	return protocol === 'https:' && username === '' && pathname === '/' && awsSuffixes.has(suffix);
}
