import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {join} from 'node:path';
import {before, describe, test} from 'node:test';
import type {CredentialsProvider} from '../../source/cognito/wire/wire.ts';
import {type Policy, policyFor} from '../../source/why/policy.ts';
import {type AttributeName, type Question, readWho} from '../../source/why/question.ts';
import {reachAws} from '../../source/why/reach-aws.ts';
import {start, type WhyResult} from '../../source/why/start.ts';
import {credentials, startMoto} from '../helpers/moto.ts';

/*
 * Against a third-party server. Moto has no sandboxes, End User Messaging or CloudTrail lookups: what it answers with
 * 500 or 404 must be unknown, and nothing else.
 */

const moto = await startMoto();
const hasBoto3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;
const skip =
	moto === undefined ? 'moto_server is not installed' : hasBoto3 ? false : 'boto3 is not installed';

const region = 'us-east-1';
const endpointUrl = moto?.endpointUrl ?? '';
const account = '123456789012';

/** Runs a Python script of this folder; returns its JSON output. */
function run(script: string, words: readonly string[], input = ''): unknown {
	const path = join(import.meta.dirname, '../helpers', script);
	const {stdout, stderr, status} = spawnSync('python3', [path, ...words], {
		encoding: 'utf8',
		input,
	});
	assert.equal(status, 0, stderr);
	return JSON.parse(stdout);
}

type Key = Awaited<ReturnType<CredentialsProvider>>;

const isKey = (value: unknown): value is Key =>
	typeof value === 'object' &&
	value !== null &&
	'accessKeyId' in value &&
	'secretAccessKey' in value;

/** A user with the permissions of a policy, or none. */
function createUser(name: string, policy?: object): Key {
	const key = run('moto-user.py', [endpointUrl, name], policy ? JSON.stringify(policy) : '');
	assert.ok(isKey(key));
	return key;
}

/** Makes moto check signatures and policies, or nothing. */
async function enforce(isOn: boolean): Promise<void> {
	const body = isOn ? '0' : '1000000';
	const answer = await fetch(`${endpointUrl}/moto-api/reset-auth`, {method: 'POST', body});
	assert.ok(answer.ok, await answer.text());
}

