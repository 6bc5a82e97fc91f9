import {invalidParameter, notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {isVerifiable} from './codes.ts';

/** The attributes every user pool has (OpenID Connect Core 5.1, less the address's parts). */
const standardAttributes = new Set([
	'sub',
	'name',
	'given_name',
	'family_name',
	'middle_name',
	'nickname',
	'preferred_username',
	'profile',
	'picture',
	'website',
	'email',
	'email_verified',
	'gender',
	'birthdate',
	'zoneinfo',
	'locale',
	'phone_number',
	'phone_number_verified',
	'address',
	'updated_at',
]);

/** `sub` is always shown. */
export const mayRead = ({settings}: Client, name: string): boolean =>
	name === 'sub' || (settings.ReadAttributes?.includes(name) ?? true);

const refuse = (name: string, why: string) =>
	invalidParameter(`Invalid user attributes: ${name}: ${why}`);

/** Throws for an attribute that the pool does not have, and for a value that is no address or number. */
export const checkAttribute = (pool: UserPool, name: string, value: string): void => {
	const isOfPool =
		standardAttributes.has(name) ||
		pool.settings.Schema.some(({Name}) => Name === name || `custom:${Name}` === name);
	if (!isOfPool) {
		throw refuse(name, 'Attribute does not exist in the schema.');
	}
	if (name === 'email' && value !== '' && !/^[^\s@]+@[^\s@]+$/.test(value)) {
		throw invalidParameter('Invalid email address format.');
	}
	if (name === 'phone_number' && value !== '' && !/^\+\d{1,15}$/.test(value)) {
		throw invalidParameter('Invalid phone number format.');
	}
};

/** Throws for an attribute that this client, or any user, may not write. */
export const checkWrite = (
	pool: UserPool,
	client: Client,
	user: User,
	name: string,
	value: string,
) => {
	checkAttribute(pool, name, value);
	const rule = pool.settings.Schema.find(({Name}) => Name === name || `custom:${Name}` === name);
	if (name === 'sub' || name.endsWith('_verified') || rule?.Mutable === false) {
		throw refuse(name, 'Attribute cannot be updated.');
	}
	if (client.settings.WriteAttributes && !client.settings.WriteAttributes.includes(name)) {
		throw notAuthorized('A client attempted to write unauthorized attribute');
	}
	if (value === '' && rule?.Required && user.attributes[name] !== undefined) {
		throw refuse(name, 'Required attribute cannot be deleted.');
	}
};

/** The attributes after a change: an empty value deletes, a new address is not verified yet. */
export const withAttribute = (
	attributes: User['attributes'],
	name: string,
	value: string,
): User['attributes'] => {
	const {[name]: before, ...others} = attributes;
	const {[`${name}_verified`]: _, ...rest} = others;
	if (value === '') return isVerifiable(name) ? rest : others;
	if (!isVerifiable(name) || before === value) return {...attributes, [name]: value};
	return {...rest, [name]: value, [`${name}_verified`]: 'false'};
};
