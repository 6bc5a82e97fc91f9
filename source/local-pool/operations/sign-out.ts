import type {Context, Operation} from '../context.ts';
import {Failure} from '../model/failure.ts';
import {type Client, createEpoch, type UserPool} from '../model/pool.ts';
import {members, optional, read, text} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {clientOf} from '../store/state.ts';
import {bearerOf} from '../tokens/access-tokens.ts';
import {openRefreshToken, revoke} from '../tokens/refresh-tokens.ts';

/** Revokes all tokens of a user. */
export const signOutEverywhere = ({state, random}: Context, pool: UserPool, user: User): User =>
	state.change(pool, user, {epoch: createEpoch(random)});

const globalRequest = members({AccessToken: text});

/** GlobalSignOut. */
export const globalSignOut: Operation = context => async body => {
	const {pool, user} = await bearerOf(context, read(globalRequest, body).AccessToken);
	signOutEverywhere(context, pool, user);
	return {};
};

/** Throws if the secret of a client that has one is missing or wrong (messages from one source, 2026). */
function checkClientSecret({secret}: Client, given: string | undefined): void {
	if (secret !== undefined && secret !== given) {
		throw new Failure('UnauthorizedException', 'Invalid client or secret');
	}
}

const revokeRequest = members({
	Token: text,
	ClientId: text,
	ClientSecret: optional(text),
});

/** RevokeToken: revokes a refresh token and every access token issued with it. */
export const revokeToken: Operation = context => async body => {
	const {Token, ClientId, ClientSecret} = read(revokeRequest, body);
	const {pool, client} = clientOf(context.state, ClientId);
	checkClientSecret(client, ClientSecret);
	if (!client.settings.EnableTokenRevocation) {
		throw new Failure(
			'UnsupportedOperationException',
			'This feature is not enabled for this client',
		);
	}
	const claims = openRefreshToken(context, pool, client, Token);
	if (!claims) throw new Failure('UnsupportedTokenTypeException', 'Unsupported token type.');
	revoke(context, pool, claims);
	return {};
};
