import {test} from 'node:test';
import type {FactValues, Origination} from '../../../source/why/facts.ts';
import {testsOf} from '../../helpers/verdicts.ts';
import {jane, shop} from '../../helpers/why-facts.ts';
import {american, americanUser, users} from '../scenarios/row.ts';

const noSms = {pool: {...shop, sms: undefined}};
const inSandbox = (from: FactValues['smsSandbox']['from'] = 'sns:GetSMSSandboxAccountStatus') => ({
	smsSandbox: {isSandbox: true, from},
});
const rule = (status: string | undefined) => ({countryRule: {country: 'GB', status}});
const override = (action?: string) => ({numberOverride: {action}});
const numbers = (...those: readonly Origination[]) => ({
	originations: {numbers: those, from: 'sms-voice:DescribePhoneNumbers'} as const,
});
const number = (country: string, isActive: boolean, registrationId?: string): Origination => ({
	country,
	isActive,
	status: isActive ? 'ACTIVE' : 'PENDING',
	registrationId,
});
const toUs = {...americanUser, ...american};
const registrations = (status: string) => ({registrations: new Map([['r', status]])});
const noUser = {
	users: {items: [], isWhole: true},
	question: {who: {kind: 'username', value: 'jane'}, attribute: 'phone_number'},
} as const;
const satellite = {
	...users({...jane, phoneNumber: '+870123456789'}),
	question: {who: {kind: 'phone_number', value: '+870123456789'}},
} as const;

