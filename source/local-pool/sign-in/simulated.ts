import {createHmac} from 'node:crypto';
import type {Context} from '../context.ts';
import type {UserPool} from '../model/pool.ts';
import {randomUuid} from '../model/random.ts';
import {maskEmail, maskPhoneNumber} from '../users/masks.ts';
import type {CodeDeliveryDetails} from '../users/messages.ts';

/**
 * What a client that hides who exists is told of a user who does not: always the same for the same name, as it
 * would be for a real user, and made from a secret of this pool.
 */
export function simulated({keys}: Pick<Context, 'keys'>, username: string) {
	const bytes = createHmac('sha512', keys.seal).update(username).digest();
	const letter = (index: number) => String.fromCharCode(97 + ((bytes[index] ?? 0) % 26));
	const uuid = bytes.subarray(24, 40);
	return {
		/** The internal ID in UUID form that SRP gives of an unknown user (Developer Guide, user existence errors). */
		username: randomUuid(() => Buffer.from(uuid)),
		salt: bytes.subarray(0, 16).toString('hex'),
		email: `${letter(16)}@${letter(17)}`,
		phoneNumber: `+1${bytes.readUIntBE(18, 6) % 10 ** 10}`.padEnd(12, '0'),
	};
}

/**
 * Where a code for such a user would seem to have gone; nothing is sent. The medium is that of the name where the name
 * is an address, and otherwise what the pool verifies (Developer Guide, user existence errors).
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
