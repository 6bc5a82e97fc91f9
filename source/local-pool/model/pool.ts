import type {Domain} from './domain.ts';
import {invalidParameter} from './failure.ts';
import type {Group} from './group.ts';
import type {Random} from './random.ts';
import type {ResourceServer} from './resource-server.ts';
import {type Schema, schemaEntry, schemaOf} from './schema.ts';
import {
	flag,
	integer,
	listOf,
	members,
	oneOf,
	optional,
	type Read,
	read,
	record,
	text,
	withDefault,
} from './shape.ts';
import type {User} from './user.ts';

const strings = listOf(text);

const verifiable = listOf(oneOf('email', 'phone_number'));

/** The members of CreateUserPool that this pool acts on, with AWS's names and defaults. */
const poolSettingsShape = members({
	PoolName: text,
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
					MinimumLength: withDefault(integer, 8),
					RequireUppercase: withDefault(flag, false),
					RequireLowercase: withDefault(flag, false),
					RequireNumbers: withDefault(flag, false),
					RequireSymbols: withDefault(flag, false),
					TemporaryPasswordValidityDays: withDefault(integer, 7),
					PasswordHistorySize: withDefault(integer, 0),
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
	AccountRecoverySetting: optional(
		members({
			RecoveryMechanisms: withDefault(
				listOf(
					members({
						Priority: integer,
						Name: oneOf('verified_email', 'verified_phone_number', 'admin_only'),
					}),
				),
				[],
			),
		}),
	),
	AdminCreateUserConfig: optional(
		members({
			AllowAdminCreateUserOnly: withDefault(flag, false),
			InviteMessageTemplate: optional(
				members({
					SMSMessage: optional(text),
					EmailMessage: optional(text),
					EmailSubject: optional(text),
				}),
			),
		}),
	),
	VerificationMessageTemplate: optional(
		members({
			SmsMessage: optional(text),
			EmailMessage: optional(text),
			EmailSubject: optional(text),
			EmailMessageByLink: optional(text),
		}),
	),
	SmsVerificationMessage: optional(text),
	EmailVerificationMessage: optional(text),
	EmailVerificationSubject: optional(text),
	SmsAuthenticationMessage: optional(text),
	SmsConfiguration: optional(record),
	/** Set by SetUserPoolMfaConfig, not by CreateUserPool. */
	SmsMfaConfiguration: optional(record),
	SoftwareTokenMfaConfiguration: optional(members({Enabled: withDefault(flag, false)})),
	EmailMfaConfiguration: optional(members({Message: optional(text), Subject: optional(text)})),
	Schema: withDefault(listOf(schemaEntry), []),
	/** Added by AddCustomAttributes. */
	CustomAttributes: withDefault(listOf(schemaEntry), []),
});

export type PoolSettings = Read<typeof poolSettingsShape>;

/** The members of CreateUserPoolClient that this pool acts on. */
const clientSettingsShape = members({
	ClientName: text,
	ExplicitAuthFlows: withDefault(strings, []),
	PreventUserExistenceErrors: withDefault(oneOf('LEGACY', 'ENABLED'), 'LEGACY'),
	/** Minutes. */
	AuthSessionValidity: withDefault(integer, 3),
	AccessTokenValidity: withDefault(integer, 0),
	IdTokenValidity: withDefault(integer, 0),
	RefreshTokenValidity: withDefault(integer, 0),
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
	DefaultRedirectURI: optional(text),
	LogoutURLs: withDefault(strings, []),
	AllowedOAuthFlows: withDefault(listOf(oneOf('code', 'implicit', 'client_credentials')), []),
	AllowedOAuthScopes: withDefault(strings, []),
	AllowedOAuthFlowsUserPoolClient: withDefault(flag, false),
	EnableTokenRevocation: withDefault(flag, true),
	RefreshTokenRotation: optional(
		members({
			Feature: oneOf('ENABLED', 'DISABLED'),
			RetryGracePeriodSeconds: withDefault(integer, 0),
		}),
	),
});

