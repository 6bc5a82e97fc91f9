import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Problem, problemOf} from '../source/problem.ts';

test('the message of a problem is for a log: what AWS said, a place, or the code', () => {
	const cause = new Error('below');
	const problem = new Problem('storeUnsafe', {fault: '/file is a link', mend: 'rm'}, {cause});
	assert.deepEqual(
		[problem.name, problem.code, problem.message, problem.cause, problem.detail],
		['Problem', 'storeUnsafe', '/file is a link', cause, {fault: '/file is a link', mend: 'rm'}],
	);
	assert.deepEqual(
		[
			new Problem('storeDamaged', {file: '/file'}),
			new Problem('storeDamaged', {file: '/file', awsMessage: 'Said.'}),
			new Problem('wrongCode'),
			new Problem('timedOut', {host: 'h:1'}),
		].map(({message, detail}) => [message, detail]),
		[
			['/file', {file: '/file'}],
			['Said.', {file: '/file', awsMessage: 'Said.'}],
			['wrongCode', {}],
			['timedOut', {host: 'h:1'}],
		],
	);
});

test('what some work rejects with is given where it is a problem, and thrown where it isn’t', async () => {
	const problem = new Problem('wrongCode');
	assert.equal(await problemOf(Promise.resolve(1)), undefined);
	assert.equal(await problemOf(Promise.reject(problem)), problem);
	const mistake = new TypeError('of ours');
	await assert.rejects(problemOf(Promise.reject(mistake)), mistake);
});
