import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Answers, accountOf, factsIn, notFound, rawUser} from '../../helpers/answered-facts.ts';
import {now} from '../../helpers/why-facts.ts';

const number = '+447700900123';
const who = {kind: 'phone_number', value: number} as const;
const names = [
	...(['smsAccount', 'smsSandbox', 'sandboxNumber', 'optOut', 'optOutList'] as const),
	...(['countryRule', 'numberOverride', 'originations', 'senderIds', 'registrations'] as const),
];

const attributes = (those: Readonly<Record<string, string>>): Answers => ({
	'sms-voice:DescribeAccountAttributes': {
		AccountAttributes: Object.entries(those).map(([Name, Value]) => ({Name, Value})),
	},
});
const numbers = (...PhoneNumbers: readonly object[]): Answers => ({
	'sms-voice:DescribePhoneNumbers': {PhoneNumbers},
});
const optedOut = (...lists: readonly string[]): Answers => ({
	'sms-voice:DescribeOptedOutNumbers': ({input}) =>
		lists.includes(String(input?.['OptOutListName']))
			? {OptedOutNumbers: [{OptedOutNumber: '+1'}, {OptedOutNumber: number}]}
			: notFound,
});
const overrides = (...those: readonly object[]): Answers => ({
	'sms-voice:ListProtectConfigurationRuleSetNumberOverrides': {RuleSetNumberOverrides: those},
});

const account: Answers = {
	...attributes({ACCOUNT_TIER: 'SANDBOX', DEFAULT_PROTECT_CONFIGURATION_ID: 'protect'}),
	'sns:GetSMSSandboxAccountStatus': {IsInSandbox: 'true'},
	'sns:ListSMSSandboxPhoneNumbers': {
		PhoneNumbers: [
			{PhoneNumber: '+1', Status: 'Verified'},
			{PhoneNumber: number, Status: 'Pending'},
		],
	},
	'sns:CheckIfPhoneNumberIsOptedOut': {isOptedOut: 'false'},
	...optedOut('shop'),
	'sms-voice:GetProtectConfigurationCountryRuleSet': {
		CountryRuleSet: {GB: {ProtectStatus: 'FILTER'}, US: {ProtectStatus: 'BLOCK'}},
	},
	...overrides({DestinationPhoneNumber: number, Action: 'ALLOW'}),
	...numbers(
		{
			IsoCountryCode: 'GB',
			Status: 'ACTIVE',
			RegistrationId: 'r-1',
			OptOutListName: 'shop',
			NumberCapabilities: ['SMS', 'VOICE'],
		},
		{IsoCountryCode: 'US', Status: 'PENDING'},
		{IsoCountryCode: 'GB', Status: 'ACTIVE', NumberCapabilities: ['VOICE']},
		{IsoCountryCode: 'GB', Status: 'ACTIVE', NumberType: 'SIMULATOR'},
		{Status: 'ACTIVE'},
		{IsoCountryCode: 'FR', NumberCapabilities: []},
	),
	'sms-voice:DescribeSenderIds': {
		SenderIds: [
			{IsoCountryCode: 'GB', Registered: true, RegistrationId: 'r-2'},
			{IsoCountryCode: 'FR', Registered: false},
			{Registered: true},
		],
	},
	'sms-voice:DescribeRegistrations': {
		Registrations: [{RegistrationId: 'r-1', RegistrationStatus: 'COMPLETE'}, {}],
	},
};

const voice = (name: string, input: object) =>
	`sms-voice:${name} us-east-1 ${JSON.stringify({input})}`;

