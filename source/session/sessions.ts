import type {AppClient} from '../cognito/cognito.ts';
import {endpointId, shownEndpoint} from '../endpoint.ts';
import {aliasesOf} from './aliases.ts';
import type {Ledger, Session, SessionSummary} from './session.ts';

/** What a store holds, wherever it holds it. Every change gives a new value, so a write can fail and leave the old one. */
export type Sessions = {
	/** The name of the session used last; absent once that one is forgotten, so no other account is used by surprise. */
	readonly current?: string;
	readonly sessions: readonly Session[];
};

export const noSessions: Sessions = {sessions: []};

/**
 * One session a user of an app client at an endpoint: signing in again replaces it. A stand-in for Amazon's service may have
 * the same IDs. A username comes last, since it may hold anything.
 */
export function keyOf({client, username}: Pick<Session, 'client' | 'username'>): string {
	const {userPoolId, region, clientId, endpointUrl} = client;
	const endpoint = endpointId(endpointUrl);
	const at = endpoint === '' ? '' : `${endpoint} `;
	return `${at}${userPoolId ?? region}/${clientId}/${username}`;
}

/** The session by name, or the current one. */
export function find(all: Sessions, name = all.current): Session | undefined {
	return all.sessions.find(session => session.name === name);
}

/** The session of the same user of the same app client, whatever its tokens. */
export function findSame(all: Sessions, session: Session): Session | undefined {
	const key = keyOf(session);
	return all.sessions.find(other => keyOf(other) === key);
}

/** Adds or replaces, and makes it the current one. A session that was there keeps its name. */
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

/** Replaces the tokens of a session that is there, and nothing else. */
export function replace(all: Sessions, session: Session): Sessions {
	const key = keyOf(session);
	return {...all, sessions: all.sessions.map(other => (keyOf(other) === key ? session : other))};
}

/** As many as Cognito allows an hour of either: older ones say nothing any more. */
const mostTimes = 15;

/** Puts times beside those that another run has kept. `undefined` when there is no session of that name. */
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

/** `undefined` when there is none of that name. */
export function use(all: Sessions, name: string): Sessions | undefined {
	return find(all, name) === undefined ? undefined : {...all, current: name};
}

/** `undefined` when there is none of that name. */
export function remove(all: Sessions, name: string): Sessions | undefined {
	if (find(all, name) === undefined) return undefined;
	const sessions = all.sessions.filter(session => session.name !== name);
	return all.current === undefined || all.current === name
		? {sessions}
		: {current: all.current, sessions};
}

/** What can be shown, in the order the sessions were signed in to. */
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

/** `jane@eu-west-1_AbC`, then `jane@eu-west-1_AbC-2`: easy to type, so white space and invisible characters become `_`. */
function freeName(client: AppClient, username: string, others: readonly Session[]): string {
	const wanted = `${username}@${client.userPoolId ?? client.clientId}`.replace(/[\p{C}\s]/gu, '_');
	const taken = new Set(others.map(other => other.name));
	let name = wanted;
	for (let number = 2; taken.has(name); number += 1) name = `${wanted}-${number}`;
	return name;
}
