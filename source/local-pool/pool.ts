import {
	flag,
	integer,
	listOf,
	members,
	oneOf,
	optional,
	type Read,
	text,
	withDefault,
} from './shape.ts';
import type {User} from './user.ts';

const strings = listOf(text());

const verifiable = listOf(oneOf('email', 'phone_number'));

/** The parts of CreateUserPool that this pool acts on; names and defaults are AWS's. */
export const poolSettingsShape = members({
	PoolName: text({min: 1, max: 128, pattern: /^[\w\s+=,.@-]+$/}),
	AutoVerifiedAttributes: withDefault(verifiable, []),
	AliasAttributes: withDefault(listOf(oneOf('phone_number', 'email', 'preferred_username')), []),
	UsernameAttributes: withDefault(verifiable, []),
	UsernameConfiguration: optional(members({CaseSensitive: flag})),
	MfaConfiguration: withDefault(oneOf('OFF', 'ON', 'OPTIONAL'), 'OFF'),
	UserAttributeUpdateSettings: optional(
		members({AttributesRequireVerificationBeforeUpdate: withDefault(verifiable, [])}),
	),
	DeviceConfiguration: optional(
		members({
			ChallengeRequiredOnNewDevice: withDefault(flag, false),
			DeviceOnlyRememberedOnUserPrompt: withDefault(flag, false),
		}),
	),
	Policies: optional(
		members({
			PasswordPolicy: optional(
				members({
					MinimumLength: withDefault(integer({min: 6, max: 99}), 8),
					RequireUppercase: withDefault(flag, false),
					RequireLowercase: withDefault(flag, false),
					RequireNumbers: withDefault(flag, false),
					RequireSymbols: withDefault(flag, false),
					TemporaryPasswordValidityDays: withDefault(integer({min: 0, max: 365}), 7),
				}),
			),
			SignInPolicy: optional(
				members({
					AllowedFirstAuthFactors: optional(
						listOf(oneOf('PASSWORD', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN')),
					),
				}),
			),
		}),
	),
	Schema: withDefault(
		listOf(
			members({
				Name: text({min: 1, max: 20}),
				AttributeDataType: optional(oneOf('String', 'Number', 'DateTime', 'Boolean')),
				Mutable: withDefault(flag, true),
				Required: withDefault(flag, false),
			}),
		),
		[],
	),
});

export type PoolSettings = Read<typeof poolSettingsShape>;

/** The parts of CreateUserPoolClient that this pool acts on. */
export const clientSettingsShape = members({
	ClientName: text({min: 1, max: 128, pattern: /^[\w\s+=,.@-]+$/}),
	ExplicitAuthFlows: withDefault(strings, []),
	PreventUserExistenceErrors: withDefault(oneOf('LEGACY', 'ENABLED'), 'LEGACY'),
	/** Minutes. */
	AuthSessionValidity: withDefault(integer({min: 3, max: 15}), 3),
	AccessTokenValidity: withDefault(integer({min: 1, max: 86_400}), 1),
	IdTokenValidity: withDefault(integer({min: 1, max: 86_400}), 1),
	RefreshTokenValidity: withDefault(integer({min: 0, max: 315_360_000}), 30),
	TokenValidityUnits: optional(
		members({
			AccessToken: optional(oneOf('seconds', 'minutes', 'hours', 'days')),
			IdToken: optional(oneOf('seconds', 'minutes', 'hours', 'days')),
			RefreshToken: optional(oneOf('seconds', 'minutes', 'hours', 'days')),
		}),
	),
	ReadAttributes: optional(strings),
	WriteAttributes: optional(strings),
	CallbackURLs: withDefault(strings, []),
	LogoutURLs: withDefault(strings, []),
	AllowedOAuthFlows: withDefault(listOf(oneOf('code', 'implicit', 'client_credentials')), []),
	AllowedOAuthScopes: withDefault(strings, []),
	AllowedOAuthFlowsUserPoolClient: withDefault(flag, false),
	EnableTokenRevocation: withDefault(flag, true),
	RefreshTokenRotation: optional(
		members({
			Feature: oneOf('ENABLED', 'DISABLED'),
			RetryGracePeriodSeconds: withDefault(integer({min: 0, max: 60}), 0),
		}),
	),
});

export type ClientSettings = Read<typeof clientSettingsShape>;

/** An app client. */
export type Client = {
	readonly id: string;
	readonly secret: string | undefined;
	readonly settings: ClientSettings;
	readonly createdAt: number;
};

/** A user pool. Users are by their own user name (never an alias). */
export type UserPool = {
	/** `<region>_<name>`. */
	readonly id: string;
	readonly settings: PoolSettings;
	readonly createdAt: number;
	readonly clients: Map<string, Client>;
	readonly users: Map<string, User>;
	/** Access tokens revoked with their refresh token: `origin_jti` → when it may be forgotten. */
	readonly revoked: Map<string, number>;
	/** Rotated refresh tokens: `jti` → when it was exchanged, in milliseconds. */
	readonly rotated: Map<string, number>;
};

/** The part of the pool id after the underscore: SRP is computed with it. */
export const nameOf = (pool: UserPool): string => pool.id.slice(pool.id.indexOf('_') + 1);

export const regionOf = (pool: UserPool): string => pool.id.slice(0, pool.id.indexOf('_'));
