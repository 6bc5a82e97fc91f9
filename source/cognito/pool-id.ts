import {Problem} from '../problem.ts';
import {parsePoolId} from '../typed-input.ts';

/**
 * The part of the pool ID after `_`, which SRP hashes. Throws a `Problem` (`poolIdMissing`) if the ID is missing or
 * invalid.
 */
export function poolName(poolId: string | undefined): string {
	const parsed = parsePoolId(poolId ?? '');
	if (parsed === undefined) throw new Problem('poolIdMissing');
	return parsed.name;
}
