import {createHmac} from 'node:crypto';
import type {AppClient} from '../cognito.ts';

/**
 * SECRET_HASH, which an app client with a secret requires beside a username: Base64(HMAC-SHA256(secret, username + client
 * id)). `undefined` for a client without a secret.
 */
export function secretHash(
	{clientId, clientSecret}: Pick<AppClient, 'clientId' | 'clientSecret'>,
	username: string,
): string | undefined {
	if (clientSecret === undefined) return undefined;
	return createHmac('sha256', clientSecret).update(username).update(clientId).digest('base64');
}
