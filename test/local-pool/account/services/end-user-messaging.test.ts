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