test('everything about who may be written to is asked once, where the pool sends from', async () => {
	const {facts, asked} = await factsIn(accountOf(account), names, {
		who,
		services: ['sms-voice:', 'sns:'],
	});
	const undefinedOnes = {registrationId: undefined, optOutList: undefined};
	assert.deepEqual(facts, {
		smsAccount: {isSandbox: true, protectConfiguration: 'protect'},
		smsSandbox: {isSandbox: true, from: 'sns:GetSMSSandboxAccountStatus'},
		sandboxNumber: {status: 'PENDING'},
		optOut: {isOptedOut: false},
		optOutList: {isOptedOut: 'yes'},
		countryRule: {country: 'GB', status: 'FILTER'},
		numberOverride: {action: 'ALLOW'},
		originations: {
			numbers: [
				{
					country: 'GB',
					isActive: true,
					status: 'ACTIVE',
					registrationId: 'r-1',
					optOutList: 'shop',
				},
				{...undefinedOnes, country: 'US', isActive: false, status: 'PENDING'},
				{...undefinedOnes, country: 'FR', isActive: false, status: 'UNKNOWN'},
			],
			from: 'sms-voice:DescribePhoneNumbers',
		},
		senderIds: [
			{country: 'GB', isActive: true, status: 'REGISTERED', registrationId: 'r-2'},
			{country: 'FR', isActive: false, status: 'NOT_REGISTERED', registrationId: undefined},
		],
		registrations: new Map([
			['r-1', 'COMPLETE'],
			['', ''],
		]),
	});
	assert.deepEqual(
		asked.filter(each => !/GetSMSAttributes|DescribeSpendLimits/.test(each)),
		[
			voice('DescribeAccountAttributes', {}),
			voice('DescribeOptedOutNumbers', {OptOutListName: 'Default', OptedOutNumbers: [number]}),
			voice('DescribeOptedOutNumbers', {OptOutListName: 'shop', OptedOutNumbers: [number]}),
			voice('DescribePhoneNumbers', {}),
			voice('DescribeRegistrations', {}),
			voice('DescribeSenderIds', {}),
			voice('GetProtectConfigurationCountryRuleSet', {
				ProtectConfigurationId: 'protect',
				NumberCapability: 'SMS',
			}),
			voice('ListProtectConfigurationRuleSetNumberOverrides', {
				ProtectConfigurationId: 'protect',
				Filters: [{Name: 'destination-phone-number-begins-with', Values: [number]}],
			}),
			`sns:CheckIfPhoneNumberIsOptedOut us-east-1 {"input":{"phoneNumber":"${number}"}}`,
			'sns:GetSMSSandboxAccountStatus us-east-1',
			'sns:ListSMSSandboxPhoneNumbers us-east-1 {"input":{}}',
		],
	);
});

const missing = (action: string, region = 'us-east-1') => [{because: 'failed', action, region}];

/** A fact of an account that is otherwise as above. */
async function factIn(
	name: (typeof names)[number],
	change: Answers,
	{pool = {}, to = number}: {readonly pool?: object; readonly to?: string} = {},
): Promise<unknown> {
	const Attributes = [
		{Name: 'sub', Value: 'sub-1'},
		{Name: 'phone_number', Value: to},
	];
	const answers = {
		...account,
		'cognito-idp:ListUsers': {Users: [{...rawUser, Attributes}]},
		...change,
	};
	const {facts} = await factsIn(accountOf(answers, pool), [name], {who: {...who, value: to}});
	return facts[name];
}

test('the sandbox is known from SNS, from End User Messaging or from the pool', async () => {
	const [sns, tier] = ['sns:GetSMSSandboxAccountStatus', 'sms-voice:DescribeAccountAttributes'];
	const silent = {[sns]: {}, ...attributes({})};
	const inSandbox = {SmsConfigurationFailure: 'SNSSandbox'};
	const rows: readonly (readonly [Answers, object, unknown])[] = [
		[{[sns]: {IsInSandbox: false}}, {}, {isSandbox: false, from: sns}],
		[{[sns]: {}}, {}, {isSandbox: true, from: tier}],
		[{[sns]: {}, ...attributes({ACCOUNT_TIER: 'PRODUCTION'})}, {}, {isSandbox: false, from: tier}],
		[silent, inSandbox, {isSandbox: true, from: 'cognito-idp:DescribeUserPool'}],
		[
			silent,
			{},
			[...missing(sns), ...missing(tier), ...missing('cognito-idp:DescribeUserPool', 'eu-west-1')],
		],
	];
	for (const [answers, pool, smsSandbox] of rows) {
		assert.deepEqual(await factIn('smsSandbox', answers, {pool}), smsSandbox);
	}
	assert.deepEqual(await factIn('smsAccount', attributes({})), {
		isSandbox: undefined,
		protectConfiguration: undefined,
	});
});

test('a number in the sandbox is one of SNS, else one of End User Messaging', async () => {
	const [sns, voiceList] = [
		'sns:ListSMSSandboxPhoneNumbers',
		'sms-voice:DescribeVerifiedDestinationNumbers',
	] as const;
	const verified = {DestinationPhoneNumber: number, Status: 'verified'};
	const rows: readonly (readonly [Answers, unknown])[] = [
		[{[sns]: {PhoneNumbers: [{DestinationPhoneNumber: number, Status: 'x'}]}}, {status: undefined}],
		[
			{
				[sns]: notFound,
				[voiceList]: {VerifiedDestinationNumbers: [{PhoneNumber: number}, verified]},
			},
			{status: 'VERIFIED'},
		],
		[{[sns]: notFound, [voiceList]: notFound}, [...missing(sns), ...missing(voiceList)]],
		[{'sns:GetSMSSandboxAccountStatus': {IsInSandbox: false}}, 'notNeeded'],
	];
	for (const [answers, sandboxNumber] of rows) {
		assert.deepEqual(await factIn('sandboxNumber', answers), sandboxNumber);
	}
});

