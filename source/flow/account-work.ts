import {problemOf} from '../problem.ts';
import type {Session} from '../session/session.ts';
import {type Fresh, withFreshTokens} from './fresh-tokens.ts';
import type {Services} from './services.ts';
import type {Event} from './state.ts';
import type {AccountState} from './states/account.ts';
import type {VerifyState} from './states/verify.ts';

type Step<Name extends (AccountState | VerifyState)['step']> = Extract<
	AccountState | VerifyState,
	{step: Name}
>;

/** Refreshes the tokens if necessary, then calls GetUser. */
export async function loadAttributes(
	state: Step<'loadingAttributes'>,
	services: Services,
	signal: AbortSignal,
): Promise<Event> {
	const load = async ({cognito, account}: Fresh): Promise<Event> => {
		const user = await cognito.getUser(account.tokens.accessToken, {signal});
		return {type: 'attributesLoaded', account, user};
	};
	return withFreshTokens(state.account, services, signal, load, state.mustRefresh);
}

/** GetUserAttributeVerificationCode, once. */
export const requestCode = (
	{account, attribute}: Step<'requestingCode'>,
	services: Services,
	signal: AbortSignal,
): Promise<Event> =>
	withFreshTokens(account, services, signal, async ({cognito, account}) => {
		const {clientMetadata} = services.prefill;
		const delivery = await cognito.requestCode(
			{
				accessToken: account.tokens.accessToken,
				attributeName: attribute,
				...(clientMetadata && {clientMetadata}),
			},
			{signal},
		);
		return {type: 'codeSent', account, delivery, ...(clientMetadata && {clientMetadata})};
	});

/** VerifyUserAttribute, once. */
export const verifyCode = (
	{account, sent, code}: Step<'verifying'>,
	services: Services,
	signal: AbortSignal,
): Promise<Event> =>
	withFreshTokens(account, services, signal, async ({cognito, account}) => {
		const {accessToken} = account.tokens;
		await cognito.verifyAttribute({accessToken, attributeName: sent.attribute, code}, {signal});
		return {type: 'codeAccepted', account, at: services.now()};
	});

/** UpdateUserAttributes, then GetUser. */
export const updateValue = (
	{account, user: known, attribute, value}: Step<'updatingValue'>,
	services: Services,
	signal: AbortSignal,
): Promise<Event> =>
	withFreshTokens(account, services, signal, async ({cognito, account}) => {
		const {accessToken} = account.tokens;
		const {clientMetadata} = services.prefill;
		const delivery = await cognito.updateAttribute(
			{accessToken, name: attribute, value, ...(clientMetadata && {clientMetadata})},
			{signal},
		);
		// The message has been sent: failing to read the user again must not hide where it went.
		const user = await cognito.getUser(accessToken, {signal}).catch(() => known);
		return {
			type: 'valueUpdated',
			account,
			user,
			...(delivery && {delivery}),
			...(clientMetadata && {clientMetadata}),
		};
	});

/**
 * Signs out at the service first, and deletes the session whatever it responds. Also ends the session's tokens that
 * another process has refreshed in the meantime. Fails if the session couldn't be deleted, since it is still in the
 * store.
 */
export async function signOut(
	{account, isEverywhere}: Step<'signingOut'>,
	services: Services,
): Promise<Event> {
	const {connection, sessionName} = account;
	const end = async ({tokens, username}: Pick<Session, 'username' | 'tokens'>) => {
		const cognito = await services.openCognito(connection.client);
		await cognito.signOut(tokens, {username, isEverywhere});
	};
	if (sessionName === undefined) {
		const problem = await problemOf(end(account));
		return {type: 'signedOut', ...(problem && {problem})};
	}
	const outcome = await (await services.openStore()).signOut(sessionName, end);
	if (outcome?.notForgotten) throw outcome.notForgotten;
	return {type: 'signedOut', ...(outcome?.notRevoked && {problem: outcome.notRevoked})};
}
