import {invalidParameter} from './failure.ts';
import {flag, members, oneOf, optional, type Read, text, withDefault} from './shape.ts';

const range = {
	StringAttributeConstraints: optional(
		members({MinLength: optional(text), MaxLength: optional(text)}),
	),
	NumberAttributeConstraints: optional(
		members({MinValue: optional(text), MaxValue: optional(text)}),
	),
};

/** An entry of CreateUserPool's Schema. */
export const schemaEntry = members({
	Name: text,
	AttributeDataType: optional(oneOf('String', 'Number', 'DateTime', 'Boolean')),
	DeveloperOnlyAttribute: withDefault(flag, false),
	Mutable: optional(flag),
	Required: withDefault(flag, false),
	...range,
});
export type SchemaEntry = Read<typeof schemaEntry>;

/** An attribute as DescribeUserPool returns it, with every member the service includes. */
export type SchemaAttribute = {
	readonly Name: string;
	readonly AttributeDataType: 'String' | 'Number' | 'DateTime' | 'Boolean';
	readonly DeveloperOnlyAttribute: boolean;
	readonly Mutable: boolean;
	readonly Required: boolean;
	readonly StringAttributeConstraints?: {
		readonly MinLength?: string;
		readonly MaxLength?: string;
	};
	readonly NumberAttributeConstraints?: {
		readonly MinValue?: string;
		readonly MaxValue?: string;
	};
};

/** Attributes by name; custom ones include their prefix. */
export type Schema = ReadonlyMap<string, SchemaAttribute>;

const standard = (
	Name: string,
	rules: Partial<SchemaAttribute> = {
		StringAttributeConstraints: {MinLength: '0', MaxLength: '2048'},
	},
): readonly [string, SchemaAttribute] => [
	Name,
	{
		Name,
		AttributeDataType: 'String',
		DeveloperOnlyAttribute: false,
		Mutable: true,
		Required: false,
		...rules,
	},
];

/** The attributes of every user pool (from published DescribeUserPool output, 2018 to 2025). */
export const standardAttributes: Schema = new Map([
	standard('sub', {
		Mutable: false,
		Required: true,
		StringAttributeConstraints: {MinLength: '1', MaxLength: '2048'},
	}),
	...[
		'name',
		'given_name',
		'family_name',
		'middle_name',
		'nickname',
		'preferred_username',
		'profile',
		'picture',
		'website',
		'email',
	].map(name => standard(name)),
	standard('email_verified', {AttributeDataType: 'Boolean'}),
	standard('gender'),
	standard('birthdate', {StringAttributeConstraints: {MinLength: '10', MaxLength: '10'}}),
	standard('zoneinfo'),
	standard('locale'),
	standard('phone_number'),
	standard('phone_number_verified', {AttributeDataType: 'Boolean'}),
	standard('address'),
	standard('updated_at', {
		AttributeDataType: 'Number',
		NumberAttributeConstraints: {MinValue: '0'},
	}),
]);

const without = <T extends object>(value: T) =>
	Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));

function constraintsOf(
	{StringAttributeConstraints: lengths, NumberAttributeConstraints: values}: SchemaEntry,
	type: SchemaAttribute['AttributeDataType'],
): Partial<SchemaAttribute> {
	if (type === 'String') return {StringAttributeConstraints: without(lengths ?? {})};
	return type === 'Number' ? {NumberAttributeConstraints: without(values ?? {})} : {};
}

/** The full name of a custom attribute, prefixed with `dev:` if only administrators can write it. */
export const customNameOf = ({Name, DeveloperOnlyAttribute}: SchemaEntry): string =>
	`${DeveloperOnlyAttribute ? 'dev:' : ''}custom:${Name}`;

/**
 * Returns the schema of a pool: the standard attributes with CreateUserPool's changes, and the custom ones. Entries of
 * `added` are custom whatever their name.
 */
export function schemaOf(
	entries: readonly SchemaEntry[],
	added: readonly SchemaEntry[] = [],
): Schema {
	const schema = new Map(standardAttributes);
	const set = (entry: SchemaEntry) => {
		const {DeveloperOnlyAttribute, Required, AttributeDataType = 'String', Mutable = true} = entry;
		if (Required) {
			throw invalidParameter('Required custom attributes are not supported currently.');
		}
		const Name = customNameOf(entry);
		schema.set(Name, {
			Name,
			AttributeDataType,
			DeveloperOnlyAttribute,
			Mutable,
			Required,
			...constraintsOf(entry, AttributeDataType),
		});
	};
	for (const entry of entries) {
		const base = standardAttributes.get(entry.Name);
		const {DeveloperOnlyAttribute, Required} = entry;
		if (base) {
			schema.set(entry.Name, {
				...base,
				Required,
				DeveloperOnlyAttribute,
				Mutable: entry.Mutable ?? base.Mutable,
				...(entry.StringAttributeConstraints && constraintsOf(entry, base.AttributeDataType)),
				...(entry.NumberAttributeConstraints && constraintsOf(entry, base.AttributeDataType)),
			});
			continue;
		}
		set(entry);
	}
	for (const entry of added) set(entry);
	return schema;
}

const isNumber = (value: string) => /^-?\d+$/.test(value);

/**
 * Describes what is wrong with a value, as the service does; undefined if nothing is. Only "String must be no shorter
 * than 10 characters" was observed. The other messages are modeled on it: the service's own for numbers, dates and
 * booleans are not known.
 */
export function valueComplaint(rule: SchemaAttribute, value: string): string | undefined {
	switch (rule.AttributeDataType) {
		case 'String': {
			const {MinLength, MaxLength} = rule.StringAttributeConstraints ?? {};
			if (value.length < Number(MinLength ?? 0)) {
				return `String must be no shorter than ${MinLength} characters`;
			}
			return value.length > Number(MaxLength ?? 2_048)
				? `String must be no longer than ${MaxLength ?? 2_048} characters`
				: undefined;
		}
		case 'Number': {
			const {MinValue, MaxValue} = rule.NumberAttributeConstraints ?? {};
			if (!isNumber(value)) return 'Value must be a number';
			if (Number(value) < Number(MinValue ?? -Infinity)) {
				return `Number must be no less than ${MinValue}`;
			}
			return Number(value) > Number(MaxValue ?? Infinity)
				? `Number must be no greater than ${MaxValue}`
				: undefined;
		}
		case 'Boolean':
			return /^(true|false)$/i.test(value) ? undefined : 'Value must be true or false';
		case 'DateTime':
			return Number.isNaN(Date.parse(value)) ? 'Value must be a date' : undefined;
	}
}
