import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Account} from '../../source/flow/connection.ts';
import {next} from '../../source/flow/next.ts';
import type {Event, State} from '../../source/flow/state.ts';
import type {SendDoubt} from '../../source/flow/states/confirm.ts';
import {Problem} from '../../source/problem.ts';
import {account, events, sent, states, user} from './samples.ts';

const minute = 60_000;
const known = {account, user};
const after = (state: State, ...sent: readonly Event[]) => sent.reduce(next, state);
const withSends = (count: number): Account => ({
	...account,
	ledger: {sends: Array.from({length: count}, (_, index) => index), tries: []},
});

test('a resend is not taken within 30 seconds, however often the key comes', () => {
	const early: Event = {type: 'askedToResend', at: sent.delivery.at + 29_999};
	assert.equal(after(states.enterCode, early, early, early), states.enterCode);
	assert.deepEqual(next(states.enterCode, {...early, at: sent.delivery.at + 30_000}), {
		step: 'requestingCode',
		...known,
		attribute: 'email',
		earlier: sent,
	});
});

test('a resend that failed or was left is not repeated within 30 seconds either', () => {
	const requesting: State = {...states.requestingCode, earlier: sent};
	for (const event of [events.failed, events.wentBack]) {
		const back = next(requesting, event);
		assert.ok(back.step === 'enterCode');
		assert.equal(next(back, {type: 'askedToResend', at: event.at + 29_999}), back);
		assert.notEqual(next(back, {type: 'askedToResend', at: event.at + 30_000}), back);
	}
});

test('a message is sent at once only where nothing speaks against it', () => {
	const cases: readonly (readonly [State, Event, readonly SendDoubt[]])[] = [
		[{...states.chooseAttribute, account: withSends(4)}, events.choseAttribute, ['lastOfTheHour']],
		[{...states.chooseAttribute, account: withSends(5)}, events.choseAttribute, ['limitReached']],
		[{...states.enterCode, account: withSends(4)}, events.askedToResend, ['lastOfTheHour']],
		[{...states.changeValue, account: withSends(4)}, events.valueGiven, ['lastOfTheHour']],
		[
			states.chooseAttribute,
			{...events.choseAttribute, attribute: 'phone_number'},
			['alreadyVerified'],
		],
		[
			{
				...states.chooseAttribute,
				account: {...account, ledger: {sends: [0], tries: [], requested: {email: 0}}},
			},
			events.choseAttribute,
			['codePending'],
		],
	];
	for (const [state, event, doubts] of cases) {
		const asked = next(state, event);
		assert.ok(asked.step === 'confirmSend', `${state.step} ${doubts}`);
		assert.deepEqual(asked.doubts, doubts);
		const back = next(asked, events.wentBack);
		assert.equal(back.step, state.step, 'Esc sends nothing');
		assert.match(next(asked, events.confirmed).step, /^(?:requestingCode|updatingValue)$/);
	}
});

test('who resends a code or changes a value knows of the code before, and is not asked about it', () => {
	const pending = {...account, ledger: {sends: [0], tries: [], requested: {email: 0}}};
	assert.deepEqual(next({...states.enterCode, account: pending}, events.askedToResend), {
		step: 'requestingCode',
		...{account: pending, user},
		attribute: 'email',
		earlier: sent,
	});
	assert.deepEqual(next({...states.changeValue, account: pending}, events.valueGiven), {
		step: 'updatingValue',
		...{account: pending, user},
		attribute: 'email',
		value: 'j@example.org',
	});
	const phone: State = {...states.changeValue, account: pending, attribute: 'phone_number'};
	assert.equal(next(phone, {...events.valueGiven, value: '+14325550109'}).step, 'updatingValue');
});

test('Esc from the question keeps the value that was typed, and the code screen', () => {
	const value = after({...states.changeValue, account: withSends(4)}, events.valueGiven);
	assert.deepEqual(next(value, events.wentBack), {
		step: 'changeValue',
		account: withSends(4),
		user,
		attribute: 'email',
		typed: 'j@example.org',
	});
	assert.deepEqual(next(value, events.confirmed), {
		step: 'updatingValue',
		account: withSends(4),
		user,
		attribute: 'email',
		value: 'j@example.org',
	});
	const resend = after({...states.enterCode, account: withSends(4)}, events.askedToResend);
	assert.deepEqual(next(resend, events.wentBack), {
		step: 'enterCode',
		account: withSends(4),
		user,
		sent,
	});
});

test('a pending code is entered with all that is known of it, without another send', () => {
	const requested = next(states.requestingCode, events.codeSent);
	assert.ok(requested.step === 'enterCode');
	const list = next(requested, events.wentBack);
	const asked = next(list, {...events.choseAttribute, at: 2 * minute});
	assert.ok(asked.step === 'confirmSend');
	const code = {step: 'enterCode', account: requested.account, user, sent};
	assert.deepEqual(next(asked, events.hasCodeFor), code);
	assert.deepEqual(next(list, events.hasCodeFor), code);
});

test('what is not six digits costs no try before the person says so', () => {
	for (const code of ['abcd', '12345', '1234567', '12345a']) {
		const asked = next(states.enterCode, {type: 'codeGiven', code});
		assert.deepEqual(asked, {step: 'confirmTry', ...known, sent, code});
		assert.deepEqual(next(asked, events.wentBack), {
			step: 'enterCode',
			...known,
			sent,
			typed: code,
		});
		assert.deepEqual(next(asked, events.confirmed), {step: 'verifying', ...known, sent, code});
	}
});

test('LimitExceeded counts, whatever was counted here', () => {
	const problem = new Problem('attemptLimitReached', {requestId: 'r'});
	const failed: Event = {type: 'failed', problem, at: 5000};
	const send = next(states.requestingCode, failed);
	assert.ok(send.step === 'chooseAttribute');
	assert.deepEqual(send.account.ledger, {sends: [], tries: [], sendsRefusedAt: 5000});
	const update = next(states.updatingValue, failed);
	assert.ok(update.step === 'changeValue');
	assert.deepEqual(update.account.ledger, {sends: [], tries: [], sendsRefusedAt: 5000});
	const code = next(states.verifying, failed);
	assert.ok(code.step === 'enterCode');
	assert.deepEqual(code.account.ledger, {sends: [], tries: [5000], triesRefusedAt: 5000});
});
