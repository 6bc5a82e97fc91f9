import assert from 'node:assert/strict';
import {test} from 'node:test';
import {askBoto3 as ask, withoutBoto3 as skip} from '../../helpers/boto3.ts';
import {
	createTestClock,
	publicClient,
	startPool,
	succeed,
	textOf,
} from '../../helpers/local-pool-client.ts';
import {account} from './questions/account.ts';
import {emailQuestions} from './questions/email.ts';
import {othersQuestions} from './questions/others.ts';
import {textsQuestions} from './questions/texts.ts';

const questions = [...emailQuestions, ...textsQuestions, ...othersQuestions];

test('boto3 reads every answer of the account around the pool', {skip}, async t => {
	const pool = await startPool(t, {account, clock: createTestClock().now});
	const answers = await ask(
		pool,
		questions.map(([question]) => question),
	);
	assert.deepEqual(
		answers.map((answer, index) => [questions[index]?.[0], answer]),
		questions,
	);
});

test('boto3 finds in the trail what was asked of the pool, and who asked, without a secret', {
	skip,
}, async t => {
	const pool = await startPool(t, {clock: createTestClock().now});
	const signedIn = await succeed(pool, 'InitiateAuth', {
		ClientId: publicClient,
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: 'demo', PASSWORD: 'Demo-pass-1'},
	});
	const AccessToken = textOf(signedIn, 'AuthenticationResult', 'AccessToken');
	await succeed(pool, 'GetUserAttributeVerificationCode', {AccessToken, AttributeName: 'email'});
	const input = {
		LookupAttributes: [
			{AttributeKey: 'EventName', AttributeValue: 'GetUserAttributeVerificationCode'},
		],
	};
	const [found, all] = await ask(pool, [
		{service: 'cloudtrail', operation: 'LookupEvents', input},
		{service: 'cloudtrail', operation: 'LookupEvents'},
	]);
	const {Events, ...rest} = Object(found);
	assert.deepEqual(rest, {});
	assert.equal(Events.length, 1);
	const {CloudTrailEvent, EventId, ...event} = Events[0];
	assert.deepEqual(event, {
		EventName: 'GetUserAttributeVerificationCode',
		ReadOnly: 'false',
		EventTime: '2026-03-01T12:00:00+00:00',
		EventSource: 'cognito-idp.amazonaws.com',
		Resources: [],
	});
	const {sub} = pool.users[0]?.attributes ?? {};
	const {requestParameters, additionalEventData, errorCode, eventID} = JSON.parse(CloudTrailEvent);
	assert.deepEqual(
		{requestParameters, additionalEventData, errorCode, eventID},
		{
			requestParameters: {
				accessToken: 'HIDDEN_DUE_TO_SECURITY_REASONS',
				attributeName: 'email',
			},
			additionalEventData: {sub},
			errorCode: undefined,
			eventID: EventId,
		},
	);
	assert.doesNotMatch(JSON.stringify(all), /Demo-pass-1|eyJ|"demo"/);
});
