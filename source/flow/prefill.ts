import type {AppClient, ClientMetadata} from '../cognito/cognito.ts';
import {endpointId} from '../endpoint.ts';
import type {Session} from '../session/session.ts';
import {regionOf} from '../typed-input.ts';

/** The command line's options, which answer in advance what the app would ask. */
export type Prefill = {
	readonly region?: string;
	readonly userPoolId?: string;
	readonly clientId?: string;
	readonly clientSecret?: string;
	/** The region if neither the command line nor the pool's ID has one. */
	readonly defaultRegion?: string;
	/** The endpoint of any app client, including known ones. */
	readonly endpointUrl?: string;
	/** The endpoint of new app clients, unless the command line has one. */
	readonly defaultEndpointUrl?: string;
	/** The pool's sign-in page, and the URI that a browser returns to. */
	readonly domainUrl?: string;
	readonly redirectUri?: string;
	readonly username?: string;
	readonly accessToken?: string;
	/** The required origin of an access token, from the command line alone: the environment only sets defaults. */
	readonly tokenOf?: {readonly userPoolId?: string; readonly clientId?: string};
	readonly attributeName?: string;
	readonly clientMetadata?: ClientMetadata;
	/** Go directly to the embedded pool. */
	readonly isDemo?: boolean;
};

/** The app client, if it is complete; undefined if anything still has to be asked for. */
export function prefilledClient(prefill: Prefill): AppClient | undefined {
	const region = prefill.region ?? regionOf(prefill.userPoolId ?? '') ?? prefill.defaultRegion;
	return region === undefined || prefill.clientId === undefined
		? undefined
		: {...clientBase(prefill), region, clientId: prefill.clientId};
}

/** The options that apply to an app client being typed. */
export const clientBase = (prefill: Prefill) => ({
	...(prefill.userPoolId !== undefined && {userPoolId: prefill.userPoolId}),
	...(prefill.clientSecret !== undefined && {clientSecret: prefill.clientSecret}),
	...newAddressesOf(prefill),
});

/** The addresses of a new app client. */
export function newAddressesOf(prefill: Prefill) {
	const endpointUrl = prefill.endpointUrl ?? prefill.defaultEndpointUrl;
	return {...addressesOf(prefill), ...(endpointUrl !== undefined && {endpointUrl})};
}

/**
 * The addresses that apply to any app client, including known ones. A known one keeps its endpoint unless the command
 * line overrides it.
 */
export const addressesOf = ({endpointUrl, domainUrl, redirectUri}: Prefill) => ({
	...(endpointUrl !== undefined && {endpointUrl}),
	...(domainUrl !== undefined && {domainUrl}),
	...(redirectUri !== undefined && {redirectUri}),
});

/** Whether a cached session matches the options, as far as they are set. The user can be named by an alias. */
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
