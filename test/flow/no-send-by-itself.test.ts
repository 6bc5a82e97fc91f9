import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createFlow} from '../../source/flow/flow.ts';
import {Problem} from '../../source/problem.ts';
import {states} from './samples.ts';

const refusals = [
	new Problem('codeExpired'),
	new Problem('wrongCode'),
	new Problem('attemptLimitReached'),
	new Problem('connectionLost', {host: 'example.com'}),
	new Problem('serviceFailed'),
];

for (const problem of refusals) {
	test(`after ${problem.code} nothing is sent until somebody asks`, async () => {
		const worked: string[] = [];
		const flow = createFlow(states.enterCode, state => {
			worked.push(state.step);
			return state.step === 'verifying'
				? async () => ({type: 'failed', problem, at: 1})
				: undefined;
		});
		flow.send({type: 'codeGiven', code: '123456'});
		await new Promise(resolve => setImmediate(resolve));
		const state = flow.state();
		assert.equal(state.step, 'enterCode');
		assert.deepEqual('notice' in state && state.notice, {kind: 'problem', problem});
		assert.deepEqual(worked, ['enterCode', 'verifying', 'enterCode']);
	});
}
