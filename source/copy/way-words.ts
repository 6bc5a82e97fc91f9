import type {Way} from '../flow/connection.ts';

/** The names of the ways to sign in, as in the menu. */
export const ways: Readonly<Record<Way, string>> = {
	password: 'Username and password',
	USER_SRP_AUTH: 'Password over SRP',
	USER_PASSWORD_AUTH: 'Password, sent over TLS',
	USER_AUTH: 'Choose from the pool’s sign-in methods',
	CUSTOM_AUTH: 'Custom challenge',
	ADMIN_USER_PASSWORD_AUTH: 'As an administrator',
};

/** The details of a way, in gray. */
export const wayDetails = {
	USER_SRP_AUTH: 'the password itself is never sent',
	USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH',
	USER_AUTH: 'a code or a password; USER_AUTH',
	CUSTOM_AUTH: 'CUSTOM_AUTH',
	ADMIN_USER_PASSWORD_AUTH: 'AWS credentials; AdminInitiateAuth',
} as const satisfies Partial<Record<Way, string>>;

/** Names of challenges and factors; others are shown unchanged. */
export const factors: ReadonlyMap<string, string> = new Map([
	['PASSWORD', 'Password, sent over TLS'],
	['PASSWORD_SRP', 'Password, over SRP'],
	['EMAIL_OTP', 'Code by email'],
	['EMAIL_MFA', 'Code by email'],
	['SMS_OTP', 'Code by SMS'],
	['SMS_MFA', 'Code by SMS'],
	['SOFTWARE_TOKEN_MFA', 'Authenticator app'],
	['WEB_AUTHN', 'Passkey, in the browser'],
]);
