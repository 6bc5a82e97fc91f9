import {invalidParameter} from '../model/failure.ts';
import {regionOf, type UserPool} from '../model/pool.ts';
import {members, optional, read, record, text, withDefault} from '../model/shape.ts';
import {allowedFirstFactors} from '../users/first-factors.ts';
import {checkDelivery} from './check-delivery.ts';
import {checkSchema} from './check-schema.ts';
import {checkTier} from './check-tier.ts';

/**
 * Throws for pool settings that contradict each other, with the messages of refused deployments (rules of cdk-preflight
 * for AWS::Cognito::UserPool, 2026, unless another source is named). `before` is the pool that an update changes.
 */
export function checkPool(pool: UserPool, before?: UserPool): void {
	refuseMfaWithoutMeans(pool);
	refuseRepeatedRecovery(pool);
	checkVerification(pool);
	checkFirstFactors(pool);
	checkTier(pool, before);
	checkFirstFactorsBesideMfa(pool);
	checkDelivery(pool);
	checkTriggers(pool);
	checkSchema(pool.settings.Schema);
}

/** Throws for a pool with MFA that can't send text messages and has no other factor configured. */
function refuseMfaWithoutMeans({settings}: UserPool): void {
	if (settings.MfaConfiguration === 'OFF' || settings.SmsConfiguration) return;
	if (settings.SoftwareTokenMfaConfiguration?.Enabled || settings.EmailMfaConfiguration) return;
	throw invalidParameter(
		'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
	);
}

function refuseRepeatedRecovery({settings}: UserPool): void {
	const mechanisms = settings.AccountRecoverySetting?.RecoveryMechanisms ?? [];
	const isWhole = (values: readonly unknown[]) => new Set(values).size === mechanisms.length;
	if (
		!isWhole(mechanisms.map(({Name}) => Name)) ||
		!isWhole(mechanisms.map(({Priority}) => Priority))
	) {
		throw invalidParameter(
			'Invalid account recovery setting parameter, Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.',
		);
	}
}

/** Throws for addresses that the pool can't verify. */
function checkVerification({settings}: UserPool): void {
	const {AutoVerifiedAttributes, UserAttributeUpdateSettings, SmsConfiguration} = settings;
	const before = UserAttributeUpdateSettings?.AttributesRequireVerificationBeforeUpdate ?? [];
	if (!before.every(name => AutoVerifiedAttributes.includes(name))) {
		throw invalidParameter(
			'All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes',
		);
	}
	if (AutoVerifiedAttributes.includes('phone_number') && !SmsConfiguration) {
		throw invalidParameter(
			'SMS configuration is required when phone_number is selected for auto verification',
		);
	}
}

/** Throws for first factors that the pool can't offer (messages about SMS_OTP: cdkd, measured 2026-08). */
function checkFirstFactors(pool: UserPool): void {
	const factors = allowedFirstFactors(pool);
	if (!factors.includes('PASSWORD')) {
		throw invalidParameter(
			'Password should be configured as one of the allowed first auth factors.',
		);
	}
	if (factors.includes('SMS_OTP') && !pool.settings.SmsConfiguration) {
		throw invalidParameter(
			'SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration',
		);
	}
}

const webAuthnShape = optional(members({FactorConfiguration: optional(text)}));

/** Throws for first factors that can't be combined with required MFA (cdkd, measured 2026-08). */
export function checkFirstFactorsBesideMfa(pool: UserPool): void {
	if (pool.settings.MfaConfiguration !== 'ON') return;
	const factors = allowedFirstFactors(pool);
	if (factors.includes('EMAIL_OTP') || factors.includes('SMS_OTP')) {
		throw invalidParameter(
			'Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled',
		);
	}
	const passkey = read(webAuthnShape, pool.given['WebAuthnConfiguration'])?.FactorConfiguration;
	if (factors.includes('WEB_AUTHN') && passkey !== 'MULTI_FACTOR_WITH_USER_VERIFICATION') {
		throw invalidParameter(
			'Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor',
		);
	}
}

const versioned = optional(members({LambdaArn: optional(text), LambdaVersion: optional(text)}));
const triggersShape = withDefault(record, {});
const sendersShape = optional(
	members({
		PreTokenGeneration: optional(text),
		PreTokenGenerationConfig: versioned,
		CustomSMSSender: versioned,
		CustomEmailSender: versioned,
		KMSKeyID: optional(text),
	}),
);

/** The region of a Lambda function's ARN. */
const regionOfFunction = (arn: unknown): string | undefined =>
	typeof arn === 'string' ? /^arn:[^:]*:lambda:([^:]+):/.exec(arn)?.[1] : undefined;

function checkTriggers(pool: UserPool): void {
	const {LambdaConfig} = pool.given;
	const settings = read(sendersShape, LambdaConfig);
	if (!settings) return;
	const {PreTokenGeneration: older, PreTokenGenerationConfig: newer, KMSKeyID} = settings;
	const functions = Object.values(read(triggersShape, LambdaConfig)).map(one =>
		regionOfFunction(
			typeof one === 'object' && one !== null ? read(versioned, one)?.LambdaArn : one,
		),
	);
	if (functions.some(region => region !== undefined && region !== regionOf(pool))) {
		throw invalidParameter('Cross-region lambda functions are not supported');
	}
	if ((settings.CustomSMSSender || settings.CustomEmailSender) && KMSKeyID === undefined) {
		throw invalidParameter(
			'KMSKeyId parameter is required when Custom SMS/Email Lambda trigger is used.',
		);
	}
	if (older !== undefined && newer?.LambdaArn !== undefined && older !== newer.LambdaArn) {
		throw invalidParameter(
			"Cannot use PreTokenGenerationLambda and PreTokenGeneration with different Lambda function ARN's",
		);
	}
}
