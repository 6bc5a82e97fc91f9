import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Answers, accountOf, factsIn, notFound, rawPool} from '../../helpers/answered-facts.ts';

const roleArn = rawPool.SmsConfiguration.SnsCallerArn;
const who = {kind: 'phone_number', value: '+447700900123'} as const;
const names = [
	...(['smsRole', 'smsPublish', 'smsSpent', 'smsLimit', 'smsAttributes', 'delivery'] as const),
];

const trust = (Condition: object, Service = 'cognito-idp.amazonaws.com') => ({
	'iam:GetRole': {
		Role: {
			Arn: roleArn,
			AssumeRolePolicyDocument: encodeURIComponent(
				JSON.stringify({
					Statement: [{Effect: 'Allow', Principal: {Service}, Action: 'sts:AssumeRole', Condition}],
				}),
			),
		},
	},
});
const trusted = trust({
	StringEquals: {'sts:ExternalId': 'shop', 'aws:SourceAccount': '123456789012'},
	ArnLike: {'aws:SourceArn': rawPool.Arn},
});
const decision = (result: object | undefined) => ({
	'iam:SimulatePrincipalPolicy': {EvaluationResults: result === undefined ? [] : [result]},
});
const limits = (...those: readonly object[]) => ({
	'sms-voice:DescribeSpendLimits': {SpendLimits: those},
});
const attributes = (those: object) => ({'sns:GetSMSAttributes': {attributes: those}});
const spent = (byMetric: Readonly<Record<string, readonly object[]>>): Answers => ({
	'cloudwatch:GetMetricStatistics': ({input}) => ({
		Datapoints: byMetric[String(input?.['MetricName'])] ?? [],
	}),
});
const line = (timestamp: number, status: string | undefined, more: object = {}) => ({
	timestamp,
	message: JSON.stringify({
		status,
		delivery: {destination: who.value, providerResponse: `to ${who.value}`, ...more},
	}),
});

