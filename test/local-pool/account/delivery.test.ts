import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {AccountSettings, LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {
	createTestClock,
	refusal,
	startPool,
	succeed,
	textOf,
} from '../../helpers/local-pool-client.ts';

const pool = 'us-east-1_LocalDemo';

async function tokenOf(
	local: LocalPool,
	username: string,
	clientId = 'localdemopublicclient00001',
) {
	const answer = await succeed(local, 'InitiateAuth', {
		ClientId: clientId,
		AuthFlow: 'USER_PASSWORD_AUTH',
		AuthParameters: {USERNAME: username, PASSWORD: 'Demo-pass-1'},
	});
	return textOf(answer, 'AuthenticationResult', 'AccessToken');
}

/** What comes of a request for a code: the answer, and where messages arrived. */
async function request(
	local: LocalPool,
	username: string,
	AttributeName: 'email' | 'phone_number',
	clientId?: string,
) {
	const AccessToken = await tokenOf(local, username, clientId);
	const answer = await succeed(local, 'GetUserAttributeVerificationCode', {
		AccessToken,
		AttributeName,
	});
	return {answer, arrived: local.messages().map(({destination}) => destination)};
}

const accepted = (AttributeName: string, DeliveryMedium: string, Destination: string) => ({
	CodeDeliveryDetails: {AttributeName, DeliveryMedium, Destination},
});

/** The messages of a log group, which are JSON, as CloudWatch Logs finds them. */
async function logged(local: LocalPool, request: object): Promise<unknown> {
	const response = await fetch(local.endpoint, {
		method: 'POST',
		headers: {
			'x-amz-target': 'Logs_20140328.FilterLogEvents',
			authorization: 'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/us-east-1/logs/aws4_request',
		},
		body: JSON.stringify(request),
	});
	const {events} = Object(await response.json());
	return events.map(({message}: {message: string}) => JSON.parse(message));
}

test('in the demo account messages arrive, but for the users whose trouble is arranged', async t => {
	const local = await startPool(t);
	assert.deepEqual(await request(local, 'demo', 'phone_number'), {
		answer: accepted('phone_number', 'SMS', '+*******0008'),
		arrived: ['+14325550008'],
	});
	assert.deepEqual(await request(local, 'sam', 'phone_number'), {
		answer: accepted('phone_number', 'SMS', '+*******0016'),
		arrived: ['+14325550008'],
	});
	assert.deepEqual(await request(local, 'sam', 'email'), {
		answer: accepted('email', 'EMAIL', 's***@e***'),
		arrived: ['+14325550008', 'sam@example.com'],
	});
	assert.deepEqual(await request(local, 'lee', 'email'), {
		answer: accepted('email', 'EMAIL', 'l***@e***'),
		arrived: ['+14325550008', 'sam@example.com'],
	});
	assert.deepEqual(await request(local, 'kim', 'phone_number', 'localdemospentclient000005'), {
		answer: accepted('phone_number', 'SMS', '+*******0099'),
		arrived: ['+14325550008', 'sam@example.com'],
	});
});

async function refused(t: TestContext, account: AccountSettings) {
	const local = await startPool(t, {account});
	const AccessToken = await tokenOf(local, 'demo');
	const words = await refusal(local, 'GetUserAttributeVerificationCode', {
		AccessToken,
		AttributeName: 'email',
	});
	return {words, arrived: local.messages()};
}

const ses = (Email: object): AccountSettings => ({Regions: {'us-east-1': {Email}}});

const saying = (reason: string) => ({
	words: `CodeDeliveryFailureException: Cognito received the following error from Amazon SES when attempting to send email: ${reason}`,
	arrived: [],
});

test('a mail that SES refuses is refused in its words, with the identity that failed', async t => {
	const failing = (name: string) =>
		saying(
			`Email address is not verified. The following identities failed the check in region US-EAST-1: ${name}`,
		);
	assert.deepEqual(await refused(t, ses({})), failing('example.com'));
	assert.deepEqual(
		await refused(t, ses({Identities: {'example.com': {VerifiedForSendingStatus: false}}})),
		failing('example.com'),
	);
	assert.deepEqual(
		await refused(t, ses({SendingEnabled: false, Identities: {'example.com': {}}})),
		saying('Sending paused for this account.'),
	);
	assert.deepEqual(
		await refused(t, ses({EnforcementStatus: 'SHUTDOWN', Identities: {'example.com': {}}})),
		saying('Sending paused for this account.'),
	);
});

test('in the sandbox a mail reaches only verified addresses and domains', async t => {
	const sandbox = {ProductionAccessEnabled: false};
	const Identities = {'arn.example': {}, 'example.com': {}};
	const local = await startPool(t, {account: ses({...sandbox, Identities})});
	assert.deepEqual((await request(local, 'demo', 'email')).arrived, ['demo@example.com']);
	await local.call('AdminUpdateUserAttributes', {
		UserPoolId: pool,
		Username: 'demo',
		UserAttributes: [
			{Name: 'email', Value: 'robin@elsewhere.example'},
			{Name: 'email_verified', Value: 'true'},
		],
	});
	const AccessToken = await tokenOf(local, 'demo');
	assert.equal(
		await refusal(local, 'GetUserAttributeVerificationCode', {AccessToken, AttributeName: 'email'}),
		'CodeDeliveryFailureException: Cognito received the following error from Amazon SES when attempting to send email: Email address is not verified. The following identities failed the check in region US-EAST-1: robin@elsewhere.example',
	);
});

test('a listed address is dropped only for the reasons in force', async t => {
	const SuppressedDestinations = [
		{EmailAddress: 'Demo@Example.com', Reason: 'BOUNCE', LastUpdateTime: '2026-01-01T00:00:00Z'},
	];
	const Identities = {'example.com': {}};
	const listed = (SuppressedReasons: readonly string[]) =>
		ses({Identities, SuppressedDestinations, SuppressedReasons});
	for (const [reasons, arrived] of [
		[['BOUNCE'], []],
		[['COMPLAINT'], ['demo@example.com']],
		[[], ['demo@example.com']],
	] as const) {
		const local = await startPool(t, {account: listed(reasons)});
		assert.deepEqual((await request(local, 'demo', 'email')).arrived, arrived, reasons.join());
	}
});

test('text messages are sent until the budget is spent, and SNS logs what became of them', async t => {
	const clock = createTestClock();
	const group = 'sns/us-east-1/000000000000/DirectPublishToPhoneNumber';
	const local = await startPool(t, {
		clock: clock.now,
		account: {
			Regions: {
				'us-east-1': {
					Sms: {Attributes: {MonthlySpendLimit: '1'}, SMSMonthToDateSpentUSD: 0.99},
					LogGroups: {[group]: [], [`${group}/Failure`]: []},
				},
			},
		},
	});
	assert.deepEqual((await request(local, 'demo', 'phone_number')).arrived, ['+14325550008']);
	assert.deepEqual((await request(local, 'demo', 'phone_number')).arrived, ['+14325550008']);
	const filterPattern = '{ $.delivery.destination = "+14325550008" }';
	const event = (status: string, providerResponse: string) => ({
		notification: {timestamp: '2026-03-01T12:00:00.000Z'},
		delivery: {destination: '+14325550008', smsType: 'Transactional', providerResponse},
		status,
	});
	assert.deepEqual(await logged(local, {logGroupName: group, filterPattern}), [
		event('SUCCESS', 'Message has been accepted by phone carrier'),
	]);
	assert.deepEqual(await logged(local, {logGroupName: `${group}/Failure`, filterPattern}), [
		event('FAILURE', 'No quota left for account'),
	]);
});

test("Cognito's own log has what could not be sent, where the pool exports it", async t => {
	const LogConfigurations = [
		{
			LogLevel: 'ERROR',
			EventSource: 'userNotification',
			CloudWatchLogsConfiguration: {
				LogGroupArn: 'arn:aws:logs:us-east-1:000000000000:log-group:cognito',
			},
		},
	];
	const local = await startPool(t, {
		clock: createTestClock().now,
		account: {
			LogDelivery: {[pool]: LogConfigurations},
			Regions: {'us-east-1': {Email: {}, LogGroups: {cognito: []}}},
		},
	});
	assert.deepEqual(await local.call('GetLogDeliveryConfiguration', {UserPoolId: pool}), {
		LogDeliveryConfiguration: {UserPoolId: pool, LogConfigurations},
	});
	const AccessToken = await tokenOf(local, 'demo');
	const asked = {AccessToken, AttributeName: 'email'};
	const words = await refusal(local, 'GetUserAttributeVerificationCode', asked);
	assert.deepEqual(await logged(local, {logGroupName: 'cognito', filterPattern: 'ERROR'}), [
		{
			eventTimestamp: '1772366400000',
			eventSource: 'USER_NOTIFICATION',
			logLevel: 'ERROR',
			message: {details: words.slice(words.indexOf(' ') + 1)},
			logSourceId: {userPoolId: pool},
		},
	]);
});
