import {isSameClient} from '../endpoint.ts';
import {Problem} from '../problem.ts';
import type {Session, SessionStore, SessionSummary} from '../session/session.ts';
import type {Account} from './connection.ts';
import {emptyLedger} from './ledger.ts';
import {type Notice, problemNotice} from './notice.ts';
import {addressesOf, isAskedFor, newAddressesOf, type Prefill} from './prefill.ts';
import type {Services} from './services.ts';
import type {Event} from './state.ts';
import type {Forgettable, PoolChoice} from './states/connect.ts';
import type {SignedInState} from './states/signed-in.ts';

/**
 * Reads sessions, pools used before and pools in this folder. Nothing here keeps the user from connecting: what can't
 * be read counts as absent, with a notice.
 */
export async function lookAround(services: Services): Promise<Event> {
	const {prefill} = services;
	const [{notice, ...stored}, used, found] = await Promise.all([
		readStore(services),
		services.usedPools().catch(nothing),
		services.foundPools().catch(nothing),
	]);
	const pools = [
		...used.map(saved => ({client: {...saved, ...addressesOf(prefill)}, saved})),
		...found.map(({client, ...choice}) => ({
			...choice,
			client: {...client, ...newAddressesOf(prefill)},
		})),
	];
	return {
		type: 'started',
		surroundings: {prefill, ...stored, pools: withoutDoubles(pools)},
		...(notice && {notice}),
	};
}

async function readStore({openStore, prefill}: Services) {
	try {
		const store = await openStore();
		const sessions = await store.list();
		const current = await sessionAskedFor(prefill, sessions, store);
		const notice: Notice | undefined =
			store.notice === undefined ? undefined : {kind: 'sentence', sentence: store.notice};
		return {sessions, ...(current && {current}), ...(notice && {notice})};
	} catch (error) {
		return {sessions: [], notice: problemNotice(asProblem(error))};
	}
}

/** The session used last, or that of the named user, which becomes the current one. */
async function sessionAskedFor(
	prefill: Prefill,
	sessions: readonly SessionSummary[],
	store: SessionStore,
): Promise<Session | undefined> {
	const current = await store.get();
	if (prefill.username === undefined) return current;
	const last = current?.name;
	// The one used last comes first, since a user may have sessions in several pools.
	const names = sessions.toSorted(
		(one, other) => Number(other.name === last) - Number(one.name === last),
	);
	for (const {name, aliases} of names) {
		const session = await store.get(name);
		if (session === undefined || !isAskedFor(prefill, session, aliases)) continue;
		if (name !== last) await makeCurrent(name, store);
		return session;
	}
	return undefined;
}

function nothing(error: unknown): readonly never[] {
	asProblem(error);
	return [];
}

/** Rethrows programming errors. */
function asProblem(error: unknown): Problem {
	if (error instanceof Problem) return error;
	throw error;
}

function withoutDoubles(pools: readonly PoolChoice[]) {
	return pools.filter(
		({client}, index) => pools.findIndex(other => isSameClient(other.client, client)) === index,
	);
}

/** A choice that can't be saved only applies to this run. */
async function makeCurrent(name: string, store: SessionStore): Promise<void> {
	try {
		await store.use(name);
	} catch (error) {
		if (asProblem(error).code !== 'storeNotWritable') throw error;
	}
}

/** Makes a cached session the current one. */
export async function openSession(name: string, {openStore}: Services): Promise<Event> {
	const store = await openStore();
	await makeCurrent(name, store);
	const session = await store.get(name);
	if (!session) throw new Problem('sessionNotFound', {session: name});
	return {type: 'sessionOpened', session};
}

/** A pasted token is used unchanged and never stored. */
export async function readToken(pasted: string, services: Services): Promise<Event> {
	const {token, client, username, expiresAt} = await services.readToken(pasted);
	const account: Account = {
		connection: {client},
		username,
		tokens: {accessToken: token, expiresAt},
		ledger: emptyLedger,
	};
	return {type: 'tokenRead', account};
}

/** Saves a new session in the store. The demo's stays in memory; if the store fails, the session just isn't saved. */
export async function saveSession(
	{connection, tokens}: Extract<SignedInState, {step: 'savingSession'}>,
	services: Services,
): Promise<Event> {
	const username = await services.usernameOf(tokens.accessToken);
	const account: Account = {connection, username, tokens, ledger: emptyLedger};
	if (connection.demo) return {type: 'sessionSaved', account};
	try {
		const store = await services.openStore();
		const before = store.notice;
		const session = await store.save({client: connection.client, username, tokens});
		const {notice: sentence} = store;
		const isNew = sentence !== undefined && sentence !== before;
		await services.rememberPool(connection.client);
		return {
			type: 'sessionSaved',
			...(isNew && {notice: {kind: 'sentence', sentence}}),
			account: {
				...account,
				sessionName: session.name,
				place: store.place,
				ledger: session.codeTimes ?? emptyLedger,
			},
		};
	} catch (error) {
		return {type: 'sessionSaved', account, notice: problemNotice(asProblem(error))};
	}
}

/** Signs a session out, telling the service first, or removes a pool from those used before. */
export async function forget(item: Forgettable, services: Services): Promise<Event> {
	if (item.kind === 'pool') {
		await services.forgetPool(item.client);
		return {type: 'forgotten'};
	}
	const store = await services.openStore();
	const outcome = await store.signOut(item.name, async ({client, username, tokens}) => {
		const cognito = await services.openCognito(client);
		await cognito.signOut(tokens, {username, isEverywhere: false});
	});
	if (outcome?.notForgotten) throw outcome.notForgotten;
	return {
		type: 'forgotten',
		...(outcome?.notRevoked && {notice: problemNotice(outcome.notRevoked)}),
	};
}
