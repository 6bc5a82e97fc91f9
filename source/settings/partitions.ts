/** A partition of AWS, with its own hosts and identities. */
export type Partition = {
	/** As in an ARN: `arn:aws:…`. */
	readonly name: string;
	readonly regions: RegExp;
	readonly suffix: string;
	/** Absent if the partition has no dual-stack endpoints. */
	readonly dualStackSuffix?: string;
};

const aws: Partition = {
	name: 'aws',
	regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
	suffix: 'amazonaws.com',
	dualStackSuffix: 'api.aws',
};

/** The partitions, matched by region (botocore `partitions.json`). */
const partitions: readonly Partition[] = [
	aws,
	{
		name: 'aws-cn',
		regions: /^(?:cn-\w+-\d+|aws-cn-global)$/,
		suffix: 'amazonaws.com.cn',
		dualStackSuffix: 'api.amazonwebservices.com.cn',
	},
	{
		name: 'aws-eusc',
		regions: /^eusc-de-\w+-\d+$/,
		suffix: 'amazonaws.eu',
		dualStackSuffix: 'api.amazonwebservices.eu',
	},
	{
		name: 'aws-iso',
		regions: /^(?:us-iso-\w+-\d+|aws-iso-global)$/,
		suffix: 'c2s.ic.gov',
		dualStackSuffix: 'api.aws.ic.gov',
	},
	{
		name: 'aws-iso-b',
		regions: /^(?:us-isob-\w+-\d+|aws-iso-b-global)$/,
		suffix: 'sc2s.sgov.gov',
		dualStackSuffix: 'api.aws.scloud',
	},
	{
		name: 'aws-iso-e',
		regions: /^(?:eu-isoe-\w+-\d+|aws-iso-e-global)$/,
		suffix: 'cloud.adc-e.uk',
	},
	{
		name: 'aws-iso-f',
		regions: /^(?:us-isof-\w+-\d+|aws-iso-f-global)$/,
		suffix: 'csp.hci.ic.gov',
	},
	{
		name: 'aws-us-gov',
		regions: /^(?:us-gov-\w+-\d+|aws-us-gov-global)$/,
		suffix: 'amazonaws.com',
		dualStackSuffix: 'api.aws',
	},
];

/** The domain suffixes of AWS hosts in all partitions. */
export const awsSuffixes: ReadonlySet<string> = new Set(
	partitions.flatMap(({suffix, dualStackSuffix = suffix}) => [suffix, dualStackSuffix]),
);

/** The partition of a region; an unknown region belongs to `aws`. */
export function partitionOf(region: string): Partition {
	/* Like Python's `$`, ignores a trailing newline. */
	const name = region.replace(/\n$/, '');
	return partitions.find(({regions}) => regions.test(name)) ?? aws;
}
