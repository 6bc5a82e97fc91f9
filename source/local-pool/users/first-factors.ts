import type {UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';

/** The first factors that a pool allows, by their names in SignInPolicy. */
export const allowedFirstFactors = ({settings}: UserPool): readonly string[] =>
	settings.Policies?.SignInPolicy?.AllowedFirstAuthFactors ?? ['PASSWORD'];

/**
 * Whether a user with these attributes can do without a password: the pool accepts a code as the first factor, and
 * there is an address to send it to. A pool that requires MFA accepts none.
 */
export function canDoWithoutPassword(pool: UserPool, attributes: User['attributes']): boolean {
	if (pool.settings.MfaConfiguration === 'ON') return false;
	const factors = allowedFirstFactors(pool);
	return (
		(factors.includes('EMAIL_OTP') && Boolean(attributes['email'])) ||
		(factors.includes('SMS_OTP') && Boolean(attributes['phone_number']))
	);
}

/** The first factors that a user can use. Passkeys can't be registered in this pool, so they are never among them. */
export function firstFactorsOf(pool: UserPool, user: User): readonly string[] {
	const hasMeans: Readonly<Record<string, boolean>> = {
		PASSWORD: user.password !== undefined,
		EMAIL_OTP: Boolean(user.attributes['email']),
		SMS_OTP: Boolean(user.attributes['phone_number']),
	};
	return allowedFirstFactors(pool).filter(factor => hasMeans[factor] ?? false);
}
