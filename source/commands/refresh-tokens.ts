import type {Tokens} from '../cognito/cognito.ts';
import type {Session} from '../session/session.ts';
import {connect, readConnection} from './connect.ts';
import type {Run} from './run.ts';

/** Refreshes the tokens of a session with its user pool. */
export async function refreshTokens(
	{client, username, tokens}: Session,
	run: Run,
): Promise<Tokens> {
	const cognito = await connect(client, run, await readConnection(run, {}));
	return cognito.refresh(tokens, {username}, {signal: run.signal});
}
