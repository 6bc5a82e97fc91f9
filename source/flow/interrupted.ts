import type {User} from '../cognito/cognito.ts';
import type {Account} from './connection.ts';
import {type Notice, remarkNotice} from './notice.ts';
import type {State} from './state.ts';

/** The screen after a sign-in: the user's attributes, or the code they were typing when the session ended. */
export function afterSignIn(account: Account, user: User, notice: Notice | undefined): State {
	const {interrupted, ...connection} = account.connection;
	const isSame = interrupted?.by.username === account.username;
	const plain: Account = {...account, connection, ...(isSame && interrupted.by)};
	return isSame
		? {
				step: 'enterCode',
				account: plain,
				user,
				...interrupted.code,
				notice: notice ?? remarkNotice('codeKept'),
			}
		: {step: 'chooseAttribute', account: plain, user, ...(notice && {notice})};
}
