import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {AccountSettings} from '../../source/local-pool/create-local-pool.ts';
import {Problem} from '../../source/problem.ts';
import {stages} from '../../source/why/causes.ts';
import type {Budget} from '../../source/why/look-up/asker.ts';
import {type Question, readWho} from '../../source/why/question.ts';
import {reachAws} from '../../source/why/reach-aws.ts';
import {type Progress, start, type WhyResult} from '../../source/why/start.ts';
import {type Fault, type FrontedAccount, faults, startAccount} from '../helpers/aws-account.ts';

const region = 'us-east-1';
const identity = 'arn:aws:ses:us-east-1:000000000000:identity/example.com';

const questionOf = (who: string, change: Partial<Question> = {}): Question => ({
	who: readWho(who),
	userPoolId: 'us-east-1_LocalDemo',
	region,
	purpose: 'attribute',
	since: Date.now() - 7_200_000,
	now: Date.now() + 1_000,
	...change,
});

/** Allows for a busy computer. */
const patient: Budget = {atOnce: 8, perCall: 60_000, inAll: 240_000, pause: 10};
const quick: Budget = {atOnce: 8, perCall: 400, inAll: 1_500, pause: 10};

const awsAt = (url: string, accessKeyId = 'AKIAEXAMPLE') =>
	reachAws({
		flags: {endpointUrl: url, region},
		place: {env: {}, cwd: '/', home: '/nowhere'},
		allowHttp: false,
		now: Date.now,
		credentials: async () => ({accessKeyId, secretAccessKey: 'example'}),
	});

async function ask(
	account: FrontedAccount,
	question: Question,
	budget = patient,
): Promise<{result: WhyResult; progress: readonly Progress[]}> {
	const progress: Progress[] = [];
	const {result} = start(question, await awsAt(account.url), {
		budget,
		onFact: each => progress.push(each),
	});
	return {result: await result, progress};
}

const answerOf = ({diagnosis: {answer}}: WhyResult) =>
	answer === undefined ? undefined : [answer.cause, answer.certainty];

const spoiled = (settings: AccountSettings['Regions']): AccountSettings => ({
	Regions: settings ?? {},
});
const ses = (email: NonNullable<NonNullable<AccountSettings['Regions']>[string]['Email']>) =>
	spoiled({[region]: {Email: {Identities: {'example.com': {}}, ...email}}});

/** Accounts with one problem each, and the finding. */
const troubles: Readonly<
	Record<string, {account: AccountSettings; who: string; answer: readonly string[]}>
> = {
	'SES is paused': {
		account: ses({SendingEnabled: false, EnforcementStatus: 'SHUTDOWN'}),
		who: 'demo@example.com',
		answer: ['ses-paused', 'proves'],
	},
	'the identity is gone': {
		account: spoiled({[region]: {Email: {Identities: {}}}}),
		who: 'demo@example.com',
		answer: ['ses-identity-missing', 'proves'],
	},
	'the quota is used up': {
		account: ses({SendQuota: {Max24HourSend: 200, SentLast24Hours: 200}}),
		who: 'demo@example.com',
		answer: ['ses-quota', 'proves'],
	},
	'SES lists the address as it was typed, not as it is on record': {
		account: ses({
			SuppressedDestinations: [
				{
					EmailAddress: 'Demo@Example.com',
					Reason: 'BOUNCE',
					LastUpdateTime: '2026-03-03T10:00:00Z',
				},
			],
		}),
		who: 'Demo@Example.com',
		answer: ['ses-suppressed', 'proves'],
	},
	'the role is gone': {
		account: {Roles: {}},
		who: '+14325550008',
		answer: ['sms-role-missing', 'proves'],
	},
};

for (const [name, {account: settings, who, answer}] of Object.entries(troubles)) {
	test(`over the wire: ${name}`, async t => {
		const account = await startAccount(t, {account: settings});
		const {result} = await ask(
			account,
			questionOf(who, {attribute: who.startsWith('+') ? 'phone_number' : 'email'}),
		);
		assert.deepEqual(answerOf(result), answer);
	});
}

test('what the demo account does to its users is found out, and each stage settles once', async t => {
	const account = await startAccount(t);
	await account.requestCode('demo', 'email');
	await account.requestCode('sam', 'phone_number');
	await account.requestCode('lee', 'email');
	const expected = {
		'demo email': undefined,
		'sam phone_number': ['sms-opted-out', 'proves'],
		'lee email': ['ses-suppressed', 'proves'],
		'ada email': ['never-asked', 'suggests'],
	};
	for (const [who, answer] of Object.entries(expected)) {
		const [username = '', name] = who.split(' ');
		const attribute = name === 'email' ? 'email' : 'phone_number';
		const {result, progress} = await ask(account, questionOf(username, {attribute}));
		assert.deepEqual([who, answerOf(result)], [who, answer]);
		const states = new Map<string, string>();
		for (const {diagnosis} of progress) {
			assert.deepEqual(
				diagnosis.stages.map(({stage}) => stage),
				stages,
			);
			for (const {stage, state} of diagnosis.stages) {
				const before = states.get(stage);
				if (before === 'fine' || before === 'unknown')
					assert.equal(state, before, `${who} ${stage}`);
				states.set(stage, state);
			}
		}
		assert.equal([...states.values()].includes('waiting'), false);
		assert.deepEqual(progress.at(-1)?.diagnosis, result.diagnosis);
	}
	assert.ok(account.mostAtOnce() > 2, 'calls are made at the same time');
	assert.ok(account.mostAtOnce() <= 8, `${account.mostAtOnce()} calls at once`);
});

