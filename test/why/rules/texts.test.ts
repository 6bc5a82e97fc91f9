import {test} from 'node:test';
import type {Allowance, Pool, TrustFault} from '../../../source/why/facts.ts';
import {testsOf} from '../../helpers/verdicts.ts';
import {minutes, now, refused, shop} from '../../helpers/why-facts.ts';
import {trail} from '../scenarios/row.ts';

const pool = (change: Partial<Pool>) => ({pool: {...shop, ...change}});
const saysTrust = pool({smsFailures: ['InvalidSmsRoleTrustRelationshipException']});
const saysPublish = pool({smsFailures: ['InvalidSmsRoleAccessPolicyException']});
const noSms = pool({sms: undefined});
const trusted = (trust: Allowance, fault?: TrustFault) => ({smsRole: {trust, fault}});
const limit = (amount: number, granted?: number) => ({
	smsLimit: {amount, granted, from: 'sns:GetSMSAttributes', field: 'MonthlySpendLimit'} as const,
});
const delivered = (ago: number, isSuccess = false) => ({
	delivery: {at: now - minutes(ago), isSuccess, response: 'Blocked as spam'},
});
const trustRefused = trail(refused(9, 'InvalidSmsRoleTrustRelationshipException', 'no'));
const publishRefused = trail(refused(9, 'InvalidSmsRoleAccessPolicyException'));

