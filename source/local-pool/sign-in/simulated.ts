import {createHmac} from 'node:crypto';
import type {Context} from '../context.ts';
import {maskEmail} from '../users/masks.ts';
import type {CodeDeliveryDetails} from '../users/messages.ts';

/**
 * What a client that hides who exists is told of a user who does not: always the same for the same name, as it
 * would be for a real user, and made from a secret of this pool.
 */
export const simulated = ({keys}: Pick<Context, 'keys'>, username: string) => {
	const bytes = createHmac('sha512', keys.seal).update(username).digest();
	const letter = (index: number) => String.fromCharCode(97 + ((bytes[index] ?? 0) % 26));
	return {
		salt: bytes.subarray(0, 16).toString('hex'),
		email: `${letter(16)}@${letter(17)}`,
		phoneNumber: `+1${bytes.readUIntBE(18, 6) % 10 ** 10}`.padEnd(12, '0'),
	};
};

/** Where a code for such a user would seem to have gone. Nothing is sent. */
export const simulatedDelivery = (
	context: Pick<Context, 'keys'>,
	username: string,
): CodeDeliveryDetails => ({
	AttributeName: 'email',
	DeliveryMedium: 'EMAIL',
	Destination: maskEmail(simulated(context, username).email),
});
