import {invalidParameter} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {takenName, usernameExists} from './identity.ts';

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text);
const isPhoneNumber = (text: string) => /^\+\d{1,15}$/.test(text);

/**
 * Checks the name of a new user, and gives the attributes that the name sets: in a pool whose usernames are
 * addresses, the name is one. In a pool with an alias, a name must not look like one.
 */
export function checkNewUsername(
	{settings}: UserPool,
	name: string,
): Readonly<Record<string, string>> {
	const {UsernameAttributes, AliasAttributes} = settings;
	if (UsernameAttributes.length === 0) {
		if (AliasAttributes.includes('email') && isEmail(name)) {
			throw invalidParameter(
				'Username cannot be of email format, since user pool is configured for email alias.',
			);
		}
		if (AliasAttributes.includes('phone_number') && isPhoneNumber(name)) {
			throw invalidParameter(
				'Username cannot be of phone number format, since user pool is configured for phone number alias.',
			);
		}
		return {};
	}
	const kind = UsernameAttributes.find(attribute =>
		attribute === 'email' ? isEmail(name) : isPhoneNumber(name),
	);
	if (kind) return {[kind]: name};
	const wanted = UsernameAttributes.map(one => (one === 'email' ? 'an email' : 'a phone number'));
	throw invalidParameter(
		`Username should be ${wanted.length > 1 ? 'either an email or a phone number' : wanted[0]}.`,
	);
}

/** Throws where a new user's addresses would be their usernames and are somebody else's. */
export function refuseTakenUsername(
	pool: UserPool,
	attributes: Readonly<Record<string, string>>,
): void {
	if (pool.settings.UsernameAttributes.length === 0) return;
	const taken = takenName(pool, attributes);
	if (taken) throw usernameExists(taken.name);
}
