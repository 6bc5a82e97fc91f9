import type {Context, Operation} from '../context.ts';
import {invalidParameter, notFound} from '../model/failure.ts';
import {type Client, createClient, createPool, type Given, type UserPool} from '../model/pool.ts';
import {randomName} from '../model/random.ts';
import {flag, integer, members, optional, read, record, text, withDefault} from '../model/shape.ts';
import {poolOf} from '../store/state.ts';
import {paged, pageToken} from '../users/paged.ts';
import {checkClient} from './check-client.ts';
import {describePool} from './describe-pool.ts';
import {timestamp} from './request-parts.ts';

const givenRequest = record;

/** Says of a pool with triggers that they are not called. */
export const warnOfTriggers = ({warn}: Pick<Context, 'warn'>, {id, given}: UserPool): void => {
	const triggers = Object.keys(read(withDefault(record, {}), given['LambdaConfig']));
	if (triggers.length > 0) {
		warn(`Pool ${id} keeps its Lambda triggers (${triggers.join(', ')}), but none is called here.`);
	}
};

/** CreateUserPool. */
export const createUserPool: Operation = context => async body => {
	const given = read(givenRequest, body);
	const id = `${context.region}_${randomName(context.random, 9)}`;
	const pool = createPool(id, given, context.clock());
	if (pool.settings.MfaConfiguration !== 'OFF' && !pool.settings.SmsConfiguration) {
		throw invalidParameter(
			'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
		);
	}
	context.state.pools.set(id, pool);
	context.state.touch();
	warnOfTriggers(context, pool);
	return {UserPool: describePool(context, pool)};
};

const poolRequest = members({UserPoolId: text});

/** DescribeUserPool. */
export const describeUserPool: Operation = context => async body => ({
	UserPool: describePool(context, poolOf(context.state, read(poolRequest, body).UserPoolId)),
});

const listPoolsRequest = members({
	MaxResults: integer,
	NextToken: pageToken,
});

/** ListUserPools. */
export const listUserPools: Operation = context => async body => {
	const {MaxResults, NextToken} = read(listPoolsRequest, body);
	const page = paged([...context.state.pools.values()], MaxResults, NextToken);
	return {
		UserPools: page.items.map(pool => ({
			Id: pool.id,
			Name: pool.settings.PoolName,
			LambdaConfig: pool.given['LambdaConfig'] ?? {},
			CreationDate: timestamp(pool.createdAt),
			LastModifiedDate: timestamp(pool.createdAt),
		})),
		...(page.next !== undefined && {NextToken: page.next}),
	};
};

const describeClient = (pool: UserPool, {id, secret, given, settings, createdAt}: Client) => {
	const {GenerateSecret: _, ...described} = given;
	return {
		UserPoolId: pool.id,
		ClientId: id,
		...(secret !== undefined && {ClientSecret: secret}),
		CreationDate: timestamp(createdAt),
		LastModifiedDate: timestamp(createdAt),
		TokenValidityUnits: {},
		AllowedOAuthFlowsUserPoolClient: settings.AllowedOAuthFlowsUserPoolClient,
		EnableTokenRevocation: settings.EnableTokenRevocation,
		EnablePropagateAdditionalUserContextData: false,
		AuthSessionValidity: settings.AuthSessionValidity,
		...described,
		RefreshTokenValidity: settings.RefreshTokenValidity || 30,
	};
};

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
	const {UserPoolId: _, ClientSecret: __, ...given}: Given = read(givenRequest, body);
	const secret = ClientSecret ?? (GenerateSecret ? randomName(random, 51) : undefined);
	const client = createClient(randomName(random, 26), secret, given, clock());
	checkClient(pool, client.settings, 'creating');
	pool.clients.set(client.id, client);
	state.touch();
	return {UserPoolClient: describeClient(pool, client)};
};

const clientRequest = members({UserPoolId: text, ClientId: text});

/** DescribeUserPoolClient. It shows the secret, as AWS does. */
export const describeUserPoolClient: Operation = context => async body => {
	const {UserPoolId, ClientId} = read(clientRequest, body);
	const pool = poolOf(context.state, UserPoolId);
	const client = pool.clients.get(ClientId);
	if (!client) throw notFound(`User pool client ${ClientId} does not exist.`);
	return {UserPoolClient: describeClient(pool, client)};
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
