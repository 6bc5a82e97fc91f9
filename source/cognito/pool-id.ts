import {Problem} from '../problem.ts';
import {parsePoolId} from '../typed-input.ts';

/** The part SRP hashes: what follows `_`. Throws a `Problem` (`poolIdMissing`) where the ID is missing or isn't one. */
export function poolName(poolId: string | undefined): string {
	const parsed = parsePoolId(poolId ?? '');
	if (parsed === undefined) throw new Problem('poolIdMissing');
	return parsed.name;
}
