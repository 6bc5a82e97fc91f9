import type {Context, Operation} from '../context.ts';
import {invalidParameter, notFound} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import type {ResourceServer} from '../model/resource-server.ts';
import {integer, listOf, members, read, text, withDefault} from '../model/shape.ts';
import {poolOf} from '../store/state.ts';
import {paged, pageToken} from '../users/paged.ts';

const named = {UserPoolId: text, Identifier: text};
const namedRequest = members(named);
const serverRequest = members({
	...named,
	Name: text,
	Scopes: withDefault(listOf(members({ScopeName: text, ScopeDescription: text})), []),
});

const describeServer = (pool: UserPool, {identifier, name, scopes}: ResourceServer) => ({
	UserPoolId: pool.id,
	Identifier: identifier,
	Name: name,
	Scopes: scopes,
});

/** The resource server that a request names, and its pool. Throws Cognito's error if there is none. */
function serverOf(
	{state}: Context,
	request: {readonly UserPoolId: string; readonly Identifier: string},
) {
	const pool = poolOf(state, request.UserPoolId);
	const server = pool.resourceServers.get(request.Identifier);
	if (!server) throw notFound('Resource server does not exist.');
	return {pool, server};
}

function keep({state}: Context, pool: UserPool, body: unknown) {
	const {Identifier: identifier, Name: name, Scopes: scopes} = read(serverRequest, body);
	const server = {identifier, name, scopes};
	pool.resourceServers.set(identifier, server);
	state.touch();
	return {ResourceServer: describeServer(pool, server)};
}

/** CreateResourceServer. */
export const createResourceServer: Operation = context => async body => {
	const {UserPoolId, Identifier} = read(serverRequest, body);
	const pool = poolOf(context.state, UserPoolId);
	if (pool.resourceServers.has(Identifier)) {
		throw invalidParameter(`${Identifier} already exists in user pool ${UserPoolId}.`);
	}
	return keep(context, pool, body);
};

/** UpdateResourceServer: removes the scopes that the request leaves out. Clients keep their names. */
export const updateResourceServer: Operation = context => async body =>
	keep(context, serverOf(context, read(serverRequest, body)).pool, body);

/** DescribeResourceServer. */
export const describeResourceServer: Operation = context => async body => {
	const {pool, server} = serverOf(context, read(namedRequest, body));
	return {ResourceServer: describeServer(pool, server)};
};

/** DeleteResourceServer. */
export const deleteResourceServer: Operation = context => async body => {
	const {pool, server} = serverOf(context, read(namedRequest, body));
	pool.resourceServers.delete(server.identifier);
	context.state.touch();
	return {};
};

const listRequest = members({
	UserPoolId: text,
	MaxResults: withDefault(integer, 50),
	NextToken: pageToken,
});

/** ListResourceServers. */
export const listResourceServers: Operation = context => async body => {
	const {UserPoolId, MaxResults, NextToken} = read(listRequest, body);
	const pool = poolOf(context.state, UserPoolId);
	const page = paged([...pool.resourceServers.values()], MaxResults, NextToken);
	return {
		ResourceServers: page.items.map(server => describeServer(pool, server)),
		...(page.next !== undefined && {NextToken: page.next}),
	};
};
