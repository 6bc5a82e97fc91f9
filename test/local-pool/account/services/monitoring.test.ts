import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../../source/local-pool/account/account.ts';
import {ask, at, now} from '../../../helpers/ask-account.ts';
import {account as settings} from '../questions/account.ts';

test('what was spent on texts is one point of the minute, inside the span that is asked about', () => {
	const account = createAccount(settings);
	const metric = (StartTime: number, EndTime: number, more: object = {}) =>
		ask(account, 'GraniteServiceVersion20100801.GetMetricStatistics', {
			Namespace: 'AWS/SNS',
			MetricName: 'SMSMonthToDateSpentUSD',
			Statistics: ['Maximum', 'SampleCount'],
			StartTime,
			EndTime,
			...more,
		});
	const Label = 'SMSMonthToDateSpentUSD';
	const seen = (moment: string) => ({
		Label,
		Datapoints: [{Timestamp: at(moment), Maximum: 0.97, SampleCount: 1, Unit: 'None'}],
	});
	const day = 86_400;
	const current = now / 1_000;
	assert.deepEqual(metric(current - day, current + day), seen('2026-03-01T12:00:00Z'));
	assert.deepEqual(metric(current, current + day), seen('2026-03-01T12:00:00Z'));
	assert.deepEqual(metric(current - day, current - 60), seen('2026-03-01T11:59:00Z'));
	const none = {Label, Datapoints: []};
	assert.deepEqual(metric(current - day, current - 61), none);
	assert.deepEqual(metric(current + 1, current + day), none);
	assert.deepEqual(metric(current - day, current, {Namespace: 'AWS/EC2'}), none);
	assert.equal(
		metric(current, current),
		'InvalidParameterValue: The parameter StartTime must be less than the parameter EndTime.',
	);
});

test('a log group gives what it was given and what was added, inside a span and by a pattern', () => {
	const account = createAccount({
		Regions: {
			'us-east-1': {LogGroups: {texts: [{timestamp: '2026-03-01T11:00:02Z', message: 'late'}]}},
		},
	});
	const found = (more: object = {}) =>
		ask(account, 'Logs_20140328.FilterLogEvents', {logGroupName: 'texts', ...more});
	const event = (message: string, moment: string, index: number) => ({
		logStreamName: 'local',
		timestamp: Date.parse(moment),
		message,
		ingestionTime: Date.parse(moment) + 1_000,
		eventId: `${index}`.padStart(56, '0'),
	});
	const late = event('late', '2026-03-01T11:00:02Z', 0);
	const early = event('ERROR early', '2026-03-01T11:00:01Z', 1);
	const all = (...events: readonly object[]) => ({events, searchedLogStreams: []});
	assert.deepEqual(found(), all(late));
	account.log('us-east-1', 'texts', {timestamp: '2026-03-01T11:00:01Z', message: 'ERROR early'});
	account.log('us-east-1', 'others', {timestamp: '2026-03-01T11:00:01Z', message: 'nowhere'});
	account.log('us-west-2', 'texts', {timestamp: '2026-03-01T11:00:01Z', message: 'elsewhere'});
	assert.deepEqual(found(), all(early, late));
	assert.deepEqual(found({startTime: late.timestamp}), all(late));
	assert.deepEqual(found({endTime: early.timestamp}), all(early));
	assert.deepEqual(found({filterPattern: 'ERROR'}), all(early));
	assert.deepEqual(found({filterPattern: '{ $.level = "ERROR" }'}), all());
	assert.deepEqual(found({limit: 1}), {...all(early), nextToken: 'page-1'});
	assert.deepEqual(found({limit: 1, nextToken: 'page-1'}), all(late));
	assert.equal(
		found({logGroupName: 'others'}),
		'ResourceNotFoundException: The specified log group does not exist.',
	);
	account.clear();
	assert.deepEqual(found(), all(late));
});

