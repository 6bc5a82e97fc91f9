import {partitionOf} from '../../settings/partitions.ts';
import {hostOf} from '../call/endpoint.ts';
import {Failure} from '../failure.ts';

/**
 * The address of user pools in a region, by the rule set that AWS CLI 2.9.19 brings (`endpoint-rule-set-1.json` of
 * `cognito-idp`): over both versions of IP it is the partition's own suffix, `api.aws`. Throws a `configuration` Failure
 * for what isn't a region, and for a partition without such a suffix.
 */
export function modeledEndpointUrl(
	region: string,
	{useFips, useDualStack}: {readonly useFips: boolean; readonly useDualStack: boolean},
): string {
	const {plain, isFips, host} = hostOf(region, useFips);
	const partition = partitionOf(plain);
	const suffix = useDualStack ? partition.dualStackSuffix : partition.suffix;
	if (suffix === undefined) {
		throw new Failure(
			'configuration',
			isFips
				? 'FIPS and DualStack are enabled, but this partition does not support one or both'
				: 'DualStack is enabled but this partition does not support DualStack',
		);
	}
	return `https://${host}.${plain}.${suffix}`;
}
