import assert from 'node:assert/strict';
import {test} from 'node:test';
import {tell} from '../../helpers/arranged-pool.ts';
import {startPool, textOf} from '../../helpers/local-pool-client.ts';

const custom = (more: object) => ({Name: 'note', AttributeDataType: 'String', ...more});
const lengths = (MinLength: string, MaxLength: string) => ({
	StringAttributeConstraints: {MinLength, MaxLength},
});
const values = (MinValue: string, MaxValue: string) => ({
	NumberAttributeConstraints: {MinValue, MaxValue},
});
const recovery = (...mechanisms: readonly (readonly [string, number])[]) => ({
	AccountRecoverySetting: {
		RecoveryMechanisms: mechanisms.map(([Name, Priority]) => ({Name, Priority})),
	},
});
const firstFactors = (...AllowedFirstAuthFactors: readonly string[]) => ({
	Policies: {SignInPolicy: {AllowedFirstAuthFactors}},
});
const repeated =
	'Invalid account recovery setting parameter, Account Recovery Setting cannot have duplicate priorities or recovery mechanisms.';
const fixed = (name: string) =>
	`You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute ${name}`;

test('a pool whose settings go against each other is refused, new or changed', async t => {
	const pool = await startPool(t);
	const sourced = {
		EmailSendingAccount: 'DEVELOPER',
		SourceArn: 'arn:aws:ses:us-east-1:1:identity/a.b',
	};
	const cases: readonly (readonly [object, string | undefined])[] = [
		[recovery(['verified_email', 1], ['verified_phone_number', 1]), repeated],
		[recovery(['verified_email', 1], ['verified_email', 2]), repeated],
		[recovery(['verified_email', 2], ['verified_phone_number', 1]), undefined],
		[
			firstFactors('EMAIL_OTP'),
			'Password should be configured as one of the allowed first auth factors.',
		],
		[firstFactors('EMAIL_OTP', 'PASSWORD'), undefined],
		[
			{EmailConfiguration: {EmailSendingAccount: 'DEVELOPER'}},
			'Source ARN is required to use DEVELOPER email sending owner',
		],
		[{EmailConfiguration: sourced}, undefined],
		[
			{MfaConfiguration: 'ON'},
			'SMS configuration and Auto verification for phone_number are required when MFA is required/optional',
		],
	];
	for (const [settings, refused] of cases) {
		const wanted = refused && `InvalidParameterException: ${refused}`;
		const created = await tell(pool, 'CreateUserPool', {PoolName: 'p', ...settings});
		const updated = await tell(pool, 'UpdateUserPool', {
			UserPoolId: pool.userPoolId,
			SmsConfiguration: undefined,
			...settings,
		});
		if (refused === undefined) assert.deepEqual([typeof created, updated], ['object', {}]);
		// The demo pool has factors other than SMS, which an update keeps.
		else assert.deepEqual(created, wanted);
		if (refused !== undefined && !('MfaConfiguration' in settings)) assert.equal(updated, wanted);
	}
});

test('a schema is refused for what the service can’t keep', async t => {
	const pool = await startPool(t);
	const cases: readonly (readonly [readonly object[], string | undefined])[] = [
		[[{Name: 'email', AttributeDataType: 'Number'}], fixed('email')],
		[[{Name: 'email', DeveloperOnlyAttribute: true}], fixed('email')],
		[[{Name: 'email', Required: true}], undefined],
		[[{Name: 'note'}], undefined],
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
		const answer = await tell(pool, 'CreateUserPool', {PoolName: 'p', Schema});
		if (refused === undefined) assert.equal(typeof answer, 'object', String(answer));
		else assert.equal(answer, `InvalidParameterException: ${refused}`);
	}
});

test('attributes that come later are held to the same, under names that are free', async t => {
	const pool = await startPool(t);
	const created = await pool.call('CreateUserPool', {
		PoolName: 'p',
		Schema: [custom({DeveloperOnlyAttribute: true})],
	});
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	const add = (...CustomAttributes: readonly object[]) =>
		tell(pool, 'AddCustomAttributes', {UserPoolId, CustomAttributes});
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
