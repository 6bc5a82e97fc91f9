import type {Cognito, Tokens} from '../cognito/cognito.ts';
import {Problem} from '../problem.ts';
import type {Session} from '../session/session.ts';
import {hasExpired} from '../token-expiry.ts';
import type {Account} from './connection.ts';
import type {Services} from './services.ts';
import type {Event} from './state.ts';

/** A signed-in user with valid tokens. */
export type Fresh = {readonly cognito: Cognito; readonly account: Account};

/**
 * Does `work` with valid tokens: refreshes them first if they have expired or `mustRefresh` is set. A failure is
 * reported together with the refreshed tokens, since a refresh token may only work once. Leaving the state doesn't
 * abort a refresh: its result is kept for the next state.
 */
export async function withFreshTokens(
	account: Account,
	services: Services,
	signal: AbortSignal,
	work: (fresh: Fresh) => Promise<Event>,
	mustRefresh = false,
): Promise<Event> {
	const fresh = await freshen(account, services, mustRefresh);
	try {
		if (signal.aborted) throw new Problem('cancelled');
		return await work(fresh);
	} catch (error) {
		if (!(error instanceof Problem) || fresh.account === account) throw error;
		return {type: 'failed', problem: error, at: services.now(), account: fresh.account};
	}
}

async function freshen(account: Account, services: Services, mustRefresh: boolean): Promise<Fresh> {
	const {connection, username, tokens, sessionName} = account;
	const cognito = await services.openCognito(connection.client);
	const isExpired = (tokens: Tokens) => hasExpired(tokens, services.now());
	if (!mustRefresh && !isExpired(tokens)) return {cognito, account};
	if (tokens.refreshToken === undefined) throw new Problem('tokenExpired');
	const refresh = (tokens: Tokens) => cognito.refresh(tokens, {username});
	const renew =
		sessionName === undefined
			? refresh
			: await storeRenewal(
					{name: sessionName, client: connection.client, username},
					services,
					refresh,
				);
	const first = await renew(tokens);
	// Tokens that another process, or a state that was left, refreshed in the meantime may have expired as well.
	return {cognito, account: {...account, tokens: isExpired(first) ? await renew(first) : first}};
}

/** Refreshes once among all processes, and saves the tokens in the store. */
async function storeRenewal(
	session: Omit<Session, 'tokens'>,
	{openStore}: Services,
	refresh: (tokens: Tokens) => Promise<Tokens>,
) {
	const store = await openStore();
	return async (tokens: Tokens): Promise<Tokens> => {
		const renewed = await store.refresh({...session, tokens}, current => refresh(current.tokens));
		// Another process signed out in the meantime: a session is never resurrected.
		if (!renewed) throw new Problem('signInNeeded');
		return renewed.tokens;
	};
}

/**
 * Refreshes the same tokens only once: a second request gets the result of the first, unless that failed. The state
 * that first requested it may have been left by then, and nothing else has the tokens of a session that isn't stored.
 */
export function withOneRefresh(services: Services): Services {
	const renewals = new WeakMap<Tokens, Promise<Tokens>>();
	return {
		...services,
		openCognito: async (client, access) => {
			const cognito = await services.openCognito(client, access);
			return {
				...cognito,
				refresh: (tokens, ...rest) => {
					const before = renewals.get(tokens);
					if (before) return before;
					const renewal = cognito.refresh(tokens, ...rest);
					renewals.set(tokens, renewal);
					renewal.catch(() => renewals.delete(tokens));
					return renewal;
				},
			};
		},
	};
}
