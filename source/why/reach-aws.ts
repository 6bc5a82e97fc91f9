import {iamCredentials} from '../cognito/iam-credentials.ts';
import type {TransportSettings} from '../cognito/wire/transport.ts';
import {createTransports} from '../cognito/wire/transports.ts';
import type {CredentialsProvider} from '../cognito/wire/wire.ts';
import {checkEndpoint, checkRegion} from '../endpoint.ts';
import {partitionOf} from '../settings/partitions.ts';
import {reach, readTrust} from '../settings/reach.ts';
import {resolveEndpoint, resolveSettings, type SettingFlags} from '../settings/settings.ts';
import {type Place, readConfigFiles} from '../settings/settings-file.ts';
import {type Service, services} from './call/operations.ts';
import type {Aws} from './look-up/asker.ts';

/** The sources of settings for reaching AWS: flags, the environment and AWS's files, as everywhere in this program. */
export type AwsHost = {
	readonly flags: SettingFlags;
	readonly place: Place;
	/** Whether requests may cross a network unencrypted. */
	readonly allowHttp: boolean;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Called with the device if a profile assumes a role that requires MFA. */
	readonly mfaCode?: (device: string) => Promise<string>;
	/** Used instead of the credentials that AWS's own tools would find. */
	readonly credentials?: CredentialsProvider;
};

/** The connection to AWS, and the transport settings for a URL, which other clients need. */
export type ReachedAws = Aws & {readonly transportTo: (url: URL) => TransportSettings};

/**
 * Connects to AWS with the credentials of its own tools (environment, shared files, SSO, an assumed role, a process),
 * and the configured certificates, proxy and endpoints. `--endpoint-url` applies to every service. Rejects with a
 * SettingsError or a `Problem` for invalid settings, before any call.
 */
export async function reachAws({
	flags,
	place,
	allowHttp,
	now,
	mfaCode,
	credentials: given,
}: AwsHost): Promise<ReachedAws> {
	const files = readConfigFiles(place);
	const {certificates, useFips} = resolveSettings(flags, place.env, files);
	const trust = await readTrust(certificates);
	const transportTo = createTransports(place.env, trust);
	const {profile} = flags;
	const credentials =
		given ?? iamCredentials({...(profile && {profile}), ...(mfaCode && {mfaCode}), transportTo});
	const endpointOf = ({endpointId}: Service) =>
		resolveEndpoint(endpointId, flags, place.env, files);
	for (const service of Object.values(services)) {
		const set = endpointOf(service);
		if (set !== undefined) checkEndpoint(set, {allowHttp});
	}
	transportTo(endpointOf(services['cognito-idp']) ?? 'https://amazonaws.com');
	return {
		transportTo: url => reach(url.href, place.env, trust),
		signing: {
			credentials,
			now,
			endpoint: (service, region) =>
				new URL(endpointOf(service) ?? ownAddress(service, region, useFips)),
		},
		send: async ({url, method, headers, body}, signal) => {
			const request = {method, headers, signal, ...(body !== undefined && {body})};
			return transportTo(url.href).fetchWhole(url, request);
		},
	};
}

/**
 * The host of a service in a region (AWS General Reference, "Service endpoints and quotas"). Throws `regionInvalid`,
 * since some regions come from responses.
 */
function ownAddress({host, isGlobal}: Service, region: string, useFips: boolean): string {
	checkRegion(region);
	const {suffix, name} = partitionOf(region);
	const first = useFips ? `${host}-fips` : host;
	if (isGlobal !== true) return `https://${first}.${region}.${suffix}`;
	if (name === 'aws') return `https://${first}.${suffix}`;
	return name === 'aws-us-gov'
		? `https://${host}.us-gov.${suffix}`
		: `https://${host}.${region}.${suffix}`;
}
