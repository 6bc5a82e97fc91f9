import {readJwt} from '../jwt.ts';
import type {Session} from './session.ts';

/** Claims of an ID token that are names to sign in with, where a pool takes them for that. */
const names = ['cognito:username', 'preferred_username', 'email', 'phone_number'];

/**
 * Other names that the user of a session may have typed to sign in: a pool that takes email addresses calls its users
 * by a UUID. They are read from the ID token, which is renewed with the session (OpenID Connect Core 1.0, 5.1), so
 * nothing more is kept. None where there is no ID token.
 */
export function aliasesOf({tokens}: Pick<Session, 'tokens'>): readonly string[] {
	const {claims = {}} = readJwt(tokens.idToken ?? '');
	return names.map(name => claims[name]).filter(value => typeof value === 'string');
}
