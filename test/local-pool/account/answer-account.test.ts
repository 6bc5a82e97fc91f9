import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../source/local-pool/account/account.ts';
import {demoAccount} from '../../../source/local-pool/account/demo-account.ts';
import {parametersOf} from '../../../source/local-pool/account/trail.ts';
import {answerTo, ask, at, query, requestId} from '../../helpers/ask-account.ts';
import {account as settings} from './questions/account.ts';

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
