import {invalidParameter, notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {valueComplaint} from '../model/schema.ts';
import type {User} from '../model/user.ts';
import {isVerifiable} from './verifiable.ts';

/** Attribute values by name, as in a request; an empty string means no value. */
export type Values = Readonly<Record<string, string>>;

/** Whether a client may read an attribute: always `sub`, never an attribute that only administrators write. */
export const mayRead = ({settings}: Client, name: string): boolean =>
	name === 'sub' || (!name.startsWith('dev:') && (settings.ReadAttributes?.includes(name) ?? true));

/** An error with one complaint per line after the prefix `about`. */
const lines = (about: string, complaints: readonly string[]) =>
	invalidParameter(`${about}${complaints.map(one => `${one}\n`).join('')}`);

/**
 * Throws for values that violate the schema, or aren't a valid email address or phone number. The message starts with
 * `about`; each attribute name is prefixed with `of`.
 */
function refuseUnfit(pool: UserPool, about: string, values: Values, of = ''): void {
	const complaints = Object.entries(values).flatMap(([name, value]) => {
		const rule = pool.schema.get(name);
		const complaint = rule && value !== '' ? valueComplaint(rule, value) : undefined;
		return complaint === undefined ? [] : [`${of}${name}: ${complaint}`];
	});
	if (complaints.length > 0) throw lines(about, complaints);
	const {email = '', phone_number = ''} = values;
	if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) {
		throw invalidParameter('Invalid email address format.');
	}
	if (phone_number !== '' && !/^\+\d{1,15}$/.test(phone_number)) {
		throw invalidParameter('Invalid phone number format.');
	}
}

const unknownNames = (pool: UserPool, values: Values) =>
	Object.keys(values).filter(name => !pool.schema.has(name));

const unfit = 'Attributes did not conform to the schema: ';

/** The attributes that a pool requires and `values` lacks. */
export const missingAttributes = ({schema}: UserPool, values: Values): readonly string[] =>
	[...schema.values()]
		.filter(({Name, Required}) => Required && Name !== 'sub' && !values[Name])
		.map(({Name}) => Name);

/** Throws if a request sets `sub`: the pool chooses it, and it never changes. */
export function refuseSub(names: readonly string[]): void {
	if (names.includes('sub')) throw nonMutable('sub');
}

/** The service's error for an attribute that can't be set. */
export const nonMutable = (name: string) =>
	invalidParameter(`Cannot modify the non-mutable attribute ${name}`);

/** Throws for attributes that a new user can't sign up with. One message lists all that are missing or unknown. */
export function checkSignUpAttributes(pool: UserPool, values: Values): void {
	refuseSub(Object.keys(values));
	const complaints = [
		...missingAttributes(pool, values).map(name => `${name}: The attribute is required`),
		...unknownNames(pool, values).map(name => `${name}: Attribute does not exist in the schema.`),
	];
	if (complaints.length > 0) throw lines(unfit, complaints);
	refuseUnfit(pool, unfit, values);
	if (
		pool.settings.AliasAttributes.includes('preferred_username') &&
		values['preferred_username']
	) {
		throw invalidParameter('Preferred_username cannot be provided for unconfirmed account.');
	}
}

/** Throws for attributes that AdminCreateUser can't set. Required ones may be missing: the user can add them later. */
export function checkCreatedAttributes(pool: UserPool, values: Values): void {
	refuseSub(Object.keys(values));
	const [unknown] = unknownNames(pool, values);
	if (unknown !== undefined) {
		throw invalidParameter(`${unfit}Type for attribute {${unknown}} could not be determined`);
	}
	refuseUnfit(pool, unfit, values);
	refuseUnaddressedMarks(values);
}

type About = '' | 'Invalid user attributes: ';

/**
 * Throws for a change that the schema forbids, whoever asks for it (messages of a real pool, 2023). The message starts
 * with `about`.
 */
export function checkChange(
	pool: UserPool,
	before: User['attributes'],
	values: Values,
	about: About = '',
): void {
	refuseSub(Object.keys(values));
	const complaints = Object.entries(values).flatMap(([name, value]) => {
		const rule = pool.schema.get(name);
		if (!rule) return [`user.${name}: Attribute does not exist in the schema.`];
		if (!rule.Mutable) return [`user.${name}: Attribute cannot be updated.`];
		return value === '' && rule.Required && before[name] !== undefined
			? [`user.${name}: Required attribute cannot be deleted.`]
			: [];
	});
	if (complaints.length > 0) throw lines(about, complaints);
	refuseUnfit(pool, '', values, 'user.');
}

/** Throws for a `…_verified` attribute without its address. */
export function refuseUnaddressedMarks(attributes: Values): void {
	if (attributes['email_verified'] !== undefined && !attributes['email']) {
		throw invalidParameter('Email is required to verify/un-verify an email');
	}
	if (attributes['phone_number_verified'] !== undefined && !attributes['phone_number']) {
		throw invalidParameter('Phone number is required to verify/un-verify a phone number');
	}
}

/**
 * Throws for attributes that this client may not write. A client without WriteAttributes may write them all (observed
 * on a real pool) except `…_verified`, which no client may write.
 */
export function checkWrite({settings}: Client, names: readonly string[]): void {
	const isWritable = (name: string) =>
		!name.endsWith('_verified') && (settings.WriteAttributes?.includes(name) ?? true);
	if (!names.every(isWritable)) {
		throw notAuthorized('A client attempted to write unauthorized attribute');
	}
}

/** Throws for attributes that users can never change themselves. */
export function refuseOwnMarks(pool: UserPool, names: readonly string[], about: About = ''): void {
	const complaints = names
		.filter(name => name.endsWith('_verified') || pool.schema.get(name)?.DeveloperOnlyAttribute)
		.map(name => `user.${name}: Attribute cannot be updated.`);
	if (complaints.length > 0) throw lines(about, complaints);
}

/** Returns the attributes after one change: an empty value deletes, and a new address is unverified. */
export function withAttribute(
	attributes: User['attributes'],
	name: string,
	value: string,
): User['attributes'] {
	const {[name]: before, ...others} = attributes;
	const {[`${name}_verified`]: _, ...rest} = others;
	if (value === '') return isVerifiable(name) ? rest : others;
	if (!isVerifiable(name) || before === value) return {...attributes, [name]: value};
	return {...rest, [name]: value, [`${name}_verified`]: 'false'};
}

/** Returns the attributes after several changes. */
export const withAttributes = (attributes: User['attributes'], values: Values) =>
	Object.entries(values).reduce<User['attributes']>(
		(so, [name, value]) => withAttribute(so, name, value),
		attributes,
	);
