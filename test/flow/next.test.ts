import assert from 'node:assert/strict';
import {test} from 'node:test';
import {next} from '../../source/flow/next.ts';
import type {Event, State, Step} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {accountFollowers} from './followers/account.ts';
import {connectFollowers} from './followers/connect.ts';
import {deskFollowers} from './followers/desk.ts';
import {recoveryFollowers} from './followers/recovery.ts';
import {signInFollowers} from './followers/sign-in.ts';
import type {Followers} from './followers/states.ts';
import {account, events, problem, states} from './samples.ts';

/**
 * The whole flow: for each step, the events that apply and the complete state after each. Every other event must return
 * the same object, and Ctrl+C leads to `done` from everywhere.
 */
const table: {[Name in Step]: Followers} = {
	...connectFollowers,
	...signInFollowers,
	...recoveryFollowers,
	...accountFollowers,
	...deskFollowers,
	done: {},
};

const allStates: readonly State[] = Object.values(states);
const allEvents: readonly Event[] = Object.values(events);

test('each step answers the events of its table, and no other', () => {
	for (const state of allStates) {
		for (const event of allEvents) {
			const following = next(state, event);
			const name = `${state.step} × ${event.type}`;
			if (event.type === 'cancelled' && state.step !== 'done') {
				assert.deepEqual(following, {step: 'done', exitCode: 130}, name);
				continue;
			}
			const expected = table[state.step][event.type];
			if (expected === undefined) assert.equal(following, state, name);
			else {
				assert.deepEqual(following, expected, name);
				assert.notEqual(following, state, name);
			}
		}
	}
});

test('tokens that were renewed before a call failed are the ones that everything continues with', () => {
	const tokens = {...account.tokens, accessToken: 'renewed', refreshToken: 'rotated'};
	const renewed = {...account, tokens};
	const problems = [
		new Problem('serviceFailed', {mayHaveBeenSent: true}),
		new Problem('timedOut', {host: 'example.com', mayHaveBeenSent: true}),
		new Problem('wrongCode'),
		new Problem('tokenExpired'),
	];
	const steps = ['loadingAttributes', 'updatingValue', 'requestingCode', 'verifying'] as const;
	for (const step of steps) {
		for (const problem of problems) {
			const {code} = problem;
			const after = next(states[step], {type: 'failed', problem, at: 5000, account: renewed});
			assert.ok('account' in after, `${step}, ${code}`);
			assert.deepEqual(after.account.tokens, tokens, `${step}, ${code}`);
		}
	}
	const late: Event = {type: 'failed', problem, at: 5000, account: renewed};
	assert.equal(next(states.chooseAttribute, late), states.chooseAttribute);
});

test('a state is never changed in place', () => {
	const before = JSON.stringify(states);
	for (const state of allStates) for (const event of allEvents) next(state, event);
	assert.equal(JSON.stringify(states), before);
});

test('Esc leads from every step that waits for a reply, or the wait ends by itself', () => {
	// Reading this computer's own files and signing out at the service must not be interrupted.
	const endsByItself = new Set<Step>([
		'starting',
		'connect',
		'savingSession',
		'signingOut',
		'forgetting',
		'done',
	]);
	for (const state of allStates) {
		if (endsByItself.has(state.step)) continue;
		assert.notEqual(next(state, events.wentBack), state, state.step);
	}
});
