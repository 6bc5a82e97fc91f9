import type {Context} from '../context.ts';
import {invalidParameter, notAuthorized} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {type CodeRequest, sendCode} from './codes.ts';
import type {CodeDeliveryDetails} from './messages.ts';
import type {Verifiable} from './verifiable.ts';

const legacyOrder = ['verified_phone_number', 'verified_email'] as const;

/** The pool's ways to reset a password, the preferred one first. Without settings: SMS, then email. */
function mechanismsOf({settings}: UserPool) {
	const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms ?? [];
	return mechanisms.length > 0
		? [...mechanisms].sort((a, b) => a.Priority - b.Priority).map(({Name}) => Name)
		: legacyOrder;
}

const attributeOf = (mechanism: string): Verifiable =>
	mechanism === 'verified_email' ? 'email' : 'phone_number';

/** The address that a pool is set to send password resets to first. It can't be the second factor as well. */
export function primaryRecovery(pool: UserPool): Verifiable | undefined {
	const {AccountRecoverySetting} = pool.settings;
	const [first] = mechanismsOf(pool);
	return AccountRecoverySetting && first && first !== 'admin_only' ? attributeOf(first) : undefined;
}

/**
 * The verified address that a reset goes to. Never one that is also the user's second factor: whoever has it would have
 * both (Developer Guide, MFA).
 */
export function recoveryAttribute(pool: UserPool, user: User): Verifiable | undefined {
	for (const mechanism of mechanismsOf(pool)) {
		if (mechanism === 'admin_only') return undefined;
		const attribute = attributeOf(mechanism);
		const isFactor =
			pool.settings.MfaConfiguration !== 'OFF' &&
			user.mfa.includes(attribute === 'email' ? 'EMAIL_OTP' : 'SMS_MFA');
		const isVerified = user.attributes[`${attribute}_verified`] === 'true';
		if (user.attributes[attribute] && isVerified && !isFactor) return attribute;
	}
	return undefined;
}

/**
 * Sends a password reset code and sets the user's status. Throws, with nothing changed, if there is no address to send
 * it to or nothing to reset yet.
 */
export async function sendResetCode(
	context: Context,
	pool: UserPool,
	user: User,
	{
		status = user.status,
		...asked
	}: Pick<CodeRequest, 'clientId' | 'clientMetadata'> & Partial<Pick<User, 'status'>>,
): Promise<CodeDeliveryDetails> {
	if (user.status === 'FORCE_CHANGE_PASSWORD') {
		throw notAuthorized('User password cannot be reset in the current state.');
	}
	const mechanisms: readonly string[] = mechanismsOf(pool);
	if (mechanisms.includes('admin_only')) {
		throw notAuthorized('Contact administrator to reset password.');
	}
	const attribute = recoveryAttribute(pool, user);
	const destination = attribute && user.attributes[attribute];
	if (!attribute || !destination) {
		throw invalidParameter(
			'Cannot reset password for the user as there is no registered/verified email or phone_number',
		);
	}
	// Changed before the code is sent, since the user can set a password with it at once.
	const changed = context.state.change(pool, user, {status});
	return sendCode(context, pool, changed, {
		...asked,
		purpose: 'forgotPassword',
		source: 'ForgotPassword',
		attributeName: attribute,
		destination,
	});
}
