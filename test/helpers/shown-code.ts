import assert from 'node:assert/strict';
import type {startPool} from './client.ts';
import {totp} from './totp.ts';

/** The current code of a user's authenticator app. */
export function shownCode(
	{pool, clock}: Pick<Awaited<ReturnType<typeof startPool>>, 'pool' | 'clock'>,
	username: string,
): string {
	const secret = pool.users.find(user => user.username === username)?.totpSecret;
	assert.ok(secret, `${username} has an authenticator app`);
	return totp(secret, clock());
}