describe('an account in moto', {skip}, () => {
	let pools: Readonly<Record<string, string>> = {};

	const questionOf = (pool: string, attribute: AttributeName, who: string): Question => {
		const now = Date.now() + 1_000;
		return {
			...{who: readWho(who), userPoolId: pools[pool] ?? '', region, attribute},
			...{purpose: 'attribute', since: now - 7_200_000, now},
		};
	};
	const ask = async (question: Question, key: Key = credentials): Promise<WhyResult> => {
		const aws = await reachAws({
			flags: {endpointUrl, region},
			place: {env: {}, cwd: '/', home: '/nowhere'},
			allowHttp: false,
			now: Date.now,
			credentials: async () => key,
		});
		const budget = {atOnce: 8, perCall: 60_000, inAll: 240_000, pause: 10};
		return start(question, aws, {budget}).result;
	};
	const found = ({diagnosis: {findings}}: WhyResult) =>
		findings.map(({cause, certainty}) => `${cause} ${certainty}`);

	before(() => {
		pools = Object(run('moto-account.py', [endpointUrl]));
	});

	test('opted-out numbers, spent budgets, delivery logs and trust policies are read', async () => {
		const late = ['sms-spend proves', 'sms-log-failure suggests'];
		const rows = {
			'mistrusted jane@example.org': ['sms-role-trust proves', ...late],
			'mistrusted +14155550199': [
				'sms-role-trust proves',
				'sms-spend proves',
				'sms-opted-out proves',
			],
			'forsaken jane@example.org': ['sms-role-missing proves', ...late],
			// Text messages are sent from another region, where nothing was spent and nothing was refused.
			'trusted jane@example.org': [],
			'trusted +14155550199': ['sms-opted-out proves'],
			'trusted nobody@example.org': ['user-not-found proves'],
		};
		for (const [row, expected] of Object.entries(rows)) {
			const [pool = '', who = ''] = row.split(' ');
			const result = await ask(questionOf(pool, 'phone_number', who));
			assert.deepEqual(found(result), expected, row);
			if (expected.length === 1 && expected[0] === 'user-not-found proves') continue;
			const unknown = new Set(result.diagnosis.unknown.map(({action}) => action));
			for (const action of [
				'cloudtrail:LookupEvents',
				'sms-voice:DescribeAccountAttributes',
			] as const) {
				assert.ok(unknown.has(action), `${row}: ${action}`);
			}
		}
	});

	test('functions, who may call them, and their keys are read', async () => {
		const rows = {
			working: [],
			unpermitted: ['sender-not-permitted proves'],
			// The function lets another pool call it.
			locked: ['sender-not-permitted proves', 'sender-key proves'],
			gone: ['sender-missing proves'],
		};
		for (const [pool, expected] of Object.entries(rows)) {
			const result = await ask(questionOf(pool, 'email', 'jane@example.org'));
			assert.deepEqual(found(result), expected, pool);
		}
		const {diagnosis} = await ask(questionOf('working', 'email', 'jane@example.org'));
		assert.deepEqual(
			diagnosis.cleared.filter(cause => cause.startsWith('sender-')),
			['sender-missing', 'sender-not-permitted', 'sender-down', 'sender-key'],
		);
	});

	test('somebody without permissions is told of each action, and nothing is claimed', async () => {
		const key = createUser('nobody');
		const question = questionOf('mistrusted', 'phone_number', '+14155550199');
		await enforce(true);
		try {
			const {diagnosis, calls} = await ask(question, key);
			assert.deepEqual([diagnosis.findings, diagnosis.cleared], [[], []]);
			const denied = ['ListUsers', 'DescribeUserPool', 'GetLogDeliveryConfiguration'];
			for (const operation of denied) {
				assert.equal(calls.find(each => each.operation === operation)?.outcome, 'denied');
			}
			const named = diagnosis.unknown.filter(({because}) => because === 'denied');
			const actions = new Set<string>(named.map(({action}) => action));
			for (const operation of denied) assert.ok(actions.has(`cognito-idp:${operation}`), operation);
		} finally {
			await enforce(false);
		}
	});

	test('somebody with the printed policy is denied nothing, and finds what anybody finds', async () => {
		const question = questionOf('mistrusted', 'phone_number', 'jane@example.org');
		const whole = await ask(question);
		for (const [name, outcomes] of [
			['before', {}],
			['after', whole.outcomes],
		] as const) {
			const key = createUser(name, inMotosWords(policyFor(question, outcomes)));
			await enforce(true);
			try {
				const forged = await ask(question, {...key, secretAccessKey: 'not the one'});
				assert.deepEqual(
					forged.calls.filter(({outcome}) => outcome === 'ok'),
					[],
					'moto verifies signatures',
				);
				const {calls, diagnosis} = await ask(question, key);
				assert.deepEqual(
					calls.filter(({outcome}) => outcome === 'denied' || outcome === 'credentials'),
					[],
					name,
				);
				assert.deepEqual(diagnosis.findings, whole.diagnosis.findings, name);
			} finally {
				await enforce(false);
			}
		}
	});

	test('the printed policy names the resources that are asked about, and no others', async () => {
		const rows = [
			['mistrusted', 'phone_number'],
			['working', 'email'],
		] as const;
		const checks = await Promise.all(
			rows.map(async ([pool, attribute]) => {
				const question = questionOf(pool, attribute, 'jane@example.org');
				const {outcomes, calls} = await ask(question);
				const requests = (of: string) =>
					calls.map(({service, operation}) => {
						const action = `${service}:${operation}`;
						return [action, resourceOf(action, question, outcomes, of)];
					});
				const elsewhere = requests('999999999999').filter(([, resource]) => resource !== '*');
				assert.ok(elsewhere.length >= 4, pool);
				const policy = policyFor(question, outcomes);
				return [
					{policy: policyFor(question, {}), requests: requests(account), refused: []},
					{policy, requests: requests(account), refused: []},
					{policy, requests: elsewhere, refused: elsewhere},
				];
			}),
		);
		assert.deepEqual(
			run('moto-policy.py', [], JSON.stringify(checks.flat())),
			checks.flat().map(({refused}) => refused),
		);
	});
});

/** Moto names CloudWatch as its signature does, and only understands the resource `*`. */
const inMotosWords = ({Statement, ...policy}: Policy) => ({
	...policy,
	Statement: Statement.map(({Action, ...each}) => ({
		...each,
		Action: Action.map(action => action.replace(/^cloudwatch:/, 'monitoring:')),
		Resource: '*',
	})),
});

/** The resource that AWS checks a call against (Service Authorization Reference), in an account. */
function resourceOf(
	action: string,
	{userPoolId}: Question,
	{pool, smsRole, senderFunction}: WhyResult['outcomes'],
	of: string,
): string {
	if (pool?.state !== 'known') return '*';
	const {sms, triggers} = pool.value;
	const inAccount = (arn = '') => arn.replace(account, of);
	const group = sms ? 'sns/us-east-1/1/DirectPublishToPhoneNumber' : '/aws/lambda/permitted';
	const service = action.split(':')[0];
	if (service === 'cognito-idp')
		return `arn:aws:cognito-idp:${region}:${of}:userpool/${userPoolId}`;
	if (service === 'iam' && smsRole) return inAccount(sms?.roleArn);
	if (service === 'lambda' && senderFunction) return inAccount(triggers.emailSender);
	if (service === 'kms') return inAccount(triggers.key);
	return service === 'logs' ? `arn:aws:logs:${region}:${of}:log-group:${group}:log-stream:` : '*';
}
