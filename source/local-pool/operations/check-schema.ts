import {invalidParameter} from '../model/failure.ts';
import {customNameOf, type SchemaEntry, standardAttributes} from '../model/schema.ts';

/** Throws for attributes that a pool can't have. Entries of `added` are custom whatever their name. */
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
		if (entry.AttributeDataType === undefined) {
			// Both from AddCustomAttributes and CreateUserPool (aws-cdk #8585, amplify-cli #9960).
			throw invalidParameter(
				'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
			);
		}
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

/** The service's messages for a maximum below the minimum, which differ for standard and custom attributes. */
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
