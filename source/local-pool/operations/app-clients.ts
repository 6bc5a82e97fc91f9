import type {Operation} from '../context.ts';
import {type Client, createClient, type Given, type UserPool} from '../model/pool.ts';
import {randomName} from '../model/random.ts';
import {flag, integer, members, optional, read, record, text, withDefault} from '../model/shape.ts';
import {clientOfPool, poolOf} from '../store/state.ts';
import {refreshTokenValidity} from '../tokens/tokens.ts';
import {paged, pageToken} from '../users/paged.ts';
import {checkClient} from './check-client.ts';
import {timestamp} from './request-parts.ts';

/** A client as operations on a single client return it, including the secret, as AWS does. */
function describeClient(pool: UserPool, client: Client) {
	const {id, secret, given, settings, createdAt, modifiedAt} = client;
	const {GenerateSecret: _, ...described} = given;
	return {
		UserPoolId: pool.id,
		ClientId: id,
		...(secret !== undefined && {ClientSecret: secret}),
		CreationDate: timestamp(createdAt),
		LastModifiedDate: timestamp(modifiedAt),
		TokenValidityUnits: {},
		AllowedOAuthFlowsUserPoolClient: settings.AllowedOAuthFlowsUserPoolClient,
		EnableTokenRevocation: settings.EnableTokenRevocation,
		EnablePropagateAdditionalUserContextData: false,
		AuthSessionValidity: settings.AuthSessionValidity,
		...described,
		RefreshTokenValidity: refreshTokenValidity(settings),
	};
}

const createClientRequest = members({
	UserPoolId: text,
	GenerateSecret: withDefault(flag, false),
	ClientSecret: optional(text),
});

/** CreateUserPoolClient. */
export const createUserPoolClient: Operation = context => async body => {
	const {clock, random, state} = context;
	const {UserPoolId, GenerateSecret, ClientSecret} = read(createClientRequest, body);
	const pool = poolOf(state, UserPoolId);
	const {UserPoolId: _, ClientSecret: __, ...given}: Given = read(record, body);
	const secret = ClientSecret ?? (GenerateSecret ? randomName(random, 51) : undefined);
	const client = createClient(randomName(random, 26), secret, given, clock());
	checkClient(pool, client, 'creating');
	pool.clients.set(client.id, client);
	state.touch();
	return {UserPoolClient: describeClient(pool, client)};
};

const clientRequest = members({UserPoolId: text, ClientId: text});

/** DescribeUserPoolClient. */
export const describeUserPoolClient: Operation = context => async body => {
	const {UserPoolId, ClientId} = read(clientRequest, body);
	const {pool, client} = clientOfPool(context.state, UserPoolId, ClientId);
	return {UserPoolClient: describeClient(pool, client)};
};

/** UpdateUserPoolClient: members that the request leaves out are reset to their defaults, except name and secret. */
export const updateUserPoolClient: Operation = context => async body => {
	const {UserPoolId, ClientId} = read(clientRequest, body);
	const {pool, client} = clientOfPool(context.state, UserPoolId, ClientId);
	const {UserPoolId: _, ClientId: __, ...changes}: Given = read(record, body);
	const given = {ClientName: client.settings.ClientName, ...changes};
	const now = context.clock();
	const changed = createClient(client.id, client.secret, given, client.createdAt, now);
	checkClient(pool, changed, 'updating');
	pool.clients.set(client.id, changed);
	context.state.touch();
	return {UserPoolClient: describeClient(pool, changed)};
};

/** DeleteUserPoolClient: the client's tokens stop working. */
export const deleteUserPoolClient: Operation = context => async body => {
	const {UserPoolId, ClientId} = read(clientRequest, body);
	const {pool, client} = clientOfPool(context.state, UserPoolId, ClientId);
	pool.clients.delete(client.id);
	context.state.touch();
	return {};
};

const listClientsRequest = members({
	UserPoolId: text,
	MaxResults: withDefault(integer, 60),
	NextToken: pageToken,
});

/** ListUserPoolClients. */
export const listUserPoolClients: Operation = context => async body => {
	const {UserPoolId, MaxResults, NextToken} = read(listClientsRequest, body);
	const pool = poolOf(context.state, UserPoolId);
	const page = paged([...pool.clients.values()], MaxResults, NextToken);
	return {
		UserPoolClients: page.items.map(({id, settings}) => ({
			ClientId: id,
			UserPoolId: pool.id,
			ClientName: settings.ClientName,
		})),
		...(page.next !== undefined && {NextToken: page.next}),
	};
};
