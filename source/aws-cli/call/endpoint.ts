import {isIP} from 'node:net';
import {partitionOf} from '../../settings/partitions.ts';
import {reprText} from '../../settings/python-text.ts';
import {Failure} from '../failure.ts';

const fipsWithBothStacks: ReadonlySet<string> = new Set([
	'us-east-1',
	'us-east-2',
	'us-west-1',
	'us-west-2',
]);

/**
 * The URL of user pools in a region (endpoint rule set of `cognito-idp`; AWS General Reference, "Amazon Cognito
 * endpoints"). A pseudo-region such as `fips-us-east-1` means its region with FIPS. Throws a `configuration` Failure
 * for an invalid region.
 */
export function endpointUrl(
	region: string,
	{useFips, useDualStack}: {readonly useFips: boolean; readonly useDualStack: boolean},
): string {
	const {plain, isFips, host} = hostOf(region, useFips);
	const partition = partitionOf(plain);
	const hasPlainDualStack = isFips ? fipsWithBothStacks.has(plain) : partition.name === 'aws';
	const suffix = useDualStack && !hasPlainDualStack ? partition.dualStackSuffix : partition.suffix;
	if (suffix === undefined) {
		const variants = isFips ? "'dualstack', 'fips'" : "'dualstack'";
		throw new Failure(
			'configuration',
			`Unable to construct a modeled endpoint with the following variant(s) [${variants}]: `,
		);
	}
	return `https://${host}.${plain}.${suffix}`;
}

/** The actual region of a region or pseudo-region, and the first label of the host. Throws as `checkRegion` does. */
export function hostOf(region: string, useFips: boolean) {
	const plain = region.replace('fips-', '').replace('-fips', '');
	const isFips = useFips || plain !== region;
	checkRegion(plain);
	return {plain, isFips, host: isFips ? 'cognito-idp-fips' : 'cognito-idp'};
}

/** Throws a `configuration` Failure for a name that can't be part of a host name. */
export function checkRegion(region: string): void {
	/* Python's `$` also matches before a trailing newline. */
	if (!/^(?!\d+$)(?!-)[a-zA-Z\d-]{0,63}(?<!-)$/.test(region.replace(/\n$/, ''))) {
		throw new Failure(
			'configuration',
			`Provided region_name '${region}' doesn't match a supported format.`,
		);
	}
}

/**
 * Throws a `general` Failure for a URL with unbalanced brackets around its IPv6 address, or with something else inside
 * them (`_check_bracketed_host` of Python's `urllib/parse.py`).
 */
export function checkBrackets(url: string): void {
	const authority = /^[^/?#]*\/\/([^/?#]*)/.exec(url)?.[1] ?? '';
	const [before, ...after] = authority.split('[');
	if (after.length === 0 && !before?.includes(']')) return;
	const fail = (message: string) => new Failure('general', message);
	if (after.length === 0 || !authority.includes(']')) throw fail('Invalid IPv6 URL');
	const [inside = ''] = after.join('[').split(']', 1);
	if (inside.startsWith('v')) {
		if (!/^v[\da-f]+\../i.test(inside)) throw fail('IPvFuture address is invalid');
	} else if (isIP(inside) === 4) {
		throw fail('An IPv4 address cannot be in brackets');
	} else if (isIP(inside) === 0) {
		throw fail(`${reprText(inside)} does not appear to be an IPv4 or IPv6 address`);
	}
}

/** Removes leading blanks, which Python's `urlsplit` ignores. */
export function withoutBlanksBefore(url: string): string {
	return url.replace(/^[\x00-\x20]+/, '');
}

/** Throws a `configuration` Failure for a URL without a usable host. */
export function checkEndpoint(given: string): void {
	const url = withoutBlanksBefore(given);
	checkBrackets(url);
	const host =
		/^(?:[a-z][a-z\d+.-]*:)?\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(url)?.[1] ?? '';
	const isName =
		host.length <= 255 &&
		/^(?:(?!-)[a-z\d-]{1,63}(?<!-)\.)*(?!-)[a-z\d-]{1,63}(?<!-)\.?$/i.test(host);
	const isAddress = /^\[[\da-f:.]+(?:%[\w.~-]+)?\]$/i.test(host);
	if (/[\t\r\n]/.test(given) || !(isName || isAddress)) {
		throw new Failure('configuration', `Invalid endpoint: ${given}`);
	}
}
