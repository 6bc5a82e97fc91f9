import {createHmac, timingSafeEqual} from 'node:crypto';
import {invalidParameter, notAuthorized} from '../model/failure.ts';
import type {Client} from '../model/pool.ts';

/**
 * Checks SECRET_HASH: Base64 of HMAC-SHA256 over username ‖ client ID, under the client's secret.
 * `names` are the names it may be computed with: the one sent, and the user's own. A public client needs none.
 */
export function checkSecretHash(
	{id, secret}: Client,
	names: readonly string[],
	given: string | undefined,
): void {
	if (secret === undefined) {
		if (given === undefined) return;
		// One source (2019) has the type; the words are ours.
		throw invalidParameter(`Client ${id} has no secret, but SECRET_HASH was received`);
	}
	if (given === undefined) {
		throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
	}
	const isRight = names.some(name => {
		const expected = Buffer.from(
			createHmac('sha256', secret)
				.update(name + id)
				.digest('base64'),
		);
		const received = Buffer.from(given);
		return expected.length === received.length && timingSafeEqual(expected, received);
	});
	if (!isRight) throw notAuthorized(`Unable to verify secret hash for client ${id}`);
}
