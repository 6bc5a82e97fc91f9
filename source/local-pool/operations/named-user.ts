import type {Context} from '../context.ts';
import {Failure} from '../model/failure.ts';
import {optional, text} from '../model/shape.ts';
import {checkSecretHash} from '../sign-in/secret-hash.ts';
import {clientOf} from '../store/state.ts';
import {findUserNamed} from '../users/identity.ts';
import {clientMetadata} from './request-parts.ts';

/** The members that name a client and a user in a request without a token. */
export const who = {
	ClientId: text,
	SecretHash: optional(text),
	Username: text,
	ClientMetadata: clientMetadata,
};

type Who = {
	readonly ClientId: string;
	readonly SecretHash: string | undefined;
	readonly Username: string;
};

/** The client, the pool and (if it exists) the user that a request without a token names. */
export function namedBy({state}: Context, {ClientId, SecretHash, Username}: Who) {
	const {pool, client} = clientOf(state, ClientId);
	const user = findUserNamed(pool, Username);
	checkSecretHash(client, user ? [Username, user.username] : [Username], SecretHash);
	return {pool, client, user};
}

/** The error for an unknown user at sign-up and password reset, if the client doesn't hide which users exist. */
export const unknownCombination = () =>
	new Failure('UserNotFoundException', 'Username/client id combination not found.');
