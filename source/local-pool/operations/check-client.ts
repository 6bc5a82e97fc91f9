import {Failure, invalidParameter} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {scopesOf} from '../model/resource-server.ts';
import {listOf, read, text, withDefault} from '../model/shape.ts';
import {isLoopbackName} from '../server/loopback.ts';
import {rotates} from '../tokens/rotation.ts';
import {lifetimesOf} from '../tokens/tokens.ts';
import {refuseInLite, toBeDisabled} from './check-tier.ts';

const minute = 60;
const day = 24 * 60 * minute;

/** The bounds of each token's lifetime, in seconds (API page CreateUserPoolClient). */
const bounds = {
	access: {min: 5 * minute, max: day},
	id: {min: 5 * minute, max: day},
	refresh: {min: 60 * minute, max: 3_650 * day},
};

const standardScopes = ['phone', 'email', 'openid', 'profile', 'aws.cognito.signin.user.admin'];

const unwritable = ['sub', 'email_verified', 'phone_number_verified'];

/**
 * Throws for app client settings that the pool doesn't allow. `doing` is the verb in the service's messages. A list of
 * writable attributes must include all that the pool requires, and none that clients can never write (observed on real
 * pools, 2025 and 2026).
 */
export function checkClient(pool: UserPool, client: Client, doing: 'creating' | 'updating'): void {
	const {settings} = client;
	const {schema} = pool;
	checkFlows(client);
	checkRotation(pool, client);
	checkProviders(pool, client);
	checkOAuth(pool, client);
	const lifetimes = lifetimesOf(settings);
	for (const [token, seconds] of Object.entries(lifetimes)) {
		const bound = Object.entries(bounds).find(([name]) => name === token)?.[1];
		if (bound && (seconds < bound.min || seconds > bound.max)) {
			throw invalidParameter('Invalid range for token validity.');
		}
	}
	if (Math.max(lifetimes.access, lifetimes.id) > lifetimes.refresh) {
		throw invalidParameter(
			'Access and Id Token expiration times must be less than or equal to refresh token expiration times.',
		);
	}
	const {ReadAttributes = [], WriteAttributes} = settings;
	if (!ReadAttributes.every(name => schema.has(name))) {
		throw invalidParameter(`Invalid read attributes specified while ${doing} a client`);
	}
	if (!WriteAttributes) return;
	const isWritable = (name: string) => schema.has(name) && !unwritable.includes(name);
	const required = [...schema.values()].filter(({Name, Required}) => Required && Name !== 'sub');
	const isWhole = required.every(({Name}) => WriteAttributes.includes(Name));
	if (!isWhole || !WriteAttributes.every(isWritable)) {
		throw invalidParameter(`Invalid write attributes specified while ${doing} a client`);
	}
}

/** Throws for a mix of legacy and current authentication flow names, and for settings that require a client secret. */
function checkFlows({settings, given, secret}: Client): void {
	const flows = settings.ExplicitAuthFlows;
	const named = flows.filter(flow => flow.startsWith('ALLOW_'));
	if (named.length > 0 && named.length < flows.length) {
		throw invalidParameter(
			"Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names.",
		);
	}
	if (given['EnablePropagateAdditionalUserContextData'] === true && secret === undefined) {
		throw invalidParameter(
			'Client Secret is required to set EnablePropagateAdditionalUserContextData as true',
		);
	}
}

/** Throws for refresh token rotation together with the flow that doesn't rotate (refused deployments, 2026). */
function checkRotation(pool: UserPool, {settings}: Client): void {
	if (!rotates(settings)) return;
	refuseInLite(pool, toBeDisabled('LITE', 'Refresh Token Rotation'));
	if (settings.ExplicitAuthFlows.includes('ALLOW_REFRESH_TOKEN_AUTH')) {
		throw invalidParameter(
			'ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.',
		);
	}
}

const providersShape = withDefault(listOf(text), []);

/** Throws for identity providers other than the pool itself: none can be created here. */
function checkProviders({id}: UserPool, {given}: Client): void {
	const names = read(providersShape, given['SupportedIdentityProviders']);
	const unknown = names.find(name => name !== 'COGNITO');
	if (unknown !== undefined) {
		throw invalidParameter(`The provider ${unknown} does not exist for User Pool ${id}.`);
	}
}

/** Throws for an invalid redirect URL: HTTP is only allowed for localhost. */
function checkUrl(url: string): void {
	if (url.includes('#')) throw invalidParameter(`${url} cannot use fragment`);
	const [, host] = /^http:\/\/(\[[^\]]*\]|[^/:?]*)/i.exec(url) ?? [];
	if (host !== undefined && !isLoopbackName(host)) {
		throw invalidParameter(`${url} cannot use the HTTP protocol.`);
	}
}

/**
 * Throws for scopes that neither Cognito nor one of the pool's resource servers defines, and for flows that exclude
 * each other or lack what they need (messages of refused deployments: rules of cdk-preflight, crossfeed #440, sst
 * #6272).
 */
function checkOAuth({resourceServers}: UserPool, {settings, secret}: Client): void {
	const {AllowedOAuthFlows: flows, AllowedOAuthScopes: scopes} = settings;
	const known = new Set([...standardScopes, ...[...resourceServers.values()].flatMap(scopesOf)]);
	const unknown = scopes.find(scope => !known.has(scope));
	if (unknown !== undefined) {
		throw new Failure('ScopeDoesNotExistException', `Invalid scope requested: ${unknown}`);
	}
	const {CallbackURLs, LogoutURLs, DefaultRedirectURI} = settings;
	for (const url of [...CallbackURLs, ...LogoutURLs]) checkUrl(url);
	if (DefaultRedirectURI !== undefined && !CallbackURLs.includes(DefaultRedirectURI)) {
		throw invalidParameter(
			`The default redirect URI ${DefaultRedirectURI} is not in the callback URIs list.`,
		);
	}
	const refuse = (why: string) => new Failure('InvalidOAuthFlowException', why);
	const machine = 'client_credentials flow can not be selected';
	if (flows.includes('client_credentials')) {
		if (flows.length > 1) throw refuse(`${machine} along with code flow or implicit flow.`);
		if (secret === undefined) {
			throw refuse(`${machine} if client does not have a client secret.`);
		}
		// Scopes of user attributes make no sense without a user (terraform-provider-aws #4984).
		const personal = scopes.find(scope => standardScopes.includes(scope));
		if (personal !== undefined) {
			throw refuse(`${personal} is not supported with client_credentials flow`);
		}
	}
	if (!settings.AllowedOAuthFlowsUserPoolClient) return;
	if (flows.length === 0 || scopes.length === 0) {
		throw invalidParameter(
			'AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows.',
		);
	}
	if (!flows.includes('client_credentials') && CallbackURLs.length === 0) {
		throw refuse('CallbackUrls can not be empty when code flow or implicit flow is selected');
	}
}
