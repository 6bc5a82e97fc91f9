import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createAccount} from '../../../source/local-pool/account/account.ts';
import {isDelivered} from '../../../source/local-pool/account/delivery.ts';
import type {AccountSettings, LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {Failure} from '../../../source/local-pool/model/failure.ts';
import {createPool} from '../../../source/local-pool/model/pool.ts';
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

/** The outcome of requesting a code: the response, and where messages arrived. */
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

/** The JSON messages of a log group, as CloudWatch Logs finds them. */
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

type Region = NonNullable<NonNullable<AccountSettings['Regions']>[string]>;

const ses = (Email: NonNullable<Region['Email']>): AccountSettings => ({
	Regions: {'eu-west-1': {Email}},
});

/** The outcome of a message in a pool with these settings: whether it arrives, or the pool's error. */
function outcome(
	settings: AccountSettings,
	given: object,
	message: Parameters<typeof isDelivered>[2],
	account = createAccount(settings),
): boolean | string {
	try {
		return isDelivered(account, createPool(pool, {PoolName: 'p', ...given}, 0), message, 0);
	} catch (error) {
		assert.ok(error instanceof Failure);
		return `${error.type}: ${error.message}`;
	}
}

const throughSes = {
	EmailSendingAccount: 'DEVELOPER',
	SourceArn: 'arn:aws:ses:eu-west-1:000000000000:identity/Sender.example',
};
const mailed = (Email: NonNullable<Region['Email']>, more: object = {}) =>
	outcome(
		ses(Email),
		{EmailConfiguration: {...throughSes, ...more}},
		{medium: 'EMAIL', destination: 'Ann@x.example'},
	);
const failed = (reason: string) =>
	`CodeDeliveryFailureException: Cognito received the following error from Amazon SES when attempting to send email: ${reason}`;
const unverified = (name: string) =>
	failed(
		`Email address is not verified. The following identities failed the check in region EU-WEST-1: ${name}`,
	);
const Identities = {'sender.example': {}};

test('a mail that SES refuses is refused in its words, with the identity that failed', () => {
	const isOff = {VerifiedForSendingStatus: false};
	const sandbox = {ProductionAccessEnabled: false};
	for (const [settings, expected] of [
		[{}, unverified('Sender.example')],
		[{Identities: {'sender.example': isOff}}, unverified('Sender.example')],
		[{Identities}, true],
		[{Identities, ProductionAccessEnabled: true}, true],
		[{...sandbox, Identities}, unverified('Ann@x.example')],
		[{...sandbox, Identities: {...Identities, 'ann@x.example': {}}}, true],
		[{...sandbox, Identities: {...Identities, 'x.example': {}}}, true],
		[{...sandbox, Identities: {...Identities, 'x.example': isOff}}, unverified('Ann@x.example')],
		[{...sandbox, Identities: {'x.example': {}}}, unverified('Sender.example')],
		[{Identities, SendingEnabled: false}, failed('Sending paused for this account.')],
		[{Identities, SendingEnabled: true}, true],
		[{Identities, EnforcementStatus: 'SHUTDOWN'}, failed('Sending paused for this account.')],
		[{Identities, EnforcementStatus: 'PROBATION'}, true],
	] as const) {
		assert.equal(mailed(settings), expected, JSON.stringify(settings));
	}
});

test('a mail that does not go through SES arrives, and so does one through an SES of which nothing is told', () => {
	assert.equal(mailed({}, {EmailSendingAccount: 'COGNITO_DEFAULT'}), true);
	assert.equal(mailed({}, {SourceArn: undefined}), true);
	assert.equal(mailed({}, {SourceArn: throughSes.SourceArn.replace('eu-west', 'us-west')}), true);
	const message = {medium: 'EMAIL', destination: 'ann@x.example'} as const;
	assert.equal(outcome(ses({}), {}, message), true);
	assert.equal(outcome({}, {EmailConfiguration: throughSes}, message), true);
});

test('a listed address is dropped only for the reasons in force, those of its configuration set first', () => {
	const listed = (Reason: 'BOUNCE' | 'COMPLAINT', EmailAddress = 'ann@X.example') => ({
		Identities,
		SuppressedDestinations: [{EmailAddress, Reason, LastUpdateTime: '2026-01-01T00:00:00Z'}],
	});
	const ConfigurationSets = {
		strict: {SuppressionOptions: {SuppressedReasons: ['COMPLAINT'] as const}},
		loose: {SuppressionOptions: {SuppressedReasons: []}},
		silent: {SuppressionOptions: {}},
		bare: {},
	};
	for (const [settings, expected] of [
		[listed('BOUNCE'), false],
		[listed('COMPLAINT'), false],
		[listed('BOUNCE', 'bob@x.example'), true],
		[{...listed('BOUNCE'), SuppressedReasons: ['BOUNCE']}, false],
		[{...listed('BOUNCE'), SuppressedReasons: ['COMPLAINT']}, true],
		[{...listed('BOUNCE'), SuppressedReasons: []}, true],
	] as const) {
		assert.equal(mailed(settings), expected, JSON.stringify(settings));
	}
	for (const [set, reason, expected] of [
		['strict', 'BOUNCE', true],
		['strict', 'COMPLAINT', false],
		['loose', 'COMPLAINT', true],
		['silent', 'BOUNCE', false],
		['bare', 'BOUNCE', false],
		['bare', 'COMPLAINT', true],
		['unknown', 'BOUNCE', false],
		['toString', 'BOUNCE', false],
		[5, 'BOUNCE', false],
	] as const) {
		const settings = {...listed(reason), ConfigurationSets, SuppressedReasons: ['BOUNCE'] as const};
		assert.equal(mailed(settings, {ConfigurationSet: set}), expected, `${set} ${reason}`);
	}
	const bare = {...listed('BOUNCE'), SuppressedReasons: ['BOUNCE'] as const};
	assert.equal(mailed(bare, {ConfigurationSet: 'strict'}), false);
});

test('a text reaches who did not opt out, inside the sandbox only a verified number, and while there is a budget', () => {
	const destination = '+14325550001';
	const texted = (region: Region, given: object = {}) =>
		outcome({Regions: {'us-east-1': region}}, given, {medium: 'SMS', destination});
	const limit = (EnforcedLimit: number, Name = 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT') => ({
		SpendLimits: [{Name, EnforcedLimit, MaxLimit: 100, Overridden: true}],
	});
	const inSandbox = (PhoneNumber: string, Status: 'Verified' | 'Pending') => ({
		Sms: {IsInSandbox: true, SandboxPhoneNumbers: [{PhoneNumber, Status}]},
	});
	for (const [region, expected] of [
		[{}, true],
		[{Sms: {}}, true],
		[{Sms: {OptedOutPhoneNumbers: [destination]}}, false],
		[{Sms: {OptedOutPhoneNumbers: ['+14325550002']}}, true],
		[{Sms: {IsInSandbox: true}}, false],
		[{Sms: {IsInSandbox: false}}, true],
		[inSandbox(destination, 'Verified'), true],
		[inSandbox(destination, 'Pending'), false],
		[inSandbox('+14325550002', 'Verified'), false],
		[{Sms: {SMSMonthToDateSpentUSD: 99.99}}, true],
		[{Sms: {SMSMonthToDateSpentUSD: 100}}, false],
		[{Sms: {SMSMonthToDateSpentUSD: 5, Attributes: {MonthlySpendLimit: '5'}}}, false],
		[{Sms: {SMSMonthToDateSpentUSD: 5, Attributes: {DefaultSMSType: 'x'}}}, true],
		[{Sms: {SMSMonthToDateSpentUSD: 5}, EndUserMessaging: limit(5)}, false],
		[{Sms: {SMSMonthToDateSpentUSD: 5}, EndUserMessaging: limit(6)}, true],
		[{Sms: {SMSMonthToDateSpentUSD: 5}, EndUserMessaging: limit(1, 'VOICE')}, true],
		[{Sms: {SMSMonthToDateSpentUSD: 5}, EndUserMessaging: {}}, true],
	] as const) {
		assert.equal(texted(region), expected, JSON.stringify(region));
	}
	const SmsConfiguration = {SnsCallerArn: 'arn:aws:iam::000000000000:role/sms'};
	const spent = {Sms: {SMSMonthToDateSpentUSD: 100}};
	assert.equal(texted(spent, {SmsConfiguration}), false);
	assert.equal(
		texted(spent, {SmsConfiguration: {...SmsConfiguration, SnsRegion: 'eu-west-1'}}),
		true,
	);
});

