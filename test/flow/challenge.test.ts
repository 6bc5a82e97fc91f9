import assert from 'node:assert/strict';
import {test} from 'node:test';
import {next} from '../../source/flow/next.ts';
import type {State} from '../../source/flow/state.ts';
import {challenges, states} from './samples.ts';

const {attempt} = states.challenge;

/** The state after a choice in a challenge. */
const chosen = (form: State, choice: string) => next(form, {type: 'challengeChosen', choice});

test('a way to sign in that is chosen asks for its password, or is answered at once, or needs a browser', () => {
	const form = {step: 'challenge', attempt, challenge: challenges.SELECT_CHALLENGE} as const;
	for (const choice of ['PASSWORD', 'PASSWORD_SRP'] as const) {
		assert.deepEqual(chosen(form, choice), {...form, step: 'chosenPassword', choice});
	}
	for (const choice of ['EMAIL_OTP', 'SMS_OTP']) {
		const answer = {kind: 'choice', choice};
		assert.deepEqual(chosen(form, choice), {step: 'answering', form, answer});
	}
	const browser = chosen(form, 'WEB_AUTHN');
	assert.equal(browser.step, 'domain');
	const passkey = {step: 'challenge', attempt, challenge: challenges.WEB_AUTHN} as const;
	assert.deepEqual(chosen(passkey, 'anything'), browser);
});

test('a second factor that is chosen is the answer', () => {
	const form = {step: 'challenge', attempt, challenge: challenges.SELECT_MFA_TYPE} as const;
	const answer = {kind: 'choice', choice: 'SMS_MFA'};
	assert.deepEqual(chosen(form, 'SMS_MFA'), {step: 'answering', form, answer});
	const code = {step: 'challenge', attempt, challenge: challenges.SMS_MFA} as const;
	assert.equal(chosen(code, 'SMS_MFA'), code);
});
