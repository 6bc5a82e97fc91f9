import {Failure} from '../failure.ts';

type Partition = {
	readonly regions: RegExp;
	readonly suffix: string;
	/** None where no address answers over both versions of IP. */
	readonly dualStackSuffix?: string;
};

const aws: Partition = {
	regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
	suffix: 'amazonaws.com',
	dualStackSuffix: 'api.aws',
};

/** The partitions of AWS by their regions (botocore `partitions.json`); a region of none of them is taken for `aws`. */
const partitions: readonly Partition[] = [
	aws,
	{
		regions: /^(?:cn-\w+-\d+|aws-cn-global)$/,
		suffix: 'amazonaws.com.cn',
		dualStackSuffix: 'api.amazonwebservices.com.cn',
	},
	{
		regions: /^eusc-de-\w+-\d+$/,
		suffix: 'amazonaws.eu',
		dualStackSuffix: 'api.amazonwebservices.eu',
	},
	{
		regions: /^(?:us-iso-\w+-\d+|aws-iso-global)$/,
		suffix: 'c2s.ic.gov',
		dualStackSuffix: 'api.aws.ic.gov',
	},
	{
		regions: /^(?:us-isob-\w+-\d+|aws-iso-b-global)$/,
		suffix: 'sc2s.sgov.gov',
		dualStackSuffix: 'api.aws.scloud',
	},
	{
		regions: /^(?:eu-isoe-\w+-\d+|aws-iso-e-global)$/,
		suffix: 'cloud.adc-e.uk',
	},
	{
		regions: /^(?:us-isof-\w+-\d+|aws-iso-f-global)$/,
		suffix: 'csp.hci.ic.gov',
	},
	{
		regions: /^(?:us-gov-\w+-\d+|aws-us-gov-global)$/,
		suffix: 'amazonaws.com',
		dualStackSuffix: 'api.aws',
	},
];

const fipsWithBothStacks: ReadonlySet<string> = new Set([
	'us-east-1',
	'us-east-2',
	'us-west-1',
	'us-west-2',
]);

/**
 * The address of user pools in a region (endpoint rule set of `cognito-idp`; AWS General Reference, "Amazon Cognito
 * endpoints"). A pseudo-region such as `fips-us-east-1` is its region with FIPS. Throws a `configuration` Failure for
 * what is no region or makes no host.
 */
export function endpointUrl(
	region: string,
	{useFips, useDualStack}: {readonly useFips: boolean; readonly useDualStack: boolean},
): string {
	const plain = region.replace('fips-', '').replace('-fips', '');
	const isFips = useFips || plain !== region;
	checkRegion(plain);
	const isRegional = ({regions}: Partition) => regions.test(plain);
	const partition = partitions.find(isRegional) ?? aws;
	const host = isFips ? 'cognito-idp-fips' : 'cognito-idp';
	const hasPlainDualStack = isFips ? fipsWithBothStacks.has(plain) : partition === aws;
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

/** Throws a `configuration` Failure for a name that cannot be part of a host. */
export function checkRegion(region: string): void {
	if (!/^(?!\d+$)(?!-)[a-zA-Z\d-]{0,63}(?<!-)$/.test(region)) {
		throw new Failure(
			'configuration',
			`Provided region_name '${region}' doesn't match a supported format.`,
		);
	}
}

/** Throws a `configuration` Failure for an address without a host that could be called. */
export function checkEndpoint(url: string): void {
	const host = /^[a-z][a-z\d+.-]*:\/\/(?:[^@/?#]*@)?(\[[^\]]*\]|[^:/?#]*)/i.exec(url)?.[1] ?? '';
	const isName =
		host.length <= 255 &&
		/^(?:(?!-)[a-z\d-]{1,63}(?<!-)\.)*(?!-)[a-z\d-]{1,63}(?<!-)\.?$/i.test(host);
	const isAddress = /^\[[\da-f:.]+(?:%[\w.~-]+)?\]$/i.test(host);
	if (/[\t\r\n]/.test(url) || !(isName || isAddress)) {
		throw new Failure('configuration', `Invalid endpoint: ${url}`);
	}
}
