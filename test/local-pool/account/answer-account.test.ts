import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Account, createAccount} from '../../../source/local-pool/account/account.ts';
import {answerAccount} from '../../../source/local-pool/account/answer-account.ts';
import {demoAccount} from '../../../source/local-pool/account/demo-account.ts';
import {parametersOf} from '../../../source/local-pool/account/trail.ts';
import {account as settings} from './questions/account.ts';

const now = Date.parse('2026-03-01T12:00:30Z');
const at = (moment: string) => Date.parse(moment) / 1_000;
const created = at('2025-12-31T12:00:30Z');
const requestId = '00000000-0000-4000-8000-000000000000';
const arn = 'arn:aws:sms-voice:us-east-1:123456789012';

/** The answer as it goes over the wire; undefined where the request is not for the account. */
function answerTo(
	account: Account,
	body: string,
	headers: Readonly<Record<string, string>>,
	{method, path} = {method: 'POST', path: '/'},
) {
	return answerAccount(
		{account, clock: () => now, random: bytes => Buffer.alloc(bytes)},
		{
			method,
			url: new URL(path, 'http://127.0.0.1'),
			headers: {
				authorization:
					'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/us-east-1/any/aws4_request',
				...headers,
			},
			body,
			isLoopbackOnly: true,
		},
	);
}

/** Asks in JSON: the answer, or the refusal as `Name: message`. */
function ask(account: Account, target: string, input: object = {}): unknown {
	const answer = answerTo(account, JSON.stringify(input), {'x-amz-target': target});
	assert.ok(answer);
	const {__type, message, ...members} = JSON.parse(answer.body);
	const {'x-amzn-errortype': type, ...headers} = answer.headers;
	assert.deepEqual(
		[type, headers],
		[__type, {'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': requestId}],
	);
	assert.equal(answer.status, __type === undefined ? 200 : 400);
	return __type === undefined ? members : `${__type}: ${message}`;
}

/** Asks with the fields of a form: the answer in XML. */
const query = (account: Account, fields: Readonly<Record<string, string>>) =>
	answerTo(account, new URLSearchParams(fields).toString(), {});

const xml = (status: number, body: string) => ({
	status,
	headers: {'content-type': 'text/xml', 'x-amzn-requestid': requestId},
	body,
});

