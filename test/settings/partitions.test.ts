import assert from 'node:assert/strict';
import {test} from 'node:test';
import {awsSuffixes, partitionOf} from '../../source/settings/partitions.ts';

const partitions: readonly (readonly [readonly string[], string, string, string | undefined])[] = [
	[
		['us-east-1', 'eu-west-1', 'ap-southeast-10', 'sa-east-1', 'ca-central-1', 'me-south-1'],
		'aws',
		'amazonaws.com',
		'api.aws',
	],
	[
		['af-south-1', 'il-central-1', 'mx-central-1', 'nowhere', ''],
		'aws',
		'amazonaws.com',
		'api.aws',
	],
	[
		['cn-north-1', 'cn-northwest-1', 'aws-cn-global', 'cn-north-1\n'],
		'aws-cn',
		'amazonaws.com.cn',
		'api.amazonwebservices.com.cn',
	],
	[['eusc-de-east-1'], 'aws-eusc', 'amazonaws.eu', 'api.amazonwebservices.eu'],
	[['us-iso-east-1', 'aws-iso-global'], 'aws-iso', 'c2s.ic.gov', 'api.aws.ic.gov'],
	[['us-isob-east-1', 'aws-iso-b-global'], 'aws-iso-b', 'sc2s.sgov.gov', 'api.aws.scloud'],
	[['eu-isoe-west-1', 'aws-iso-e-global'], 'aws-iso-e', 'cloud.adc-e.uk', undefined],
	[['us-isof-south-1', 'aws-iso-f-global'], 'aws-iso-f', 'csp.hci.ic.gov', undefined],
	[['us-gov-west-1', 'aws-us-gov-global'], 'aws-us-gov', 'amazonaws.com', 'api.aws'],
	// Looks similar to a region of the other partition.
	[
		['xcn-north-1', 'cn-north-1x', 'us-iso-east-1x', 'xus-gov-west-1', 'eusc-de-east-1x'],
		'aws',
		'amazonaws.com',
		'api.aws',
	],
];

test('each region has the partition, the hosts and the dual-stack hosts of the SDK’s table', () => {
	for (const [regions, ...expected] of partitions) {
		for (const region of regions) {
			const {name, suffix, dualStackSuffix} = partitionOf(region);
			assert.deepEqual([region, name, suffix, dualStackSuffix], [region, ...expected]);
		}
	}
	assert.deepEqual(
		awsSuffixes,
		new Set(partitions.flatMap(([, , suffix, dual = suffix]) => [suffix, dual])),
	);
});
