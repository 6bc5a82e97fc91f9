import type {Operation} from '../context.ts';
import {invalidParameter} from '../model/failure.ts';
import {integer, listOf, members, optional, read, text, withDefault} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {poolOf} from '../store/state.ts';
import {paged, pageToken} from '../users/paged.ts';
import {describeUser} from './admin-users.ts';

/** The attributes that ListUsers can filter by. */
const searchable = new Set([
	'username',
	'email',
	'phone_number',
	'name',
	'given_name',
	'family_name',
	'preferred_username',
	'cognito:user_status',
	'status',
	'sub',
]);

function fieldOf(user: User, name: string): string | undefined {
	if (name === 'username') return user.username;
	if (name === 'cognito:user_status') return user.status;
	if (name === 'status') return user.isEnabled ? 'Enabled' : 'Disabled';
	return user.attributes[name];
}

/** The service's error for a valid filter that it doesn't support. */
const unsearchable = () => invalidParameter('Input fails to satisfy the constraints.');

/** Parses `email = "a@b.c"` or `given_name ^= "Ro"` to a predicate. Filters are case-insensitive (Developer Guide). */
function toTest(filter: string): (user: User) => boolean {
	const [, name, operator, quoted] =
		/^\s*"?([\w:]+)"?\s*(\^?=)\s*"((?:[^"\\]|\\.)*)"\s*$/.exec(filter) ?? [];
	if (name === undefined || quoted === undefined) {
		throw invalidParameter('Error while parsing filter.');
	}
	if (!searchable.has(name)) throw unsearchable();
	const wanted = quoted.replace(/\\(.)/g, '$1').toLowerCase();
	return user => {
		const value = fieldOf(user, name)?.toLowerCase();
		return operator === '=' ? value === wanted : (value?.startsWith(wanted) ?? false);
	};
}

const request = members({
	UserPoolId: text,
	AttributesToGet: optional(listOf(text)),
	Limit: withDefault(integer, 60),
	PaginationToken: pageToken,
	Filter: optional(text),
});

/** ListUsers. */
export const listUsers: Operation = context => async body => {
	const {UserPoolId, AttributesToGet, Limit, PaginationToken, Filter} = read(request, body);
	const pool = poolOf(context.state, UserPoolId);
	if (AttributesToGet?.includes('sub')) throw unsearchable();
	if (AttributesToGet?.some(name => !pool.schema.has(name))) {
		throw invalidParameter('One or more requested attributes do not exist in user pool.');
	}
	const users = [...pool.users.values()];
	const found = Filter ? users.filter(toTest(Filter)) : users;
	const page = paged(found, Limit || 60, PaginationToken);
	return {
		Users: page.items.map(user => {
			const {Attributes, ...described} = describeUser(user);
			return {
				...described,
				Attributes: Attributes.filter(({Name}) => AttributesToGet?.includes(Name) ?? true),
			};
		}),
		...(page.next !== undefined && {PaginationToken: page.next}),
	};
};
