import type {Context, Operation} from '../context.ts';
import {Failure} from '../model/failure.ts';
import type {Group} from '../model/group.ts';
import type {UserPool} from '../model/pool.ts';
import {integer, members, optional, read, text, withDefault} from '../model/shape.ts';
import {poolOf} from '../store/state.ts';
import {groupOf, groupsOf, setMembership} from '../users/groups.ts';
import {paged, pageToken} from '../users/paged.ts';
import {describeUser, userNamed} from './admin-users.ts';
import {timestamp} from './request-parts.ts';

const named = {UserPoolId: text, GroupName: text};
const namedRequest = members(named);
const groupRequest = members({
	...named,
	Description: optional(text),
	RoleArn: optional(text),
	Precedence: optional(integer),
});

const describeGroup = (pool: UserPool, group: Group) => ({
	GroupName: group.name,
	UserPoolId: pool.id,
	...(group.description !== undefined && {Description: group.description}),
	...(group.roleArn !== undefined && {RoleArn: group.roleArn}),
	...(group.precedence !== undefined && {Precedence: group.precedence}),
	LastModifiedDate: timestamp(group.modifiedAt),
	CreationDate: timestamp(group.createdAt),
});

function keep({state}: Context, pool: UserPool, group: Group) {
	pool.groups.set(group.name, group);
	state.touch();
	return {Group: describeGroup(pool, group)};
}

function inPool(
	{state}: Context,
	{UserPoolId, GroupName}: {readonly UserPoolId: string; readonly GroupName: string},
) {
	const pool = poolOf(state, UserPoolId);
	return {pool, group: groupOf(pool, GroupName)};
}

/** CreateGroup. */
export const createGroup: Operation = context => async body => {
	const {UserPoolId, GroupName: name, Description, RoleArn, Precedence} = read(groupRequest, body);
	const pool = poolOf(context.state, UserPoolId);
	if (pool.groups.has(name)) {
		throw new Failure('GroupExistsException', 'A group with the name already exists.');
	}
	const now = context.clock();
	return keep(context, pool, {
		name,
		description: Description,
		roleArn: RoleArn,
		precedence: Precedence,
		createdAt: now,
		modifiedAt: now,
	});
};

/** GetGroup. */
export const getGroup: Operation = context => async body => {
	const {pool, group} = inPool(context, read(namedRequest, body));
	return {Group: describeGroup(pool, group)};
};

/** UpdateGroup: members that the request leaves out stay unchanged. */
export const updateGroup: Operation = context => async body => {
	const request = read(groupRequest, body);
	const {pool, group} = inPool(context, request);
	return keep(context, pool, {
		...group,
		description: request.Description ?? group.description,
		roleArn: request.RoleArn ?? group.roleArn,
		precedence: request.Precedence ?? group.precedence,
		modifiedAt: context.clock(),
	});
};

/** DeleteGroup: also removes it from its users. */
export const deleteGroup: Operation = context => async body => {
	const {pool, group} = inPool(context, read(namedRequest, body));
	for (const user of pool.users.values()) setMembership(context, pool, user, group, false);
	pool.groups.delete(group.name);
	context.state.touch();
	return {};
};

const page = {Limit: withDefault(integer, 60), NextToken: pageToken};
const listRequest = members({...page, UserPoolId: text});

/** ListGroups. */
export const listGroups: Operation = context => async body => {
	const {UserPoolId, Limit, NextToken} = read(listRequest, body);
	const pool = poolOf(context.state, UserPoolId);
	const {items, next} = paged([...pool.groups.values()], Limit || 60, NextToken);
	return {
		Groups: items.map(group => describeGroup(pool, group)),
		...(next !== undefined && {NextToken: next}),
	};
};

const memberRequest = members({...named, Username: text});

const setMember =
	(isMember: boolean): Operation =>
	context =>
	async body => {
		const request = read(memberRequest, body);
		const {pool, user} = userNamed(context, request);
		setMembership(context, pool, user, groupOf(pool, request.GroupName), isMember);
		return {};
	};

/** AdminAddUserToGroup. */
export const adminAddUserToGroup = setMember(true);

/** AdminRemoveUserFromGroup. */
export const adminRemoveUserFromGroup = setMember(false);

const ofUserRequest = members({...page, UserPoolId: text, Username: text});

/** AdminListGroupsForUser: the group with the lowest precedence comes first. */
export const adminListGroupsForUser: Operation = context => async body => {
	const request = read(ofUserRequest, body);
	const {pool, user} = userNamed(context, request);
	const {items, next} = paged(groupsOf(pool, user), request.Limit || 60, request.NextToken);
	return {
		Groups: items.map(group => describeGroup(pool, group)),
		...(next !== undefined && {NextToken: next}),
	};
};

const usersRequest = members({...page, ...named});

/** ListUsersInGroup. */
export const listUsersInGroup: Operation = context => async body => {
	const {Limit, NextToken, ...request} = read(usersRequest, body);
	const {pool, group} = inPool(context, request);
	const users = [...pool.users.values()].filter(({groups}) => groups.includes(group.name));
	const {items, next} = paged(users, Limit || 60, NextToken);
	return {
		Users: items.map(describeUser),
		...(next !== undefined && {NextToken: next}),
	};
};
