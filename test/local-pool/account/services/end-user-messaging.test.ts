import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../../source/local-pool/account/account.ts';
import {ask, at} from '../../../helpers/ask-account.ts';
import {account as settings} from '../questions/account.ts';

const created = at('2025-12-31T12:00:30Z');
const arn = 'arn:aws:sms-voice:us-east-1:123456789012';

test('a protect configuration holds for text messages alone, and is named as it is or by its ARN', () => {
	const account = createAccount(settings);
	const rules = 'PinpointSMSVoiceV2.GetProtectConfigurationCountryRuleSet';
	const configuration = {
		ProtectConfigurationArn: `${arn}:protect-configuration/protect-1`,
		ProtectConfigurationId: 'protect-1',
	};
	const blocked = {GH: {ProtectStatus: 'BLOCK'}};
	for (const ProtectConfigurationId of Object.values(configuration)) {
		for (const [NumberCapability, CountryRuleSet] of [
			['SMS', blocked],
			['VOICE', {}],
		] as const) {
			assert.deepEqual(ask(account, rules, {ProtectConfigurationId, NumberCapability}), {
				...configuration,
				NumberCapability,
				CountryRuleSet,
			});
		}
	}
	assert.equal(
		ask(account, rules, {ProtectConfigurationId: 'protect-2', NumberCapability: 'SMS'}),
		'ResourceNotFoundException: Resource not found: protect-configuration protect-2',
	);
	assert.deepEqual(
		ask(account, 'PinpointSMSVoiceV2.ListProtectConfigurationRuleSetNumberOverrides', {
			ProtectConfigurationId: 'protect-1',
		}),
		{
			...configuration,
			RuleSetNumberOverrides: [
				{
					CreatedTimestamp: created,
					DestinationPhoneNumber: '+233200000000',
					Action: 'ALLOW',
				},
			],
		},
	);
	assert.deepEqual(ask(account, 'PinpointSMSVoiceV2.DescribeProtectConfigurations'), {
		ProtectConfigurations: [
			{
				...configuration,
				AccountDefault: true,
				CreatedTimestamp: created,
				DeletionProtectionEnabled: false,
			},
		],
	});
});

test('the numbers of the sandbox are listed, by their status too', () => {
	const account = createAccount(settings);
	const numbers = (...Filters: readonly object[]) =>
		ask(account, 'PinpointSMSVoiceV2.DescribeVerifiedDestinationNumbers', {Filters});
	const verified = {
		VerifiedDestinationNumberArn: `${arn}:verified-destination-number/verified-0`,
		VerifiedDestinationNumberId: 'verified-0',
		DestinationPhoneNumber: '+14325550001',
		Status: 'VERIFIED',
		CreatedTimestamp: created,
	};
	assert.deepEqual(numbers(), {VerifiedDestinationNumbers: [verified]});
	assert.deepEqual(numbers({Name: 'status', Values: ['verified', 'other']}), {
		VerifiedDestinationNumbers: [verified],
	});
	assert.deepEqual(numbers({Name: 'status', Values: ['PENDING']}), {
		VerifiedDestinationNumbers: [],
	});
	assert.equal(numbers({Name: 'colour', Values: []}), 'ValidationException: Unknown filter');
});

test('the numbers that opted out are listed, all or those that are asked about, and no other list is there', () => {
	const account = createAccount(settings);
	const optedOut = (OptOutListName: string, more: object = {}) =>
		ask(account, 'PinpointSMSVoiceV2.DescribeOptedOutNumbers', {OptOutListName, ...more});
	const listed = {
		OptOutListArn: `${arn}:opt-out-list/Default`,
		OptOutListName: 'Default',
		OptedOutNumbers: [
			{
				OptedOutNumber: '+14325550002',
				OptedOutTimestamp: at('2026-02-24T12:00:30Z'),
				EndUserOptedOut: true,
			},
		],
	};
	assert.deepEqual(optedOut('Default'), listed);
	assert.deepEqual(optedOut(listed.OptOutListArn, {OptedOutNumbers: ['+14325550002']}), listed);
	assert.equal(
		optedOut('Default', {OptedOutNumbers: ['+14325550001']}),
		'ResourceNotFoundException: Resource not found: opted-out-number',
	);
	assert.equal(
		optedOut('other'),
		'ResourceNotFoundException: Resource not found: opt-out-list other',
	);
});

const silent = createAccount({AccountId: '123456789012'});
const describe = (account: typeof silent, operation: string, input: object = {}) =>
	ask(account, `PinpointSMSVoiceV2.${operation}`, input);

