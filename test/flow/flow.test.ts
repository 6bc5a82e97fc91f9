import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createFlow, type Work} from '../../source/flow/flow.ts';
import type {Event} from '../../source/flow/state.ts';
import {events, states} from './samples.ts';

/** Work that ends when the test says so. */
function pending() {
	const begun: {signal: AbortSignal; report: (event: Event) => void}[] = [];
	const work: Work = signal =>
		new Promise(report => {
			begun.push({signal, report});
		});
	return {begun, work};
}

const turn = () => new Promise(resolve => setImmediate(resolve));

test('Enter pressed twice asks for one code', () => {
	const {begun, work} = pending();
	const flow = createFlow(states.chooseAttribute, state =>
		state.step === 'requestingCode' ? work : undefined,
	);
	flow.send(events.choseAttribute);
	flow.send(events.choseAttribute);
	assert.equal(begun.length, 1);
});

test('leaving a step aborts its work, and what the work says later is not heard', async () => {
	const {begun, work} = pending();
	const flow = createFlow(states.chooseAttribute, state =>
		state.step === 'requestingCode' ? work : undefined,
	);
	flow.send(events.choseAttribute);
	flow.send(events.wentBack);
	assert.equal(begun[0]?.signal.aborted, true);
	const left = flow.state();
	begun[0]?.report(events.codeSent);
	await turn();
	assert.equal(flow.state(), left);
});

test('the reply to a request that was left is not taken for the reply to the next one', async () => {
	const {begun, work} = pending();
	const flow = createFlow(states.chooseAttribute, state =>
		state.step === 'requestingCode' ? work : undefined,
	);
	flow.send(events.choseAttribute);
	flow.send(events.wentBack);
	flow.send({type: 'choseAttribute', attribute: 'phone_number', at: 6000});
	flow.send(events.confirmed);
	begun[0]?.report(events.codeSent);
	await turn();
	assert.equal(flow.state().step, 'requestingCode');
	begun[1]?.report(events.codeSent);
	await turn();
	const state = flow.state();
	assert.ok(state.step === 'enterCode');
	assert.equal(state.sent.attribute, 'phone_number');
});

test('listeners hear of a change once, and of nothing when nothing changes', () => {
	const flow = createFlow(states.connect, () => undefined);
	let heard = 0;
	const stop = flow.subscribe(() => {
		heard++;
	});
	flow.send(events.choseTyping);
	flow.send(events.choseTyping);
	assert.equal(heard, 1);
	stop();
	flow.send(events.wentBack);
	assert.equal(heard, 1);
});