test('a query is answered in XML, and refused in it; one of another API is for the pools', () => {
	const account = createAccount(settings);
	const numbers = {Action: 'ListSMSSandboxPhoneNumbers', Version: '2010-03-31'};
	assert.deepEqual(
		query(account, numbers),
		xml(
			200,
			`<ListSMSSandboxPhoneNumbersResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ListSMSSandboxPhoneNumbersResult><PhoneNumbers><member><PhoneNumber>+14325550001</PhoneNumber><Status>Verified</Status></member></PhoneNumbers></ListSMSSandboxPhoneNumbersResult><ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata></ListSMSSandboxPhoneNumbersResponse>`,
		),
	);
	assert.deepEqual(
		query(account, {
			Action: 'CheckIfPhoneNumberIsOptedOut',
			Version: '2010-03-31',
			phoneNumber: '<&>',
		}),
		xml(
			400,
			`<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>Invalid parameter: PhoneNumber Reason: &lt;&amp;&gt; is not valid to send to</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
		),
	);
	assert.equal(query(account, {...numbers, Version: '2016-04-18'}), undefined);
	assert.equal(query(account, {Action: numbers.Action}), undefined);
	assert.equal(answerTo(account, '', {authorization: 'Bearer eyJ'}), undefined);
	assert.equal(answerTo(account, '{}', {'x-amz-target': 'Other_20260101.Do'}), undefined);
});

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

test('a configuration set of SES is read by its name, and sends unless the account says otherwise', () => {
	const account = createAccount({
		Regions: {
			'us-east-1': {
				Email: {
					ConfigurationSets: {open: {}, 'shut off': {SendingOptions: {SendingEnabled: false}}},
				},
			},
		},
	});
	const read = (name: string) => {
		const path = `/v2/email/configuration-sets/${name}`;
		const {status, body = ''} = answerTo(account, '', {}, {method: 'GET', path}) ?? {};
		return [status, JSON.parse(body)];
	};
	const set = (ConfigurationSetName: string, SendingEnabled: boolean) => ({
		ConfigurationSetName,
		SendingOptions: {SendingEnabled},
	});
	assert.deepEqual(read('open'), [200, set('open', true)]);
	assert.deepEqual(read('shut%20off'), [200, set('shut off', false)]);
	assert.deepEqual(read('toString'), [
		404,
		{__type: 'NotFoundException', message: 'Configuration set <toString> does not exist.'},
	]);
});

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

test('the trail gives the calls of its region inside a span, newest first, and a sub only where one is known', () => {
	const account = createAccount(settings);
	const record = (id: string, moment: string, more: object = {}) =>
		account.record({
			id,
			at: Date.parse(moment),
			region: 'us-east-1',
			name: 'SignUp',
			requestId: `request-${id}`,
			requestParameters: parametersOf({ClientId: 'client1', Username: 'jane'}),
			...more,
		});
	const refused = {errorCode: 'LimitExceededException', errorMessage: 'slow down'};
	record('1', '2026-03-01T11:00:01Z');
	record('2', '2026-03-01T11:00:02Z', {name: 'ForgotPassword', sub: 'sub1', ...refused});
	record('3', '2026-03-01T11:00:03Z', {region: 'us-west-2'});
	const event = (id: string, EventName: string, moment: string, more: object = {}) => ({
		EventId: id,
		EventName,
		ReadOnly: 'false',
		EventTime: at(moment),
		EventSource: 'cognito-idp.amazonaws.com',
		Resources: [],
		CloudTrailEvent: {
			eventVersion: '1.08',
			userIdentity: {type: 'Unknown', principalId: 'Anonymous'},
			eventTime: moment,
			eventSource: 'cognito-idp.amazonaws.com',
			eventName: EventName,
			awsRegion: 'us-east-1',
			sourceIPAddress: '127.0.0.1',
			requestParameters: {clientId: 'client1', username: 'HIDDEN_DUE_TO_SECURITY_REASONS'},
			responseElements: null,
			requestID: `request-${id}`,
			eventID: id,
			readOnly: false,
			eventType: 'AwsApiCall',
			managementEvent: true,
			recipientAccountId: '123456789012',
			eventCategory: 'Management',
			...more,
		},
	});
	const first = event('1', 'SignUp', '2026-03-01T11:00:01Z');
	const second = event('2', 'ForgotPassword', '2026-03-01T11:00:02Z', {
		...refused,
		additionalEventData: {sub: 'sub1'},
	});
	const looked = (input: object = {}) => {
		const answer = ask(account, 'CloudTrail_20131101.LookupEvents', input);
		if (typeof answer === 'string') return answer;
		const {Events, ...rest} = Object(answer);
		return {
			Events: Events.map((each: {CloudTrailEvent: string}) => ({
				...each,
				CloudTrailEvent: JSON.parse(each.CloudTrailEvent),
			})),
			...rest,
		};
	};
	assert.deepEqual(looked(), {Events: [second, first]});
	assert.deepEqual(looked({StartTime: second.EventTime}), {Events: [second]});
	assert.deepEqual(looked({EndTime: first.EventTime}), {Events: [first]});
	assert.deepEqual(looked({MaxResults: 1}), {Events: [second], NextToken: 'page-1'});
	assert.deepEqual(looked({MaxResults: 50, NextToken: 'page-1'}), {Events: [first]});
	const named = (AttributeKey: string, AttributeValue: string) => ({AttributeKey, AttributeValue});
	assert.deepEqual(looked({LookupAttributes: [named('EventName', 'SignUp')]}), {Events: [first]});
	assert.deepEqual(looked({LookupAttributes: [named('Username', 'jane')]}), {Events: []});
	assert.deepEqual(
		looked({LookupAttributes: [{AttributeKey: ['EventName'], AttributeValue: 'SignUp'}]}),
		{Events: []},
	);
	for (const MaxResults of [0, 51]) {
		assert.equal(
			looked({MaxResults}),
			'InvalidMaxResultsException: A maximum of 50 results is possible.',
		);
	}
	assert.equal(
		looked({LookupAttributes: [named('EventName', 'SignUp'), named('EventId', '1')]}),
		'InvalidLookupAttributesException: You can specify only one lookup attribute.',
	);
	account.clear();
	assert.deepEqual(looked(), {Events: []});
});

test('the roles of the demo account let Cognito in, and Cognito alone', () => {
	const account = createAccount(demoAccount('us-east-1'));
	const trustOf = (RoleName: string) => {
		const {body = ''} = query(account, {Action: 'GetRole', Version: '2010-05-08', RoleName}) ?? {};
		const [, document = ''] = /<AssumeRolePolicyDocument>(.*?)</.exec(body) ?? [];
		return JSON.parse(decodeURIComponent(document));
	};
	const trust = (Service: string, Condition?: object) => ({
		Version: '2012-10-17',
		Statement: [
			{
				Effect: 'Allow',
				Principal: {Service},
				Action: 'sts:AssumeRole',
				...(Condition && {Condition}),
			},
		],
	});
	assert.deepEqual(
		trustOf('local-demo-sms'),
		trust('cognito-idp.amazonaws.com', {StringEquals: {'sts:ExternalId': 'local-demo'}}),
	);
	assert.deepEqual(
		trustOf('AWSServiceRoleForAmazonCognitoIdpEmailService'),
		trust('email.cognito-idp.amazonaws.com'),
	);
});

test('the role for texts of the demo account may publish, and nothing else; only members of the list are asked about', () => {
	const account = createAccount(demoAccount('us-east-1'));
	const {body = ''} =
		query(account, {
			Action: 'SimulatePrincipalPolicy',
			Version: '2010-05-08',
			PolicySourceArn: 'arn:aws:iam::000000000000:role/local-demo-sms',
			'ActionNames.member.1': 'sns:Publish',
			'ActionNames.2': 'sns:Subscribe',
			'ActionNames.size': 'sns:Unasked',
			ActionsNames10: 'sns:Elsewhere',
		}) ?? {};
	assert.deepEqual(
		[...body.matchAll(/<EvalActionName>(.*?)<.*?<EvalDecision>(.*?)</g)].map(found =>
			found.slice(1),
		),
		[
			['sns:Publish', 'allowed'],
			['sns:Subscribe', 'implicitDeny'],
		],
	);
});
