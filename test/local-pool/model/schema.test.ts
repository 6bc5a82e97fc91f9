import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	customNameOf,
	type SchemaAttribute,
	type SchemaEntry,
	schemaEntry,
	schemaOf,
	standardAttributes,
	valueComplaint,
} from '../../../source/local-pool/model/schema.ts';
import {tellOf} from '../../helpers/pool-parts.ts';

const entry = (Name: string, more: object = {}): SchemaEntry => schemaEntry({Name, ...more}, '');
const type = (AttributeDataType: string) => ({AttributeDataType});
const lengths = {StringAttributeConstraints: {MinLength: '1', MaxLength: '9'}};
const values = {NumberAttributeConstraints: {MinValue: '1', MaxValue: '9'}};

/** The additions to the standard attributes, and changes of them. */
function changes(...given: Parameters<typeof schemaOf>) {
	return tellOf(() =>
		[...schemaOf(...given)].flatMap(([name, attribute]) => {
			assert.equal(attribute.Name, name);
			return standardAttributes.get(name) === attribute ? [] : [attribute];
		}),
	);
}

const rules = {DeveloperOnlyAttribute: false, Mutable: true, Required: false};

test('a custom attribute is what it says, and a changeable text where it says nothing', () => {
	assert.deepEqual(changes([]), []);
	assert.deepEqual(changes([entry('note')]), [
		{Name: 'custom:note', AttributeDataType: 'String', ...rules, StringAttributeConstraints: {}},
	]);
	assert.deepEqual(
		changes([
			entry('a', {...lengths, ...values, Mutable: false}),
			entry('b', {...type('Number'), ...lengths, ...values}),
			entry('c', {...type('Number'), NumberAttributeConstraints: {MaxValue: '9'}}),
			entry('d', {...type('Boolean'), ...lengths, ...values}),
			entry('e', {...type('DateTime'), DeveloperOnlyAttribute: true}),
			entry('f', type('Number')),
		]),
		[
			{...rules, Name: 'custom:a', ...type('String'), Mutable: false, ...lengths},
			{...rules, Name: 'custom:b', ...type('Number'), ...values},
			{...rules, Name: 'custom:c', ...type('Number'), NumberAttributeConstraints: {MaxValue: '9'}},
			{...rules, Name: 'custom:d', ...type('Boolean')},
			{...rules, Name: 'dev:custom:e', ...type('DateTime'), DeveloperOnlyAttribute: true},
			{...rules, Name: 'custom:f', ...type('Number'), NumberAttributeConstraints: {}},
		],
	);
	assert.deepEqual([entry('x'), entry('x', {DeveloperOnlyAttribute: true})].map(customNameOf), [
		'custom:x',
		'dev:custom:x',
	]);
});

test('a standard attribute is changed where the pool says so, and keeps its type', () => {
	const standard = (name: string, more: object) => [{...standardAttributes.get(name), ...more}];
	assert.deepEqual(changes([entry('email')]), standard('email', {}));
	assert.deepEqual(
		changes([entry('email', {Required: true, Mutable: false, DeveloperOnlyAttribute: true})]),
		standard('email', {Required: true, Mutable: false, DeveloperOnlyAttribute: true}),
	);
	assert.deepEqual(
		changes([entry('sub')]),
		standard('sub', {Required: false}),
		'its own rule of change',
	);
	assert.deepEqual(changes([entry('email', lengths)]), standard('email', lengths));
	assert.deepEqual(
		changes([entry('birthdate', {StringAttributeConstraints: {}})]),
		standard('birthdate', {StringAttributeConstraints: {}}),
	);
	assert.deepEqual(changes([entry('updated_at', values)]), standard('updated_at', values));
});

test('what was added later is custom, whatever its name, and nothing custom is required', () => {
	assert.deepEqual(changes([entry('email', lengths)], [entry('email')]), [
		{...standardAttributes.get('email'), ...lengths},
		{Name: 'custom:email', ...type('String'), ...rules, StringAttributeConstraints: {}},
	]);
	const refused =
		'InvalidParameterException: Required custom attributes are not supported currently.';
	assert.equal(changes([entry('note', {Required: true})]), refused);
	assert.equal(changes([], [entry('email', {Required: true})]), refused);
});

const attribute = (
	AttributeDataType: SchemaAttribute['AttributeDataType'],
	more: object = {},
): SchemaAttribute => ({Name: 'x', AttributeDataType, ...rules, ...more});

test('a value is held to the type and the bounds of its attribute, which belong to what is allowed', () => {
	const text = attribute('String', {StringAttributeConstraints: {MinLength: '2', MaxLength: '4'}});
	const bare = attribute('String');
	const open = attribute('String', {StringAttributeConstraints: {}});
	const number = attribute('Number', {NumberAttributeConstraints: {MinValue: '-2', MaxValue: '4'}});
	const anyNumber = attribute('Number');
	const notNumber = 'Value must be a number';
	const notTrue = 'Value must be true or false';
	const notDate = 'Value must be a date';
	const cases: readonly (readonly [SchemaAttribute, string, string | undefined])[] = [
		[text, 'a', 'String must be no shorter than 2 characters'],
		[text, 'ab', undefined],
		[text, 'abcd', undefined],
		[text, 'abcde', 'String must be no longer than 4 characters'],
		...[bare, open].flatMap(rule => [
			[rule, '', undefined] as const,
			[rule, 'x'.repeat(2_048), undefined] as const,
			[rule, 'x'.repeat(2_049), 'String must be no longer than 2048 characters'] as const,
		]),
		[number, '-3', 'Number must be no less than -2'],
		[number, '-2', undefined],
		[number, '4', undefined],
		[number, '5', 'Number must be no greater than 4'],
		[number, '1.5', notNumber],
		[number, '', notNumber],
		[anyNumber, '-99999999', undefined],
		[anyNumber, '99999999', undefined],
		[anyNumber, 'x', notNumber],
		[attribute('Boolean'), 'TRUE', undefined],
		[attribute('Boolean'), 'false', undefined],
		[attribute('Boolean'), 'yes', notTrue],
		[attribute('DateTime'), '2026-03-01', undefined],
		[attribute('DateTime'), 'yesterday', notDate],
	];
	for (const [rule, value, complaint] of cases) {
		assert.equal(valueComplaint(rule, value), complaint, `${rule.AttributeDataType} ${value}`);
	}
});