const account: Answers = {
	...trusted,
	...decision({EvalDecision: 'allowed'}),
	...spent({
		SMSMonthToDateSpentUSD: [
			{Timestamp: 1_794_000_000, Maximum: 2},
			{Timestamp: 1_794_900_000, Maximum: 3.5},
			{Timestamp: 1_794_100_000, Maximum: 2.5},
		],
		TextMessageMonthlySpend: [{Timestamp: 1_794_000_000, Maximum: '1'}],
	}),
	...limits(
		{Name: 'VOICE_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 7, MaxLimit: 7},
		{Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 10, MaxLimit: 100},
	),
	...attributes({MonthlySpendLimit: '1', DeliveryStatusIAMRole: 'arn:of:a:role'}),
	'logs:FilterLogEvents': ({input}) => ({
		events: String(input?.['logGroupName']).endsWith('/Failure')
			? [line(2, 'FAILURE'), line(4, 'FAILURE', {destination: '+447700900999'})]
			: [line(1, 'SUCCESS', {providerResponse: undefined}), line(3, undefined), {timestamp: 5}],
	}),
};

test('everything about text messages is asked once, where the pool sends them from', async () => {
	const {facts, asked} = await factsIn(accountOf(account), names, {
		who,
		services: ['iam:', 'cloudwatch:', 'sms-voice:DescribeSpendLimits', 'sns:GetSMS', 'logs:'],
	});
	assert.deepEqual(facts, {
		smsRole: {trust: 'yes', fault: undefined},
		smsPublish: 'yes',
		smsSpent: {amount: 3.5},
		smsLimit: {
			amount: 10,
			granted: 100,
			from: 'sms-voice:DescribeSpendLimits',
			field: 'EnforcedLimit',
		},
		smsAttributes: {hasDeliveryLog: true, monthlyLimit: 1},
		delivery: {at: 2, isSuccess: false, response: 'to +*******0123'},
	});
	const metric = (namespace: string, name: string) =>
		`cloudwatch:GetMetricStatistics us-east-1 {"input":{"Namespace":"${namespace}","MetricName":"${name}","StartTime":1793491200,"EndTime":1794924060,"Period":3600,"Statistics":["Maximum"]}}`;
	const log = (group: string) =>
		`logs:FilterLogEvents us-east-1 {"input":{"logGroupName":"sns/us-east-1/123456789012/DirectPublishToPhoneNumber${group}","startTime":1794916800000,"endTime":1794924000000,"filterPattern":"{ $.delivery.destination = \\"+447700900123\\" }"}}`;
	assert.deepEqual(asked, [
		metric('AWS/SMSVoice', 'TextMessageMonthlySpend'),
		metric('AWS/SNS', 'SMSMonthToDateSpentUSD'),
		'iam:GetRole eu-west-1 {"input":{"RoleName":"shop-sms"}}',
		`iam:SimulatePrincipalPolicy eu-west-1 {"input":{"PolicySourceArn":"${roleArn}","ActionNames":["sns:Publish"]}}`,
		log(''),
		log('/Failure'),
		'sms-voice:DescribeSpendLimits us-east-1 {"input":{}}',
		'sns:GetSMSAttributes us-east-1',
		'sns:GetSMSSandboxAccountStatus us-east-1',
	]);
});

const missing = (action: string, region = 'us-east-1', because = 'failed') => [
	{because, action, region},
];

/** A fact of an account that is otherwise as above. */
async function factIn(
	name: (typeof names)[number],
	change: Answers,
	pool: object = {},
): Promise<unknown> {
	const {facts} = await factsIn(accountOf({...account, ...change}, pool), [name], {who});
	return facts[name];
}

test('the role is the one of that ARN, and what keeps Cognito from assuming it is told', async () => {
	const role = (Arn: string | undefined, document: unknown = 'none') => ({
		'iam:GetRole': {Role: {Arn, AssumeRolePolicyDocument: document}},
	});
	const rows: readonly (readonly [Answers, unknown])[] = [
		[trust({}), {trust: 'yes', fault: undefined}],
		[trust({StringEquals: {'sts:ExternalId': 'other'}}), {trust: 'no', fault: 'externalId'}],
		[trust({ArnLike: {'aws:SourceArn': 'arn:other'}}), {trust: 'no', fault: 'pool'}],
		[trust({StringEquals: {'aws:SourceAccount': '1'}}), {trust: 'no', fault: 'pool'}],
		[trust({Bool: {'aws:SecureTransport': 'false'}}), {trust: 'no', fault: 'other'}],
		[trust({}, 'sns.amazonaws.com'), {trust: 'no', fault: 'principal'}],
		[trust({IpAddress: {'aws:SourceIp': 'x'}}), {trust: 'maybe', fault: undefined}],
		[{'iam:GetRole': notFound}, undefined],
		[role('arn:aws:iam::123456789012:role/shop-sms'), undefined],
		[role(undefined), missing('iam:GetRole', 'eu-west-1')],
		[role(roleArn), missing('iam:GetRole', 'eu-west-1')],
		[role(roleArn, undefined), missing('iam:GetRole', 'eu-west-1')],
		[role(roleArn, '100%'), missing('iam:GetRole', 'eu-west-1')],
		// Some policies aren't encoded and contain a sign that starts no escape.
		[
			role(
				roleArn,
				JSON.stringify({
					Statement: {Effect: 'Allow', Principal: '*', Action: 'sts:*', Sid: '100%'},
				}),
			),
			{trust: 'yes', fault: undefined},
		],
	];
	for (const [answers, smsRole] of rows) {
		assert.deepEqual(await factIn('smsRole', answers), smsRole);
	}
	const SnsCallerArn = 'arn:aws:iam::999999999999:role/shop-sms';
	assert.deepEqual(
		await factIn('smsRole', {}, {SmsConfiguration: {SnsCallerArn}}),
		missing('iam:GetRole', 'eu-west-1'),
	);
	const noPath = 'arn:aws:iam::123456789012:role/shop-sms';
	assert.deepEqual(
		await factIn('smsRole', role(noPath, '{"Statement":[]}'), {
			SmsConfiguration: {SnsCallerArn: noPath},
		}),
		{trust: 'no', fault: 'principal'},
	);
});

test('whether the role may publish is what IAM simulates', async () => {
	const simulated = 'iam:SimulatePrincipalPolicy';
	const rows: readonly (readonly [Answers, unknown])[] = [
		[decision({EvalDecision: 'implicitDeny'}), 'no'],
		[decision({EvalDecision: 'explicitDeny', MissingContextValues: []}), 'no'],
		[decision({EvalDecision: 'implicitDeny', MissingContextValues: ['aws:SourceIp']}), 'maybe'],
		[decision({EvalDecision: 'allowed', MissingContextValues: ['aws:SourceIp']}), 'yes'],
		[decision({}), missing(simulated, 'eu-west-1')],
		[decision(undefined), missing(simulated, 'eu-west-1')],
		[{[simulated]: notFound}, 'notNeeded'],
		// There is nothing to simulate for a deleted role; one that can't be read may exist.
		[{'iam:GetRole': notFound}, 'yes'],
		[{'iam:GetRole': {Role: {}}}, missing('iam:GetRole', 'eu-west-1')],
	];
	for (const [answers, smsPublish] of rows) {
		assert.deepEqual(await factIn('smsPublish', answers), smsPublish, JSON.stringify(answers));
	}
});

test('what this month has cost is the newest point of the metric that has more', async () => {
	const metric = 'cloudwatch:GetMetricStatistics';
	const rows: readonly (readonly [Answers, unknown])[] = [
		[spent({}), {amount: 0}],
		[spent({TextMessageMonthlySpend: [{Timestamp: 1, Maximum: 4}]}), {amount: 4}],
		[spent({SMSMonthToDateSpentUSD: [{Timestamp: 1, Maximum: 4}, {Maximum: 9}]}), {amount: 4}],
		[
			spent({SMSMonthToDateSpentUSD: [{Timestamp: 1, Maximum: 4}, {Timestamp: 2}]}),
			missing(metric),
		],
	];
	for (const [answers, smsSpent] of rows) {
		assert.deepEqual(await factIn('smsSpent', answers), smsSpent);
	}
	const {asked} = await factsIn(accountOf(account), [], {
		who,
		now: Date.UTC(2026, 0, 1, 0, 0, 0, 1),
		services: [metric],
	});
	for (const each of asked) assert.match(each, /"StartTime":1767225600,"EndTime":1767225661,/);
});

test('the limit is the one in force by either service', async () => {
	const limit = 'sms-voice:DescribeSpendLimits';
	const noLimits = [limits(), limits({Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', MaxLimit: 1})];
	for (const none of noLimits) {
		assert.deepEqual(await factIn('smsLimit', none), {
			amount: 1,
			granted: undefined,
			from: 'sns:GetSMSAttributes',
			field: 'MonthlySpendLimit',
		});
		assert.deepEqual(await factIn('smsLimit', {...none, ...attributes({})}), [
			...missing(limit),
			...missing('sns:GetSMSAttributes'),
		]);
	}
	assert.deepEqual(await factIn('smsAttributes', attributes({})), {
		hasDeliveryLog: false,
		monthlyLimit: undefined,
	});
	const ungranted = limits({Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: 0});
	assert.deepEqual(await factIn('smsLimit', ungranted), {
		amount: 0,
		granted: undefined,
		from: limit,
		field: 'EnforcedLimit',
	});
});

test('the newest line about the number is the delivery, where the account keeps a log', async () => {
	const logs = (...events: readonly object[]) => ({'logs:FilterLogEvents': {events}});
	const success = {at: 9, isSuccess: true, response: ''};
	const rows: readonly (readonly [Answers, unknown])[] = [
		[logs(line(9, 'SUCCESS', {providerResponse: undefined}), line(3, 'FAILURE')), success],
		[logs(line(3, 'FAILURE'), line(9, 'SUCCESS', {providerResponse: undefined})), success],
		[logs(), undefined],
		[logs({timestamp: 1, message: 'no JSON'}), undefined],
		[{'logs:FilterLogEvents': notFound}, undefined],
		[attributes({}), 'notNeeded'],
		[
			{'sns:GetSMSAttributes': notFound, ...logs(line(9, 'FAILURE'))},
			{
				at: 9,
				isSuccess: false,
				response: 'to +*******0123',
			},
		],
		[{'sns:GetSMSAttributes': notFound, ...logs()}, undefined],
		[
			{'sns:GetSMSAttributes': notFound, 'logs:FilterLogEvents': notFound},
			missing('sns:GetSMSAttributes'),
		],
		[
			{'logs:FilterLogEvents': () => ({events: [], nextToken: 'more'})},
			[{because: 'timedOut', action: 'logs:FilterLogEvents', region: 'us-east-1'}],
		],
	];
	for (const [answers, delivery] of rows) {
		assert.deepEqual(await factIn('delivery', answers), delivery, JSON.stringify(answers));
	}
});

test('nothing is asked about text messages where none are sent by Amazon', async () => {
	const pool = {SmsConfiguration: {}};
	const {facts, asked} = await factsIn(accountOf(account, pool), names, {
		who,
		services: ['iam:', 'cloudwatch:', 'sms-voice:', 'sns:', 'logs:'],
	});
	assert.deepEqual(facts, Object.fromEntries(names.map(name => [name, 'notNeeded'])));
	assert.deepEqual(asked, []);
});