const tests = testsOf({
	'sms-not-configured': {
		base: 'sms',
		says: {
			cleared: [{}, {base: 'sender', question: {attribute: 'phone_number'}}],
			'proves {}: cognito-idp:DescribeUserPool in eu-west-1 has SmsConfiguration "none"': [noSms],
			notApplicable: [{lacks: ['pool']}],
		},
	},
	'sms-role-missing': {
		base: 'sms',
		says: {
			cleared: [{}],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms"}: iam:GetRole in eu-west-1 has error "NoSuchEntity"':
				[{smsRole: undefined}],
			notApplicable: [{lacks: ['smsRole']}, {...noSms, smsRole: undefined}],
		},
	},
	'sms-role-trust': {
		base: 'sms',
		says: {
			cleared: [{}, saysPublish],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms","fault":"externalId"}: iam:GetRole in eu-west-1 has AssumeRolePolicyDocument "another sts:ExternalId"':
				[trusted('no', 'externalId')],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms","fault":"pool"}: iam:GetRole in eu-west-1 has AssumeRolePolicyDocument "another user pool or account"':
				[trusted('no', 'pool')],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms","fault":"principal"}: iam:GetRole in eu-west-1 has AssumeRolePolicyDocument "no Allow for cognito-idp.amazonaws.com"':
				[trusted('no', 'principal')],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms","fault":"other"}: iam:GetRole in eu-west-1 has AssumeRolePolicyDocument "conditions that may keep Cognito out"':
				[trusted('no')],
			'suggests {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms","fault":"other"}: iam:GetRole in eu-west-1 has AssumeRolePolicyDocument "conditions that may keep Cognito out"':
				[trusted('maybe')],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms","fault":"other"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "InvalidSmsRoleTrustRelationshipException: no"':
				[trustRefused],
			'proves {"role":"the role","fault":"other"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "InvalidSmsRoleTrustRelationshipException: no"':
				[{...trustRefused, lacks: ['pool']}],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms","fault":"other"}: cognito-idp:DescribeUserPool in eu-west-1 has SmsConfigurationFailure "InvalidSmsRoleTrustRelationshipException"':
				[{...saysTrust, ...trusted('yes')}],
			notApplicable: [{smsRole: undefined}, {lacks: ['smsRole']}, {...noSms, ...trusted('no')}],
		},
	},
	'sms-role-publish': {
		base: 'sms',
		says: {
			cleared: [{}, saysTrust],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms"}: iam:SimulatePrincipalPolicy in eu-west-1 has EvalDecision "sns:Publish is not allowed"':
				[{smsPublish: 'no'}],
			'suggests {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms"}: iam:SimulatePrincipalPolicy in eu-west-1 has EvalDecision "sns:Publish is not allowed"':
				[{smsPublish: 'maybe'}],
			notApplicable: [{lacks: ['smsPublish']}, {...noSms, smsPublish: 'no'}],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "InvalidSmsRoleAccessPolicyException"':
				[publishRefused],
			'proves {"role":"the role"}: cloudtrail:LookupEvents in eu-west-1 has errorCode "InvalidSmsRoleAccessPolicyException"':
				[{...publishRefused, lacks: ['pool']}],
			'proves {"role":"arn:aws:iam::123456789012:role/service-role/shop-sms"}: cognito-idp:DescribeUserPool in eu-west-1 has SmsConfigurationFailure "InvalidSmsRoleAccessPolicyException"':
				[saysPublish],
		},
	},
	'sms-spend': {
		base: 'sms',
		says: {
			cleared: [{}, {smsSpent: {amount: 89.99}}],
			'suggests {"spent":90,"limit":100,"smsRegion":"eu-west-1"}: cloudwatch:GetMetricStatistics in eu-west-1 has SMSMonthToDateSpentUSD 90, sms-voice:DescribeSpendLimits in eu-west-1 has EnforcedLimit 100':
				[{smsSpent: {amount: 90}}],
			'suggests {"spent":99.99,"limit":100,"smsRegion":"eu-west-1"}: cloudwatch:GetMetricStatistics in eu-west-1 has SMSMonthToDateSpentUSD 99.99, sms-voice:DescribeSpendLimits in eu-west-1 has EnforcedLimit 100':
				[{smsSpent: {amount: 99.99}}],
			'proves {"spent":100,"limit":100,"smsRegion":"eu-west-1"}: cloudwatch:GetMetricStatistics in eu-west-1 has SMSMonthToDateSpentUSD 100, sms-voice:DescribeSpendLimits in eu-west-1 has EnforcedLimit 100':
				[{smsSpent: {amount: 100}}],
			'proves {"spent":1,"limit":1,"smsRegion":"eu-west-1"}: cloudwatch:GetMetricStatistics in eu-west-1 has SMSMonthToDateSpentUSD 1, sns:GetSMSAttributes in eu-west-1 has MonthlySpendLimit 1':
				[
					{smsSpent: {amount: 1}, ...limit(1)},
					{smsSpent: {amount: 1}, ...limit(1, 1)},
				],
			'proves {"spent":1,"limit":1,"granted":100,"smsRegion":"eu-west-1"}: cloudwatch:GetMetricStatistics in eu-west-1 has SMSMonthToDateSpentUSD 1, sns:GetSMSAttributes in eu-west-1 has MonthlySpendLimit 1, sns:GetSMSAttributes in eu-west-1 has MaxLimit 100':
				[{smsSpent: {amount: 1}, ...limit(1, 100)}],
			notApplicable: [
				{lacks: ['smsSpent']},
				{lacks: ['smsLimit']},
				{...noSms, smsSpent: {amount: 100}},
			],
		},
	},
	'sms-log-failure': {
		base: 'sms',
		says: {
			notApplicable: [{}, {lacks: ['delivery']}, {...noSms, ...delivered(19)}],
			'proves {"words":"Blocked as spam","at":1794922860000}: logs:FilterLogEvents in eu-west-1 has delivery.providerResponse "Blocked as spam"':
				[delivered(19)],
			'proves {"words":"Blocked as spam","at":1794922740000}: logs:FilterLogEvents in eu-west-1 has delivery.providerResponse "Blocked as spam"':
				[delivered(21)],
			'suggests {"words":"Blocked as spam","at":1794922734000}: logs:FilterLogEvents in eu-west-1 has delivery.providerResponse "Blocked as spam"':
				[delivered(21.1)],
			'proves {"words":"Blocked as spam","at":1794918600000}: logs:FilterLogEvents in eu-west-1 has delivery.providerResponse "Blocked as spam"':
				[{...delivered(90), ...trail()}],
			'suggests {"words":"Blocked as spam","at":1794922860000}: logs:FilterLogEvents in eu-west-1 has delivery.providerResponse "Blocked as spam"':
				[{...delivered(19), lacks: ['requests']}],
			cleared: [delivered(19, true)],
		},
	},
	'sms-log-accepted': {
		base: 'sms',
		says: {
			notApplicable: [{}, {lacks: ['delivery']}, {...noSms, ...delivered(19, true)}],
			'suggests {"at":1794922860000}: logs:FilterLogEvents in eu-west-1 has status "SUCCESS"': [
				delivered(19, true),
			],
			cleared: [delivered(19)],
		},
	},
});

for (const [name, body] of tests) test(name, body);
