import {invalidParameter, notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {valueComplaint} from '../model/schema.ts';
import type {User} from '../model/user.ts';
import {isVerifiable} from './verifiable.ts';

/** Names to values, as a request gives them; an empty value stands for no value. */
export type Values = Readonly<Record<string, string>>;

/** Whether a client may see an attribute: `sub` always, and never what only administrators write. */
export const mayRead = ({settings}: Client, name: string): boolean =>
	name === 'sub' || (!name.startsWith('dev:') && (settings.ReadAttributes?.includes(name) ?? true));

/** A list of what is wrong, a line each, behind what it is about. */
const lines = (about: string, complaints: readonly string[]) =>
	invalidParameter(`${about}${complaints.map(one => `${one}\n`).join('')}`);

/**
 * What the schema says against values, and what else the service knows of addresses and numbers. `about` stands before
 * all of it, `of` before each name.
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

/** The attributes that a pool requires of its users and these lack. */
export const missingAttributes = ({schema}: UserPool, values: Values): readonly string[] =>
	[...schema.values()]
		.filter(({Name, Required}) => Required && Name !== 'sub' && !values[Name])
		.map(({Name}) => Name);

/** Throws for a `sub` that somebody gives: it is the pool's to choose, and never changes. */
export function refuseSub(names: readonly string[]): void {
	if (names.includes('sub')) throw nonMutable('sub');
}

/** What the service says of an attribute that nobody may set where it was given. */
export const nonMutable = (name: string) =>
	invalidParameter(`Cannot modify the non-mutable attribute ${name}`);

/** Throws for attributes that a user who signs up may not have; all that are missing or unknown are told at once. */
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

/** Throws for attributes that AdminCreateUser may not give. What is required may come from the user, later. */
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
 * Throws for a change that the schema does not allow, whoever asks for it (words of a real pool, 2023). `about` stands
 * before what is wrong.
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

/** Throws for a mark of an address that is not there. */
export function refuseUnaddressedMarks(attributes: Values): void {
	if (attributes['email_verified'] !== undefined && !attributes['email']) {
		throw invalidParameter('Email is required to verify/un-verify an email');
	}
	if (attributes['phone_number_verified'] !== undefined && !attributes['phone_number']) {
		throw invalidParameter('Phone number is required to verify/un-verify a phone number');
	}
}

/**
 * Throws for attributes that this client may not write for its users. A client that names none writes all (a real pool
 * was seen to do so), but for the marks of verified addresses, which no client writes.
 */
export function checkWrite({settings}: Client, names: readonly string[]): void {
	const isWritable = (name: string) =>
		!name.endsWith('_verified') && (settings.WriteAttributes?.includes(name) ?? true);
	if (!names.every(isWritable)) {
		throw notAuthorized('A client attempted to write unauthorized attribute');
	}
}

/** What users may never change about themselves, in the words of an update. */
export function refuseOwnMarks(pool: UserPool, names: readonly string[], about: About = ''): void {
	const complaints = names
		.filter(name => name.endsWith('_verified') || pool.schema.get(name)?.DeveloperOnlyAttribute)
		.map(name => `user.${name}: Attribute cannot be updated.`);
	if (complaints.length > 0) throw lines(about, complaints);
}

/** The attributes after a change: an empty value deletes, a new address is not verified yet. */
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

/** The attributes after several changes. */
export const withAttributes = (attributes: User['attributes'], values: Values) =>
	Object.entries(values).reduce<User['attributes']>(
		(so, [name, value]) => withAttribute(so, name, value),
		attributes,
	);
