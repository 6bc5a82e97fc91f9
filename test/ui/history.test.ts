import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {State} from '../../source/flow/state.ts';
import {createHistory} from '../../source/ui/history.ts';
import {states} from '../flow/samples.ts';

test('a pool that is left and opened again is said once, and again after something else', () => {
	let state: State = states.connect;
	const listeners = new Set<() => void>();
	const history = createHistory({
		state: () => state,
		send: () => {},
		subscribe: listener => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
	});
	const go = (...steps: readonly State[]) => {
		for (const next of steps) {
			state = next;
			for (const listener of listeners) listener();
		}
	};
	go(states.username);
	const before = history.lines();
	go(states.connect, states.username, states.connect, states.username);
	assert.equal(history.lines(), before);
	go(states.savingSession, states.loadingAttributes, states.connect, states.username);
	assert.deepEqual(history.lines(), [
		{id: 0, isProved: false, line: 'Using user pool eu-west-1_AbC'},
		{id: 1, isProved: true, line: 'Signed in as jane; the session is kept until you leave'},
		{id: 2, isProved: false, line: 'Using user pool eu-west-1_AbC'},
	]);
	const changed = () => history.lines().filter(({line}) => line === 'Changed email').length;
	go(states.updatingValue, states.enterCode, states.updatingValue, states.enterCode);
	assert.equal(changed(), 2);
});
