import type {Context} from '../context.ts';
import type {Client, UserPool} from '../model/pool.ts';
import {flag, listOf, mapOf, members, optional, text, withDefault} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {checkCreatedAttributes} from '../users/attributes.ts';
import {createUser} from '../users/create-user.ts';
import {aliasExists, findUser, takenName} from '../users/identity.ts';
import {newPassword} from '../users/passwords.ts';
import {checkNewUsername} from '../users/usernames.ts';
import {takeAlias} from '../users/verify-attribute.ts';
import {callHook} from './call-hook.ts';
import type {Texts, UserMigrationEvent} from './events.ts';

const migrated = members({
	userAttributes: optional(mapOf(text)),
	finalUserStatus: optional(text),
	messageAction: optional(text),
	desiredDeliveryMediums: optional(listOf(text)),
	forceAliasCreation: withDefault(flag, false),
});

/**
 * Calls `userMigration` for a user who isn't in the pool and creates the user it returns; `undefined` if it returns
 * none. The password, if any, is accepted without checking the policy.
 */
export async function migrateUser(
	context: Context,
	{
		pool,
		client,
		username,
		password,
		...metadata
	}: {
		readonly pool: UserPool;
		readonly client: Client;
		readonly username: string;
		/** Only during sign-in. */
		readonly password?: string;
		readonly validationData?: Texts | undefined;
		readonly clientMetadata?: Texts | undefined;
	},
): Promise<User | undefined> {
	const source: UserMigrationEvent['triggerSource'] =
		password === undefined ? 'UserMigration_ForgotPassword' : 'UserMigration_Authentication';
	const answer = await callHook(
		context.hooks.userMigration,
		{source, pool, username, clientId: client.id},
		{
			...(password !== undefined && {password}),
			validationData: metadata.validationData ?? null,
			clientMetadata: metadata.clientMetadata,
		},
		{
			userAttributes: null,
			finalUserStatus: null,
			messageAction: null,
			desiredDeliveryMediums: null,
			forceAliasCreation: null,
		},
		migrated,
	);
	const given = answer?.userAttributes;
	if (!answer || !given) return undefined;
	// Another request may have migrated the same user in the meantime.
	const known = findUser(pool, username);
	if (known) return known;
	return bringOver(context, pool, username, password, {
		attributes: {...given, ...checkNewUsername(pool, username)},
		isConfirmed: answer.finalUserStatus === 'CONFIRMED',
		takesAliases: answer.forceAliasCreation,
	});
}

function bringOver(
	context: Context,
	pool: UserPool,
	username: string,
	password: string | undefined,
	{
		attributes,
		isConfirmed,
		takesAliases,
	}: {
		readonly attributes: Texts;
		readonly isConfirmed: boolean;
		readonly takesAliases: boolean;
	},
): User {
	checkCreatedAttributes(pool, attributes);
	for (const name of ['email', 'phone_number'] as const) {
		const value = attributes[name];
		if (takesAliases && value && attributes[`${name}_verified`] === 'true') {
			takeAlias(context, pool, name, value);
		}
	}
	const taken = takenName(pool, attributes);
	if (taken) throw aliasExists(taken.name);
	const user = createUser(context, pool, username, {
		status: isConfirmed && password !== undefined ? 'CONFIRMED' : 'RESET_REQUIRED',
		attributes,
	});
	return password === undefined
		? user
		: context.state.change(pool, user, newPassword(context, pool, user, password));
}
