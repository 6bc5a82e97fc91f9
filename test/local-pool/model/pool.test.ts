import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	createClient,
	createEpoch,
	createPool,
	nameOf,
	reconfigured,
	regionOf,
} from '../../../source/local-pool/model/pool.ts';
import {randomDigits, randomName, randomUuid} from '../../../source/local-pool/model/random.ts';
import {schemaOf} from '../../../source/local-pool/model/schema.ts';
import {poolWith, tellOf} from '../../helpers/pool-parts.ts';

const given = {PoolName: 'p'};
const settings = {
	PoolName: 'p',
	AutoVerifiedAttributes: [],
	AliasAttributes: [],
	UsernameAttributes: [],
	UsernameConfiguration: undefined,
	MfaConfiguration: 'OFF',
	UserAttributeUpdateSettings: undefined,
	DeviceConfiguration: undefined,
	Policies: undefined,
	AccountRecoverySetting: undefined,
	AdminCreateUserConfig: undefined,
	VerificationMessageTemplate: undefined,
	SmsVerificationMessage: undefined,
	EmailVerificationMessage: undefined,
	EmailVerificationSubject: undefined,
	SmsAuthenticationMessage: undefined,
	SmsConfiguration: undefined,
	SmsMfaConfiguration: undefined,
	SoftwareTokenMfaConfiguration: undefined,
	EmailMfaConfiguration: undefined,
	Schema: [],
	CustomAttributes: [],
};

test('a new pool has the defaults of AWS, and is empty', () => {
	assert.deepEqual(createPool('eu-west-1_Ab_c', given, 5), {
		id: 'eu-west-1_Ab_c',
		given,
		settings,
		schema: schemaOf([]),
		createdAt: 5,
		modifiedAt: 5,
		clients: new Map(),
		users: new Map(),
		groups: new Map(),
		resourceServers: new Map(),
		domains: new Map(),
		revoked: new Map(),
		rotated: new Map(),
	});
	assert.equal(createPool('eu-west-1_A', given, 5, 7).modifiedAt, 7);
});

test('what a pool is given within its parts has the defaults of those', () => {
	const policy = {MinimumLength: 8, TemporaryPasswordValidityDays: 7, PasswordHistorySize: 0};
	const pool = poolWith({
		UserAttributeUpdateSettings: {},
		DeviceConfiguration: {},
		Policies: {PasswordPolicy: {}, SignInPolicy: {}},
		AccountRecoverySetting: {},
		AdminCreateUserConfig: {InviteMessageTemplate: {}},
		VerificationMessageTemplate: {},
		SoftwareTokenMfaConfiguration: {},
		EmailMfaConfiguration: {},
	});
	assert.deepEqual(pool.settings, {
		...settings,
		UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate: []},
		DeviceConfiguration: {
			ChallengeRequiredOnNewDevice: false,
			DeviceOnlyRememberedOnUserPrompt: false,
		},
		Policies: {
			PasswordPolicy: {
				...policy,
				RequireUppercase: false,
				RequireLowercase: false,
				RequireNumbers: false,
				RequireSymbols: false,
			},
			SignInPolicy: {AllowedFirstAuthFactors: undefined},
		},
		AccountRecoverySetting: {RecoveryMechanisms: []},
		AdminCreateUserConfig: {
			AllowAdminCreateUserOnly: false,
			InviteMessageTemplate: {
				SMSMessage: undefined,
				EmailMessage: undefined,
				EmailSubject: undefined,
			},
		},
		VerificationMessageTemplate: {
			SmsMessage: undefined,
			EmailMessage: undefined,
			EmailSubject: undefined,
			EmailMessageByLink: undefined,
		},
		SoftwareTokenMfaConfiguration: {Enabled: false},
		EmailMfaConfiguration: {Message: undefined, Subject: undefined},
	});
});

test('what goes against itself makes no pool, and is not taken later either', () => {
	const refused = (more: object) => [
		tellOf(() => poolWith(more)),
		tellOf(() => reconfigured(poolWith(), {...given, ...more}, 1)),
	];
	const both = (words: string) => Array(2).fill(`InvalidParameterException: ${words}`);
	assert.deepEqual(
		refused({AliasAttributes: ['email'], UsernameAttributes: ['email']}),
		both('Only one of the aliasAttributes or usernameAttributes can be set in a user pool.'),
	);
	const recovery = (...names: readonly string[]) => ({
		AccountRecoverySetting: {
			RecoveryMechanisms: names.map((Name, Priority) => ({Name, Priority})),
		},
	});
	assert.deepEqual(
		refused(recovery('verified_email', 'admin_only')),
		both(
			'Invalid account recovery setting parameter, Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms.',
		),
	);
	for (const right of [
		{AliasAttributes: ['email']},
		{UsernameAttributes: ['email']},
		recovery('admin_only'),
		recovery('verified_email', 'verified_phone_number'),
	]) {
		assert.equal(typeof poolWith(right), 'object');
	}
});