const tests = testsOf({
	'sms-sandbox': {
		base: 'sms',
		says: {
			cleared: [{}, {...inSandbox(), sandboxNumber: {status: 'VERIFIED'}}],
			'proves {"status":"PENDING","smsRegion":"eu-west-1","number":"+447700900123"}: sns:GetSMSSandboxAccountStatus in eu-west-1 has IsInSandbox true, sns:ListSMSSandboxPhoneNumbers in eu-west-1 has Status "PENDING"':
				[{...inSandbox(), sandboxNumber: {status: 'PENDING'}}],
			'proves {"smsRegion":"eu-west-1","number":"+447700900123"}: sns:GetSMSSandboxAccountStatus in eu-west-1 has IsInSandbox true, sns:ListSMSSandboxPhoneNumbers in eu-west-1 has Status "none"':
				[{...inSandbox(), sandboxNumber: {status: undefined}}],
			'suggests {"smsRegion":"eu-west-1","number":"+447700900123"}: sns:GetSMSSandboxAccountStatus in eu-west-1 has IsInSandbox true':
				[inSandbox()],
			'suggests {"smsRegion":"eu-west-1","number":"+447700900123"}: sms-voice:DescribeAccountAttributes in eu-west-1 has ACCOUNT_TIER "SANDBOX"':
				[inSandbox('sms-voice:DescribeAccountAttributes')],
			'suggests {"smsRegion":"eu-west-1","number":"+447700900123"}: cognito-idp:DescribeUserPool in eu-west-1 has SmsConfigurationFailure "SNSSandbox"':
				[inSandbox('cognito-idp:DescribeUserPool')],
			'suggests {"smsRegion":"eu-west-1","number":""}: sns:GetSMSSandboxAccountStatus in eu-west-1 has IsInSandbox true':
				[{...inSandbox(), ...noUser}],
			notApplicable: [{lacks: ['smsSandbox']}, {...noSms, ...inSandbox()}],
		},
	},
	'sms-opted-out': {
		base: 'sms',
		says: {
			cleared: [{}, {lacks: ['optOut']}, {lacks: ['optOutList']}],
			'proves {"number":"+447700900123","smsRegion":"eu-west-1"}: sns:CheckIfPhoneNumberIsOptedOut in eu-west-1 has isOptedOut true':
				[{optOut: {isOptedOut: true}}, {optOut: {isOptedOut: true}, lacks: ['optOutList']}],
			'proves {"number":"+447700900123","smsRegion":"eu-west-1"}: sms-voice:DescribeOptedOutNumbers in eu-west-1 has OptedOutNumbers 1':
				[{optOutList: {isOptedOut: 'yes'}}, {optOutList: {isOptedOut: 'yes'}, lacks: ['optOut']}],
			'suggests {"number":"+447700900123","smsRegion":"eu-west-1"}: sms-voice:DescribeOptedOutNumbers in eu-west-1 has OptedOutNumbers 1':
				[{optOutList: {isOptedOut: 'maybe'}}],
			notApplicable: [{lacks: ['optOut', 'optOutList']}, {...noSms, optOut: {isOptedOut: true}}],
			'proves {"number":"","smsRegion":"eu-west-1"}: sns:CheckIfPhoneNumberIsOptedOut in eu-west-1 has isOptedOut true':
				[{...noUser, optOut: {isOptedOut: true}}],
		},
	},
	'sms-protect': {
		base: 'sms',
		says: {
			cleared: [
				{},
				{...rule('MONITOR'), ...override()},
				{...rule(undefined), ...override()},
				{...rule('BLOCK'), ...override('ALLOW')},
			],
			'proves {"country":"GB","status":"BLOCK"}: sms-voice:GetProtectConfigurationCountryRuleSet in eu-west-1 has CountryRuleSet.GB.ProtectStatus "BLOCK"':
				[{...rule('BLOCK'), ...override()}],
			'suggests {"country":"GB","status":"FILTER"}: sms-voice:GetProtectConfigurationCountryRuleSet in eu-west-1 has CountryRuleSet.GB.ProtectStatus "FILTER"':
				[{...rule('FILTER'), ...override()}],
			'suggests {"country":"GB","status":"BLOCK"}: sms-voice:GetProtectConfigurationCountryRuleSet in eu-west-1 has CountryRuleSet.GB.ProtectStatus "BLOCK"':
				[rule('BLOCK')],
			'proves {"country":"GB","status":"BLOCK"}: sms-voice:ListProtectConfigurationRuleSetNumberOverrides in eu-west-1 has Action "BLOCK"':
				[{...rule('ALLOW'), ...override('BLOCK')}, override('BLOCK')],
			'proves {"country":"","status":"BLOCK"}: sms-voice:ListProtectConfigurationRuleSetNumberOverrides in eu-west-1 has Action "BLOCK"':
				[{...rule('ALLOW'), ...override('BLOCK'), ...satellite}],
			notApplicable: [{lacks: ['countryRule']}, {...noSms, ...rule('BLOCK'), ...override()}],
		},
	},
	'sms-no-origination': {
		base: 'sms',
		says: {
			notApplicable: [{}, {...toUs, lacks: ['originations']}, {...toUs, ...noSms}],
			'proves {"smsRegion":"eu-west-1"}: sms-voice:DescribePhoneNumbers in eu-west-1 has PhoneNumbers "none of the United States"':
				[toUs, {...toUs, ...numbers(number('GB', true))}],
			'proves {"pending":"PENDING","smsRegion":"eu-west-1"}: sms-voice:DescribePhoneNumbers in eu-west-1 has PhoneNumbers "PENDING"':
				[
					{...toUs, ...numbers(number('US', false))},
					{...toUs, ...numbers(number('GB', false), number('US', false))},
				],
			cleared: [{...toUs, ...numbers(number('US', false), number('US', true))}],
		},
	},
	'sms-registration': {
		base: 'sms',
		says: {
			cleared: [
				{},
				registrations('REVIEWING'),
				{registrations: new Map([['r-gb', 'REVIEWING']]), ...numbers(number('GB', true))},
				{...registrations('REVIEWING'), senderIds: [], ...numbers(number('GB', false, 'other'))},
				{...registrations('REVIEWING'), lacks: ['originations', 'senderIds']},
			],
			'suggests {"id":"r-gb","status":"REVIEWING"}: sms-voice:DescribeRegistrations in eu-west-1 has RegistrationStatus "REVIEWING"':
				[
					{registrations: new Map([['r-gb', 'REVIEWING']])},
					{registrations: new Map([['r-gb', 'REVIEWING']]), ...numbers(number('GB', false))},
					{registrations: new Map([['r-gb', 'REVIEWING']]), ...numbers(number('US', true))},
					{registrations: new Map([['r-gb', 'REVIEWING']]), lacks: ['originations']},
				],
			notApplicable: [
				{lacks: ['registrations']},
				{...noSms, registrations: new Map([['r-gb', 'REVIEWING']])},
				satellite,
			],
			'suggests {"id":"r","status":"REVIEWING"}: sms-voice:DescribeRegistrations in eu-west-1 has RegistrationStatus "REVIEWING"':
				[
					{...registrations('REVIEWING'), senderIds: [], ...numbers(number('GB', false, 'r'))},
					{
						...registrations('REVIEWING'),
						...numbers(number('GB', false, 'r')),
						lacks: ['senderIds'],
					},
				],
		},
	},
	'sms-sender-id': {
		base: 'sms',
		says: {
			cleared: [
				{},
				{senderIds: [], ...numbers(number('GB', true))},
				{...toUs, senderIds: []},
				{lacks: ['originations']},
				{...numbers(number('GB', true)), lacks: ['senderIds']},
			],
			'suggests {"country":"GB"}: sms-voice:DescribeSenderIds in eu-west-1 has SenderIds "none registered for GB"':
				[
					{senderIds: []},
					{senderIds: [number('GB', false)]},
					{senderIds: [number('US', true)]},
					{senderIds: [], ...numbers(number('GB', false))},
					{senderIds: [], ...numbers(number('US', true))},
				],
			notApplicable: [
				{lacks: ['senderIds']},
				{senderIds: [], lacks: ['originations']},
				{...satellite, senderIds: []},
				{...noSms, senderIds: []},
			],
		},
	},
});

for (const [name, body] of tests) test(name, body);
