import assert from 'node:assert/strict';
import {test} from 'node:test';
import {next} from '../../source/flow/next.ts';
import type {State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {attempt, device, problem, states} from './samples.ts';

const {connection} = states.username;
const menu = {connection, way: 'password', username: 'joan'} as const;

const failed = (form: Partial<State>, with_: Problem) =>
	next({...states.requestingReset, ...form} as State, {type: 'failed', problem: with_, at: 5});

test('a reset that needs the secret of the app client asks for it, and keeps who it is for', () => {
	for (const code of ['clientSecretMissing', 'clientSecretWrong'] as const) {
		const secret = new Problem(code);
		const notice = {kind: 'problem', problem: secret};
		const {way, username} = attempt;
		const from = {step: 'username', isForReset: true, connection, way, username};
		const asked = {step: 'clientSecret', connection, notice};
		assert.deepEqual(failed({}, secret), {...asked, from});
		assert.deepEqual(failed({attempt: {...attempt, device}, menu} as Partial<State>, secret), {
			...asked,
			from: {...from, device, menu},
		});
	}
});

test('a reset that fails otherwise leads back to where it was asked for', () => {
	const notice = {kind: 'problem', problem};
	const back = {step: 'resetPassword', attempt, notice};
	assert.deepEqual(failed({}, problem), back);
	assert.deepEqual(failed({menu} as Partial<State>, problem), {...back, menu});
	const earlier = {medium: 'EMAIL', destination: 'j***@e***', requestId: 'r-1', at: 1};
	assert.deepEqual(failed({earlier} as Partial<State>, problem), {
		step: 'resetCode',
		attempt,
		delivery: earlier,
		askedAt: 5,
		notice,
	});
});