test('STOP counts where SNS knows it, and on the lists of the numbers that may send', async () => {
	const check = 'sns:CheckIfPhoneNumberIsOptedOut';
	assert.deepEqual(await factIn('optOut', {[check]: {isOptedOut: true}}), {isOptedOut: true});
	assert.deepEqual(await factIn('optOut', {[check]: {}}), missing(check));

	const from = (country: string, list?: string, Status = 'Active') => ({
		...{IsoCountryCode: country, Status},
		...(list !== undefined && {OptOutListName: list}),
	});
	const rows: readonly (readonly [Answers, string])[] = [
		[optedOut('Default'), 'yes'],
		[optedOut('elsewhere'), 'no'],
		[{...numbers(from('GB', 'a'), from('GB', 'b')), ...optedOut('a')}, 'maybe'],
		[{...numbers(from('GB', 'a'), from('GB', 'b')), ...optedOut('a', 'b')}, 'yes'],
		[{...numbers(from('GB', 'a'), from('GB')), ...optedOut('a')}, 'maybe'],
		[{...numbers(from('GB', 'a'), from('US', 'b')), ...optedOut('a')}, 'yes'],
		[{...numbers(from('GB', 'a'), from('US', 'b')), ...optedOut('b')}, 'no'],
		[{...numbers(from('US', 'a'), from('FR', 'b')), ...optedOut('b')}, 'maybe'],
		[{...numbers(from('GB', 'a', 'PENDING')), ...optedOut('a')}, 'no'],
		[{...numbers(), ...optedOut('a')}, 'no'],
	];
	for (const [answers, isOptedOut] of rows) {
		assert.deepEqual(await factIn('optOutList', answers), {isOptedOut});
	}
	const others = {'sms-voice:DescribeOptedOutNumbers': {OptedOutNumbers: [{OptedOutNumber: '+1'}]}};
	assert.deepEqual(await factIn('optOutList', others), {isOptedOut: 'no'});
});

test('a rule for a country is asked for where the account protects, and numbers have one', async () => {
	const rules = 'sms-voice:GetProtectConfigurationCountryRuleSet';
	const unprotected = attributes({ACCOUNT_TIER: 'SANDBOX'});
	assert.deepEqual(await factIn('countryRule', unprotected), undefined);
	assert.deepEqual(await factIn('numberOverride', unprotected), 'notNeeded');
	assert.deepEqual(await factIn('countryRule', {}, {to: '+870123456789'}), undefined);
	assert.deepEqual(await factIn('countryRule', {[rules]: {CountryRuleSet: {}}}), {
		country: 'GB',
		status: undefined,
	});
});

test('an override counts for its own number, until it is over', async () => {
	const own = {DestinationPhoneNumber: number, Action: 'BLOCK'};
	const until = (moment: number) => ({...own, ExpirationTimestamp: moment / 1_000});
	const rows: readonly (readonly [Answers, string | undefined])[] = [
		[overrides(), undefined],
		[overrides({...own, DestinationPhoneNumber: `${number}4`}), undefined],
		[overrides({...own, DestinationPhoneNumber: `${number}4`}, own), 'BLOCK'],
		[overrides(until(now)), undefined],
		[overrides(until(now + 1_000)), 'BLOCK'],
	];
	for (const [answers, action] of rows) {
		assert.deepEqual(await factIn('numberOverride', answers), {action});
	}
});

test('numbers come from End User Messaging, else from SNS, and a list without an end is not known', async () => {
	const [own, sns] = ['sms-voice:DescribePhoneNumbers', 'sns:ListOriginationNumbers'] as const;
	const listed = {
		[sns]: {PhoneNumbers: [{Iso2CountryCode: 'GB', Status: 'Active'}, {IsoCountryCode: 'FR'}]},
	};
	assert.deepEqual(await factIn('originations', {[own]: notFound, ...listed}), {
		numbers: [
			{
				country: 'GB',
				isActive: true,
				status: 'Active',
				registrationId: undefined,
				optOutList: undefined,
			},
		],
		from: sns,
	});
	const endless = {[own]: {PhoneNumbers: [], NextToken: 'more'}};
	assert.deepEqual(await factIn('originations', {...endless, [sns]: {PhoneNumbers: 'none'}}), [
		...missing(own),
		...missing(sns),
	]);
	const inactive = numbers({IsoCountryCode: 'GB', Status: 'INACTIVE'});
	assert.equal(Object(await factIn('originations', inactive)).numbers[0].isActive, false);
});

test('nothing is asked about who may be written to where Amazon sends nothing', async () => {
	const {facts, asked} = await factsIn(accountOf(account, {SmsConfiguration: {}}), names, {
		who,
		services: ['sms-voice:', 'sns:'],
	});
	assert.deepEqual(facts, Object.fromEntries(names.map(name => [name, 'notNeeded'])));
	assert.deepEqual(asked, []);
});
