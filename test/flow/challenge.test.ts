import assert from 'node:assert/strict';
import {test} from 'node:test';
import {askAgain} from '../../source/flow/ask-again.ts';
import {next} from '../../source/flow/next.ts';
import type {State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
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

test('an answer that can be given again is asked for where it was, with what isn’t a password in its field', () => {
	const again = new Problem('tooManyRequests');
	const notice = {kind: 'problem', problem: again};
	const custom = {step: 'challenge', attempt, challenge: challenges.CUSTOM_CHALLENGE} as const;
	const email = {step: 'mfaEmail', attempt, challenge: challenges.MFA_SETUP} as const;
	const chosen = {...states.chosenPassword, attempt};
	for (const [form, answer, typed] of [
		[states.challenge, {kind: 'code', code: '123'}, '123'],
		[custom, {kind: 'text', text: 'blue'}, 'blue'],
		[email, {kind: 'email', email: 'j@example.com'}, 'j@example.com'],
		[chosen, {kind: 'choice', choice: 'PASSWORD', password: 'Secret-1'}, undefined],
	] as const) {
		assert.deepEqual(
			next({step: 'answering', form, answer}, {type: 'failed', problem: again, at: 0}),
			{...form, ...(typed !== undefined && {typed}), notice},
		);
	}
});

test('an answer that ends the sign-in leads back to its start, and says of what is over that it is over', () => {
	const failed = (problem: Problem) => next(states.answering, {type: 'failed', problem, at: 0});
	const expired = new Problem('challengeExpired');
	assert.deepEqual(failed(expired), askAgain(attempt, {kind: 'problem', problem: expired}));
	const unconfirmed = new Problem('userNotConfirmed');
	assert.deepEqual(failed(unconfirmed), {step: 'confirmSignUp', attempt});
});
