import {isDeepStrictEqual} from 'node:util';
import {own} from '../account/account.ts';
import type {Context, Operation} from '../context.ts';
import {invalidParameter} from '../model/failure.ts';
import {createPool, type Given, reconfigured, type UserPool} from '../model/pool.ts';
import {randomName} from '../model/random.ts';
import {customNameOf, schemaEntry} from '../model/schema.ts';
import {integer, listOf, members, read, record, text, withDefault} from '../model/shape.ts';
import {poolOf} from '../store/state.ts';
import {paged, pageToken} from '../users/paged.ts';
import {checkPool} from './check-pool.ts';
import {checkSchema} from './check-schema.ts';
import {describePool} from './describe-pool.ts';
import {timestamp} from './request-parts.ts';

/** Warns if a pool has triggers, since they aren't called. */
export function warnOfTriggers({warn}: Pick<Context, 'warn'>, {id, given}: UserPool): void {
	const triggers = Object.keys(read(withDefault(record, {}), given['LambdaConfig']));
	if (triggers.length > 0) {
		warn(`Pool ${id} keeps its Lambda triggers (${triggers.join(', ')}), but none is called here.`);
	}
}

/** CreateUserPool. */
export const createUserPool: Operation = context => async body => {
	const given = read(record, body);
	const id = `${context.region}_${randomName(context.random, 9)}`;
	const pool = createPool(id, given, context.clock());
	checkPool(pool);
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

/** GetLogDeliveryConfiguration: the destinations of the pool's own log, from the account settings. */
export const getLogDeliveryConfiguration: Operation =
	({state, account}) =>
	async body => {
		const {id} = poolOf(state, read(poolRequest, body).UserPoolId);
		const LogConfigurations = own(account.settings.LogDelivery, id) ?? [];
		return {LogDeliveryConfiguration: {UserPoolId: id, LogConfigurations}};
	};

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
			LastModifiedDate: timestamp(pool.modifiedAt),
		})),
		...(page.next !== undefined && {NextToken: page.next}),
	};
};

/**
 * The members that UpdateUserPool leaves unchanged: those it doesn't have, tags (they have their own operations), and,
 * contrary to the API page, some of its own members (measured in August and September 2026 by cdkd, and by a project
 * that removed deletion protection). AutoVerifiedAttributes and SmsConfiguration were seen to be reset.
 */
const kept = [
	'PoolName',
	'Schema',
	'CustomAttributes',
	'AliasAttributes',
	'UsernameAttributes',
	'UsernameConfiguration',
	'SmsMfaConfiguration',
	'SoftwareTokenMfaConfiguration',
	'EmailMfaConfiguration',
	'WebAuthnConfiguration',
	'UserPoolTags',
	'MfaConfiguration',
	'UserAttributeUpdateSettings',
];

const policiesShape = withDefault(record, {});

/** The policies after an update, which keeps those it leaves out. */
const policiesAfter = (before: Given, changes: Given): Given => ({
	...read(policiesShape, before['Policies']),
	...read(policiesShape, changes['Policies']),
});

function keep(context: Context, pool: UserPool): void {
	context.state.pools.set(pool.id, pool);
	context.state.touch();
}

/** UpdateUserPool: members that the request leaves out are reset to their defaults (API page). */
export const updateUserPool: Operation = context => async body => {
	const pool = poolOf(context.state, read(poolRequest, body).UserPoolId);
	const {UserPoolId: _, ...changes}: Given = read(record, body);
	const given: Given = {
		...Object.fromEntries(Object.entries(pool.given).filter(([name]) => kept.includes(name))),
		...changes,
		Policies: policiesAfter(pool.given, changes),
	};
	const changed = reconfigured(pool, given, context.clock());
	checkPool(changed, pool);
	keep(context, changed);
	if (!isDeepStrictEqual(given['LambdaConfig'], pool.given['LambdaConfig'])) {
		warnOfTriggers(context, changed);
	}
	return {};
};

/** DeleteUserPool. Its domains must be deleted first. */
export const deleteUserPool: Operation = context => async body => {
	const pool = poolOf(context.state, read(poolRequest, body).UserPoolId);
	if (pool.given['DeletionProtection'] === 'ACTIVE') {
		throw invalidParameter(
			'The user pool cannot be deleted because deletion protection is activated. Deletion protection must be inactivated first.',
		);
	}
	if (pool.domains.size > 0) {
		throw invalidParameter(
			'User pool cannot be deleted. It has a domain configured that should be deleted first.',
		);
	}
	context.state.pools.delete(pool.id);
	context.state.touch();
	return {};
};

const attributesRequest = members({UserPoolId: text, CustomAttributes: listOf(schemaEntry)});

/** AddCustomAttributes. */
export const addCustomAttributes: Operation = context => async body => {
	const {UserPoolId, CustomAttributes} = read(attributesRequest, body);
	const pool = poolOf(context.state, UserPoolId);
	const names = new Set(pool.schema.keys());
	for (const entry of CustomAttributes) {
		const name = customNameOf(entry);
		if (names.has(name)) {
			throw invalidParameter(`custom:${entry.Name}: Existing attribute already has name ${name}.`);
		}
		names.add(name);
	}
	checkSchema(CustomAttributes, 'added');
	const all = [...pool.settings.CustomAttributes, ...CustomAttributes];
	keep(context, reconfigured(pool, {...pool.given, CustomAttributes: all}, context.clock()));
	return {};
};