test('a pool under other settings keeps all that is in it', () => {
	const pool = poolWith({AliasAttributes: ['email']});
	const Schema = [{Name: 'note', AttributeDataType: 'String'}];
	const other = {PoolName: 'q', Schema};
	const changed = reconfigured(pool, other, 9);
	const {given: now, settings: acted, schema, modifiedAt, ...rest} = changed;
	const {given: _, settings: __, schema: ___, modifiedAt: ____, ...before} = pool;
	assert.deepEqual(rest, before);
	assert.equal(rest.users, before.users);
	assert.deepEqual([now, modifiedAt, [...schema.keys()].at(-1)], [other, 9, 'custom:note']);
	assert.deepEqual(acted.AliasAttributes, []);
});

test('a new client has the defaults of AWS', () => {
	assert.deepEqual(createClient('id', undefined, {ClientName: 'c'}, 5), {
		id: 'id',
		secret: undefined,
		given: {ClientName: 'c'},
		settings: {
			ClientName: 'c',
			ExplicitAuthFlows: [],
			PreventUserExistenceErrors: 'LEGACY',
			AuthSessionValidity: 3,
			AccessTokenValidity: 0,
			IdTokenValidity: 0,
			RefreshTokenValidity: 0,
			TokenValidityUnits: undefined,
			ReadAttributes: undefined,
			WriteAttributes: undefined,
			CallbackURLs: [],
			DefaultRedirectURI: undefined,
			LogoutURLs: [],
			AllowedOAuthFlows: [],
			AllowedOAuthScopes: [],
			AllowedOAuthFlowsUserPoolClient: false,
			EnableTokenRevocation: true,
			RefreshTokenRotation: undefined,
		},
		createdAt: 5,
		modifiedAt: 5,
	});
	const {
		settings: set,
		secret,
		modifiedAt,
	} = createClient(
		'id',
		'secret',
		{
			ClientName: 'c',
			TokenValidityUnits: {IdToken: 'days'},
			RefreshTokenRotation: {Feature: 'ENABLED'},
		},
		5,
		7,
	);
	assert.deepEqual(
		[secret, modifiedAt, set.TokenValidityUnits, set.RefreshTokenRotation],
		[
			'secret',
			7,
			{AccessToken: undefined, IdToken: 'days', RefreshToken: undefined},
			{Feature: 'ENABLED', RetryGracePeriodSeconds: 0},
		],
	);
});

test('a pool’s ID is its region and its name, parted by the first underscore', () => {
	const pool = createPool('eu-west-1_Ab_c', given, 0);
	assert.deepEqual([regionOf(pool), nameOf(pool)], ['eu-west-1', 'Ab_c']);
});

test('random bytes become digits, names, UUIDs and epochs', () => {
	const filled = (byte: number) => (bytes: number) => Buffer.alloc(bytes, byte);
	const counting = (bytes: number) => Buffer.from(Array.from({length: bytes}, (_, at) => at));
	assert.equal(randomDigits(filled(0), 6), '000000');
	// 2^48 - 1 is 281,474,976,710,655.
	assert.equal(randomDigits(filled(255), 6), '710655');
	assert.equal(randomDigits(filled(255), 8), '76710655');
	assert.equal(randomDigits(filled(0), 8), '00000000');
	assert.equal(randomUuid(filled(255)), 'ffffffff-ffff-4fff-bfff-ffffffffffff');
	assert.equal(randomUuid(filled(0)), '00000000-0000-4000-8000-000000000000');
	assert.equal(randomUuid(counting), '00010203-0405-4607-8809-0a0b0c0d0e0f');
	assert.equal(randomName(counting, 3), 'abc');
	assert.equal(randomName(filled(35), 2), '99');
	assert.equal(randomName(filled(36), 1), 'a');
	assert.equal(createEpoch(counting), '00010203');
});
