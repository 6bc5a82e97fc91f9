import assert from 'node:assert/strict';
import {test} from 'node:test';
import {accountWords} from '../source/copy/account-words.ts';
import {connectionWords} from '../source/copy/connection-words.ts';
import {type PlainCode, Problem} from '../source/problem.ts';
import {canAnswerAgain, mfaSetupOf, passwordFlow} from '../source/sign-in-rules.ts';

test('a password goes over SRP wherever the pool is known', () => {
	const client = {region: 'eu-west-1', clientId: 'client1'};
	assert.equal(passwordFlow({...client, userPoolId: 'eu-west-1_AbC'}), 'USER_SRP_AUTH');
	assert.equal(passwordFlow(client), 'USER_PASSWORD_AUTH');
});

test('only after these refusals the same question can be answered again', () => {
	const codes = Object.keys({...accountWords, ...connectionWords}) as PlainCode[];
	assert.deepEqual(codes.filter(code => canAnswerAgain(new Problem(code))).sort(), [
		'authenticatorNotEnabled',
		'invalidParameter',
		'passwordRefused',
		'signInCodeUsed',
		'tooManyRequests',
		'wrongSignInCode',
	]);
});

test('a factor is set up with an app or an email; the others say what is missing', () => {
	const answers = Object.fromEntries(
		[...['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'EMAIL_MFA'], ...['SMS_MFA', 'SMS_OTP', 'RIDDLE']].map(
			factor => {
				const way = mfaSetupOf(factor);
				return [factor, way instanceof Problem ? [way.code, way.detail] : way];
			},
		),
	);
	assert.deepEqual(answers, {
		SOFTWARE_TOKEN_MFA: 'authenticator',
		EMAIL_OTP: 'email',
		EMAIL_MFA: 'email',
		SMS_MFA: ['phoneNumberNeeded', {}],
		SMS_OTP: ['phoneNumberNeeded', {}],
		RIDDLE: ['challengeUnsupported', {challenge: 'RIDDLE'}],
	});
});
