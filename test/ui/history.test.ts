import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createFlow} from '../../source/flow/flow.ts';
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

test('each step that is finished leaves a line, and the list is the same until then', () => {
	const flow = createFlow(states.verified, () => undefined);
	const history = createHistory(flow);
	const none = history.lines();
	assert.deepEqual(none, []);
	assert.equal(history.lines(), none);
	let told = 0;
	const stop = history.subscribe(() => told++);
	flow.send({type: 'choseAnotherAttribute'});
	const [first, ...more] = history.lines();
	assert.deepEqual([first?.id, first?.isProved, more], [0, true, []]);
	assert.match(first?.line ?? '', /^email jane@example\.com verified at /);
	const one = history.lines();
	flow.send({type: 'cancelled'});
	assert.equal(history.lines(), one);
	assert.equal(told, 2);
	stop();
});
