import assert from 'node:assert/strict';
import {test} from 'node:test';
import {textOf} from '../../helpers/local-pool-client.ts';
import {createContext} from '../../helpers/pool-context.ts';

const custom = (more: object) => ({Name: 'note', AttributeDataType: 'String', ...more});
const lengths = (MinLength: string, MaxLength: string) => ({
	StringAttributeConstraints: {MinLength, MaxLength},
});
const values = (MinValue: string, MaxValue: string) => ({
	NumberAttributeConstraints: {MinValue, MaxValue},
});
const fixed = (name: string) =>
	`You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${name}`;

test('a schema is refused for what the service can’t keep', async () => {
	const pool = createContext();
	const cases: readonly (readonly [readonly object[], string | undefined])[] = [
		[[{Name: 'email', AttributeDataType: 'Number'}], fixed('email')],
		[[{Name: 'email', DeveloperOnlyAttribute: true}], fixed('email')],
		[[{Name: 'email', Required: true}], undefined],
		[
			[{Name: 'note'}],
			'Invalid AttributeDataType input, consider using the provided AttributeDataType enum.',
		],
		[
			[custom({}), custom({})],
			'Duplicate custom attribute names custom:note are not allowed in a user pool schema.',
		],
		[[custom({}), custom({DeveloperOnlyAttribute: true})], undefined],
		[[custom({Required: true})], 'Required custom attributes are not supported currently.'],
		[
			[{Name: 'email', ...lengths('x', '1')}],
			'Invalid StringAttributeConstraints for schema attribute email',
		],
		[
			[{Name: 'updated_at', ...values('0', 'x')}],
			'Invalid NumberAttributeConstraints for schema attribute updated_at',
		],
		[
			[{Name: 'email', ...lengths('0', '2049')}],
			'user.email: String attributes cannot have a length of more than 2048',
		],
		[
			[{Name: 'email', ...lengths('2', '1')}],
			'user.email: Max length cannot be less than min length.',
		],
		[
			[{Name: 'updated_at', ...values('2', '1')}],
			'user.updated_at: Max value cannot be less than min value.',
		],
		[
			[custom(lengths('2', '1'))],
			"Attribute custom:note cannot have a max length shorter than it's min length",
		],
		[
			[{Name: 'level', AttributeDataType: 'Number', ...values('2', '1')}],
			"Attribute custom:level cannot have a max value smaller than it's min value",
		],
		[[{Name: 'level', AttributeDataType: 'Number', ...values('-2', '-1')}], undefined],
	];
	for (const [Schema, refused] of cases) {
		const answer = await pool.told('CreateUserPool', {PoolName: 'p', Schema});
		if (refused === undefined) assert.equal(typeof answer, 'object', String(answer));
		else assert.equal(answer, `InvalidParameterException: ${refused}`);
	}
});

test('attributes that come later are held to the same, under names that are free', async () => {
	const pool = createContext();
	const created = await pool.call('CreateUserPool', {
		PoolName: 'p',
		Schema: [custom({DeveloperOnlyAttribute: true})],
	});
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	const add = (...CustomAttributes: readonly object[]) =>
		pool.told('AddCustomAttributes', {UserPoolId, CustomAttributes});
	const refused = 'InvalidParameterException: ';
	assert.equal(
		await add(custom({DeveloperOnlyAttribute: true})),
		`${refused}custom:note: Existing attribute already has name dev:custom:note.`,
	);
	assert.equal(
		await add(custom(lengths('2', '1'))),
		`${refused}Attribute custom:note cannot have a max length shorter than it's min length`,
	);
	assert.deepEqual(await add({Name: 'email', AttributeDataType: 'Number'}, custom({})), {});
	assert.equal(
		await add(custom({})),
		`${refused}custom:note: Existing attribute already has name custom:note.`,
	);
});
