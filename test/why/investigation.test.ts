import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createInvestigation, type StageRows} from '../../source/why/investigation.ts';
import {accountOf, rawPool, rawUser} from '../helpers/answered-facts.ts';
import {type Scripted, scriptedAws} from '../helpers/scripted-aws.ts';
import {questionOf} from '../helpers/why-facts.ts';

const {signal} = new AbortController();
const denied: Scripted = {status: 400, body: {__type: 'AccessDeniedException'}, requestId: 'r-1'};
const notFound: Scripted = {status: 404, body: {__type: 'NotFoundException'}};

/** A disabled user in a pool where everything else is fine, and changed responses. */
function script(change: Readonly<Record<string, Scripted>> = {}) {
	const answers = accountOf({});
	const known: Readonly<Record<string, Scripted>> = {
		DescribeUserPool: {body: {UserPool: {...rawPool, EmailConfiguration: {}}}},
		ListUsers: {body: Object(answers['cognito-idp:ListUsers'])},
		GetLogDeliveryConfiguration: {body: {LogDeliveryConfiguration: {LogConfigurations: []}}},
		LookupEvents: {body: {Events: []}},
		...change,
	};
	return ({operation}: {readonly operation: string}): Scripted => known[operation] ?? notFound;
}

function investigate(
	change: Readonly<Record<string, Scripted>> = {},
	credentials?: Parameters<typeof scriptedAws>[1],
) {
	const {aws, sent} = scriptedAws(script(change), credentials);
	const investigation = createInvestigation(questionOf('email'), aws, at => `moment ${at}`);
	return {...investigation, sent};
}

test('nothing is asked before an answer is; then rows settle one after the other, and change only then', async () => {
	const {rows, subscribe, answer, sent} = investigate();
	const first = rows();
	assert.deepEqual(
		first.map(({state, says}) => [state, says]),
		Array(8).fill(['waiting', '']),
	);
	assert.deepEqual(sent, []);
	const seen: StageRows[] = [];
	const unheard = subscribe(() => assert.fail('nobody listens any more'));
	const stop = subscribe(() => seen.push(rows()));
	unheard();
	const {report} = await answer(signal);
	stop();
	assert.equal(new Set(seen.map(each => JSON.stringify(each))).size, seen.length);
	assert.ok(seen.length > 2);
	assert.deepEqual(rows(), report.stages);
	assert.deepEqual(seen.at(-1), report.stages);
	assert.equal(seen.at(-1), rows());
});

test('an answer is masked, with a command only where it is whole', async () => {
	const {report, markdown, ...answer} = await investigate().answer(signal);
	assert.deepEqual(report.answer, {cause: 'user-disabled', certainty: 'proves'});
	assert.equal(report.users[0]?.sub, 'sub-…');
	assert.match(markdown, /^# Why the code did not arrive\n\n- When: 2026-11-17T14:00:00\.000Z\n/);
	assert.doesNotMatch(JSON.stringify([report, markdown, answer]), /example\.org|123456789012/);
	assert.deepEqual(answer, {
		isMasked: false,
		command:
			'aws cognito-idp admin-enable-user --user-pool-id eu-west-1_Shop --username USERNAME --region eu-west-1',
	});
	const fine = {ListUsers: {body: {Users: [{...rawUser, Enabled: true}]}}};
	const {report: nothing, markdown: _, ...rest} = await investigate(fine).answer(signal);
	assert.equal(nothing.answer?.cause, 'already-verified');
	assert.deepEqual(rest, {isMasked: false});
});

test('a command that is masked is not given as one', async () => {
	const ses: Readonly<Record<string, Scripted>> = {
		DescribeUserPool: {body: {UserPool: rawPool}},
		ListUsers: {body: {Users: [{...rawUser, Enabled: true}]}},
		'/v2/email/account': {
			body: {SendingEnabled: true, SuppressionAttributes: {SuppressedReasons: ['BOUNCE']}},
		},
		...Object.fromEntries(
			['no-reply%40mail.example.com', 'mail.example.com', 'example.com'].map(name => [
				`/v2/email/identities/${name}`,
				{body: {VerifiedForSendingStatus: true}},
			]),
		),
		'/v2/email/suppression/addresses/jane%40example.org': {
			body: {SuppressedDestination: {Reason: 'BOUNCE', LastUpdateTime: 0}},
		},
	};
	const {report, isMasked, command} = await investigate(ses).answer(signal);
	assert.deepEqual([report.answer?.cause, isMasked, command], ['ses-suppressed', true, undefined]);
	assert.equal(
		report.findings[0]?.says,
		'SES stopped mailing J***@e***, moment 0, after a BOUNCE.',
	);
});

test('the policy is for what was denied, and without credentials for everything', async () => {
	const statements = async (...those: Parameters<typeof investigate>) => {
		const {policy = 'null', problem} = await investigate(...those).answer(signal);
		assert.equal(policy, JSON.stringify(JSON.parse(policy), undefined, 2));
		const {Version, Statement = []} = JSON.parse(policy) ?? {};
		const named: readonly [string, readonly string[]][] = Statement.map(
			({Sid, Action}: {Sid: string; Action: string[]}) => [Sid, Action],
		);
		return {Version, named, problem: problem && [problem.code, problem.detail]};
	};
	assert.deepEqual(await statements(), {Version: undefined, named: [], problem: undefined});
	assert.deepEqual(await statements({LookupEvents: denied, GetLogDeliveryConfiguration: denied}), {
		Version: '2012-10-17',
		named: [
			['Pool', ['cognito-idp:GetLogDeliveryConfiguration']],
			['Requests', ['cloudtrail:LookupEvents']],
		],
		problem: undefined,
	});
	const name = 'CredentialsProviderError';
	const none = () => Promise.reject(Object.assign(new Error('no profile'), {name}));
	const {named, problem} = await statements({}, none);
	assert.deepEqual(
		named.map(([sid]) => sid),
		['Pool', 'Requests', 'Firewall', 'Mail', 'Metrics', 'Logs', 'MailRole', 'Sender'].concat([
			...['SenderKey', 'OptionalShowsEnvironmentVariables'],
		]),
	);
	assert.deepEqual(problem, ['credentialsMissing', {why: 'no profile'}]);
});

test('an investigation that is aborted is cancelled, and its rows stay as they are', async () => {
	const {rows, answer, sent} = investigate();
	const before = rows();
	await assert.rejects(answer(AbortSignal.abort()), {code: 'cancelled'});
	assert.equal(rows(), before);
	assert.deepEqual(sent, []);
});
