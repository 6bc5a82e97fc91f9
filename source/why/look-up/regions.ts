/*
 * The regions that a pool's messages are sent from. Sources: Amazon Cognito Developer Guide, "Email settings" (table of
 * SES regions) and "SMS message settings" ("Choose the AWS Region for SMS messages").
 */

const launchRegions = ['us-east-1', 'us-west-2', 'eu-west-1'];

/** Pools in these regions can use SES there, or in one of Cognito's three original regions. */
const backwardsCompatible: ReadonlySet<string> = new Set([
	...launchRegions,
	...['us-east-2', 'ca-central-1', 'eu-west-2', 'eu-central-1', 'ap-south-1'],
	...['ap-northeast-1', 'ap-northeast-2', 'ap-southeast-1', 'ap-southeast-2'],
]);

const inRegionOnly: ReadonlySet<string> = new Set([
	...['us-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'sa-east-1', 'me-south-1'],
	...['il-central-1', 'af-south-1', 'ap-northeast-3', 'ap-southeast-3'],
]);

/**
 * Regions in which Cognito can't use SES: the regions that send instead, starting with the one for a pool's own SES.
 */
const alternates: ReadonlyMap<string, readonly [string, string]> = new Map([
	['ca-west-1', ['ca-central-1', 'us-west-1']],
	['mx-central-1', ['us-east-1', 'us-west-2']],
	['ap-east-1', ['ap-southeast-1', 'ap-northeast-1']],
	['ap-southeast-5', ['ap-southeast-2', 'ap-southeast-1']],
	['ap-southeast-7', ['ap-southeast-1', 'ap-south-1']],
	['ap-south-2', ['ap-south-1', 'ap-southeast-1']],
	['ap-southeast-4', ['ap-southeast-2', 'ap-southeast-1']],
	['eu-central-2', ['eu-central-1', 'eu-west-2']],
	['eu-south-2', ['eu-west-3', 'eu-north-1']],
	['me-central-1', ['eu-central-1', 'eu-west-2']],
]);

/** The regions from which a pool can send with its own SES; `undefined` if the table lacks the pool's region. */
export function sesRegionsOf(poolRegion: string): readonly string[] | undefined {
	const elsewhere = alternates.get(poolRegion)?.[0];
	if (elsewhere !== undefined) return [elsewhere];
	if (backwardsCompatible.has(poolRegion)) return [...new Set([poolRegion, ...launchRegions])];
	return inRegionOnly.has(poolRegion) ? [poolRegion] : undefined;
}

/** Cognito's service principal when its own mailer sends from an address of the account. */
export const mailPrincipalOf = (poolRegion: string): string =>
	alternates.has(poolRegion)
		? `cognito-idp.${poolRegion}.amazonaws.com`
		: 'email.cognito-idp.amazonaws.com';

/** The SES region in a SourceArn; for a wildcard, the first that can send for the pool's region. */
export function sesRegionOf(sourceArn: string, poolRegion: string): string {
	const region = sourceArn.split(':')[3] ?? '';
	return /^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(region)
		? region
		: (alternates.get(poolRegion)?.[0] ?? poolRegion);
}

/**
 * By pool region: where text messages are sent from if the pool doesn't say. Originally, not every region could send
 * them.
 */
const legacySms: ReadonlyMap<string, string> = new Map([
	['us-east-2', 'us-east-1'],
	['ca-central-1', 'us-east-1'],
	['eu-central-1', 'eu-west-1'],
	['eu-west-2', 'eu-west-1'],
	['ap-south-1', 'ap-southeast-1'],
	['ap-east-1', 'ap-southeast-1'],
	['ap-southeast-5', 'ap-southeast-1'],
	['ap-southeast-7', 'ap-south-1'],
]);

/** The region whose SMS settings apply: the pool's SnsRegion, otherwise the default for its own region. */
export function smsRegionOf(poolRegion: string, snsRegion: string | undefined): string {
	if (poolRegion === 'ap-northeast-2') return 'ap-northeast-1';
	return snsRegion ?? legacySms.get(poolRegion) ?? poolRegion;
}