export type ClientSettings = Read<typeof clientSettingsShape>;

/**
 * A request as received, kept so that Describe… can return it unchanged, including members this pool doesn't act on.
 */
export type Given = Readonly<Record<string, unknown>>;

/** An app client. */
export type Client = {
	readonly id: string;
	readonly secret: string | undefined;
	readonly given: Given;
	/** The part of `given` that this pool acts on. */
	readonly settings: ClientSettings;
	readonly createdAt: number;
	readonly modifiedAt: number;
};

/** A user pool. `users` is keyed by username, never by alias. */
export type UserPool = {
	/** `<region>_<name>`. */
	readonly id: string;
	readonly given: Given;
	/** The part of `given` that this pool acts on. */
	readonly settings: PoolSettings;
	readonly schema: Schema;
	readonly createdAt: number;
	readonly modifiedAt: number;
	readonly clients: Map<string, Client>;
	readonly users: Map<string, User>;
	/** By name. */
	readonly groups: Map<string, Group>;
	/** By identifier. */
	readonly resourceServers: Map<string, ResourceServer>;
	/** By name: a prefix, a custom domain, or one of each. */
	readonly domains: Map<string, Domain>;
	/** Access tokens revoked with their refresh token: `origin_jti` → when the entry may be dropped. */
	readonly revoked: Map<string, number>;
	/** Rotated refresh tokens: `jti` → when it was exchanged, and when the entry may be dropped. */
	readonly rotated: Map<string, {readonly at: number; readonly until: number}>;
};

/** Reads the members of CreateUserPool that this pool acts on. Throws for settings that contradict each other. */
function configure(given: Given) {
	const settings = read(poolSettingsShape, given);
	if (settings.AliasAttributes.length > 0 && settings.UsernameAttributes.length > 0) {
		throw invalidParameter(
			'Only one of the aliasAttributes or usernameAttributes can be set in a user pool.',
		);
	}
	const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms ?? [];
	if (mechanisms.length > 1 && mechanisms.some(({Name}) => Name === 'admin_only')) {
		throw invalidParameter(
			'Invalid account recovery setting parameter, Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
		);
	}
	return {given, settings, schema: schemaOf(settings.Schema, settings.CustomAttributes)};
}

/** Creates a pool as CreateUserPool does. Throws for settings that violate the API model. */
export const createPool = (
	id: string,
	given: Given,
	createdAt: number,
	modifiedAt: number = createdAt,
): UserPool => ({
	id,
	...configure(given),
	createdAt,
	modifiedAt,
	clients: new Map(),
	users: new Map(),
	groups: new Map(),
	resourceServers: new Map(),
	domains: new Map(),
	revoked: new Map(),
	rotated: new Map(),
});

/** Returns the pool with new settings and the same clients and users: `given` replaces all earlier settings. */
export const reconfigured = (pool: UserPool, given: Given, modifiedAt: number): UserPool => ({
	...pool,
	...configure(given),
	modifiedAt,
});

/** Creates an app client as CreateUserPoolClient does. Throws for settings that violate the API model. */
export const createClient = (
	id: string,
	secret: string | undefined,
	given: Given,
	createdAt: number,
	modifiedAt: number = createdAt,
): Client => ({
	id,
	secret,
	given,
	settings: read(clientSettingsShape, given),
	createdAt,
	modifiedAt,
});

/** Creates an epoch for a user: 8 hex digits that the `origin_jti` of all their tokens starts with. */
export const createEpoch = (random: Random): string => random(4).toString('hex');

/** The part of the pool ID after the underscore, which SRP computes with. */
export const nameOf = (pool: UserPool): string => pool.id.slice(pool.id.indexOf('_') + 1);

export const regionOf = (pool: UserPool): string => pool.id.slice(0, pool.id.indexOf('_'));
