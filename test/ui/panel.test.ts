import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {hasField, panelKey} from '../../source/ui/panel.ts';
import {challenges, states} from '../flow/samples.ts';

const all: readonly State[] = Object.values(states);

test('which screens have a field, which takes every character', () => {
	const withField = all.filter(hasField).map(({step}) => step);
	assert.deepEqual(withField.sort(), [
		...['authenticator', 'challenge', 'changeValue', 'chosenPassword', 'clientId', 'clientSecret'],
		...['confirmAct', 'confirmSignUp', 'domain', 'enterCode', 'mfaCode', 'mfaEmail', 'namePool'],
		...['nameUser', 'newValue', 'password', 'pasteToken', 'poolId', 'requiredAttribute'],
		...['resetCode', 'resetNewPassword', 'username'],
	]);
	const typed = Object.values(challenges)
		.filter(challenge => hasField({...states.challenge, challenge}))
		.map(({name}) => name);
	assert.deepEqual(typed, [
		...['SMS_MFA', 'SMS_OTP', 'EMAIL_OTP', 'SOFTWARE_TOKEN_MFA', 'NEW_PASSWORD_REQUIRED'],
		...['PASSWORD', 'PASSWORD_SRP', 'CUSTOM_CHALLENGE'],
	]);
	const {person} = states.confirmAct;
	const order = {act: {kind: 'resetPassword'}, person} as const;
	assert.equal(hasField({...states.confirmAct, order}), false);
});

test('which key opens what: help anywhere, a question mark where nothing is typed', () => {
	for (const state of all) {
		assert.equal(panelKey(state, 'f1'), 'help', state.step);
		assert.equal(panelKey(state, '?'), hasField(state) ? undefined : 'help', state.step);
		for (const key of ['a', 'enter', 'escape', 'pp', 'up']) {
			assert.equal(panelKey(state, key), undefined, `${key} on ${state.step}`);
		}
	}
	const opening = (key: string) =>
		all.filter(state => panelKey(state, key) !== undefined).map(({step}) => step);
	assert.deepEqual(opening('tab'), ['resetCode', 'enterCode']);
	assert.deepEqual(opening('p'), ['answered']);
	assert.deepEqual(opening('P'), ['answered']);
	assert.deepEqual(opening('ctrl+o'), ['attributesFailed', 'enterCode']);
	assert.deepEqual(
		[
			panelKey(states.enterCode, 'tab'),
			panelKey(states.answered, 'p'),
			panelKey(states.enterCode, 'ctrl+o'),
		],
		['notArrived', 'policy', 'report'],
	);
	const {policy: _, ...answer} = states.answered.answer;
	assert.equal(panelKey({...states.answered, answer}, 'p'), undefined);
	const notice = {kind: 'problem', problem: new Problem('wrongPassword')} as const;
	assert.equal(panelKey({...states.password, notice}, 'ctrl+o'), 'report');
});
