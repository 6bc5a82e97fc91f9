import {partitionOf} from '../../settings/partitions.ts';
import {hostOf} from '../call/endpoint.ts';
import {Failure} from '../failure.ts';

/**
 * The URL of user pools in a region, by the rule set of AWS CLI 2.9.19 (`endpoint-rule-set-1.json` of `cognito-idp`):
 * dual-stack endpoints have a suffix of their own, `api.aws`. Throws a `configuration` Failure for an invalid region,
 * and for a partition without such a suffix.
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
