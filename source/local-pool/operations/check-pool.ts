import {invalidParameter} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {customNameOf, type SchemaEntry, standardAttributes} from '../model/schema.ts';
import {members, optional, read, text} from '../model/shape.ts';
import {allowedFirstFactors} from '../users/first-factors.ts';

/**
 * Throws for settings of a pool that go against each other, in the words that refused deployments got (rules of
 * cdk-preflight for AWS::Cognito::UserPool, 2026).
 */
export function checkPool(pool: UserPool): void {
	refuseMfaWithoutMeans(pool);
	refuseRepeatedRecovery(pool);
	if (!allowedFirstFactors(pool).includes('PASSWORD')) {
		throw invalidParameter(
			'Password should be configured as one of the allowed first auth factors.',
		);
	}
	const {EmailSendingAccount, SourceArn} = read(emailShape, pool.given['EmailConfiguration']) ?? {};
	if (EmailSendingAccount === 'DEVELOPER' && SourceArn === undefined) {
		throw invalidParameter('Source ARN is required to use DEVELOPER email sending owner');
	}
	checkSchema(pool.settings.Schema);
}

const emailShape = optional(
	members({EmailSendingAccount: optional(text), SourceArn: optional(text)}),
);

/** Throws for a pool that asks for a second factor and can send no SMS, unless it was told of another factor. */
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

/** Throws for attributes that a pool can't have. What was `added` later is custom, whatever its name. */
export function checkSchema(
	entries: readonly SchemaEntry[],
	kind: 'given' | 'added' = 'given',
): void {
	const names = new Set<string>();
	for (const entry of entries) {
		const isStandard = kind === 'given' && standardAttributes.has(entry.Name);
		if (isStandard) {
			checkStandard(entry);
			checkRanges(entry, `user.${entry.Name}`, standardOrder);
			continue;
		}
		const name = customNameOf(entry);
		if (names.has(name)) {
			throw invalidParameter(
				`Duplicate custom attribute names ${name} are not allowed in a user pool schema.`,
			);
		}
		names.add(name);
		checkRanges(entry, `user.${name}`, customOrder(name));
	}
}

function checkStandard({Name, AttributeDataType, DeveloperOnlyAttribute}: SchemaEntry): void {
	const type = standardAttributes.get(Name)?.AttributeDataType;
	if (DeveloperOnlyAttribute || (AttributeDataType ?? type) !== type) {
		throw invalidParameter(
			`You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${Name}`,
		);
	}
}

/** What the service says of a highest value under the lowest: in one way of standard attributes, in another of custom ones. */
type Order = {readonly lengths: string; readonly values: string};

const standardOrder: Order = {
	lengths: 'Max length cannot be less than min length.',
	values: 'Max value cannot be less than min value.',
};

const customOrder = (name: string): Order => ({
	lengths: `Attribute ${name} cannot have a max length shorter than it's min length`,
	values: `Attribute ${name} cannot have a max value smaller than it's min value`,
});

function checkRanges(
	{Name, StringAttributeConstraints: lengths, NumberAttributeConstraints: values}: SchemaEntry,
	about: string,
	order: Order,
): void {
	const {MinLength, MaxLength} = lengths ?? {};
	const {MinValue, MaxValue} = values ?? {};
	const said = (words: string) =>
		invalidParameter(words.startsWith('Attribute') ? words : `${about}: ${words}`);
	for (const length of [MinLength, MaxLength]) {
		if (length === undefined) continue;
		if (!/^\d+$/.test(length)) {
			throw invalidParameter(`Invalid StringAttributeConstraints for schema attribute ${Name}`);
		}
		if (Number(length) > 2_048) {
			throw said('String attributes cannot have a length of more than 2048');
		}
	}
	for (const value of [MinValue, MaxValue]) {
		if (value !== undefined && !/^-?\d+$/.test(value)) {
			throw invalidParameter(`Invalid NumberAttributeConstraints for schema attribute ${Name}`);
		}
	}
	if (Number(MinLength ?? 0) > Number(MaxLength ?? Infinity)) throw said(order.lengths);
	if (Number(MinValue ?? -Infinity) > Number(MaxValue ?? Infinity)) throw said(order.values);
}
