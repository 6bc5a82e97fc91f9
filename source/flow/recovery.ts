import {codeOf, isWholeCode} from '../typed-input.ts';
import {askAgain} from './ask-again.ts';
import type {Attempt} from './connection.ts';
import {anotherAt} from './ledger.ts';
import {knownRules, rulesAfter, takeNewPassword} from './new-password.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';
import type {RecoveryState} from './states/recovery.ts';

/** Confirming a sign-up and resetting a password; both return to where the user was. */
export function nextRecovery(state: RecoveryState, event: Event): State {
	const {attempt} = state;
	switch (state.step) {
		case 'confirmSignUp':
			return confirmSignUp(state, event);
		case 'confirmingSignUp': {
			const {step: _step, code: _code, ...confirming} = state;
			if (event.type === 'signUpConfirmed')
				return signInAgain(attempt, remarkNotice('signUpConfirmed'));
			const {code: typed} = state;
			if (event.type === 'wentBack') return {step: 'confirmSignUp', ...confirming, typed};
			return event.type === 'failed'
				? {step: 'confirmSignUp', ...confirming, typed, notice: problemNotice(event.problem)}
				: state;
		}
		case 'resendingConfirmation':
			if (event.type === 'confirmationSent') {
				const {delivery} = event;
				const notice = remarkNotice('codeSentAgain');
				return {step: 'confirmSignUp', attempt, delivery, notice};
			}
			if (event.type === 'wentBack') {
				const notice = remarkNotice('sendLeft');
				return {...state, step: 'confirmSignUp', askedAt: event.at, notice};
			}
			return event.type === 'failed'
				? {
						...state,
						step: 'confirmSignUp',
						askedAt: event.at,
						notice: problemNotice(event.problem),
					}
				: state;
		case 'resetPassword': {
			const menu = state.menu && {menu: state.menu};
			if (event.type === 'askedForReset') return {step: 'requestingReset', attempt, ...menu};
			if (event.type !== 'wentBack') return state;
			return beforeReset(state);
		}
		case 'requestingReset':
			return requestingReset(state, event);
		case 'resetCode':
		case 'resetNewPassword':
		case 'resetting':
			return nextReset(state, event);
	}
}

/** The form in which the user to reset was named: Sign in, or the one for the reset, chosen in the menu of ways. */
function beforeReset({attempt, menu}: Extract<RecoveryState, {step: 'resetPassword'}>): State {
	if (!menu) return askAgain(attempt);
	return menu.username === attempt.username
		? {step: 'chooseWay', connection: attempt.connection, from: menu}
		: {...askAgain(attempt), step: 'username', isForReset: true, menu};
}

function requestingReset(
	state: Extract<RecoveryState, {step: 'requestingReset'}>,
	event: Event,
): State {
	const {attempt, menu, earlier} = state;
	const before = (notice: Notice, askedAt: number): State =>
		earlier
			? {step: 'resetCode', attempt, delivery: earlier, askedAt, notice}
			: {step: 'resetPassword', attempt, ...(menu && {menu}), notice};
	switch (event.type) {
		case 'resetSent': {
			const notice = earlier && {notice: remarkNotice('codeSentAgain')};
			return {step: 'resetCode', attempt, delivery: event.delivery, ...notice};
		}
		case 'wentBack':
			return before(remarkNotice('sendLeft'), event.at);
		case 'failed': {
			const notice = problemNotice(event.problem);
			const isSecret = /^clientSecret(?:Missing|Wrong)$/.test(event.problem.code);
			return isSecret ? askForSecret(state, notice) : before(notice, event.at);
		}
		default:
			return state;
	}
}

/** Asks for the app client's secret, and then returns to the reset. */
function askForSecret(
	{attempt, menu}: Extract<RecoveryState, {step: 'requestingReset'}>,
	notice: Notice,
): State {
	const {connection, way, username, device} = attempt;
	const named = {connection, way, username, ...(device && {device}), ...(menu && {menu})};
	const from = {step: 'username', isForReset: true, ...named} as const;
	return {step: 'clientSecret', connection, from, notice};
}

