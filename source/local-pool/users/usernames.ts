import {invalidParameter} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {takenName, usernameExists} from './identity.ts';

const isEmail = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text);
const isPhoneNumber = (text: string) => /^\+\d{1,15}$/.test(text);

/**
 * Checks the username of a new user and returns the attributes it implies: in a pool whose usernames are addresses, the
 * address. In a pool with aliases, a username must not look like one.
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

/** Throws if a new user's addresses would be their usernames and belong to another user. */
export function refuseTakenUsername(
	pool: UserPool,
	attributes: Readonly<Record<string, string>>,
): void {
	if (pool.settings.UsernameAttributes.length === 0) return;
	const taken = takenName(pool, attributes);
	if (taken) throw usernameExists(taken.name);
}
