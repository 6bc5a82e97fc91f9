import {createContext} from 'react';
import type {ChallengeAnswer} from '../cognito/cognito.ts';
import {progress, titles} from '../copy/step-words.ts';
import {asksPasswordFirst} from '../flow/ask-again.ts';
import type {Access} from '../flow/desk.ts';
import {next} from '../flow/next.ts';
import type {State} from '../flow/state.ts';
import type {WaitingStep} from '../flow/waiting.ts';

/** What is waited for while a form stays where it is. */
export type Waiting = {
	/** The name of the screen meanwhile, where it differs. */
	readonly title?: string | undefined;
	/** What is done meanwhile: noun and participle. */
	readonly says: string;
	/** Whether the service is waited for, not this computer or the person. */
	readonly isRemote: boolean;
	/** What was typed or chosen: it stays in the field, or the pointer on it. */
	readonly given?: string | undefined;
	readonly canLeave: boolean;
};

/** What the form on the screen waits for: its field or list hears no key then. Undefined while it is filled in. */
export const WaitingContext = createContext<Waiting | undefined>(undefined);

/** Steps whose work is done on this computer, or by the person in a browser. */
const here: readonly State['step'][] = [
	'starting',
	'openingSession',
	'startingDemo',
	'readingToken',
	'openingBrowser',
	'waitingForBrowser',
	'savingSession',
	'forgetting',
	'findingProfiles',
	'checkingAccess',
	'startingWhy',
] satisfies readonly WaitingStep[];

/** What a state waits for; undefined where the person is awaited. */
export function waitingOf(state: State, given?: string): Waiting | undefined {
	const says = waitingWords[state.step];
	if (says === undefined) return undefined;
	return {
		title: state.step === 'verifying' ? undefined : titles[state.step],
		says,
		isRemote: !here.includes(state.step),
		given,
		canLeave: next(state, {type: 'wentBack', at: 0}) !== state,
	};
}

const waitingWords: Readonly<Partial<Record<State['step'], string>>> = progress;

/** A form that was filled in, and with what. */
export type Filled = {readonly form: State; readonly given?: string | undefined};

/** The form that led to a step that waits, to stay on the screen meanwhile; undefined where there was none. */
export function formBehind(state: State): Filled | undefined {
	switch (state.step) {
		case 'readingToken':
			return {form: {step: 'pasteToken', prefill: state.prefill}, given: state.token};
		case 'readingSecret':
			return {form: {...state, step: 'clientSecret'}};
		case 'signingIn': {
			const {password, ...attempt} = state.attempt;
			return asksPasswordFirst(attempt.way)
				? {form: {step: 'password', ...attempt}, given: password}
				: {form: {step: 'username', ...attempt}, given: attempt.username};
		}
		case 'startingAuthenticator':
			return {form: {...state, step: 'challenge'}, given: 'SOFTWARE_TOKEN_MFA'};
		case 'verifyingAuthenticator':
			return {form: state.form, given: state.code};
		case 'answering':
			return {form: state.form, given: givenIn(state.answer)};
		case 'checkingAccess': {
			const {access, ...list} = state;
			return {form: {...list, step: 'chooseProfile'}, given: accessRow(access)};
		}
		case 'confirmingSignUp':
			return {form: {...state, step: 'confirmSignUp'}, given: state.code};
		case 'resendingConfirmation':
			return {form: {...state, step: 'confirmSignUp'}};
		case 'requestingReset': {
			const {attempt, earlier} = state;
			return {
				form: earlier
					? {step: 'resetCode', attempt, delivery: earlier}
					: {step: 'resetPassword', attempt},
			};
		}
		case 'resetting':
			return {form: {...state, step: 'resetNewPassword'}, given: state.password};
		case 'confirmingDevice':
			return {
				form: {...state, step: 'rememberDevice'},
				given: state.isRemembered ? 'yes' : 'no',
			};
		case 'updatingValue':
			return {form: {...state, step: 'changeValue'}, given: state.value};
		case 'signingOut':
			return {
				form: {...state, step: 'signOut'},
				given: state.isEverywhere ? 'everywhere' : 'here',
			};
		case 'requestingCode': {
			const {account, user, attribute, earlier} = state;
			return earlier
				? {form: {step: 'enterCode', account, user, sent: earlier}}
				: {form: {step: 'chooseAttribute', account, user}, given: attribute};
		}
		case 'verifying':
			return {form: {...state, step: 'enterCode'}, given: state.code};
		case 'lookingUp': {
			const {search, person} = state;
			const {place, scope, who} = search;
			// Somebody who was found stays in sight by the next answer.
			return person ? undefined : {form: {step: 'nameUser', place, scope}, given: who};
		}
		case 'findingClients':
			return {form: {...state, step: 'userFound'}, given: 'act 0'};
		case 'acting':
			return {form: {...state, step: 'confirmAct'}};
		default:
			return undefined;
	}
}

/** The row of AWS credentials in their list. */
export const accessRow = (access: Access): string =>
	access.kind === 'profile' ? `profile ${access.name}` : access.kind;

/** What was typed or chosen last to answer a challenge. */
function givenIn(answer: ChallengeAnswer): string | undefined {
	switch (answer.kind) {
		case 'code':
			return answer.code;
		case 'choice':
			return answer.password ?? answer.choice;
		case 'text':
			return answer.text;
		case 'password':
		case 'newPassword':
			return answer.password;
		case 'email':
			return answer.email;
		case 'authenticatorReady':
			return undefined;
	}
}
