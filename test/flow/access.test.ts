import assert from 'node:assert/strict';
import {test} from 'node:test';
import {next} from '../../source/flow/next.ts';
import type {State} from '../../source/flow/state.ts';
import type {AccessErrand} from '../../source/flow/states/access.ts';
import {attempt, connection, errand, events, problem, states} from './samples.ts';

test('credentials that are not chosen lead back to what they were for, with what went wrong', () => {
	const {password: from} = states;
	const cases: readonly (readonly [AccessErrand, State])[] = [
		[errand, states.enterCode],
		[{kind: 'administrator', connection, from}, states.chooseWay],
		[{kind: 'clientSecret', connection, from, attempt}, states.clientSecret],
		[
			{kind: 'lookUp', prefill: {}},
			{step: 'starting', isResuming: false},
		],
	];
	for (const [given, back] of cases) {
		const finding: State = {step: 'findingProfiles', errand: given};
		assert.deepEqual(next(finding, events.wentBack), back, given.kind);
		const notice = {kind: 'problem', problem} as const;
		assert.deepEqual(next(finding, events.failed), {...back, notice}, given.kind);
	}
});
