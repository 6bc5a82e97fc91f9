import {createContext} from 'react';
import type {ChallengeAnswer} from '../cognito/cognito.ts';
import {progress, titles} from '../copy/step-words.ts';
import {asksPasswordFirst} from '../flow/ask-again.ts';
import type {Access} from '../flow/desk.ts';
import {next} from '../flow/next.ts';
import type {State} from '../flow/state.ts';
import type {WaitingStep} from '../flow/waiting.ts';

/** A wait during which a form stays on the screen. */
export type Waiting = {
	/** The title of the screen meanwhile, if it differs. */
	readonly title?: string | undefined;
	/** The activity: noun and participle. */
	readonly says: string;
	/** Whether it waits for the service, rather than this computer or the user. */
	readonly isRemote: boolean;
	/** The input: it stays in the field, or selected in the list. */
	readonly given?: string | undefined;
	readonly canLeave: boolean;
};

/** The wait of the form on the screen, whose field or list gets no keys meanwhile. Undefined while it is filled in. */
export const WaitingContext = createContext<Waiting | undefined>(undefined);

/** Steps whose work is done on this computer, or by the user in a browser. */
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

/** The wait of a state; undefined if it waits for the user. */
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

/** A submitted form with its input. */
export type Filled = {readonly form: State; readonly given?: string | undefined};

/** The form that led to a waiting step, to stay on the screen meanwhile; undefined if there was none. */
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
			// A user who was found stays visible until the next response.
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

/** The ID of AWS credentials in their list. */
export const accessRow = (access: Access): string =>
	access.kind === 'profile' ? `profile ${access.name}` : access.kind;

/** The last input of a challenge's answer. */
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
