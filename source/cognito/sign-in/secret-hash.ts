import {createHmac} from 'node:crypto';
import type {AppClient} from '../cognito.ts';

/**
 * The SECRET_HASH that a client with a secret requires with a username: Base64(HMAC-SHA256(secret, username + client
 * ID)). `undefined` for a client without one.
 */
export function secretHash(
	{clientId, clientSecret}: Pick<AppClient, 'clientId' | 'clientSecret'>,
	username: string,
): string | undefined {
	if (clientSecret === undefined) return undefined;
	return createHmac('sha256', clientSecret).update(username).update(clientId).digest('base64');
}