test('only a text that went out costs something', () => {
	const account = createAccount({
		Regions: {'us-east-1': {Sms: {OptedOutPhoneNumbers: ['+14325550002']}}},
	});
	for (const [destination, spent] of [
		['+14325550001', 0.01],
		['+14325550002', 0.01],
		['+14325550003', 0.02],
	] as const) {
		outcome({}, {}, {medium: 'SMS', destination}, account);
		assert.equal(account.spent('us-east-1'), spent);
	}
});

test("Cognito's own log is told of refusals alone, where the pool exports that log to a group", () => {
	const LogGroupArn = 'arn:aws:logs:us-west-2:000000000000:log-group:cognito';
	const CloudWatchLogsConfiguration = {LogGroupArn};
	const lines = (configuration: object, Email: NonNullable<Region['Email']> = {}) => {
		const account = createAccount({
			LogDelivery: {[pool]: [{...configuration}]},
			Regions: {'eu-west-1': {Email}, 'us-west-2': {LogGroups: {cognito: []}}},
		});
		const message = {medium: 'EMAIL', destination: 'ann@x.example'} as const;
		outcome({}, {EmailConfiguration: throughSes}, message, account);
		return account.logGroup('us-west-2', 'cognito')?.map(({timestamp, message: said}) => ({
			timestamp,
			message: JSON.parse(said),
		}));
	};
	const notified = {EventSource: 'userNotification', CloudWatchLogsConfiguration};
	assert.deepEqual(lines(notified), [
		{
			timestamp: '1970-01-01T00:00:00.000Z',
			message: {
				eventTimestamp: '0',
				eventSource: 'USER_NOTIFICATION',
				logLevel: 'ERROR',
				message: {
					details: unverified('Sender.example').replace('CodeDeliveryFailureException: ', ''),
				},
				logSourceId: {userPoolId: pool},
			},
		},
	]);
	assert.deepEqual(lines(notified, {Identities}), []);
	assert.deepEqual(lines({...notified, EventSource: 'userAuthEvents'}), []);
	assert.deepEqual(lines({...notified, CloudWatchLogsConfiguration: 'none'}), []);
	assert.deepEqual(lines({...notified, CloudWatchLogsConfiguration: {LogGroupArn: 'none'}}), []);
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
