import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mailDayBegan} from '../../../source/why/look-up/request-facts.ts';
import type {Purpose} from '../../../source/why/question.ts';
import {type Answers, accountOf, factsIn, notFound, rawPool} from '../../helpers/answered-facts.ts';

const at = (time: string) => Date.parse(`2026-11-17T${time}:00Z`);

/** An event in CloudTrail's format. */
const event = (eventTime: string | undefined, eventName: string, more: object = {}) => ({
	EventId: 'nobody reads this',
	CloudTrailEvent: JSON.stringify({
		...(eventTime !== undefined && {eventTime: `2026-11-17T${eventTime}:00Z`}),
		eventName,
		sourceIPAddress: '192.0.2.1',
		...more,
	}),
});
const ofJane = (more: object = {}) => ({additionalEventData: {sub: 'sub-1'}, ...more});

/** Answers with these events, by operation. */
const trail = (events: Readonly<Record<string, readonly object[]>>): Answers => ({
	'cloudtrail:LookupEvents': ({input}) => {
		const [{AttributeValue = ''} = {}] = Object(input)['LookupAttributes'];
		return {Events: events[AttributeValue] ?? []};
	},
});

test('what was asked of the pool is read from CloudTrail, newest first', async () => {
	const answers = trail({
		GetUserAttributeVerificationCode: [
			event('13:00', 'GetUserAttributeVerificationCode', {
				...ofJane({requestParameters: {attributeName: 'email', accessToken: 'HIDDEN'}}),
			}),
			{...event(undefined, 'Twice'), EventTime: at('13:30') / 1_000},
		],
		UpdateUserAttributes: [
			event('13:20', 'UpdateUserAttributes', {
				...ofJane({errorCode: 'LimitExceededException', errorMessage: 'Attempt limit exceeded'}),
			}),
			event('13:10', 'UpdateUserAttributes', {errorCode: 'ForbiddenException'}),
		],
	});
	const {facts, asked} = await factsIn(accountOf(answers), ['requests'], {
		services: ['cloudtrail:'],
	});
	const request = {sub: undefined, attribute: undefined, error: undefined};
	assert.deepEqual(facts, {
		requests: {
			items: [
				{...request, at: at('13:30'), name: 'Twice'},
				{
					...request,
					at: at('13:20'),
					name: 'UpdateUserAttributes',
					sub: 'sub-1',
					error: {name: 'LimitExceededException', message: 'Attempt limit exceeded'},
				},
				{
					...request,
					at: at('13:10'),
					name: 'UpdateUserAttributes',
					error: {name: 'ForbiddenException', message: ''},
				},
				{
					...request,
					at: at('13:00'),
					name: 'GetUserAttributeVerificationCode',
					sub: 'sub-1',
					attribute: 'email',
				},
			],
			isWhole: true,
		},
	});
	assert.deepEqual(
		asked,
		['AdminUpdateUserAttributes', 'GetUserAttributeVerificationCode', 'UpdateUserAttributes'].map(
			name =>
				`cloudtrail:LookupEvents eu-west-1 {"input":{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"${name}"}],"StartTime":1794916800,"EndTime":1794924000,"MaxResults":50}}`,
		),
	);
});

test('each purpose has the operations that ask for its code', async () => {
	const operations: Readonly<Record<Purpose, readonly string[]>> = {
		attribute: [
			'AdminUpdateUserAttributes',
			'GetUserAttributeVerificationCode',
			'UpdateUserAttributes',
		],
		'sign-up': ['ResendConfirmationCode', 'SignUp'],
		'sign-in': [
			'AdminInitiateAuth',
			'AdminRespondToAuthChallenge',
			'InitiateAuth',
			'RespondToAuthChallenge',
		],
		password: ['AdminResetUserPassword', 'ForgotPassword'],
	};
	for (const [purpose, names] of Object.entries(operations)) {
		const {asked} = await factsIn(accountOf(trail({})), [], {
			purpose: purpose as Purpose,
			services: ['cloudtrail:'],
		});
		assert.deepEqual(
			asked.map(each => /"AttributeValue":"(\w+)"/.exec(each)?.[1]),
			names,
		);
	}
});

