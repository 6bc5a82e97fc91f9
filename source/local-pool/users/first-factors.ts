import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/** The first factors that a pool lets people sign in with, in the names of its SignInPolicy. */
export const allowedFirstFactors = ({settings}: UserPool): readonly string[] =>
	settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD'];

/**
 * Whether a user with these attributes can do without a password: where a code signs in that has somewhere to go. No
 * code is a first factor in a pool that requires a second one.
 */
export function canDoWithoutPassword(pool: UserPool, attributes: User['attributes']): boolean {
	if (pool.settings.MfaConfiguration === 'ON') return false;
	const factors = allowedFirstFactors(pool);
	return (
		(factors.includes('EMAIL_OTP') && Boolean(attributes['email'])) ||
		(factors.includes('SMS_OTP') && Boolean(attributes['phone_number']))
	);
}

/** The first factors that a user has what they need for. A passkey cannot be registered here, so none is named. */
export function firstFactorsOf(pool: UserPool, user: User): readonly string[] {
	const hasMeans: Readonly<Record<string, boolean>> = {
		PASSWORD: user.password !== undefined,
		EMAIL_OTP: Boolean(user.attributes['email']),
		SMS_OTP: Boolean(user.attributes['phone_number']),
	};
	return allowedFirstFactors(pool).filter(factor => hasMeans[factor] ?? false);
}
