import assert from 'node:assert/strict';
import {test} from 'node:test';
import {next} from '../../source/flow/next.ts';
import type {Event, State} from '../../source/flow/state.ts';
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

test('a code is asked for again 30 seconds after the last one, not before, and going back keeps what was typed', () => {
	const {attempt} = states.confirmSignUp;
	const delivery = {medium: 'EMAIL', destination: 'j***@e***', requestId: 'r-1', at: 1_000};
	const notice = {kind: 'problem', problem};
	const again = (form: object, at: number) =>
		next({...states.confirmSignUp, ...form} as State, {type: 'askedForConfirmationAgain', at});
	const resending = {step: 'resendingConfirmation', attempt};
	assert.deepEqual(again({}, 0), resending);
	const sent = {delivery, typed: '12', notice};
	assert.deepEqual(again(sent, 30_999), {...states.confirmSignUp, ...sent});
	assert.deepEqual(again(sent, 31_000), {...resending, delivery});
	const asked = {delivery, askedAt: 2_000};
	assert.deepEqual(again(asked, 31_999), {...states.confirmSignUp, ...asked});
	assert.deepEqual(again(asked, 32_000), {...resending, delivery});

	const waiting = {...resending, delivery} as State;
	const back = {step: 'confirmSignUp', attempt, delivery, askedAt: 7};
	assert.deepEqual(next(waiting, {type: 'wentBack', at: 7}), {
		...back,
		notice: {kind: 'remark', remark: 'sendLeft'},
	});
	assert.deepEqual(next(waiting, {type: 'failed', problem, at: 7}), {...back, notice});
	const newer = {...delivery, at: 40_000} as const;
	assert.deepEqual(next(waiting, {type: 'confirmationSent', delivery: newer} as Event), {
		step: 'confirmSignUp',
		attempt,
		delivery: newer,
		notice: {kind: 'remark', remark: 'codeSentAgain'},
	});

	const confirming = {step: 'confirmingSignUp', attempt, delivery, code: '123456'} as const;
	const typed = {step: 'confirmSignUp', attempt, delivery, typed: '123456'};
	assert.deepEqual(next(confirming as State, {type: 'wentBack', at: 7}), typed);
	assert.deepEqual(next(confirming as State, {type: 'failed', problem, at: 7}), {
		...typed,
		notice,
	});
});

test('what can’t be a code is said before anything else is asked for', () => {
	const {confirmSignUp, resetCode} = states;
	for (const [code, remark] of [
		[' ', 'nothingTyped'],
		['12x 45', 'codeHasSpaces'],
		['12345', 'codeIsNotSixDigits'],
	] as const) {
		const notice = {kind: 'remark', remark};
		assert.deepEqual(next(resetCode, {type: 'resetCodeGiven', code}), {...resetCode, notice});
		assert.deepEqual(next(confirmSignUp, {type: 'confirmationCodeGiven', code}), {
			...confirmSignUp,
			notice,
		});
	}
});