function confirmSignUp(
	state: Extract<RecoveryState, {step: 'confirmSignUp'}>,
	event: Event,
): State {
	const {notice: _notice, typed: _typed, askedAt: _askedAt, ...confirming} = state;
	switch (event.type) {
		case 'confirmationCodeGiven': {
			const remark = faultOf(event.code);
			return remark
				? {...state, notice: remark}
				: {...confirming, step: 'confirmingSignUp', code: codeOf(event.code)};
		}
		case 'askedForConfirmationAgain':
			return event.at < anotherAt(state) ? state : {...confirming, step: 'resendingConfirmation'};
		case 'wentBack':
			return askAgain(state.attempt);
		default:
			return state;
	}
}

function nextReset(
	state: Extract<RecoveryState, {step: 'resetCode' | 'resetNewPassword' | 'resetting'}>,
	event: Event,
): State {
	const {attempt, delivery} = state;
	const reset = {attempt, delivery};
	switch (state.step) {
		case 'resetCode':
			return resetCode(state, event);
		case 'resetNewPassword': {
			const {code} = state;
			if (event.type === 'wentBack') return {step: 'resetCode', ...reset, typed: code};
			if (event.type !== 'newPasswordGiven') return state;
			const taken = takeNewPassword(state, event);
			if (taken.kind === 'asked') return {step: 'resetNewPassword', ...reset, code, ...taken.form};
			const {password} = taken;
			const rules = state.rules && {rules: state.rules};
			return {step: 'resetting', ...reset, code, password, ...rules};
		}
		case 'resetting': {
			const {code, password} = state;
			if (event.type === 'passwordReset') {
				return signInAgain({...attempt, password}, remarkNotice('passwordChanged'));
			}
			if (event.type === 'wentBack') return {step: 'resetCode', ...reset, typed: code, password};
			if (event.type !== 'failed') return state;
			const {problem} = event;
			const notice = problemNotice(problem);
			// The code is still valid if only the password was refused.
			return problem.code === 'passwordRefused'
				? {
						step: 'resetNewPassword',
						...reset,
						code,
						...rulesAfter(state.rules, problem, password),
						notice,
					}
				: {step: 'resetCode', ...reset, typed: code, password, notice};
		}
	}
}

function resetCode(state: Extract<RecoveryState, {step: 'resetCode'}>, event: Event): State {
	const {attempt, delivery, password} = state;
	switch (event.type) {
		case 'wentBack':
			return {step: 'resetPassword', attempt};
		case 'askedForReset':
			return event.at < anotherAt(state)
				? state
				: {step: 'requestingReset', attempt, earlier: delivery};
		case 'resetCodeGiven': {
			const remark = faultOf(event.code);
			if (remark) return {...state, notice: remark};
			const reset = {attempt, delivery, code: codeOf(event.code)};
			// Cognito checks the code and the password in one call, and says which it refuses.
			return password === undefined
				? {step: 'resetNewPassword', ...reset, ...knownRules(attempt.connection)}
				: {step: 'resetting', ...reset, password, ...knownRules(attempt.connection)};
		}
		default:
			return state;
	}
}

/** Continues the interrupted sign-in; asks for the password if that is needed first and missing. */
const signInAgain = (attempt: Attempt, notice: Notice): State =>
	attempt.password === undefined ? askAgain(attempt, notice) : {step: 'signingIn', attempt};

/** Cognito's codes have six digits: refuses anything else before more is typed. */
function faultOf(text: string): Notice | undefined {
	const code = codeOf(text);
	if (code === '') return remarkNotice('nothingTyped');
	if (/\s/.test(code)) return remarkNotice('codeHasSpaces');
	return isWholeCode(code) ? undefined : remarkNotice('codeIsNotSixDigits');
}
