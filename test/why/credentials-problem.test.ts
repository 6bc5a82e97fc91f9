import assert from 'node:assert/strict';
import {test} from 'node:test';
import {credentialsProblem, lookUpProblem} from '../../source/why/credentials-problem.ts';
import type {Call} from '../../source/why/look-up/asker.ts';
import type {Miss} from '../../source/why/outcome.ts';
import {credentialsOf} from '../../source/why/start.ts';

const call = (outcome: Call['outcome'], more: Partial<Call> = {}): Call => ({
	...{service: 'cognito-idp', operation: 'ListUsers', region: 'eu-west-1', ms: 1},
	...{outcome, ...more},
});
const ok = call('ok', {operation: 'DescribeUserPool'});
const nameless = call('credentials');
const refused = call('credentials', {error: 'ExpiredTokenException', requestId: 'r-1'});

test('credentials are accepted where one service took them, and missing where no call was signed', () => {
	const rows: readonly (readonly [readonly Call[], string])[] = [
		[[], 'accepted'],
		[[call('denied')], 'accepted'],
		[[refused, ok], 'accepted'],
		[[refused, call('denied')], 'refused'],
		[[nameless, refused], 'refused'],
		[[nameless, nameless], 'missing'],
		[[nameless, call('failed')], 'missing'],
	];
	for (const [calls, expected] of rows) assert.equal(credentialsOf(calls), expected);
});

test('a problem with credentials has AWS’s own name for it, or what the search for them ended with', () => {
	const problem = (...those: Parameters<typeof credentialsProblem>) => {
		const {code, detail} = credentialsProblem(...those);
		return [code, detail];
	};
	assert.deepEqual(problem({calls: [nameless]}), ['credentialsMissing', {why: 'none were found'}]);
	assert.deepEqual(problem({calls: [], credentialsFault: 'no profile'}), [
		'credentialsMissing',
		{why: 'no profile'},
	]);
	assert.deepEqual(problem({calls: [nameless, refused], credentialsFault: 'x'}), [
		'accessDenied',
		{awsName: 'ExpiredTokenException', requestId: 'r-1'},
	]);
	assert.deepEqual(problem({calls: [call('credentials', {error: 'InvalidToken'})]}), [
		'accessDenied',
		{awsName: 'InvalidToken'},
	]);
});

test('why a look-up gave nothing is told with the call that failed', () => {
	const miss = (because: Miss['because']): Miss => ({
		because,
		action: 'cognito-idp:ListUsers',
		region: 'eu-west-1',
	});
	const problem = (calls: readonly Call[], ...misses: readonly Miss[]) => {
		const found = lookUpProblem({calls, misses, credentialsFault: 'no profile'});
		return found && [found.code, found.detail];
	};
	const said = {action: 'cognito-idp:ListUsers', region: 'eu-west-1'};
	const named = {awsName: 'Odd', requestId: 'r-1'};
	const failing = (outcome: Call['outcome']) => [
		ok,
		call('ok', {requestId: 'r-0'}),
		call('denied', {service: 'kms', error: 'Other'}),
		call(outcome, {error: 'Odd', requestId: 'r-1'}),
	];
	assert.equal(problem([call('denied')]), undefined);
	assert.deepEqual(problem([nameless], miss('credentials')), [
		'credentialsMissing',
		{why: 'no profile'},
	]);
	assert.deepEqual(problem([refused], miss('credentials')), [
		'accessDenied',
		{awsName: 'ExpiredTokenException', requestId: 'r-1'},
	]);
	assert.deepEqual(problem(failing('notFound'), miss('failed')), ['poolNotFound', named]);
	assert.deepEqual(problem(failing('throttled'), miss('failed')), ['tooManyRequests', named]);
	for (const because of ['denied', 'timedOut', 'failed'] as const) {
		assert.deepEqual(problem(failing(because), miss(because)), [
			'notLookedUp',
			{...named, ...said, because},
		]);
	}
	assert.deepEqual(problem(failing('denied'), miss('tooRecent'), miss('denied')), [
		'notLookedUp',
		{...named, ...said, because: 'failed'},
	]);
	assert.deepEqual(problem([call('timedOut')], miss('timedOut')), [
		'notLookedUp',
		{...said, because: 'timedOut'},
	]);
	assert.deepEqual(problem([ok], miss('failed')), ['notLookedUp', {...said, because: 'failed'}]);
});
