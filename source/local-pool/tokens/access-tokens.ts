import type {Context} from '../context.ts';
import {notAuthorized, userDoesNotExist} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {integer, members, optional, read, text, withDefault} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {isSignedWith, jwtPart} from './jws.ts';
import {adminScope, issuerOf} from './tokens.ts';

const accessClaims = members({
	iss: withDefault(text, ''),
	token_use: withDefault(text, ''),
	username: withDefault(text, ''),
	client_id: withDefault(text, ''),
	jti: withDefault(text, ''),
	/** Absent for clients whose tokens can't be revoked. */
	origin_jti: optional(text),
	scope: withDefault(text, ''),
	exp: withDefault(integer, 0),
	device_key: optional(text),
});

/** The user that an access token authenticates. */
export type Bearer = {
	readonly pool: UserPool;
	readonly client: Client;
	readonly user: User;
	readonly scope: string;
	/** The device the token was issued to, if the pool tracks devices. */
	readonly device: string | undefined;
};

const signatureFailure = () => notAuthorized('Could not verify signature for Access Token');

const headerShape = members({kid: optional(text)});

function kidOf(token: string): string | undefined {
	try {
		return read(headerShape, jwtPart(token, 0)).kid;
	} catch {
		throw notAuthorized('Invalid Access Token');
	}
}

async function verified(context: Context, token: string) {
	const kid = kidOf(token);
	const keys = await Promise.all([context.keys.access(), context.keys.id()]);
	const key = keys.find(one => one.kid === kid);
	if (!key || !isSignedWith(token, key.publicKey)) throw signatureFailure();
	try {
		return read(accessClaims, jwtPart(token, 1));
	} catch {
		throw signatureFailure();
	}
}

/**
 * Authenticates an access token and returns its user, with all of Cognito's checks and messages. Cognito's order is not
 * known; here it is signature, kind, expiry, revocation, scope.
 */
export async function bearerOf(
	context: Context,
	token: string,
	scope: string = adminScope,
): Promise<Bearer> {
	const claims = await verified(context, token);
	// A client_credentials token is an access token too, but has no user.
	if (claims.token_use !== 'access' || claims.username === '') {
		throw notAuthorized('Invalid Access Token');
	}
	if (claims.exp * 1_000 <= context.clock()) throw notAuthorized('Access Token has expired');
	const pool = [...context.state.pools.values()].find(one => issuerOf(context, one) === claims.iss);
	const client = pool?.clients.get(claims.client_id);
	if (!pool || !client) throw notAuthorized('Invalid Access Token');
	const user = pool.users.get(claims.username);
	if (!user) throw userDoesNotExist();
	// Disabling a user also revokes their tokens. Of the two messages that apply, this one says more.
	if (!user.isEnabled) throw notAuthorized('User is disabled.');
	const origin = claims.origin_jti ?? claims.jti;
	if (!origin.startsWith(user.epoch) || pool.revoked.has(origin)) {
		throw notAuthorized('Access Token has been revoked');
	}
	if (!claims.scope.split(' ').includes(scope)) {
		// userInfo requires a different scope and has its own message (one source).
		throw notAuthorized(
			scope === adminScope
				? 'Access Token does not have required scopes'
				: `Access token does not contain ${scope} scope`,
		);
	}
	return {pool, client, user, scope: claims.scope, device: claims.device_key};
}
