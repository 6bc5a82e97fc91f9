import {createHmac, timingSafeEqual} from 'node:crypto';
import {invalidParameter, notAuthorized} from '../model/failure.ts';
import type {Client} from '../model/pool.ts';

/** The service's message for a missing client secret, or a missing hash in a request member. */
const secretNotReceived = (id: string) =>
	`Client ${id} is configured for secret but secret was not received`;

/**
 * Checks SECRET_HASH: Base64 of HMAC-SHA256 over username ‖ client ID, keyed with the client's secret. `names` are the
 * accepted usernames: the one sent and the user's own. A public client needs no hash. The message for a missing one
 * depends on its place in the request (logs of sign-ins and sign-ups, 2021 to 2026).
 */
export function checkSecretHash(
	{id, secret}: Client,
	names: readonly string[],
	given: string | undefined,
	place: 'parameter' | 'member' = 'member',
): void {
	if (secret === undefined) {
		if (given === undefined) return;
		// pmill/aws-cognito #23 (2019).
		throw invalidParameter(
			`App client ${id} is not configured for secret but secret hash was received`,
		);
	}
	if (given === undefined) {
		throw notAuthorized(
			place === 'parameter'
				? `Client ${id} is configured with secret but SECRET_HASH was not received`
				: secretNotReceived(id),
		);
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

/** Checks a client's secret, which GetTokensFromRefreshToken has instead of a hash (one source, 2026). */
export function checkClientSecret({id, secret}: Client, given: string | undefined): void {
	if (secret === undefined || secret === given) return;
	throw notAuthorized(
		given === undefined ? secretNotReceived(id) : `Unable to verify secret hash for client ${id}`,
	);
}
