import assert from 'node:assert/strict';
import {test} from 'node:test';
import {next} from '../../source/flow/next.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {isMet, joinRules, type PasswordRule, rulesInRefusal} from '../../source/password-rules.ts';
import {Problem} from '../../source/problem.ts';
import {attempt, challenges, states} from './samples.ts';

const given = (password: string, isShown = false): Event => ({
	type: 'newPasswordGiven',
	password,
	isShown,
});
const challenge = {...challenges.NEW_PASSWORD_REQUIRED, requiredAttributes: []};
const form: State = {step: 'challenge', attempt, challenge};

for (const [name, state, taken] of [
	['after a temporary one', form, 'answering'],
	['in a reset', states.resetNewPassword, 'resetting'],
] as const) {
	test(`a new password ${name} is typed twice, or was in sight`, () => {
		assert.equal(next(state, given('Secret-2', true)).step, taken);
		const first = next(state, given('Secret-2'));
		assert.deepEqual(first, {...state, first: 'Secret-2'});
		assert.equal(next(first, given('Secret-2')).step, taken);
		assert.deepEqual(next(first, given('Secret-3')), {
			...state,
			notice: {kind: 'remark', remark: 'passwordsDiffer'},
		});
		assert.deepEqual(next(first, given('')), {
			...state,
			first: 'Secret-2',
			notice: {kind: 'remark', remark: 'nothingTyped'},
		});
	});
}

test('a new password that breaks a known rule is not sent, in sight or not, and need not be repeated', () => {
	const rules: readonly PasswordRule[] = [{kind: 'length', least: 8}, {kind: 'numbers'}];
	const known = {...states.resetNewPassword, rules};
	const refused = {...known, notice: {kind: 'remark', remark: 'rulesNotKept'}};
	for (const isShown of [false, true]) {
		assert.equal(next(known, given('Secret-2', isShown)).step === 'resetting', isShown);
		assert.deepEqual(next(known, given('Secrets-', isShown)), refused);
		assert.deepEqual(next(known, given('Secret2', isShown)), refused);
	}
});

test('a refusal tells the rule it names, beside those that are known', () => {
	const problem = new Problem('passwordRefused', {
		awsMessage: 'Password did not conform with policy: Password not long enough',
	});
	const failed: Event = {type: 'failed', problem, at: 1};
	const answering = next(form, given('Short-1', true));
	const rules: readonly PasswordRule[] = [{kind: 'length', least: 8}];
	const again = next(answering, failed);
	assert.deepEqual(again, {...form, rules, notice: {kind: 'problem', problem}});
	const symbol = new Problem('passwordRefused', {
		awsMessage: 'Password did not conform with policy: Password must have symbol characters',
	});
	const both = next(next(again, given('Longer12', true)), {...failed, problem: symbol});
	assert.ok(both.step === 'challenge');
	assert.deepEqual(both.rules, [{kind: 'length', least: 8}, {kind: 'symbols'}]);

	const reset = next(states.resetting, failed);
	assert.deepEqual(reset, {
		...states.resetNewPassword,
		rules: [{kind: 'length', least: 9}],
		notice: {kind: 'problem', problem},
	});
});

test('the rules of the demo pool are known before anything is refused', () => {
	const rules: readonly PasswordRule[] = [{kind: 'numbers'}];
	const inbox = {messages: () => [], subscribe: () => () => {}};
	const connection = {...attempt.connection, demo: {users: [], inbox, passwordRules: rules}};
	const demo = {...attempt, connection};
	const reset = next(
		{...states.resetCode, attempt: demo},
		{type: 'resetCodeGiven', code: '123456'},
	);
	assert.deepEqual(reset, {...states.resetNewPassword, attempt: demo, rules});
});

test('a wrong reset code is corrected without typing the new password again', () => {
	const problem = new Problem('wrongCode');
	const back = next(states.resetting, {type: 'failed', problem, at: 1});
	assert.deepEqual(next(back, {type: 'resetCodeGiven', code: '654321'}), {
		...states.resetting,
		code: '654321',
	});
});

test('what cannot be a reset code is said before a password is typed', () => {
	assert.deepEqual(next(states.resetCode, {type: 'resetCodeGiven', code: 'abcd'}), {
		...states.resetCode,
		notice: {kind: 'remark', remark: 'codeIsNotSixDigits'},
	});
});

test('another reset code is requested after 30 seconds, and a failed one leads back to the code', () => {
	const {delivery} = states.resetCode;
	const early: Event = {type: 'askedForReset', at: delivery.at + 29_999};
	assert.equal(next(states.resetCode, early), states.resetCode);
	const asked = next(states.resetCode, {...early, at: delivery.at + 30_000});
	assert.deepEqual(asked, {step: 'requestingReset', attempt, earlier: delivery});
	const problem = new Problem('serviceFailed');
	assert.deepEqual(next(asked, {type: 'failed', problem, at: 50_000}), {
		...states.resetCode,
		askedAt: 50_000,
		notice: {kind: 'problem', problem},
	});
	const newer = {...delivery, at: 60_000};
	assert.deepEqual(next(asked, {type: 'resetSent', delivery: newer}), {
		...states.resetCode,
		delivery: newer,
		notice: {kind: 'remark', remark: 'codeSentAgain'},
	});
});

test('each rule is kept by what has what it names, and by nothing else', () => {
	const rules: readonly (readonly [PasswordRule, kept: string, broken: string])[] = [
		[{kind: 'length', least: 8}, '12345678', '1234567'],
		[{kind: 'uppercase'}, 'aB', 'ab1-'],
		[{kind: 'lowercase'}, 'Ab', 'AB1-'],
		[{kind: 'numbers'}, 'a1', 'aB-'],
		[{kind: 'symbols'}, 'a-1', 'aB1 '],
		[{kind: 'symbols'}, 'a b', ' ab '],
	];
	for (const [rule, kept, broken] of rules) {
		assert.deepEqual([isMet(rule, kept), isMet(rule, broken)], [true, false], rule.kind);
	}
	assert.deepEqual(rulesInRefusal('Password must have numeric characters', 'x'), [
		{kind: 'numbers'},
	]);
	assert.deepEqual(rulesInRefusal('Something else', 'x'), []);
	assert.deepEqual(
		joinRules(
			[{kind: 'symbols'}, {kind: 'length', least: 8}],
			[{kind: 'length', least: 12}, {kind: 'symbols'}],
		),
		[{kind: 'length', least: 12}, {kind: 'symbols'}],
	);
});
