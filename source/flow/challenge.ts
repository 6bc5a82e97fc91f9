import type {ChallengeAnswer} from '../cognito/cognito.ts';
import type {Problem} from '../problem.ts';
import {canAnswerAgain, mfaSetupOf} from '../sign-in-rules.ts';
import {attributeValueOf, bare, codeOf, emailOf} from '../typed-input.ts';
import {askAgain} from './ask-again.ts';
import {knownRules, type NewPasswordEvent, rulesAfter, takeNewPassword} from './new-password.ts';
import {problemNotice, remarkNotice} from './notice.ts';
import {inBrowser, signInFailed} from './sign-in.ts';
import {answered} from './signed-in.ts';
import type {Event, State} from './state.ts';
import type {ChallengeForm, ChallengeState} from './states/challenge.ts';

/** Challenges: the questions between the first request and the tokens. Esc goes back a step, and finally to Sign in. */
export function nextChallenge(state: ChallengeState, event: Event): State {
	switch (state.step) {
		case 'challenge':
		case 'chosenPassword':
		case 'requiredAttribute':
		case 'mfaEmail':
		case 'authenticator':
			if (event.type === 'wentBack') return partBefore(state);
			if (event.type === 'challengeTyped') return typed(state, event.text);
			if (event.type === 'newPasswordGiven') return newPassword(state, event);
			return event.type === 'challengeChosen' ? chosen(state, event.choice) : state;
		case 'startingAuthenticator':
			if (event.type === 'authenticatorStarted') {
				const {attempt, challenge} = state;
				const {secret, session} = event;
				return {step: 'authenticator', attempt, challenge, secret, session};
			}
			if (event.type === 'wentBack') return askAgain(state.attempt);
			return event.type === 'failed' ? signInFailed(state.attempt, event.problem) : state;
		case 'verifyingAuthenticator':
			if (event.type === 'authenticatorVerified') {
				const answer = {kind: 'authenticatorReady', session: event.session} as const;
				return {step: 'answering', form: state.form, answer};
			}
			if (event.type === 'wentBack') return {...state.form, typed: state.code};
			return event.type === 'failed'
				? refusedForm({...state.form, typed: state.code}, event.problem)
				: state;
		case 'answering':
			if (event.type === 'challengeAnswered') return answered(state.form.attempt, event.answer);
			// The abandoned answer may have used up the session: start over.
			if (event.type === 'wentBack') return askAgain(state.form.attempt);
			return event.type === 'failed'
				? refusedForm(withTyped(state.form, state.answer), event.problem, state.answer)
				: state;
	}
}

/** The previous question of the same challenge, if no answer has been sent yet; otherwise Sign in. */
function partBefore(form: ChallengeForm): State {
	const {attempt, challenge} = form;
	switch (form.step) {
		case 'chosenPassword':
		case 'mfaEmail':
			return {step: 'challenge', attempt, challenge};
		case 'requiredAttribute': {
			const {given, notice: _notice, ...asked} = form;
			const [name, typed] = Object.entries(given).at(-1) ?? [];
			if (name === undefined || typed === undefined) {
				return {step: 'challenge', attempt, challenge, ...(form.rules && {rules: form.rules})};
			}
			const {[name]: _again, ...before} = given;
			return {...asked, given: before, name, typed};
		}
		default:
			return askAgain(attempt);
	}
}

function typed(form: ChallengeForm, given: string): State {
	const isPassword = asksPassword(form);
	const text = isPassword ? given : textOf(form, given);
	if (text === '') return {...form, notice: remarkNotice('nothingTyped')};
	switch (form.step) {
		case 'challenge':
			return typedAnswer(form, text);
		case 'chosenPassword':
			return answering(form, {kind: 'choice', choice: form.choice, password: text});
		case 'requiredAttribute':
			return nextRequired(form, form.password, {...form.given, [form.name]: text});
		case 'mfaEmail':
			return answering(form, {kind: 'email', email: text});
		case 'authenticator':
			return /\s/.test(text)
				? {...form, notice: remarkNotice('codeHasSpaces')}
				: {step: 'verifyingAuthenticator', form: form, code: text};
	}
}

/** Normalizes what is typed into a form by its kind. */
function textOf(form: ChallengeForm, given: string): string {
	if (form.step === 'mfaEmail') return emailOf(given);
	if (form.step === 'requiredAttribute') return attributeValueOf(form.name, given);
	return form.challenge.name === 'CUSTOM_CHALLENGE' ? bare(given) : codeOf(given);
}

