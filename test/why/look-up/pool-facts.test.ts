import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Answers, accountOf, factsIn, notFound, rawPool} from '../../helpers/answered-facts.ts';

const jane = {
	username: 'jane',
	sub: 'sub-1',
	status: 'CONFIRMED',
	isEnabled: false,
	createdAt: 1_700_000_000_000,
	modifiedAt: 1_700_000_060_500,
	email: 'Jane@example.org',
	emailVerified: true,
	phoneNumber: '+447700900123',
	phoneNumberVerified: true,
};
const action = 'cognito-idp:DescribeUserPool';

test('a pool is read for what decides whether a code arrives', async () => {
	const {facts, asked} = await factsIn(
		accountOf(
			{},
			{
				Name: 'nobody reads this',
				AutoVerifiedAttributes: ['email'],
				AliasAttributes: ['phone_number'],
				UsernameAttributes: ['email'],
				UserAttributeUpdateSettings: {AttributesRequireVerificationBeforeUpdate: ['email']},
				VerificationMessageTemplate: {DefaultEmailOption: 'CONFIRM_WITH_LINK'},
				SmsConfigurationFailure: ' SNSSandbox,,InvalidSmsRoleAccessPolicyException ',
				EmailConfiguration: {...rawPool.EmailConfiguration, ConfigurationSet: 'shop'},
				LambdaConfig: {
					CustomMessage: 'words',
					CustomEmailSender: {LambdaArn: 'mails', LambdaVersion: 'V1_0'},
					CustomSMSSender: {LambdaArn: 'texts'},
					KMSKeyID: 'key',
				},
			},
		),
		['pool'],
		{services: [action]},
	);
	assert.deepEqual(facts, {
		pool: {
			id: 'eu-west-1_Shop',
			arn: rawPool.Arn,
			account: '123456789012',
			autoVerified: ['email'],
			signInAttributes: ['phone_number', 'email'],
			verifyBeforeUpdate: ['email'],
			sendsLink: true,
			email: {
				isOwnSes: true,
				sourceArn: rawPool.EmailConfiguration.SourceArn,
				from: 'Shop <no-reply@mail.example.com>',
				configurationSet: 'shop',
			},
			sms: {
				roleArn: 'arn:aws:iam::123456789012:role/service-role/shop-sms',
				externalId: 'shop',
				region: 'us-east-1',
			},
			smsFailures: ['SNSSandbox', 'InvalidSmsRoleAccessPolicyException'],
			triggers: {customMessage: 'words', emailSender: 'mails', smsSender: 'texts', key: 'key'},
		},
	});
	assert.deepEqual(asked, [`${action} eu-west-1 {"input":{"UserPoolId":"eu-west-1_Shop"}}`]);
});

test('a pool that says little has little', async () => {
	const pool = {Id: 'x', Arn: 'arn:of:nothing', SmsConfiguration: {ExternalId: 'shop'}};
	const {facts} = await factsIn({[action]: {UserPool: pool}}, ['pool']);
	assert.deepEqual(facts, {
		pool: {
			id: 'x',
			arn: 'arn:of:nothing',
			account: '',
			autoVerified: [],
			signInAttributes: [],
			verifyBeforeUpdate: [],
			sendsLink: false,
			email: {isOwnSes: false, sourceArn: undefined, from: undefined, configurationSet: undefined},
			sms: undefined,
			smsFailures: [],
			triggers: {
				customMessage: undefined,
				emailSender: undefined,
				smsSender: undefined,
				key: undefined,
			},
		},
	});
	for (const nameless of [{Id: 'x'}, {Arn: 'x'}, {}]) {
		const read = await factsIn({[action]: {UserPool: nameless}}, ['pool']);
		assert.deepEqual(read.facts, {pool: [{because: 'failed', action, region: 'eu-west-1'}]});
	}
});

test('a user is read for who they are, and what a code would be sent to', async () => {
	const {facts} = await factsIn(accountOf({}), ['users']);
	assert.deepEqual(facts, {users: {items: [jane], isWhole: true}});
	const bare = {
		Username: 'kim',
		UserAttributes: [
			{Name: 'sub', Value: 'sub-2'},
			{Name: 'email_verified', Value: 'false'},
			{Name: 'phone_number_verified'},
		],
	};
	const listed = {'cognito-idp:ListUsers': {Users: [bare, {...bare, UserAttributes: []}]}};
	const kim = {
		username: 'kim',
		sub: 'sub-2',
		status: 'UNKNOWN',
		isEnabled: true,
		createdAt: undefined,
		modifiedAt: undefined,
		email: undefined,
		emailVerified: false,
		phoneNumber: undefined,
		phoneNumberVerified: false,
	};
	const {Username: _, ...nameless} = bare;
	assert.deepEqual((await factsIn(accountOf(listed), ['users'])).facts, {
		users: {items: [kim], isWhole: false},
	});
	const unread = accountOf({'cognito-idp:ListUsers': {Users: [nameless, bare]}});
	assert.deepEqual((await factsIn(unread, ['users'])).facts, {
		users: {items: [kim], isWhole: false},
	});
});

