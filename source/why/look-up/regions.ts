/*
 * Where a pool's messages go out from. Sources: Amazon Cognito Developer Guide, "Email settings" (table of SES regions)
 * and "SMS message settings" ("Choose the AWS Region for SMS messages").
 */

const launchRegions = ['us-east-1', 'us-west-2', 'eu-west-1'];

/** Pools of these regions may use SES there, or in one of the three regions that Cognito began with. */
const backwardsCompatible: ReadonlySet<string> = new Set([
	...launchRegions,
	...['us-east-2', 'ca-central-1', 'eu-west-2', 'eu-central-1', 'ap-south-1'],
	...['ap-northeast-1', 'ap-northeast-2', 'ap-southeast-1', 'ap-southeast-2'],
]);

const inRegionOnly: ReadonlySet<string> = new Set([
	...['us-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'sa-east-1', 'me-south-1'],
	...['il-central-1', 'af-south-1', 'ap-northeast-3', 'ap-southeast-3'],
]);

/** Where SES is not available to Cognito: the regions that send instead, first the one for a pool's own SES. */
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

/** The regions from which a pool can send with its own SES; `undefined` for a pool's region that the table lacks. */
export function sesRegionsOf(poolRegion: string): readonly string[] | undefined {
	const elsewhere = alternates.get(poolRegion)?.[0];
	if (elsewhere !== undefined) return [elsewhere];
	if (backwardsCompatible.has(poolRegion)) return [...new Set([poolRegion, ...launchRegions])];
	return inRegionOnly.has(poolRegion) ? [poolRegion] : undefined;
}

/** Who Cognito is to SES when its own mailer sends from an address of the account. */
export const mailPrincipalOf = (poolRegion: string): string =>
	alternates.has(poolRegion)
		? `cognito-idp.${poolRegion}.amazonaws.com`
		: 'email.cognito-idp.amazonaws.com';

/** The SES region that a SourceArn names; where it is a wildcard, the first of the regions that send for the pool's. */
export function sesRegionOf(sourceArn: string, poolRegion: string): string {
	const region = sourceArn.split(':')[3] ?? '';
	return /^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(region)
		? region
		: (alternates.get(poolRegion)?.[0] ?? poolRegion);
}

/** Where text messages go out for pools that do not say: at first, not every region could send them. */
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

/** Where the settings for text messages count: in the pool's SnsRegion, else where its region has always sent from. */
export function smsRegionOf(poolRegion: string, snsRegion: string | undefined): string {
	if (poolRegion === 'ap-northeast-2') return 'ap-northeast-1';
	return snsRegion ?? legacySms.get(poolRegion) ?? poolRegion;
}
