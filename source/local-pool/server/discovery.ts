import type {Context} from '../context.ts';
import type {UserPool} from '../model/pool.ts';
import {toJwks} from '../tokens/keys.ts';
import {issuerOf} from '../tokens/tokens.ts';
import type {WebRequest} from './listen.ts';

/**
 * A pool's documents under `/<pool ID>/.well-known/` (OpenID Connect Discovery 1.0); undefined for another path.
 * Endpoints are at the address of the request, or at the issuer that the server was given.
 */
export async function discover(context: Context, {url}: WebRequest): Promise<object | undefined> {
	const [, poolId = '', ...rest] = url.pathname.split('/');
	const pool = context.state.pools.get(poolId);
	switch (pool && rest.join('/')) {
		case '.well-known/jwks.json':
			return toJwks(context.keys);
		case '.well-known/openid-configuration':
			return pool && configurationOf(context, pool, context.issuer() ?? url.origin);
		default:
			return undefined;
	}
}

function configurationOf(context: Context, pool: UserPool, base: string): object {
	return {
		issuer: issuerOf(context, pool),
		authorization_endpoint: `${base}/oauth2/authorize`,
		token_endpoint: `${base}/oauth2/token`,
		revocation_endpoint: `${base}/oauth2/revoke`,
		userinfo_endpoint: `${base}/oauth2/userInfo`,
		end_session_endpoint: `${base}/logout`,
		jwks_uri: `${base}/${pool.id}/.well-known/jwks.json`,
		id_token_signing_alg_values_supported: ['RS256'],
		response_types_supported: ['code', 'token'],
		scopes_supported: ['openid', 'email', 'phone', 'profile'],
		subject_types_supported: ['public'],
		token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
	};
}