test('an account of which nothing is told has nothing, and may spend 100 dollars', () => {
	for (const [operation, input, answer] of [
		[
			'DescribeAccountAttributes',
			{},
			{AccountAttributes: [{Name: 'ACCOUNT_TIER', Value: 'PRODUCTION'}]},
		],
		[
			'DescribeSpendLimits',
			{},
			{
				SpendLimits: [
					{
						Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT',
						EnforcedLimit: 100,
						MaxLimit: 100,
						Overridden: true,
					},
				],
			},
		],
		['DescribePhoneNumbers', {}, {PhoneNumbers: []}],
		['DescribeSenderIds', {}, {SenderIds: []}],
		['DescribeRegistrations', {}, {Registrations: []}],
		['DescribeProtectConfigurations', {}, {ProtectConfigurations: []}],
		[
			'DescribeOptedOutNumbers',
			{OptOutListName: 'Default'},
			{
				OptOutListArn: `${arn}:opt-out-list/Default`,
				OptOutListName: 'Default',
				OptedOutNumbers: [],
			},
		],
		['DescribeOptedOutNumbers', {}, 'ResourceNotFoundException: Resource not found: opt-out-list '],
		['DescribeVerifiedDestinationNumbers', {}, {VerifiedDestinationNumbers: []}],
		[
			'GetProtectConfigurationCountryRuleSet',
			{},
			'ResourceNotFoundException: Resource not found: protect-configuration ',
		],
	] as const) {
		assert.deepEqual(describe(silent, operation, input), answer, operation);
	}
});

test('the account says whether it is in the sandbox and what protects it, and its limit is that of SNS or its own', () => {
	const limit = {Name: 'VOICE', EnforcedLimit: 3, MaxLimit: 4, Overridden: false};
	const account = createAccount({
		Regions: {
			'us-east-1': {
				Sms: {IsInSandbox: true, Attributes: {MonthlySpendLimit: '7'}},
				EndUserMessaging: {
					SpendLimits: [limit],
					ProtectConfigurations: [
						{ProtectConfigurationId: 'p-1', AccountDefault: false, CountryRuleSet: {}},
						{ProtectConfigurationId: 'p-2', AccountDefault: true, CountryRuleSet: {}},
					],
				},
			},
		},
	});
	assert.deepEqual(describe(account, 'DescribeAccountAttributes'), {
		AccountAttributes: [
			{Name: 'ACCOUNT_TIER', Value: 'SANDBOX'},
			{Name: 'DEFAULT_PROTECT_CONFIGURATION_ID', Value: 'p-2'},
		],
	});
	assert.deepEqual(describe(account, 'DescribeSpendLimits'), {SpendLimits: [limit]});
	const ofSns = createAccount({
		Regions: {'us-east-1': {Sms: {Attributes: {MonthlySpendLimit: '7'}}}},
	});
	assert.deepEqual(describe(ofSns, 'DescribeSpendLimits'), {
		SpendLimits: [
			{
				Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT',
				EnforcedLimit: 7,
				MaxLimit: 7,
				Overridden: true,
			},
		],
	});
	assert.deepEqual(
		describe(account, 'ListProtectConfigurationRuleSetNumberOverrides', {
			ProtectConfigurationId: 'p-1',
		}),
		{
			ProtectConfigurationArn: `${arn}:protect-configuration/p-1`.replace(
				'123456789012',
				'000000000000',
			),
			ProtectConfigurationId: 'p-1',
			RuleSetNumberOverrides: [],
		},
	);
});