test('each call is made once, and none in vain: nothing of SNS for an email', async t => {
	const account = await startAccount(t);
	const {result} = await ask(account, questionOf('demo@example.com'));
	assert.deepEqual(
		account.asked.filter(action => /^(?:sns|sms-voice|lambda|kms):/.test(action)),
		[],
	);
	const asked = account.asked.filter(action => !/LookupEvents|GetMetricStatistics/.test(action));
	assert.deepEqual(asked.toSorted(), [...new Set(asked)].toSorted());
	assert.deepEqual(result.calls.length, account.asked.length);
	assert.deepEqual(
		new Set(result.calls.map(({service, operation}) => `${service}:${operation}`)),
		new Set(account.asked),
	);
	assert.ok(result.calls.every(({requestId}) => requestId !== undefined));
});

const mailActions = [
	'cognito-idp:DescribeUserPool',
	'cognito-idp:ListUsers',
	'cognito-idp:GetLogDeliveryConfiguration',
	'cloudtrail:LookupEvents',
	'cloudwatch:GetMetricStatistics',
	'iam:GetRole',
	'ses:GetAccount',
	'ses:GetEmailIdentity',
	'ses:GetSuppressedDestination',
];

for (const fault of faults) {
	test(`${fault} on each single call leaves the others their answers`, async t => {
		// The access key ID of a request says which call must fail.
		const keyOf = (action: string) => `AKIA${mailActions.indexOf(action)}`;
		const account = await startAccount(t, {
			faultFor: (action, key) => (key === keyOf(action) ? fault : undefined),
		});
		await account.requestCode('lee', 'email');
		const {result: whole} = await ask(account, questionOf('lee@example.com'), patient);
		assert.deepEqual(answerOf(whole), ['ses-suppressed', 'proves']);
		const budget = fault === 'hang' ? {...patient, perCall: 4_000} : patient;
		const checks = mailActions.map(async action => {
			const aws = await awsAt(account.url, keyOf(action));
			const result = await start(questionOf('lee@example.com'), aws, {budget}).result;
			checkFault({action, fault, result, whole});
		});
		await Promise.all(checks);
	});
}

function checkFault({
	action,
	fault,
	result,
	whole,
}: {
	action: string;
	fault: Fault;
	result: WhyResult;
	whole: WhyResult;
}) {
	const label = `${fault} on ${action}`;
	const because = fault === 'denied' ? 'denied' : fault === 'hang' ? 'timedOut' : 'failed';
	const misses = result.diagnosis.unknown.filter(each => each.action === action);
	assert.ok(misses.length > 0, `${label} is said`);
	assert.ok(
		misses.every(each => each.because === because),
		label,
	);
	const others = result.diagnosis.unknown.filter(each => each.action !== action);
	assert.deepEqual(others, [], label);
	const more = result.diagnosis.cleared.filter(cause => !whole.diagnosis.cleared.includes(cause));
	assert.deepEqual(more, [], label);
	const decides = [
		'cognito-idp:DescribeUserPool',
		'ses:GetAccount',
		'ses:GetSuppressedDestination',
		'ses:GetEmailIdentity',
	];
	if (!decides.includes(action))
		assert.deepEqual(answerOf(result), ['ses-suppressed', 'proves'], label);
	assert.ok(
		result.diagnosis.findings.every(
			({certainty, cause}) => certainty !== 'proves' || cause === 'ses-suppressed',
		),
		label,
	);
}

test('everything denied claims nothing', async t => {
	const account = await startAccount(t, {faultFor: () => 'denied'});
	const {result} = await ask(account, questionOf('lee@example.com'));
	assert.deepEqual([result.diagnosis.findings, result.diagnosis.cleared], [[], []]);
});

test('an account that hangs altogether ends in time', async t => {
	const account = await startAccount(t, {faultFor: () => 'hang'});
	const {result} = await ask(account, questionOf('lee@example.com'), quick);
	assert.deepEqual([result.diagnosis.findings, result.diagnosis.cleared], [[], []]);
	assert.ok(result.diagnosis.unknown.every(({because}) => because === 'timedOut'));
});

test('aborting ends every call at once, and nothing is reported any more', async t => {
	const controller = new AbortController();
	const account = await startAccount(t, {
		faultFor: action => {
			if (action === 'ses:GetAccount') controller.abort();
			return action.startsWith('ses:') ? 'hang' : undefined;
		},
	});
	const late: Progress[] = [];
	const {result} = start(questionOf('lee@example.com'), await awsAt(account.url), {
		signal: controller.signal,
		budget: patient,
		onFact: each => {
			if (controller.signal.aborted) late.push(each);
		},
	});
	await assert.rejects(result, error => error instanceof Problem && error.code === 'cancelled');
	assert.deepEqual(late, []);
});

test('a service that has no credentials is asked nothing', async t => {
	const account = await startAccount(t);
	const aws = await awsAt(account.url);
	const missing = Object.assign(new Error('Could not load credentials'), {
		name: 'CredentialsProviderError',
	});
	const {result} = start(questionOf('lee@example.com'), {
		...aws,
		signing: {...aws.signing, credentials: () => Promise.reject(missing)},
	});
	const {credentials, credentialsFault, diagnosis} = await result;
	assert.deepEqual([credentials, credentialsFault], ['missing', 'Could not load credentials']);
	assert.deepEqual([account.asked, diagnosis.findings], [[], []]);
	assert.ok(diagnosis.unknown.every(({because}) => because === 'credentials'));
});

test('the identity of the demo pool is where the questions about mail go', async t => {
	const account = await startAccount(t);
	const {result} = await ask(account, questionOf('demo@example.com'));
	const pool = result.outcomes.pool;
	assert.equal(pool?.state === 'known' && pool.value.email.sourceArn, identity);
	assert.deepEqual(
		[...new Set(result.calls.filter(({service}) => service === 'ses').map(each => each.region))],
		[region],
	);
});
