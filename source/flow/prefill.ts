import type {AppClient, ClientMetadata} from '../cognito/cognito.ts';
import {endpointId} from '../endpoint.ts';
import type {Session} from '../session/session.ts';
import {regionOf} from '../typed-input.ts';

/** What was said on the command line before the app began: it answers what the app would ask. */
export type Prefill = {
	readonly region?: string;
	readonly userPoolId?: string;
	readonly clientId?: string;
	readonly clientSecret?: string;
	/** The region to take where neither the command line nor the pool's ID says one. */
	readonly defaultRegion?: string;
	/** Where any app client is reached, also one that is known from before. */
	readonly endpointUrl?: string;
	/** Where an app client is reached that is not known from before, unless the command line says. */
	readonly defaultEndpointUrl?: string;
	/** Where the pool's own sign-in page is, and where a browser comes back to. */
	readonly domainUrl?: string;
	readonly redirectUri?: string;
	readonly username?: string;
	readonly accessToken?: string;
	/** What the command line itself says an access token has to be of; the environment only gives a default. */
	readonly tokenOf?: {readonly userPoolId?: string; readonly clientId?: string};
	readonly attributeName?: string;
	readonly clientMetadata?: ClientMetadata;
	/** Straight to the embedded pool. */
	readonly isDemo?: boolean;
};

/** The app client that was named whole, or nothing when something of it is still to be asked. */
export function prefilledClient(prefill: Prefill): AppClient | undefined {
	const region = prefill.region ?? regionOf(prefill.userPoolId ?? '') ?? prefill.defaultRegion;
	return region === undefined || prefill.clientId === undefined
		? undefined
		: {...clientBase(prefill), region, clientId: prefill.clientId};
}

/** What the prefill adds to an app client that is typed in. */
export const clientBase = (prefill: Prefill) => ({
	...(prefill.userPoolId !== undefined && {userPoolId: prefill.userPoolId}),
	...(prefill.clientSecret !== undefined && {clientSecret: prefill.clientSecret}),
	...newAddressesOf(prefill),
});

/** Where an app client is reached that is not known from before. */
export function newAddressesOf(prefill: Prefill) {
	const endpointUrl = prefill.endpointUrl ?? prefill.defaultEndpointUrl;
	return {...addressesOf(prefill), ...(endpointUrl !== undefined && {endpointUrl})};
}

/**
 * Where any app client is reached, and a browser comes back to: also one that is known from before. That one belongs to
 * its endpoint, which only the command line overrides.
 */
export const addressesOf = ({endpointUrl, domainUrl, redirectUri}: Prefill) => ({
	...(endpointUrl !== undefined && {endpointUrl}),
	...(domainUrl !== undefined && {domainUrl}),
	...(redirectUri !== undefined && {redirectUri}),
});

/**
 * Whether a cached session is the one that was asked for, as far as anything was asked for. The user may be asked for
 * by an alias.
 */
export const isAskedFor = (
	prefill: Prefill,
	{client, username}: Session,
	aliases: readonly string[],
): boolean =>
	isOpenOr(prefill.region, client.region) &&
	isOpenOr(prefill.userPoolId, client.userPoolId) &&
	isOpenOr(prefill.clientId, client.clientId) &&
	isOpenOr(endpointAskedFor(prefill), endpointId(client.endpointUrl)) &&
	[username, ...aliases].some(name => isOpenOr(prefill.username, name));

function endpointAskedFor({endpointUrl, defaultEndpointUrl}: Prefill) {
	const asked = endpointUrl ?? defaultEndpointUrl;
	return asked === undefined ? undefined : endpointId(asked);
}

const isOpenOr = (asked: string | undefined, value: string | undefined) =>
	asked === undefined || asked === value;
