import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createFlow} from '../../source/flow/flow.ts';
import {createHistory} from '../../source/ui/history.ts';
import {states} from '../flow/samples.ts';

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
