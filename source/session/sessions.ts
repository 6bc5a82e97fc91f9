import type {AppClient} from '../cognito/cognito.ts';
import {endpointId, shownEndpoint} from '../endpoint.ts';
import {aliasesOf} from './aliases.ts';
import type {Ledger, Session, SessionSummary} from './session.ts';

/** The immutable content of a store, wherever it is kept: if writing a change fails, the old value remains. */
export type Sessions = {
	/**
	 * The name of the session used last; absent after that one is deleted, so that another account is never used by
	 * surprise.
	 */
	readonly current?: string;
	readonly sessions: readonly Session[];
};

export const noSessions: Sessions = {sessions: []};

/**
 * The key of a session: one per user, app client and endpoint, so that signing in again replaces it. (An emulator of
 * Amazon's service may have the same IDs.) The username comes last, because it may contain anything.
 */
export function keyOf({client, username}: Pick<Session, 'client' | 'username'>): string {
	const {userPoolId, region, clientId, endpointUrl} = client;
	const endpoint = endpointId(endpointUrl);
	const at = endpoint === '' ? '' : `${endpoint} `;
	return `${at}${userPoolId ?? region}/${clientId}/${username}`;
}

/** The session of that name, or the current one. */
export function find(all: Sessions, name = all.current): Session | undefined {
	return all.sessions.find(session => session.name === name);
}

/** The session of the same user and app client, whatever its tokens. */
export function findSame(all: Sessions, session: Session): Session | undefined {
	const key = keyOf(session);
	return all.sessions.find(other => keyOf(other) === key);
}

/** Adds or replaces a session and makes it the current one. An existing session keeps its name. */
export function put(
	all: Sessions,
	session: Omit<Session, 'name'>,
): {readonly all: Sessions; readonly session: Session} {
	const key = keyOf(session);
	const others = all.sessions.filter(other => keyOf(other) !== key);
	const before = all.sessions.find(other => keyOf(other) === key);
	const name = before?.name ?? freeName(session.client, session.username, others);
	const codeTimes = session.codeTimes ?? before?.codeTimes;
	const named = {...session, name, ...(codeTimes && {codeTimes})};
	return {all: {current: name, sessions: [...others, named]}, session: named};
}

/** Replaces the tokens of an existing session, and nothing else. */
export function replace(all: Sessions, session: Session): Sessions {
	const key = keyOf(session);
	return {...all, sessions: all.sessions.map(other => (keyOf(other) === key ? session : other))};
}

/** As many as Cognito allows per hour of either kind: older ones no longer matter. */
const mostTimes = 15;

/** Adds times to those that another run has stored. `undefined` if there is no session of that name. */
export function noteCodes(all: Sessions, name: string, codes: Ledger): Sessions | undefined {
	const session = find(all, name);
	if (session === undefined) return undefined;
	const join = (kind: 'sends' | 'tries') =>
		[...new Set([...(session.codeTimes?.[kind] ?? []), ...codes[kind]])]
			.sort((one, other) => one - other)
			.slice(-mostTimes);
	return replace(all, {
		...session,
		codeTimes: {...codes, sends: join('sends'), tries: join('tries')},
	});
}

/** Makes a session the current one; `undefined` if there is none of that name. */
export function use(all: Sessions, name: string): Sessions | undefined {
	return find(all, name) === undefined ? undefined : {...all, current: name};
}

/** Deletes a session; `undefined` if there is none of that name. */
export function remove(all: Sessions, name: string): Sessions | undefined {
	if (find(all, name) === undefined) return undefined;
	const sessions = all.sessions.filter(session => session.name !== name);
	return all.current === undefined || all.current === name
		? {sessions}
		: {current: all.current, sessions};
}

/** The sessions without their secrets, in the order in which they were signed in. */
export function summarize(all: Sessions): readonly SessionSummary[] {
	return all.sessions.map(({name, username, client, tokens}) => ({
		name,
		username,
		aliases: aliasesOf({tokens}),
		region: client.region,
		...(client.userPoolId !== undefined && {userPoolId: client.userPoolId}),
		clientId: client.clientId,
		...(endpointId(client.endpointUrl) !== '' && {endpointUrl: shownEndpoint(client.endpointUrl)}),
		expiresAt: tokens.expiresAt,
		canRefresh: tokens.refreshToken !== undefined,
		isCurrent: name === all.current,
	}));
}

/**
 * An unused session name: `jane@eu-west-1_AbC`, then `jane@eu-west-1_AbC-2`. White space and invisible characters
 * become `_`, which is easier to type.
 */
function freeName(client: AppClient, username: string, others: readonly Session[]): string {
	const wanted = `${username}@${client.userPoolId ?? client.clientId}`.replace(/[\p{C}\s]/gu, '_');
	const taken = new Set(others.map(other => other.name));
	let name = wanted;
	for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
	return name;
}
