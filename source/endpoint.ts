import {Problem} from './problem.ts';
import {awsSuffixes, partitionOf} from './settings/partitions.ts';
import {readWebAddress, withoutUserInfo} from './web-address.ts';

/*
 * Where calls to a user pool go. No endpoint means Amazon's own, which is as much a value as any other: what was saved
 * without one is never sent to an address that the environment of a later run names.
 */

/** The one form of an endpoint that two are compared in; empty for Amazon's own. */
export function endpointId(endpointUrl: string | undefined): string {
	if (endpointUrl === undefined || isAmazonEndpoint(endpointUrl)) return '';
	return URL.canParse(endpointUrl) ? new URL(endpointUrl).href.replace(/\/$/, '') : endpointUrl;
}

/** Whether two are one app client of one user pool, at one endpoint. */
export const isSameClient = (one: NamedClient, other: NamedClient): boolean =>
	one.clientId === other.clientId &&
	one.userPoolId === other.userPoolId &&
	endpointId(one.endpointUrl) === endpointId(other.endpointUrl);

type NamedClient = {
	readonly userPoolId?: string | undefined;
	readonly clientId: string;
	readonly endpointUrl?: string | undefined;
};

/** An endpoint as it is shown to a person, without a password in it; `undefined` for Amazon's own, which is not shown. */
export function shownEndpoint(endpointUrl: string | undefined): string | undefined {
	const id = endpointId(endpointUrl);
	if (!URL.canParse(id)) return id === '' ? undefined : 'an endpoint that is not an address';
	return withoutUserInfo(id).replace(/\/$/, '');
}

/** Where an app client's calls go. Throws `regionInvalid` or `endpointInvalid` for what makes no host. */
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
 * Throws `regionInvalid` for what is not one label of a host name (RFC 1123, section 2.1): a region with a `/` or an `@`
 * in it would name another host, wherever it comes from.
 */
export function checkRegion(region: string): void {
	if (!/^[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(region)) {
		throw new Problem('regionInvalid', {region});
	}
}

/**
 * Throws `endpointInvalid` for what is not an address, and `clearHttpRefused` for one that secrets would go to unencrypted,
 * across a network: `http` to anything but this computer.
 */
export function checkEndpoint(url: string, {allowHttp}: {readonly allowHttp: boolean}): void {
	if (readWebAddress(url) === undefined) {
		throw new Problem('endpointInvalid', {endpoint: withoutUserInfo(url)});
	}
	if (!allowHttp && isClearAndFar(url)) {
		throw new Problem('clearHttpRefused', {endpoint: shownEndpoint(url) ?? url});
	}
}

/** Whether what is sent there crosses a network unencrypted. */
export function isClearAndFar(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const {protocol, hostname} = new URL(url);
	return protocol === 'http:' && !isLoopback(hostname);
}

/** A host as `URL` gives it: `localhost`, 127.0.0.0/8 (RFC 1122, 3.2.1.3) or `[::1]` (RFC 4291, 2.5.3). */
export function isLoopback(hostname: string): boolean {
	return /^(?:localhost|127\.\d{1,3}\.\d{1,3}\.\d{1,3}|\[::1\])$/.test(hostname);
}

/** The hosts of AWS General Reference, "Amazon Cognito endpoints", in every partition. */
function isAmazonEndpoint(endpointUrl: string): boolean {
	if (!URL.canParse(endpointUrl)) return false;
	const {protocol, host, username, pathname} = new URL(endpointUrl);
	const [, suffix = ''] = /^cognito-idp(?:-fips)?\.[a-z\d-]+\.(.+)$/.exec(host) ?? [];
	return protocol === 'https:' && username === '' && pathname === '/' && awsSuffixes.has(suffix);
}