test('others with the same address are searched for where the first search was for something else', async () => {
	const filterOf = (asked: string) =>
		String(JSON.parse(asked.slice(asked.indexOf('{'))).input.Filter);
	const filters = async (change: Parameters<typeof factsIn>[2]) => {
		const {facts, asked} = await factsIn(accountOf({}), ['twins'], {
			...change,
			services: ['cognito-idp:ListUsers'],
		});
		return [facts['twins'], ...asked.map(filterOf)];
	};
	const found = {items: [jane], isWhole: true};
	assert.deepEqual(await filters({who: {kind: 'email', value: 'Jane@example.org'}}), [
		found,
		'email = "Jane@example.org"',
		'email = "jane@example.org"',
	]);
	assert.deepEqual(await filters({who: {kind: 'email', value: 'jane@example.org'}}), [
		found,
		'email = "Jane@example.org"',
		'email = "jane@example.org"',
		'email = "jane@example.org"',
	]);
	assert.deepEqual(await filters({who: {kind: 'username', value: 'jane'}, attribute: 'email'}), [
		found,
		'email = "Jane@example.org"',
		'email = "jane@example.org"',
		'username = "jane"',
	]);
	const number = {kind: 'phone_number', value: '+447700900123'} as const;
	assert.deepEqual(await filters({who: number}), [found, 'phone_number = "+447700900123"']);
	assert.deepEqual(await filters({who: number, attribute: 'email'}), [
		found,
		'email = "Jane@example.org"',
		'email = "jane@example.org"',
		'phone_number = "+447700900123"',
	]);
});

const logArn = 'arn:aws:logs:us-west-2:123456789012:log-group:/aws/vendedlogs/shop';
const logs = (...configurations: readonly object[]): Answers => ({
	'cognito-idp:GetLogDeliveryConfiguration': {
		LogDeliveryConfiguration: {LogConfigurations: configurations},
	},
});
const log = (arn: string | undefined, EventSource = 'userNotification') => ({
	EventSource,
	CloudWatchLogsConfiguration: {LogGroupArn: arn},
});

test('the pool’s own log is the group that its delivery errors go to', async () => {
	const rows: readonly (readonly [Answers, unknown])[] = [
		[
			logs(log('arn:aws:logs:x:1:log-group:auth', 'userAuthEvents'), log(undefined), log(logArn)),
			{region: 'us-west-2', group: '/aws/vendedlogs/shop'},
		],
		[logs(log('arn:aws:logs:x:1:log-group:auth', 'userAuthEvents')), undefined],
		[logs({EventSource: 'userNotification'}), undefined],
		[logs(log('arn:aws:logs::123456789012:log-group:shop')), undefined],
		[logs(log('arn:aws:logs:us-west-2:123456789012:log-group')), undefined],
		[
			{'cognito-idp:GetLogDeliveryConfiguration': notFound},
			[
				{
					because: 'failed',
					action: 'cognito-idp:GetLogDeliveryConfiguration',
					region: 'eu-west-1',
				},
			],
		],
	];
	for (const [answers, errorLog] of rows) {
		const {facts, asked} = await factsIn(accountOf(answers), ['errorLog'], {
			services: ['cognito-idp:GetLog'],
		});
		assert.deepEqual(facts, {errorLog});
		assert.deepEqual(asked, [
			'cognito-idp:GetLogDeliveryConfiguration eu-west-1 {"input":{"UserPoolId":"eu-west-1_Shop"}}',
		]);
	}
});

test('the errors in it are the pool’s own, newest first, without anybody’s address', async () => {
	const event = (timestamp: number, line: object | string) => ({
		timestamp,
		message: typeof line === 'string' ? line : JSON.stringify(line),
	});
	const own = {userPoolId: 'eu-west-1_Shop'};
	const answers = {
		...logs(log(logArn)),
		'logs:FilterLogEvents': {
			events: [
				event(1, {logSourceId: own, logLevel: 'ERROR', message: {details: 'to jane@example.org'}}),
				event(2, {logSourceId: {userPoolId: 'eu-west-1_Other'}, message: {details: 'other'}}),
				event(3, {logLevel: 'INFO', message: {details: 'no error'}}),
				event(4, 'not JSON'),
				event(5, {message: {details: 'of nobody'}}),
				{message: 'without a time'},
				{timestamp: 6},
			],
		},
	};
	const services = ['logs:'];
	const {facts, asked} = await factsIn(accountOf(answers), ['errorLines'], {services});
	assert.deepEqual(facts, {
		errorLines: [
			{at: 5, text: 'of nobody'},
			{at: 4, text: 'not JSON'},
			{at: 1, text: 'to j***@e***'},
		],
	});
	assert.deepEqual(asked, [
		'logs:FilterLogEvents us-west-2 {"input":{"logGroupName":"/aws/vendedlogs/shop","startTime":1794916800000,"endTime":1794924000000}}',
	]);
	const gone = accountOf({...answers, 'logs:FilterLogEvents': notFound});
	assert.deepEqual((await factsIn(gone, ['errorLines'])).facts, {errorLines: []});
	const none = await factsIn(accountOf({...answers, ...logs()}), ['errorLines'], {services});
	assert.deepEqual([none.facts, none.asked], [{errorLines: []}, []]);
});

test('a log that does not end in 20 pages is not known, for its newest lines come last', async () => {
	const answers = (last: number): Answers => {
		let page = 0;
		return accountOf({
			...logs(log(logArn)),
			'logs:FilterLogEvents': ({input}) => {
				assert.equal(input?.['nextToken'], page === 0 ? undefined : `page ${page}`);
				page += 1;
				const events = [{timestamp: page, message: `line ${page}`}];
				return page === last ? {events} : {events, nextToken: `page ${page}`};
			},
		});
	};
	const {facts} = await factsIn(answers(20), ['errorLines']);
	assert.deepEqual(facts, {
		errorLines: Array.from({length: 20}, (_, index) => ({
			at: 20 - index,
			text: `line ${20 - index}`,
		})),
	});
	assert.deepEqual((await factsIn(answers(21), ['errorLines'])).facts, {
		errorLines: [{because: 'timedOut', action: 'logs:FilterLogEvents', region: 'us-west-2'}],
	});
});
