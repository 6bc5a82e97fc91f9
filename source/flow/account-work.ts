import type {Cognito, Tokens} from '../cognito/cognito.ts';
import {Problem} from '../problem.ts';
import type {Session} from '../session/session.ts';
import type {AccountState} from './account.ts';
import type {Account} from './connection.ts';
import type {Services} from './services.ts';
import type {Event} from './state.ts';
import type {VerifyState} from './verify.ts';

type Step<Name extends (AccountState | VerifyState)['step']> = Extract<
	AccountState | VerifyState,
	{step: Name}
>;

/** Refreshes first where it must, then GetUser. */
export const loadAttributes = async (
	state: Step<'loadingAttributes'>,
	services: Services,
	signal: AbortSignal,
): Promise<Event> => {
	const {cognito, account} = await withFreshTokens(
		state.account,
		services,
		signal,
		state.mustRefresh,
	);
	const user = await cognito.getUser(account.tokens.accessToken, {signal});
	return {type: 'attributesLoaded', account, user};
};

/** GetUserAttributeVerificationCode, once. */
export const requestCode = async (
	{account: before, attribute}: Step<'requestingCode'>,
	services: Services,
	signal: AbortSignal,
): Promise<Event> => {
	const {cognito, account} = await withFreshTokens(before, services, signal);
	const {clientMetadata} = services.prefill;
	const delivery = await cognito.requestCode(
		{
			accessToken: account.tokens.accessToken,
			attributeName: attribute,
			...(clientMetadata && {clientMetadata}),
		},
		{signal},
	);
	return {type: 'codeSent', account, delivery};
};

/** VerifyUserAttribute, once. */
export const verifyCode = async (
	{account: before, sent, code}: Step<'verifying'>,
	services: Services,
	signal: AbortSignal,
): Promise<Event> => {
	const {cognito, account} = await withFreshTokens(before, services, signal);
	const {accessToken} = account.tokens;
	await cognito.verifyAttribute({accessToken, attributeName: sent.attribute, code}, {signal});
	return {type: 'codeAccepted', account, at: services.now()};
};

/** UpdateUserAttributes, then what the user looks like now. */
export const updateValue = async (
	{account: before, user: known, attribute, value}: Step<'updatingValue'>,
	services: Services,
	signal: AbortSignal,
): Promise<Event> => {
	const {cognito, account} = await withFreshTokens(before, services, signal);
	const {accessToken} = account.tokens;
	const {clientMetadata} = services.prefill;
	const delivery = await cognito.updateAttribute(
		{accessToken, name: attribute, value, ...(clientMetadata && {clientMetadata})},
		{signal},
	);
	// The message is out: not being able to read the user again must not hide where it went.
	const user = await cognito.getUser(accessToken, {signal}).catch(() => known);
	return {type: 'valueUpdated', account, user, ...(delivery && {delivery})};
};

/** Tells the service first, and forgets whatever it says. */
export const signOut = async (
	{account, isEverywhere}: Step<'signingOut'>,
	services: Services,
): Promise<Event> => {
	const {tokens, connection, sessionName} = account;
	let problem: Problem | undefined;
	try {
		const cognito = await services.openCognito(connection.client);
		if (isEverywhere) await cognito.signOutEverywhere(tokens.accessToken);
		else if (tokens.refreshToken !== undefined) await cognito.revoke(tokens.refreshToken);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		problem = error;
	}
	if (sessionName !== undefined) {
		const store = await services.openStore();
		await store.remove(sessionName);
	}
	return {type: 'signedOut', ...(problem && {problem})};
};

/** A token that ends while a request is on its way is as good as ended. */
const margin = 10_000;

const withFreshTokens = async (
	account: Account,
	services: Services,
	signal: AbortSignal,
	mustRefresh = false,
): Promise<{readonly cognito: Cognito; readonly account: Account}> => {
	const {connection, username, tokens} = account;
	const cognito = await services.openCognito(connection.client);
	const isExpired = ({expiresAt}: Tokens) => expiresAt - margin <= services.now();
	if (!mustRefresh && !isExpired(tokens)) return {cognito, account};
	if (tokens.refreshToken === undefined) throw new Problem('tokenExpired');
	const refresh = (tokens: Tokens) => cognito.refresh(tokens, {username}, {signal});
	if (account.sessionName === undefined) {
		return {cognito, account: {...account, tokens: await refresh(tokens)}};
	}
	const store = await services.openStore();
	const renew = async (session: Session): Promise<Session> => {
		const renewed = await store.refresh(session, current => refresh(current.tokens));
		// Signed out meanwhile by another process: a session is never brought back.
		if (!renewed) throw new Problem('signInNeeded');
		return renewed;
	};
	const first = await renew({
		name: account.sessionName,
		client: connection.client,
		username,
		tokens,
	});
	// The store gives what was refreshed meanwhile, and that may have ended as well.
	const session = isExpired(first.tokens) ? await renew(first) : first;
	return {cognito, account: {...account, tokens: session.tokens}};
};
