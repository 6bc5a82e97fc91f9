import assert from 'node:assert/strict';
import {test} from 'node:test';
import {next} from '../../source/flow/next.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {attempt, challenges, states} from './samples.ts';

const phone = '+1 (432) 555-0109';
const code = ' １２３-456\n';
const asked = {attempt, challenge: challenges.MFA_SETUP};
const required = {
	...states.requiredAttribute,
	challenge: {...challenges.NEW_PASSWORD_REQUIRED, requiredAttributes: ['phone_number']},
	given: {},
	name: 'phone_number',
} as const;

/** What is typed at each step with a field, and what the next step gets. */
const typings: readonly [State, Event, object][] = [
	[
		states.poolId,
		{type: 'poolIdGiven', text: '\u200beu-west-1_AbC '},
		{userPoolId: 'eu-west-1_AbC'},
	],
	[
		states.poolId,
		{
			type: 'poolIdGiven',
			text: 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_AbC',
		},
		{userPoolId: 'eu-west-1_AbC', region: 'eu-west-1'},
	],
	[states.poolId, {type: 'poolIdGiven', text: '"eu-west-1"'}, {region: 'eu-west-1'}],
	[states.username, {type: 'usernameGiven', username: `${phone} `}, {username: '+14325550109'}],
	[states.username, {type: 'usernameGiven', username: 'jane\u00a0'}, {username: 'jane'}],
	[
		states.changeValue,
		{type: 'valueGiven', at: 0, value: 'jane＠example.org '},
		{value: 'jane@example.org'},
	],
	[
		{...states.changeValue, attribute: 'phone_number'},
		{type: 'valueGiven', at: 0, value: phone},
		{value: '+14325550109'},
	],
	[states.enterCode, {type: 'codeGiven', code}, {code: '123456'}],
	[states.confirmSignUp, {type: 'confirmationCodeGiven', code}, {code: '123456'}],
	[states.resetCode, {type: 'resetCodeGiven', code}, {code: '123456'}],
	[
		states.challenge,
		{type: 'challengeTyped', text: code},
		{answer: {kind: 'code', code: '123456'}},
	],
	[states.authenticator, {type: 'challengeTyped', text: code}, {code: '123456'}],
	[
		{...states.challenge, challenge: challenges.CUSTOM_CHALLENGE},
		{type: 'challengeTyped', text: ' 1-2 '},
		{answer: {kind: 'text', text: '1-2'}},
	],
	[
		{...states.challenge, challenge: challenges.PASSWORD},
		{type: 'challengeTyped', text: ' １-2 '},
		{answer: {kind: 'password', password: ' １-2 '}},
	],
	[
		{step: 'mfaEmail', ...asked},
		{type: 'challengeTyped', text: ' jane＠example.com'},
		{answer: {kind: 'email', email: 'jane@example.com'}},
	],
	[
		required,
		{type: 'challengeTyped', text: phone},
		{
			answer: {
				kind: 'newPassword',
				password: required.password,
				attributes: {phone_number: '+14325550109'},
			},
		},
	],
];

for (const [state, event, meant] of typings) {
	test(`${state.step}: ${JSON.stringify(meant)} is what was meant`, () => {
		const after = next(state, event);
		assert.notEqual(after.step, state.step);
		assert.deepEqual({...after, ...meant}, after);
	});
}