test('a metric is given by its own names, in the statistics that are asked for, and needs a span', () => {
	const account = createAccount(settings);
	const metric = (more: object) =>
		ask(account, 'GraniteServiceVersion20100801.GetMetricStatistics', {
			StartTime: '2026-03-01T00:00:00Z',
			EndTime: '2026-03-02T00:00:00Z',
			...more,
		});
	const texts = {Namespace: 'AWS/SMSVoice', MetricName: 'TextMessageMonthlySpend'};
	const Timestamp = at('2026-03-01T12:00:00Z');
	const point = (more: object) => ({
		Label: 'TextMessageMonthlySpend',
		Datapoints: [{Timestamp, ...more, Unit: 'None'}],
	});
	assert.deepEqual(
		metric({...texts, Statistics: ['SampleCount', 'Average', 'Sum', 'Minimum', 'Maximum']}),
		point({SampleCount: 1, Average: 0.97, Sum: 0.97, Minimum: 0.97, Maximum: 0.97}),
	);
	assert.deepEqual(metric({...texts, Statistics: ['Sum']}), point({Sum: 0.97}));
	assert.deepEqual(metric(texts), point({}));
	assert.deepEqual(metric({Namespace: 'AWS/SNS', MetricName: 'Other'}), {
		Label: 'Other',
		Datapoints: [],
	});
	assert.deepEqual(
		ask(createAccount(), 'GraniteServiceVersion20100801.GetMetricStatistics', {
			...texts,
			StartTime: 0,
			EndTime: now,
		}),
		{Label: 'TextMessageMonthlySpend', Datapoints: []},
	);
	for (const missing of [{StartTime: undefined}, {EndTime: undefined}]) {
		assert.equal(
			metric({...texts, ...missing}),
			'MissingParameter: The parameters StartTime and EndTime are required.',
		);
	}
});

test('lines are found by terms, by alternatives and by a field, in a group by its name or its ARN', () => {
	const messages = [
		'ERROR no such user',
		'WARN slow',
		'{"delivery":{"destination":"+1","code":5},"status":"FAILURE"}',
		'{"delivery":"ERROR"}',
		'null',
	];
	const account = createAccount({
		Regions: {
			'us-east-1': {
				LogGroups: {
					texts: messages.map(message => ({timestamp: '2026-03-01T11:00:00Z', message})),
				},
			},
		},
	});
	const found = (filterPattern: string | undefined, more: object = {logGroupName: 'texts'}) => {
		const answer = ask(account, 'Logs_20140328.FilterLogEvents', {...more, filterPattern});
		if (typeof answer === 'string') return answer;
		return Object(answer).events.map(({message}: {message: string}) => messages.indexOf(message));
	};
	const all = [0, 1, 2, 3, 4];
	for (const [pattern, lines] of [
		[undefined, all],
		['', all],
		['  ', all],
		['ERROR', [0, 3]],
		[' ERROR ', [0, 3]],
		['ERROR user', [0]],
		['ERROR WARN', []],
		['?ERROR ?WARN', [0, 1, 3]],
		['?WARN ERROR', [0, 3]],
		['"no such"', [0]],
		['"such no"', []],
		['?"no such" ?slow', [0, 1]],
		['{ $.delivery.destination = "+1" }', [2]],
		['{$.status="FAILURE"}', [2]],
		['{ $.delivery.code = "5" }', []],
		['{ $.delivery = "ERROR" }', [3]],
		['{ $.nothing.at.all = "" }', []],
		['{ $.status = FAILURE }', 'InvalidParameterException: Invalid filter pattern'],
	] as const) {
		assert.deepEqual(found(pattern), lines, pattern);
	}
	const groupArn = 'arn:aws:logs:us-east-1:000000000000:log-group:texts';
	for (const logGroupIdentifier of ['texts', groupArn, `${groupArn}:*`]) {
		assert.deepEqual(found('slow', {logGroupIdentifier}), [1]);
	}
	const absent = 'ResourceNotFoundException: The specified log group does not exist.';
	assert.equal(found('slow', {logGroupName: 'others', logGroupIdentifier: 'texts'}), absent);
	assert.equal(found('slow', {}), absent);
});
