import type {Operation} from '../context.ts';
import {invalidParameter} from '../model/failure.ts';
import {reconfigured, type UserPool} from '../model/pool.ts';
import {
	members,
	oneOf,
	optional,
	type Read,
	read,
	record,
	text,
	withDefault,
} from '../model/shape.ts';
import {poolOf} from '../store/state.ts';
import {poolFactors} from '../users/mfa-factors.ts';
import {checkFirstFactorsBesideMfa} from './check-pool.ts';
import {checkTier} from './check-tier.ts';

const poolMfaRequest = members({
	UserPoolId: text,
	MfaConfiguration: withDefault(oneOf('OFF', 'ON', 'OPTIONAL'), 'OFF'),
	SmsMfaConfiguration: optional(
		members({SmsAuthenticationMessage: optional(text), SmsConfiguration: optional(record)}),
	),
	SoftwareTokenMfaConfiguration: optional(record),
	EmailMfaConfiguration: optional(record),
	WebAuthnConfiguration: optional(record),
});
type PoolMfaRequest = Read<typeof poolMfaRequest>;

/**
 * Throws for a mode and factors that contradict each other: OFF excludes every factor, even one that is set to
 * disabled, and a passkey isn't a second factor (cdkd, measured in August 2026).
 */
function checkFactors(request: PoolMfaRequest): void {
	const {MfaConfiguration, SmsMfaConfiguration: sms, EmailMfaConfiguration: email} = request;
	const {SoftwareTokenMfaConfiguration: totp, WebAuthnConfiguration} = request;
	if (MfaConfiguration === 'OFF') {
		if (!sms && !email && !totp) return;
		throw invalidParameter(
			"Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
		);
	}
	if (sms || email || totp?.['Enabled'] === true) return;
	throw invalidParameter(
		WebAuthnConfiguration && !totp
			? 'Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled.'
			: "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
	);
}

const accountShape = optional(members({EmailSendingAccount: optional(text)}));

/**
 * Throws if the pool's messages can't carry second factors: email must go through SES and must not be the only way to
 * reset a password (refused deployments, 2026). That SMS needs its configuration was measured; the message is ours.
 */
function checkMeans({settings, given}: UserPool, request: PoolMfaRequest): void {
	if (request.SmsMfaConfiguration && !settings.SmsConfiguration) {
		throw invalidParameter(
			'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
		);
	}
	if (!request.EmailMfaConfiguration) return;
	const sending = read(accountShape, given['EmailConfiguration'])?.EmailSendingAccount;
	if (sending !== 'DEVELOPER') {
		throw invalidParameter(
			'Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT.',
		);
	}
	const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms ?? [];
	if (mechanisms.every(({Name}) => Name === 'verified_email')) {
		throw invalidParameter(
			'Cannot set EmailMfaConfiguration when user pool AccountRecoverySetting is not set or contains only verified_email in RecoveryMechanisms.',
		);
	}
}

/** SetUserPoolMfaConfig: replaces all of the pool's factors. Those that the request leaves out are switched off. */
export const setUserPoolMfaConfig: Operation = context => async body => {
	const request = read(poolMfaRequest, body);
	const {UserPoolId, MfaConfiguration, WebAuthnConfiguration, ...factors} = request;
	const pool = poolOf(context.state, UserPoolId);
	checkFactors(request);
	const {SmsAuthenticationMessage, SmsConfiguration} = factors.SmsMfaConfiguration ?? {};
	const given = {
		...pool.given,
		...factors,
		MfaConfiguration,
		...(WebAuthnConfiguration && {WebAuthnConfiguration}),
		...(SmsAuthenticationMessage !== undefined && {SmsAuthenticationMessage}),
		...(SmsConfiguration !== undefined && {SmsConfiguration}),
	};
	const changed = reconfigured(pool, given, context.clock());
	checkTier(changed);
	checkMeans(changed, request);
	checkFirstFactorsBesideMfa(changed);
	context.state.pools.set(pool.id, changed);
	context.state.touch();
	return poolMfaConfig(changed);
};

const poolRequest = members({UserPoolId: text});

/** GetUserPoolMfaConfig. */
export const getUserPoolMfaConfig: Operation = context => async body =>
	poolMfaConfig(poolOf(context.state, read(poolRequest, body).UserPoolId));

/**
 * A pool's MFA settings as SetUserPoolMfaConfig and GetUserPoolMfaConfig return them: the configured factors and their
 * messages. Factors never configured are missing: Terraform, which is tested against the service, would report them as
 * a change.
 */
function poolMfaConfig(pool: UserPool) {
	const {settings, given} = pool;
	const factors = poolFactors(pool);
	return {
		...(factors.includes('SMS_MFA') && {
			SmsMfaConfiguration: {
				...(settings.SmsAuthenticationMessage !== undefined && {
					SmsAuthenticationMessage: settings.SmsAuthenticationMessage,
				}),
				...(settings.SmsConfiguration && {SmsConfiguration: settings.SmsConfiguration}),
			},
		}),
		...(settings.SoftwareTokenMfaConfiguration && {
			SoftwareTokenMfaConfiguration: settings.SoftwareTokenMfaConfiguration,
		}),
		...(settings.EmailMfaConfiguration && {EmailMfaConfiguration: given['EmailMfaConfiguration']}),
		...(given['WebAuthnConfiguration'] !== undefined && {
			WebAuthnConfiguration: given['WebAuthnConfiguration'],
		}),
		MfaConfiguration: settings.MfaConfiguration,
	};
}
