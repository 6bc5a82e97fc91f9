import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Action} from '../../../source/why/call/operations.ts';
import {type Aws, type Call, createAsker} from '../../../source/why/look-up/asker.ts';
import {MissingFact} from '../../../source/why/outcome.ts';
import {type Scripted, scriptedAws} from '../../helpers/scripted-aws.ts';

test('while a look-up in CloudTrail that was throttled waits, no other is made', async () => {
	const asked: string[] = [];
	const aws = {
		signing: {
			credentials: async () => ({accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example'}),
			endpoint: () => new URL('http://127.0.0.1'),
			now: Date.now,
		},
		send: async ({body = ''}: {readonly body?: string}) => {
			const {name}: {name: string} = JSON.parse(body);
			const isThrottled = !asked.includes(name) && name === 'first';
			asked.push(name);
			const [status, answer] = isThrottled
				? [400, {__type: 'ThrottlingException', message: 'Rate exceeded'}]
				: [200, {Events: []}];
			return {status, headers: {}, body: new TextEncoder().encode(JSON.stringify(answer))};
		},
	};
	const budget = {atOnce: 8, perCall: 60_000, inAll: 60_000, pause: 20};
	const {ask, calls} = createAsker(aws, budget, new AbortController().signal);
	const names = ['first', 'second', 'third'];
	await Promise.all(
		names.map(name => ask('cloudtrail:LookupEvents', 'eu-west-1', {input: {name}})),
	);
	assert.deepEqual(asked, ['first', 'first', 'second', 'third']);
	assert.deepEqual(
		calls().map(({outcome}) => outcome),
		['throttled', 'ok', 'ok', 'ok'],
	);
});

const patient = {atOnce: 8, perCall: 60_000, inAll: 60_000, pause: 1};
const {signal: never} = new AbortController();
const region = 'eu-west-1';

/** Calls without their duration. */
const untimed = (calls: readonly Call[]) =>
	calls.map(({ms, ...call}) => {
		assert.ok(ms >= 0 && Number.isInteger(ms));
		return call;
	});

test('an answer is what AWS says, and each call is noted with what became of it', async () => {
	const scripts: Readonly<Record<string, Scripted>> = {
		DescribeKey: {body: {KeyMetadata: {KeyState: 'Enabled'}}, requestId: 'r-1'},
		ListUsers: {body: {Others: []}, requestId: 'r-2'},
		LookupEvents: {body: {Events: null}},
		DescribeUserPool: {
			status: 400,
			body: {__type: 'ResourceNotFoundException', message: 'no pool'},
			requestId: 'r-3',
		},
		GetRole: {status: 403, body: {__type: 'AccessDeniedException'}, requestId: 'r-4'},
		FilterLogEvents: {status: 400, body: {__type: 'ExpiredTokenException'}},
		GetWebACLForResource: {body: {}},
		GetMetricStatistics: {status: 500, body: {__type: 'Odd'}, requestId: 'r-5'},
	};
	const {aws} = scriptedAws(({operation}) => scripts[operation] ?? {});
	const {ask, askFor, calls} = createAsker(aws, patient, never);
	const rows: readonly (readonly [Action, unknown])[] = [
		['kms:DescribeKey', {isThere: true, value: {KeyMetadata: {KeyState: 'Enabled'}}}],
		['cognito-idp:ListUsers', 'failed'],
		['cloudtrail:LookupEvents', 'failed'],
		['cognito-idp:DescribeUserPool', {isThere: false, message: 'no pool'}],
		['iam:GetRole', 'denied'],
		['logs:FilterLogEvents', 'credentials'],
		// Without the member that it is for, a response says that there is none.
		['wafv2:GetWebACLForResource', {isThere: true, value: {}}],
		['cloudwatch:GetMetricStatistics', 'failed'],
	];
	for (const [action, expected] of rows) {
		const asked = askFor(action, region);
		if (typeof expected === 'string') {
			await assert.rejects(asked, {misses: [{because: expected, action, region}]});
		} else {
			assert.deepEqual(await asked, expected);
		}
	}
	const note = (service: string, operation: string, more: object) => ({
		...{service, operation, region},
		...more,
	});
	assert.deepEqual(untimed(calls()), [
		note('kms', 'DescribeKey', {outcome: 'ok', requestId: 'r-1'}),
		note('cognito-idp', 'ListUsers', {outcome: 'failed', requestId: 'r-2'}),
		note('cloudtrail', 'LookupEvents', {outcome: 'failed'}),
		note('cognito-idp', 'DescribeUserPool', {
			outcome: 'notFound',
			error: 'ResourceNotFoundException',
			requestId: 'r-3',
		}),
		note('iam', 'GetRole', {outcome: 'denied', error: 'AccessDeniedException', requestId: 'r-4'}),
		note('logs', 'FilterLogEvents', {outcome: 'credentials', error: 'ExpiredTokenException'}),
		note('wafv2', 'GetWebACLForResource', {outcome: 'ok'}),
		note('cloudwatch', 'GetMetricStatistics', {
			outcome: 'failed',
			error: 'Odd',
			requestId: 'r-5',
		}),
	]);
	assert.deepEqual(await ask('kms:DescribeKey', region), {KeyMetadata: {KeyState: 'Enabled'}});
	await assert.rejects(ask('cognito-idp:DescribeUserPool', region), {
		misses: [{because: 'failed', action: 'cognito-idp:DescribeUserPool', region}],
	});
});

test('a request is sent with its input and its part of a path', async () => {
	const {aws, sent} = scriptedAws(() => ({body: {Username: 'x', VerifiedForSendingStatus: true}}));
	const {askFor} = createAsker(aws, patient, never);
	await askFor('cognito-idp:AdminGetUser', region, {input: {Username: 'jane'}});
	await askFor('ses:GetEmailIdentity', 'us-west-2', {pathPart: 'example.com'});
	assert.deepEqual(
		sent.map(({operation, url, input}) => [operation, url.href, input]),
		[
			['AdminGetUser', 'https://cognito-idp.eu-west-1.test/', {Username: 'jane'}],
			[
				'/v2/email/identities/example.com',
				'https://email.us-west-2.test/v2/email/identities/example.com',
				{},
			],
		],
	);
});

test('a call that was throttled is made once more, and not a third time', async () => {
	const throttled = {status: 400, body: {__type: 'ThrottlingException'}};
	const {aws, sent} = scriptedAws(({operation}) =>
		operation === 'DescribeKey' && sent.length > 1 ? {body: {KeyMetadata: {}}} : throttled,
	);
	const {askFor, calls} = createAsker(aws, patient, never);
	assert.deepEqual(await askFor('kms:DescribeKey', region), {
		isThere: true,
		value: {KeyMetadata: {}},
	});
	await assert.rejects(askFor('cognito-idp:ListUsers', region), {
		misses: [{because: 'failed', action: 'cognito-idp:ListUsers', region}],
	});
	assert.deepEqual(
		calls().map(({operation, outcome}) => `${operation} ${outcome}`),
		[
			...['DescribeKey throttled', 'DescribeKey ok'],
			...['ListUsers throttled', 'ListUsers throttled'],
		],
	);
});

test('what the network says, what credentials say and what takes too long are told apart', async () => {
	const missing = (name: string) => Object.assign(new Error('none'), {name});
	const because = async (
		send: Parameters<typeof scriptedAws>[0],
		{
			perCall = 60_000,
			signal = never,
			credentials,
		}: {
			readonly perCall?: number;
			readonly signal?: AbortSignal;
			readonly credentials?: Aws['signing']['credentials'];
		} = {},
	) => {
		const {aws} = scriptedAws(send, credentials);
		const {ask, calls} = createAsker(aws, {...patient, perCall}, signal);
		const failure = await ask('kms:DescribeKey', region).catch((error: MissingFact) => error);
		assert.ok(failure instanceof MissingFact);
		assert.deepEqual(untimed(calls()), [
			{service: 'kms', operation: 'DescribeKey', region, outcome: failure.misses[0]?.because},
		]);
		return failure.misses;
	};
	const miss = (reason: string) => [{because: reason, action: 'kms:DescribeKey', region}];
	const hangs = () => new Promise<never>(() => {});
	assert.deepEqual(await because(() => Promise.reject(new Error('ECONNRESET'))), miss('failed'));
	assert.deepEqual(await because(() => Promise.reject('a text')), miss('failed'));
	for (const name of ['CredentialsProviderError', 'TokenProviderError']) {
		const credentials = () => Promise.reject(missing(name));
		assert.deepEqual(await because(() => ({}), {credentials}), miss('credentials'));
	}
	const credentials = () => Promise.reject(missing('OtherProviderError'));
	assert.deepEqual(await because(() => ({}), {credentials}), miss('failed'));
	assert.deepEqual(await because(hangs, {perCall: 1}), miss('timedOut'));
	assert.deepEqual(await because(hangs, {signal: AbortSignal.abort()}), miss('timedOut'));
	const controller = new AbortController();
	const abort = () => {
		controller.abort();
		return hangs();
	};
	assert.deepEqual(await because(abort, {signal: controller.signal}), miss('timedOut'));
});

test('a wait after a throttled call ends with everything else', async () => {
	const controller = new AbortController();
	const {aws} = scriptedAws(() => {
		setImmediate(() => controller.abort());
		return {status: 400, body: {__type: 'ThrottlingException'}};
	});
	const {ask, calls} = createAsker(aws, {...patient, pause: 600_000}, controller.signal);
	await assert.rejects(ask('kms:DescribeKey', region), {
		misses: [{because: 'timedOut', action: 'kms:DescribeKey', region}],
	});
	assert.deepEqual(
		calls().map(({outcome}) => outcome),
		['throttled', 'timedOut'],
	);
});

test('no more calls are under way at once than are allowed, and one that fails lets the next begin', async () => {
	let [underWay, most] = [0, 0];
	const {aws, sent} = scriptedAws(async ({input}) => {
		underWay += 1;
		most = Math.max(most, underWay);
		await new Promise(resolve => setImmediate(resolve));
		underWay -= 1;
		if (Object(input).KeyId === 1) throw new Error('reset');
		return {body: {KeyMetadata: {}}};
	});
	const {ask} = createAsker(aws, {...patient, atOnce: 2}, never);
	const ids = [1, 2, 3, 4, 5];
	const results = await Promise.allSettled(
		ids.map(KeyId => ask('kms:DescribeKey', region, {input: {KeyId}})),
	);
	assert.deepEqual(
		results.map(({status}) => status),
		['rejected', ...Array(4).fill('fulfilled')],
	);
	assert.deepEqual([most, sent.map(({input}) => Object(input).KeyId)], [2, ids]);
});
