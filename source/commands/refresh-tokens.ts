import type {Tokens} from '../cognito/cognito.ts';
import type {Session} from '../session/session.ts';
import {connect, readConnection} from './connect.ts';
import type {Run} from './run.ts';

/** New tokens for a session, from the user pool it is of. */
export async function refreshTokens(
	{client, username, tokens}: Session,
	run: Run,
): Promise<Tokens> {
	const cognito = await connect(client, run, await readConnection(run, {}));
	return cognito.refresh(tokens, {username}, {signal: run.signal});
}
