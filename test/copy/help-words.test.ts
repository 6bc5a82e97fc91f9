import assert from 'node:assert/strict';
import {test} from 'node:test';
import {helpFor} from '../../source/copy/help-words.ts';
import type {WaitingStep} from '../../source/flow/waiting.ts';
import {states} from '../flow/samples.ts';

test('while an answer is awaited the help tells what leaving does to that request, and to no other', () => {
	const sent = 'it may still be sent, and then counts.';
	const ends: Readonly<Partial<Record<WaitingStep, string>>> = {
		requestingCode: sent,
		requestingReset: sent,
		resendingConfirmation: sent,
		updatingValue: 'it may still be changed, and a code sent to it.',
		verifying: 'it may still be used, which costs a try.',
		waitingForBrowser: 'It continues here by itself; Esc stops waiting.',
		signingIn: 'what you asked for may still happen.',
		savingSession: 'what you asked for may still happen.',
	};
	for (const [step, end] of Object.entries(ends)) {
		const state = Object.values(states).find(known => known.step === step);
		assert.ok(state, step);
		assert.ok(helpFor(state).asks.endsWith(end), `${step}: ${helpFor(state).asks}`);
		assert.equal(helpFor(state).enter, undefined, step);
	}
});
