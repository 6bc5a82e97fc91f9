import type {UserPool} from '../model/pool.ts';
import type {MfaKind, User} from '../model/user.ts';
import {primaryRecovery} from './recovery.ts';

/**
 * The second factors that a pool has switched on, as last set by SetUserPoolMfaConfig. Before that, a pool created with
 * MFA has SMS alone.
 */
export function poolFactors({settings}: UserPool): readonly MfaKind[] {
	const sms = settings.SmsMfaConfiguration !== undefined;
	const totp = settings.SoftwareTokenMfaConfiguration?.Enabled ?? false;
	const email = settings.EmailMfaConfiguration !== undefined;
	const wasNeverNamed = !sms && settings.SoftwareTokenMfaConfiguration === undefined && !email;
	return [
		...(sms || (wasNeverNamed && settings.MfaConfiguration !== 'OFF') ? ['SMS_MFA' as const] : []),
		...(totp ? ['SOFTWARE_TOKEN_MFA' as const] : []),
		...(email ? ['EMAIL_OTP' as const] : []),
	];
}

/** Whether a user can use a factor: they have an authenticator app, or an address to send a code to. */
export function hasMeansFor(user: User, kind: MfaKind): boolean {
	if (kind === 'SOFTWARE_TOKEN_MFA') return user.totp !== undefined;
	return Boolean(user.attributes[kind === 'SMS_MFA' ? 'phone_number' : 'email']);
}

/** The factors a pool may ask for if the user chose none: all but the one that uses the address for password resets. */
function eligibleFactors(pool: UserPool): readonly MfaKind[] {
	const recovery = primaryRecovery(pool);
	const excluded = recovery && ({email: 'EMAIL_OTP', phone_number: 'SMS_MFA'} as const)[recovery];
	return poolFactors(pool).filter(kind => kind !== excluded);
}

/**
 * The second factors that a user is asked for: those they switched on. If they have none and the pool requires MFA,
 * every factor of the pool that they can use (Developer Guide, details of MFA logic at user runtime).
 */
export function factorsOf(pool: UserPool, user: User): readonly MfaKind[] {
	const {MfaConfiguration} = pool.settings;
	if (MfaConfiguration === 'OFF') return [];
	const offered = poolFactors(pool);
	// An authenticator app keeps working after the pool stops offering them (Developer Guide, TOTP).
	const chosen = user.mfa.filter(
		kind => hasMeansFor(user, kind) && (kind === 'SOFTWARE_TOKEN_MFA' || offered.includes(kind)),
	);
	if (chosen.length > 0 || MfaConfiguration === 'OPTIONAL') return chosen;
	return eligibleFactors(pool).filter(kind => hasMeansFor(user, kind));
}

/** The factors that a user without any can set up during sign-in. SMS isn't one: it needs a phone number first. */
export const factorsToSetUp = (pool: UserPool): readonly MfaKind[] =>
	eligibleFactors(pool).filter(kind => kind !== 'SMS_MFA');
