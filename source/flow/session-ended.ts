import type {Problem, ProblemCode} from '../problem.ts';
import {askAgain} from './ask-again.ts';
import type {Account, TypedCode} from './connection.ts';
import {problemNotice, remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';

/** The account of a step, with the tokens that failed work refreshed. */
export const accountAfter = ({account}: {readonly account: Account}, event: Event): Account =>
	event.type === 'failed' ? (event.account ?? account) : account;

const endings: ReadonlySet<ProblemCode> = new Set([
	'tokenRevoked',
	'tokenRefused',
	'refreshRefused',
	'refreshTokenReused',
	'signInNeeded',
	'userDisabled',
]);

/**
 * The state after a failed call: Sign in (or the field for a pasted token) if the session has ended, a refresh if it
 * can be renewed, else `otherwise`. A code that was typed is kept until the user has signed in again.
 */
export function sessionEnded(
	account: Account,
	problem: Problem,
	otherwise: State,
	code?: TypedCode,
	hasRefreshed = false,
): State {
	const {username, tokens, ledger, sent, pastedWith} = account;
	const isExpired = problem.code === 'tokenExpired';
	const canRenew = isExpired && tokens.refreshToken !== undefined && !hasRefreshed;
	const isOver =
		isExpired ||
		endings.has(problem.code) ||
		(pastedWith !== undefined && problem.code === 'tokenLacksScope');
	if (!canRenew && !isOver) return otherwise;
	const by = {username, ledger, ...(sent && {sent})};
	const connection = {...account.connection, ...(code && {interrupted: {by, code}})};
	if (canRenew) {
		return {
			step: 'loadingAttributes',
			account: {...account, connection},
			mustRefresh: true,
			notice: remarkNotice('sessionRenewed'),
		};
	}
	const notice = problemNotice(problem);
	if (pastedWith) {
		const {interrupted} = connection;
		return {
			step: 'pasteToken',
			prefill: pastedWith,
			typed: tokens.accessToken,
			...(interrupted && {interrupted}),
			notice,
		};
	}
	const device = tokens.device && {device: tokens.device};
	return askAgain({connection, way: 'password', username, ...device}, notice);
}
