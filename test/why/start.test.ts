import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Budget} from '../../source/why/look-up/asker.ts';
import type {Question} from '../../source/why/question.ts';
import {type Progress, start} from '../../source/why/start.ts';
import {accountOf} from '../helpers/answered-facts.ts';
import {scriptedAws} from '../helpers/scripted-aws.ts';
import {questionOf as questionAbout} from '../helpers/why-facts.ts';

const questionOf = (change: Partial<Question> = {}) => questionAbout('email', change);
const patient: Budget = {atOnce: 8, perCall: 60_000, inAll: 240_000, pause: 10};

/** An account in this process, whose pool has no settings about sending. */
function scriptedAccount(credentials?: Parameters<typeof scriptedAws>[1]) {
	const {UserPool} = Object(accountOf({})['cognito-idp:DescribeUserPool']);
	return scriptedAws(
		({operation}) =>
			operation === 'DescribeUserPool'
				? {body: {UserPool: {...UserPool, EmailConfiguration: {}}}}
				: {status: 400, body: {__type: 'AccessDeniedException'}},
		credentials,
	);
}

test('what is known so far is told with each fact, and the whole of it in the end', async () => {
	const {aws} = scriptedAccount();
	const asked = questionOf();
	const progress: Progress[] = [];
	const {result} = start(asked, aws, {budget: patient, onFact: each => progress.push(each)});
	const {question, outcomes, diagnosis, calls, ...rest} = await result;
	assert.equal(question, asked);
	assert.deepEqual(rest, {credentials: 'accepted'});
	assert.equal(new Set(progress.map(({fact}) => fact)).size, progress.length);
	assert.deepEqual(Object.keys(outcomes).length, progress.length);
	for (const {fact, outcomes: known} of progress) assert.ok(known[fact] !== undefined, fact);
	assert.deepEqual(progress.at(-1)?.diagnosis, diagnosis);
	assert.deepEqual(progress.at(-1)?.outcomes, outcomes);
	assert.deepEqual(
		[...new Set(calls.map(({operation, outcome}) => `${operation} ${outcome}`))].toSorted(),
		[
			...['DescribeUserPool ok', 'GetLogDeliveryConfiguration denied', 'ListUsers denied'],
			'LookupEvents denied',
		],
	);
});

test('nothing is asked where the region makes no host, or it was cancelled before', async () => {
	const {aws, sent} = scriptedAccount();
	const wrong = start(questionOf({region: 'a/b'}), aws).result;
	await assert.rejects(wrong, {code: 'regionInvalid'});
	const cancelled = start(questionOf(), aws, {signal: AbortSignal.abort()}).result;
	await assert.rejects(cancelled, {code: 'cancelled'});
	assert.deepEqual(sent, []);
});

test('credentials are searched for once, and what the search ended with is told', async () => {
	let searches = 0;
	const searching = (reason: unknown) => () => {
		searches += 1;
		return Promise.reject(reason);
	};
	for (const reason of [new Error('no profile'), 'no profile']) {
		const {aws, sent} = scriptedAccount(searching(reason));
		const result = await start(questionOf(), aws, {budget: patient}).result;
		assert.deepEqual([result.credentialsFault, sent], ['no profile', []]);
	}
	assert.equal(searches, 2);
});

test('calls that have not ended in time are over', async () => {
	const {aws} = scriptedAws(() => new Promise<never>(() => {}));
	const budget = {...patient, inAll: 1};
	const {diagnosis, calls} = await start(questionOf(), aws, {budget}).result;
	assert.ok(calls.length > 0);
	assert.ok(calls.every(({outcome}) => outcome === 'timedOut'));
	assert.deepEqual([diagnosis.findings, diagnosis.cleared], [[], []]);
});
