import {list, moment, property, text, truth} from '../call/read-value.ts';
import type {Found, User} from '../facts.ts';
import type {AttributeName, Who} from '../question.ts';
import {type Asking, pages} from './asking.ts';

/** The context of a user search. */
export type Search = Pick<Asking, 'ask'> & {readonly userPoolId: string; readonly region: string};

/** Finds all users of a pool that WHO refers to. Rejects with a `MissingFact`. */
export async function findUsers(search: Search, who: Who): Promise<Found<User>> {
	let found: Found<User> = {items: [], isWhole: true};
	for (const filters of filtersOf(who)) {
		found = await findBy(search, filters);
		if (found.items.length > 0) break;
	}
	return found;
}

/** Finds all users of a pool with an address or number. Rejects with a `MissingFact`. */
export const findByValue = (
	search: Search,
	attribute: AttributeName,
	value: string,
): Promise<Found<User>> =>
	findBy(
		search,
		spellingsOf(value).map(each => equals(attribute, each)),
	);

async function findBy(search: Search, filters: readonly string[]): Promise<Found<User>> {
	const searches = await Promise.all(filters.map(filter => findByFilter(search, filter)));
	const users = searches.flatMap(({items}) => items);
	return {
		items: [...new Map(users.map(user => [user.sub, user])).values()],
		isWhole: searches.every(({isWhole}) => isWhole),
	};
}

/**
 * The filters for ListUsers, in groups: the next group is used only if the previous one finds nobody. ListUsers
 * compares exactly, while most pools ignore case: an address is searched as given, in lowercase, and with a capital
 * first letter.
 */
function filtersOf({kind, value}: Who): readonly (readonly string[])[] {
	switch (kind) {
		case 'sub':
			// Cognito's subs are lowercase, even if copied otherwise.
			return [[equals('sub', value.toLowerCase())], [equals('username', value)]];
		case 'username':
			return [[equals('username', value)], [equals('preferred_username', value)]];
		case 'email':
		case 'phone_number':
			return [
				spellingsOf(value).map(each => equals(kind, each)),
				// Phone keyboards capitalize the first letter.
				...(kind === 'email' ? [[equals(kind, capitalized(value))]] : []),
				[equals('username', value)],
			];
	}
}

const spellingsOf = (value: string): readonly string[] => [
	...new Set([value, value.toLowerCase()]),
];

const capitalized = (value: string) =>
	value.slice(0, 1).toUpperCase() + value.slice(1).toLowerCase();

/** Quotation marks in a value are escaped (API page ListUsers, "Filter"). */
const equals = (name: string, value: string) => `${name} = "${value.replaceAll(/["\\]/g, '\\$&')}"`;

/** ListUsers can return empty pages before the one with users. */
async function findByFilter(
	{ask, userPoolId, region}: Search,
	Filter: string,
): Promise<Found<User>> {
	const {items, isWhole} = await pages({ask}, ['cognito-idp:ListUsers', region], {
		input: {UserPoolId: userPoolId, Filter, Limit: 60},
		token: 'PaginationToken',
	});
	const users = items.flatMap(each => readUser(each) ?? []);
	// A user who can't be parsed might be the one in question.
	return {items: users, isWhole: isWhole && users.length === items.length};
}

/** Reads from a user only what decides whether a code arrives. */
export function readUser(value: unknown): User | undefined {
	const attributes = new Map(
		list(property(value, 'Attributes') ?? property(value, 'UserAttributes')).map(each => [
			text(property(each, 'Name')),
			text(property(each, 'Value')),
		]),
	);
	const username = text(property(value, 'Username'));
	const sub = attributes.get('sub');
	if (username === undefined || sub === undefined) return undefined;
	return {
		username,
		sub,
		status: text(property(value, 'UserStatus')) ?? 'UNKNOWN',
		isEnabled: truth(property(value, 'Enabled')) ?? true,
		createdAt: moment(property(value, 'UserCreateDate')),
		modifiedAt: moment(property(value, 'UserLastModifiedDate')),
		email: attributes.get('email'),
		emailVerified: attributes.get('email_verified') === 'true',
		phoneNumber: attributes.get('phone_number'),
		phoneNumberVerified: attributes.get('phone_number_verified') === 'true',
	};
}
