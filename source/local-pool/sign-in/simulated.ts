import {createHmac} from 'node:crypto';
import type {Context} from '../context.ts';
import type {UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import {maskEmail, maskPhoneNumber} from '../users/masks.ts';
import type {CodeDeliveryDetails} from '../users/messages.ts';

/**
 * Attributes of a made-up user, for a client that hides which users exist. They are derived from the name and a secret
 * of this pool, so that they stay the same, as a real user's would.
 */
export function simulated({keys}: Pick<Context, 'keys'>, username: string) {
	const bytes = createHmac('sha512', keys.seal).update(username).digest();
	const letter = (index: number) => String.fromCharCode(97 + ((bytes[index] ?? 0) % 26));
	const uuid = bytes.subarray(24, 40);
	return {
		/** The UUID that SRP returns as the internal ID of an unknown user (Developer Guide, user existence errors). */
		username: randomUuid(() => Buffer.from(uuid)),
		salt: bytes.subarray(0, 16).toString('hex'),
		email: `${letter(16)}@${letter(17)}`,
		phoneNumber: `+1${bytes.readUIntBE(18, 6) % 10 ** 10}`.padEnd(12, '0'),
	};
}

/**
 * The delivery details of a code that is never sent. If the name is an address, the medium is that of the name,
 * otherwise that of what the pool verifies (Developer Guide, user existence errors).
 */
export function simulatedDelivery(
	context: Pick<Context, 'keys'>,
	{settings}: UserPool,
	username: string,
): CodeDeliveryDetails {
	const pretended = simulated(context, username);
	const [only, another] = settings.AutoVerifiedAttributes;
	const isSms =
		/^\+\d+$/.test(username) || (only === 'phone_number' && !another && !username.includes('@'));
	return isSms
		? {
				AttributeName: 'phone_number',
				DeliveryMedium: 'SMS',
				Destination: maskPhoneNumber(username.startsWith('+') ? username : pretended.phoneNumber),
			}
		: {
				AttributeName: 'email',
				DeliveryMedium: 'EMAIL',
				Destination: maskEmail(username.includes('@') ? username : pretended.email),
			};
}
