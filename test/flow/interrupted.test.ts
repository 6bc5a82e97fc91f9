import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Account} from '../../source/flow/connection.ts';
import {next} from '../../source/flow/next.ts';
import type {Event, State} from '../../source/flow/state.ts';
import {Problem} from '../../source/problem.ts';
import {account, connection, events, sent, states, tokens, user} from './samples.ts';

const after = (state: State, ...sent: readonly Event[]) => sent.reduce(next, state);
const counted = {sends: [], tries: [5000]};
const failed = (code: 'tokenRevoked' | 'tokenExpired' | 'tokenLacksScope'): Event => ({
	type: 'failed',
	problem: new Problem(code),
	at: 5000,
});
function loaded(state: State, username = account.username): Event {
	assert.ok(state.step === 'loadingAttributes');
	return {type: 'attributesLoaded', account: {...state.account, username}, user};
}
function signedInAgain(state: State): State {
	const saving = after(state, events.passwordGiven, events.signInAnswered);
	assert.ok(saving.step === 'savingSession');
	return next(saving, {
		type: 'sessionSaved',
		account: {...account, connection: saving.connection},
	});
}

test('a typed code is in its field again after signing in, with what was counted, and nothing is sent', () => {
	const password = next(states.verifying, failed('tokenRevoked'));
	assert.equal(password.step, 'password');
	const loading = signedInAgain(password);
	assert.deepEqual(next(loading, loaded(loading)), {
		step: 'enterCode',
		account: {...account, ledger: counted},
		user,
		sent,
		typed: '123456',
		notice: {kind: 'remark', remark: 'codeKept'},
	});
});

test('nobody else gets the code', () => {
	const loading = signedInAgain(next(states.verifying, failed('tokenRevoked')));
	assert.deepEqual(next(loading, loaded(loading, 'robin')), {
		step: 'chooseAttribute',
		account: {...account, username: 'robin'},
		user,
	});
});

test('a session that can be renewed is, and the code is there again', () => {
	const loading = next(states.verifying, failed('tokenExpired'));
	assert.ok(loading.step === 'loadingAttributes' && loading.mustRefresh);
	const again = next(loading, loaded(loading));
	assert.deepEqual(again, {
		step: 'enterCode',
		account: {...account, ledger: counted},
		user,
		sent,
		typed: '123456',
		notice: {kind: 'remark', remark: 'sessionRenewed'},
	});
});

test('a resend that found the session over leads back to the code that was there, unsent', () => {
	const password = next({...states.requestingCode, earlier: sent}, failed('tokenRevoked'));
	const loading = signedInAgain(password);
	assert.deepEqual(next(loading, loaded(loading)), {
		step: 'enterCode',
		account,
		user,
		sent,
		notice: {kind: 'remark', remark: 'codeKept'},
	});
});

test('a pasted token that is refused stays in its field, and the code comes back with the next one', () => {
	const {sessionName: _, ...unnamed} = account;
	const {refreshToken: __, ...short} = tokens;
	const pasted: Account = {...unnamed, tokens: short, pastedWith: {region: 'eu-west-1'}};
	for (const code of ['tokenRevoked', 'tokenExpired', 'tokenLacksScope'] as const) {
		assert.deepEqual(next({...states.loadingAttributes, account: pasted}, failed(code)), {
			step: 'pasteToken',
			prefill: {region: 'eu-west-1'},
			typed: 'access',
			notice: {kind: 'problem', problem: new Problem(code)},
		});
	}
	const field = next({...states.verifying, account: pasted}, failed('tokenExpired'));
	const read = after(field, events.tokenGiven, {
		type: 'tokenRead',
		account: {...unnamed, tokens: short, connection},
	});
	assert.deepEqual(next(read, loaded(read)), {
		step: 'enterCode',
		account: {...pasted, ledger: counted},
		user,
		sent,
		typed: '123456',
		notice: {kind: 'remark', remark: 'codeKept'},
	});
});
