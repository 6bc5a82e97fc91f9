import {Problem} from '../problem.ts';

/** `eu-west-1_AbC` in its two parts; `undefined` for what isn't a pool ID (API page DescribeUserPool, "UserPoolId"). */
export function parsePoolId(
	text: string,
): {readonly region: string; readonly name: string} | undefined {
	const [, region, name] = /^([\w-]+)_([\dA-Za-z]+)$/.exec(text) ?? [];
	return region === undefined || name === undefined ? undefined : {region, name};
}

/** The part SRP hashes: what follows `_`. Throws a `Problem` (`poolIdMissing`) where the id is missing or isn't one. */
export function poolName(poolId: string | undefined): string {
	const parsed = parsePoolId(poolId ?? '');
	if (parsed === undefined) throw new Problem('poolIdMissing');
	return parsed.name;
}
