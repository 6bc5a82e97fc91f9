import type {Problem, ProblemCode} from '../problem.ts';
import {askAgain} from './ask-again.ts';
import type {Account} from './connection.ts';
import {problemNotice, remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';

/** The account of a step, with the tokens that a failed work has left. */
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

/** Where a failed call leads: to Sign in when the session is over, to a refresh when it can go on, else `otherwise`. */
export const sessionEnded = (
	account: Account,
	problem: Problem,
	otherwise: State,
	hasRefreshed = false,
): State => {
	const {connection, username, tokens} = account;
	const isExpired = problem.code === 'tokenExpired';
	if (isExpired && tokens.refreshToken !== undefined && !hasRefreshed) {
		const notice = remarkNotice('sessionRenewed');
		return {step: 'loadingAttributes', account, mustRefresh: true, notice};
	}
	if (!isExpired && !endings.has(problem.code)) return otherwise;
	return askAgain(
		{connection, way: 'password', username, ...(tokens.device && {device: tokens.device})},
		problemNotice(problem),
	);
};
