import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Outcomes} from '../../source/why/facts.ts';
import {policyFor} from '../../source/why/policy.ts';
import type {Question} from '../../source/why/question.ts';
import {type Base, type Facts, fine, found, questionOf, shop} from '../helpers/why-facts.ts';

const arn = (rest: string) => `arn:aws:${rest}`;
const mailRole =
	'role/aws-service-role/email.cognito-idp.amazonaws.com/AWSServiceRoleForAmazonCognitoIdpEmailService';
const actions: Readonly<Record<string, readonly string[]>> = {
	Pool: [
		...['cognito-idp:DescribeUserPool', 'cognito-idp:ListUsers'],
		'cognito-idp:GetLogDeliveryConfiguration',
	],
	Requests: ['cloudtrail:LookupEvents'],
	Firewall: ['wafv2:GetWebACLForResource', 'cognito-idp:GetWebACLForResource'],
	Mail: [
		...['ses:GetAccount', 'ses:GetSuppressedDestination', 'ses:GetEmailIdentity'],
		'ses:GetConfigurationSet',
	],
	Texts: [
		...['sns:GetSMSSandboxAccountStatus', 'sns:ListSMSSandboxPhoneNumbers'],
		...['sns:CheckIfPhoneNumberIsOptedOut', 'sns:GetSMSAttributes', 'sns:ListOriginationNumbers'],
		...['sms-voice:DescribeAccountAttributes', 'sms-voice:DescribeSpendLimits'],
		...['sms-voice:DescribePhoneNumbers', 'sms-voice:DescribeSenderIds'],
		...['sms-voice:DescribeRegistrations', 'sms-voice:DescribeOptedOutNumbers'],
		'sms-voice:DescribeVerifiedDestinationNumbers',
		'sms-voice:GetProtectConfigurationCountryRuleSet',
		'sms-voice:ListProtectConfigurationRuleSetNumberOverrides',
	],
	Metrics: ['cloudwatch:GetMetricStatistics'],
	Logs: ['logs:FilterLogEvents'],
	MailRole: ['iam:GetRole'],
	TextRole: ['iam:GetRole', 'iam:SimulatePrincipalPolicy'],
	Sender: ['lambda:GetPolicy'],
	SenderKey: ['kms:DescribeKey'],
	OptionalShowsEnvironmentVariables: ['lambda:GetFunctionConfiguration'],
};

/** Compares a whole policy with the expected statements, by their resources. */
function check(
	question: Question,
	outcomes: Outcomes,
	resources: Readonly<Record<string, readonly string[]>>,
) {
	assert.deepEqual(policyFor(question, outcomes), {
		Version: '2012-10-17',
		Statement: Object.entries(resources).map(([Sid, Resource]) => ({
			Sid,
			Effect: 'Allow',
			Action: actions[Sid],
			Resource,
		})),
	});
}

const known = (base: Base, facts: Facts = {}, change: Partial<Question> = {}) =>
	[questionOf(base, change), found({...fine[base], ...facts})] as const;

const poolLog = arn('logs:eu-west-1:123456789012:log-group:/aws/vendedlogs/shop:*');
const anyWay = {
	Pool: [shop.arn],
	Requests: ['*'],
	Firewall: ['*'],
};
const mail = {
	...anyWay,
	Mail: ['*'],
	Metrics: ['*'],
	Logs: [poolLog],
	MailRole: [arn(`iam::123456789012:${mailRole}`)],
};

test('a policy for mail names the pool, its log and Cognito’s role', () => {
	check(...known('email'), mail);
	check(...known('ses'), mail);
	const {Logs: _, ...withoutLog} = mail;
	check(...known('ses', {errorLog: undefined}), withoutLog);
	const role = [arn(`iam::123456789012:${mailRole}`)];
	const partition = {Pool: [shop.arn], MailRole: role.map(each => each.replace('aws:', 'aws-cn:'))};
	check(...known('ses', {errorLog: undefined}, {region: 'cn-north-1'}), {
		...withoutLog,
		...partition,
	});
});

test('a policy for text messages names the pool’s role and the delivery logs', () => {
	const texts = {
		...anyWay,
		Texts: ['*'],
		Metrics: ['*'],
		Logs: [poolLog, arn('logs:*:123456789012:log-group:sns/*:*')],
		TextRole: [shop.sms?.roleArn ?? ''],
	};
	check(...known('sms'), texts);
	const noSms = {pool: {...shop, sms: undefined}, errorLog: undefined};
	check(...known('sms', noSms), {
		...texts,
		Logs: [arn('logs:*:123456789012:log-group:sns/*:*')],
		TextRole: [arn('iam::123456789012:role/*')],
	});
});

test('a policy for a function that sends names the function, its log and the key of its codes', () => {
	const functionArn = arn('lambda:eu-west-1:123456789012:function:send');
	const sender = {
		...anyWay,
		Metrics: ['*'],
		Logs: [poolLog, arn('logs:*:123456789012:log-group:/aws/lambda/send:*')],
		Sender: [functionArn],
		SenderKey: [arn('kms:eu-west-1:123456789012:key/k')],
		OptionalShowsEnvironmentVariables: [functionArn],
	};
	check(...known('sender'), sender);
	const logGroup = {senderFunction: {state: 'Active', update: undefined, logGroup: 'own'}};
	check(...known('sender', logGroup), {
		...sender,
		Logs: [poolLog, arn('logs:*:123456789012:log-group:own:*')],
	});
	const withKey = (key: string | undefined) => ({
		pool: {...fine.sender.pool, triggers: {...fine.sender.pool.triggers, key}},
	});
	check(...known('sender', withKey(undefined)), {
		...sender,
		SenderKey: [arn('kms:*:123456789012:key/*')],
	});
	check(...known('sender', withKey(arn('kms:eu-west-1:123456789012:alias/codes'))), {
		...sender,
		SenderKey: [arn('kms:eu-west-1:123456789012:key/*')],
	});
	const odd = {pool: {...fine.sender.pool, triggers: {...shop.triggers, emailSender: 'odd'}}};
	check(...known('sender', {...odd, senderFunction: undefined}), {
		...sender,
		Logs: [poolLog, arn('logs:*:123456789012:log-group:/aws/lambda/*:*')],
		Sender: ['odd'],
		SenderKey: [arn('kms:*:123456789012:key/*')],
		OptionalShowsEnvironmentVariables: ['odd'],
	});
});

test('where nothing is known, a policy names every way, and where the attribute is known, its ways', () => {
	const everyWay = {
		Pool: [arn('cognito-idp:eu-west-1:*:userpool/eu-west-1_Shop')],
		Requests: ['*'],
		Firewall: ['*'],
		Mail: ['*'],
		Texts: ['*'],
		Metrics: ['*'],
		Logs: [arn('logs:*:*:log-group:*')],
		MailRole: [arn(`iam::*:${mailRole}`)],
		TextRole: [arn('iam::*:role/*')],
		Sender: [arn('lambda:*:*:function:*')],
		SenderKey: [arn('kms:*:*:key/*')],
		OptionalShowsEnvironmentVariables: [arn('lambda:*:*:function:*')],
	};
	const byName = {who: {kind: 'username', value: 'jane'}} as const;
	check(questionOf('email', byName), {}, everyWay);
	check(questionOf('email', byName), {pool: {state: 'missing', misses: []}}, everyWay);
	const {Texts: _texts, TextRole: _textRole, ...mailWays} = everyWay;
	check(questionOf('email'), {}, mailWays);
	const {Mail: _mail, MailRole: _mailRole, ...textWays} = everyWay;
	check(questionOf('sms'), {}, textWays);
});