function typedAnswer(form: Extract<ChallengeForm, {step: 'challenge'}>, text: string): State {
	switch (form.challenge.name) {
		case 'SMS_MFA':
		case 'SMS_OTP':
		case 'EMAIL_OTP':
		case 'SOFTWARE_TOKEN_MFA':
			return /\s/.test(text)
				? {...form, notice: remarkNotice('codeHasSpaces')}
				: answering(form, {kind: 'code', code: text});
		case 'PASSWORD':
		case 'PASSWORD_SRP':
			return answering(form, {kind: 'password', password: text});
		case 'CUSTOM_CHALLENGE':
			return answering(form, {kind: 'text', text});
		default:
			return form;
	}
}

function newPassword(form: ChallengeForm, event: NewPasswordEvent): State {
	if (form.step !== 'challenge' || form.challenge.name !== 'NEW_PASSWORD_REQUIRED') return form;
	const {attempt, challenge} = form;
	const taken = takeNewPassword({...knownRules(attempt.connection), ...form}, event);
	return taken.kind === 'certain'
		? nextRequired(form, taken.password, {})
		: {step: 'challenge', attempt, challenge, ...taken.form};
}

/** Asks for the next attribute that NEW_PASSWORD_REQUIRED requires, and answers once there are none left. */
function nextRequired(
	form: ChallengeForm,
	password: string,
	given: Readonly<Record<string, string>>,
): State {
	const {attempt, challenge} = form;
	const rules = 'rules' in form && form.rules ? {rules: form.rules} : {};
	if (challenge.name !== 'NEW_PASSWORD_REQUIRED') return form;
	const name = challenge.requiredAttributes.find(required => !Object.hasOwn(given, required));
	return name === undefined
		? answering(form, {kind: 'newPassword', password, attributes: given})
		: {step: 'requiredAttribute', attempt, challenge, password, given, ...rules, name};
}

function chosen(form: ChallengeForm, choice: string): State {
	const {attempt, challenge} = form;
	if (form.step !== 'challenge') return form;
	switch (challenge.name) {
		case 'SELECT_MFA_TYPE':
			return answering(form, {kind: 'choice', choice});
		case 'SELECT_CHALLENGE':
			if (choice === 'WEB_AUTHN') return inBrowser(askAgain(attempt));
			return choice === 'PASSWORD' || choice === 'PASSWORD_SRP'
				? {step: 'chosenPassword', attempt, challenge, choice}
				: answering(form, {kind: 'choice', choice});
		case 'MFA_SETUP':
			return setUp(form, choice);
		case 'WEB_AUTHN':
			// A passkey needs a browser, and managed login uses one.
			return inBrowser(askAgain(attempt));
		default:
			return form;
	}
}

/** MFA_SETUP: from the chosen factor to the form it needs, or to the reason why it can't be set up here. */
function setUp(form: ChallengeForm, factor: string): State {
	const {attempt, challenge} = form;
	const way = mfaSetupOf(factor);
	if (way === 'authenticator') return {step: 'startingAuthenticator', attempt, challenge};
	return way === 'email'
		? {step: 'mfaEmail', attempt, challenge}
		: {...form, notice: problemNotice(way)};
}

const answering = (form: ChallengeForm, answer: ChallengeAnswer): State => ({
	step: 'answering',
	form: form,
	answer,
});

/** The form with the answer in its field, unless that was a password. */
function withTyped(form: ChallengeForm, answer: ChallengeAnswer): ChallengeForm {
	const {first: _first, ...asked} = {first: undefined, ...form};
	switch (answer.kind) {
		case 'code':
			return {...asked, typed: answer.code};
		case 'text':
			return {...asked, typed: answer.text};
		case 'email':
			return {...asked, typed: answer.email};
		default:
			return asked;
	}
}

/**
 * Cognito keeps the session after a wrong code, so the same screen asks again. After any other refusal, the sign-in
 * starts over.
 */
function refusedForm(form: ChallengeForm, problem: Problem, answer?: ChallengeAnswer): State {
	if (!canAnswerAgain(problem)) return signInFailed(form.attempt, problem);
	const {attempt, challenge} = form;
	const notice = problemNotice(problem);
	if (answer?.kind !== 'newPassword') return {...form, notice};
	const known = 'rules' in form ? form.rules : knownRules(attempt.connection).rules;
	const rules =
		problem.code === 'passwordRefused' ? rulesAfter(known, problem, answer.password) : {};
	return {step: 'challenge', attempt, challenge, ...rules, notice};
}

/** Whether the field is for a password, which is kept exactly as typed. */
const asksPassword = (form: ChallengeForm): boolean =>
	form.step === 'chosenPassword' ||
	(form.step === 'challenge' &&
		(form.challenge.name === 'PASSWORD' || form.challenge.name === 'PASSWORD_SRP'));