test('numbers, sender IDs and registrations are described with what each has, by each filter that there is', () => {
	const account = createAccount({
		AccountId: '123456789012',
		Regions: {
			'us-east-1': {
				EndUserMessaging: {
					PhoneNumbers: [
						{PhoneNumber: '+1', IsoCountryCode: 'US', Status: 'PENDING', NumberType: 'TOLL_FREE'},
						{PhoneNumber: '+2', IsoCountryCode: 'CA', NumberCapabilities: ['VOICE', 'MMS']},
					],
					SenderIds: [
						{SenderId: 'SHOP', IsoCountryCode: 'GB', Registered: true},
						{SenderId: 'OTHER', IsoCountryCode: 'DE', MessageTypes: ['PROMOTIONAL']},
					],
					Registrations: [
						{RegistrationId: 'r-1', RegistrationType: 'TFN', RegistrationStatus: 'REVIEWING'},
						{RegistrationId: 'r-2', RegistrationType: 'GB', RegistrationStatus: 'COMPLETE'},
					],
				},
			},
		},
	});
	const number = (index: number, more: object) => ({
		PhoneNumberArn: `${arn}:phone-number/phone-${index}`,
		PhoneNumberId: `phone-${index}`,
		Status: 'ACTIVE',
		MessageType: 'TRANSACTIONAL',
		NumberCapabilities: ['SMS'],
		NumberType: 'LONG_CODE',
		MonthlyLeasingPrice: '1.00',
		TwoWayEnabled: false,
		SelfManagedOptOutsEnabled: false,
		OptOutListName: 'Default',
		DeletionProtectionEnabled: false,
		CreatedTimestamp: created,
		...more,
	});
	const one = number(0, {
		PhoneNumber: '+1',
		IsoCountryCode: 'US',
		Status: 'PENDING',
		NumberType: 'TOLL_FREE',
	});
	const two = number(1, {
		PhoneNumber: '+2',
		IsoCountryCode: 'CA',
		NumberCapabilities: ['VOICE', 'MMS'],
	});
	const sender = (SenderId: string, IsoCountryCode: string, more: object) => ({
		SenderIdArn: `${arn}:sender-id/${SenderId}/${IsoCountryCode}`,
		MessageTypes: ['TRANSACTIONAL'],
		MonthlyLeasingPrice: '0.00',
		DeletionProtectionEnabled: false,
		Registered: false,
		SenderId,
		IsoCountryCode,
		...more,
	});
	const shop = sender('SHOP', 'GB', {Registered: true});
	const other = sender('OTHER', 'DE', {MessageTypes: ['PROMOTIONAL']});
	const registration = (id: string, RegistrationType: string, RegistrationStatus: string) => ({
		RegistrationArn: `${arn}:registration/${id}`,
		CurrentVersionNumber: 1,
		CreatedTimestamp: created,
		RegistrationId: id,
		RegistrationType,
		RegistrationStatus,
	});
	const first = registration('r-1', 'TFN', 'REVIEWING');
	const second = registration('r-2', 'GB', 'COMPLETE');
	const by = (Name: string, ...Values: readonly unknown[]) => ({Filters: [{Name, Values}]});
	for (const [input, found] of [
		[{}, [one, two]],
		[by('status', 'pending'), [one]],
		[by('iso-country-code', 'CA', 'GB'), [two]],
		[by('message-type', 'TRANSACTIONAL'), [one, two]],
		[by('number-type', 'Toll_Free'), [one]],
		[by('number-capability', 'mms'), [two]],
		[by('number-capability', 5, 'sms'), [one]],
		[by('opt-out-list-name', 'other'), []],
		[{Filters: [{Name: 'status'}]}, []],
		[
			{
				Filters: [
					...by('message-type', 'transactional').Filters,
					...by('status', 'ACTIVE').Filters,
				],
			},
			[two],
		],
		[{Filters: 'none'}, [one, two]],
	] as const) {
		assert.deepEqual(describe(account, 'DescribePhoneNumbers', input), {PhoneNumbers: found});
	}
	for (const [input, found] of [
		[{}, [shop, other]],
		[by('registered', 'false'), [other]],
		[by('sender-id', 'shop'), [shop]],
	] as const) {
		assert.deepEqual(describe(account, 'DescribeSenderIds', input), {SenderIds: found});
	}
	for (const [input, found] of [
		[{}, [first, second]],
		[{RegistrationIds: ['r-2']}, [second]],
		[{RegistrationIds: [first.RegistrationArn, 'r-3']}, [first]],
		[by('registration-type', 'gb'), [second]],
		[by('registration-status', 'REVIEWING'), [first]],
		[{RegistrationIds: ['r-1'], ...by('registration-type', 'gb')}, []],
	] as const) {
		assert.deepEqual(describe(account, 'DescribeRegistrations', input), {Registrations: found});
	}
	assert.equal(
		describe(account, 'DescribeRegistrations', {RegistrationIds: ['r-3']}),
		'ResourceNotFoundException: Resource not found: registration',
	);
	const unknown = 'ValidationException: Unknown filter';
	for (const Filters of [[{Name: 5}], [null], ['status'], [{Name: 'toString'}]]) {
		assert.equal(describe(account, 'DescribePhoneNumbers', {Filters}), unknown);
	}
});

test('the numbers of the sandbox are those that SNS has, each under its own ID', () => {
	const account = createAccount({
		AccountId: '123456789012',
		Regions: {
			'us-east-1': {
				Sms: {
					SandboxPhoneNumbers: [
						{PhoneNumber: '+1', Status: 'Verified'},
						{PhoneNumber: '+2', Status: 'Pending'},
					],
				},
			},
		},
	});
	const number = (index: number, DestinationPhoneNumber: string, Status: string) => ({
		VerifiedDestinationNumberArn: `${arn}:verified-destination-number/verified-${index}`,
		VerifiedDestinationNumberId: `verified-${index}`,
		DestinationPhoneNumber,
		Status,
		CreatedTimestamp: created,
	});
	assert.deepEqual(describe(account, 'DescribeVerifiedDestinationNumbers'), {
		VerifiedDestinationNumbers: [number(0, '+1', 'VERIFIED'), number(1, '+2', 'PENDING')],
	});
});