test('a trail is not whole where an event cannot be read, or its pages do not end', async () => {
	const isWhole = async (answers: Answers) => {
		const {facts} = await factsIn(accountOf(answers), ['requests']);
		return Object(facts['requests']).isWhole;
	};
	const code = (...events: readonly object[]) =>
		trail({GetUserAttributeVerificationCode: events, UpdateUserAttributes: [event('13:00', 'x')]});
	assert.equal(await isWhole(code(event('13:00', 'x'))), true);
	for (const unread of [{}, {CloudTrailEvent: '{'}, event('13:00', ''), event(undefined, 'x')]) {
		assert.equal(await isWhole(code(event('13:00', 'x'), unread)), false);
	}
	const endless = {'cloudtrail:LookupEvents': {Events: [], NextToken: 'more'}};
	assert.equal(await isWhole(endless), false);
});

test('the mails of a day are those that Cognito’s mailer was asked for and did not refuse', async () => {
	const mailer = {EmailConfiguration: {}};
	const answers = trail({
		SignUp: [event('13:00', 'SignUp'), event('12:00', 'SignUp', {errorCode: 'x'})],
		ForgotPassword: [event('11:00', 'ForgotPassword', ofJane())],
		AdminCreateUser: [
			event('10:00', 'AdminCreateUser', {requestParameters: {attributeName: 'phone_number'}}),
			event('09:30', 'AdminCreateUser', {requestParameters: {attributeName: 'email'}}),
		],
	});
	const {facts, asked} = await factsIn(accountOf(answers, mailer), ['mailsToday'], {
		services: ['cloudtrail:'],
	});
	assert.deepEqual(facts, {
		mailsToday: {times: ['13:00', '11:00', '09:30'].map(at), isWhole: true},
	});
	const ofToday = asked.filter(each => each.includes('"StartTime":1794906000,'));
	assert.deepEqual(
		ofToday.map(each => /"AttributeValue":"(\w+)"/.exec(each)?.[1]),
		[
			'AdminCreateUser',
			'ForgotPassword',
			'GetUserAttributeVerificationCode',
			'ResendConfirmationCode',
			'SignUp',
		],
	);
	assert.deepEqual((await factsIn(accountOf(answers), ['mailsToday'])).facts, {
		mailsToday: 'notNeeded',
	});
});

test('Cognito’s mailer begins to count anew at 09:00 UTC', () => {
	const nine = at('09:00');
	const day = 86_400_000;
	assert.deepEqual([nine - 1, nine, nine + 1, nine + day - 1].map(mailDayBegan), [
		nine - day,
		nine,
		nine,
		nine,
	]);
});

test('the firewall is asked for where a request was forbidden, and only there', async () => {
	const forbidden = trail({
		UpdateUserAttributes: [
			event('13:00', 'UpdateUserAttributes', {errorCode: 'ForbiddenException'}),
			event('12:00', 'UpdateUserAttributes'),
		],
	});
	const rows: readonly (readonly [Answers, unknown])[] = [
		[{...forbidden, 'wafv2:GetWebACLForResource': {WebACL: {Name: 'shop'}}}, {name: 'shop'}],
		[{...forbidden, 'wafv2:GetWebACLForResource': {}}, undefined],
		[
			{...forbidden, 'wafv2:GetWebACLForResource': notFound},
			[{because: 'failed', action: 'wafv2:GetWebACLForResource', region: 'eu-west-1'}],
		],
	];
	const services = ['wafv2:'];
	for (const [answers, webAcl] of rows) {
		const {facts, asked} = await factsIn(accountOf(answers), ['webAcl'], {services});
		assert.deepEqual(facts, {webAcl});
		assert.deepEqual(asked, [
			`wafv2:GetWebACLForResource eu-west-1 {"input":{"ResourceArn":"${rawPool.Arn}"}}`,
		]);
	}
	for (const answers of [trail({}), trail({SignUp: [event('13:00', 'SignUp')]})]) {
		const {facts, asked} = await factsIn(accountOf(answers), ['webAcl'], {services});
		assert.deepEqual([facts, asked], [{webAcl: 'notNeeded'}, []]);
	}
});
