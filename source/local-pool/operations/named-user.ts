import type {Context} from '../context.ts';
import {Failure} from '../model/failure.ts';
import {optional, text} from '../model/shape.ts';
import {checkSecretHash} from '../sign-in/secret-hash.ts';
import {clientOf} from '../store/state.ts';
import {findUserNamed} from '../users/identity.ts';
import {clientMetadata} from './request-parts.ts';

/** The members with which a request without a token names a client and a user. */
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

/** The client, the pool and the user, if there is one, that a request without a token names. */
export function namedBy({state}: Context, {ClientId, SecretHash, Username}: Who) {
	const {pool, client} = clientOf(state, ClientId);
	const user = findUserNamed(pool, Username);
	checkSecretHash(client, user ? [Username, user.username] : [Username], SecretHash);
	return {pool, client, user};
}

/** What is said of an unknown user at sign-up and at password resets, where the client does not hide who exists. */
export const unknownCombination = () =>
	new Failure('UserNotFoundException', 'Username/client id combination not found.');
