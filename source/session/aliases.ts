import {readJwt} from '../jwt.ts';
import type {Session} from './session.ts';

/** ID token claims that are sign-in names in pools that accept them. */
const names = ['cognito:username', 'preferred_username', 'email', 'phone_number'];

/**
 * Other names that the user of a session may sign in with: a pool that accepts email addresses calls its users by UUID.
 * They are read from the ID token, which is refreshed with the session (OpenID Connect Core 1.0, 5.1), so nothing more
 * is stored. Empty without an ID token.
 */
export function aliasesOf({tokens}: Pick<Session, 'tokens'>): readonly string[] {
	const {claims = {}} = readJwt(tokens.idToken ?? '');
	return names.map(name => claims[name]).filter(value => typeof value === 'string');
}
