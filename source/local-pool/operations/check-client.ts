import {Failure, invalidParameter} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {scopesOf} from '../model/resource-server.ts';
import {lifetimesOf} from '../tokens/tokens.ts';

const minute = 60;
const day = 24 * 60 * minute;

/** How long each token may live, in seconds (API page CreateUserPoolClient). */
const bounds = {
	access: {min: 5 * minute, max: day},
	id: {min: 5 * minute, max: day},
	refresh: {min: 60 * minute, max: 3_650 * day},
};

const standardScopes = ['phone', 'email', 'openid', 'profile', 'aws.cognito.signin.user.admin'];

const unwritable = ['sub', 'email_verified', 'phone_number_verified'];

/**
 * Throws for settings of an app client that its pool does not allow. `doing` is what the service says it was about. A
 * list of attributes to write has to hold all that the pool requires, and none that no client writes (seen on real
 * pools, 2025 and 2026).
 */
export const checkClient = (
	pool: UserPool,
	client: Client,
	doing: 'creating' | 'updating',
): void => {
	const {settings} = client;
	const {schema} = pool;
	checkOAuth(pool, client);
	for (const [token, seconds] of Object.entries(lifetimesOf(settings))) {
		const bound = Object.entries(bounds).find(([name]) => name === token)?.[1];
		if (bound && (seconds < bound.min || seconds > bound.max)) {
			throw invalidParameter('Invalid range for token validity.');
		}
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
};

/** Throws for scopes that neither Cognito nor a resource server of the pool has, and for flows that exclude each other. */
const checkOAuth = ({resourceServers}: UserPool, {settings, secret}: Client): void => {
	const {AllowedOAuthFlows: flows, AllowedOAuthScopes: scopes} = settings;
	const known = new Set([...standardScopes, ...[...resourceServers.values()].flatMap(scopesOf)]);
	const unknown = scopes.find(scope => !known.has(scope));
	if (unknown !== undefined) {
		throw new Failure('ScopeDoesNotExistException', `Invalid scope requested: ${unknown}`);
	}
	if (!flows.includes('client_credentials')) return;
	const refuse = (why: string) =>
		new Failure('InvalidOAuthFlowException', `client_credentials flow can not be selected ${why}.`);
	if (flows.length > 1) throw refuse('along with code flow or implicit flow');
	if (secret === undefined) throw refuse('if client does not have a client secret');
};
