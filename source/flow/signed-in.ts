import type {Device, SignInStep, Tokens} from '../cognito/cognito.ts';
import type {Account, Attempt, Connection} from './connection.ts';
import {type Notice, problemNotice} from './notice.ts';
import type {Event, State} from './state.ts';

export type SignedInState =
	/** The pool tracks devices: is this one to be remembered? */
	| {
			readonly step: 'rememberDevice';
			readonly connection: Connection;
			readonly tokens: Tokens;
			readonly device: Device;
	  }
	/** Works: ConfirmDevice. */
	| {
			readonly step: 'confirmingDevice';
			readonly connection: Connection;
			readonly tokens: Tokens;
			readonly device: Device;
			readonly isRemembered: boolean;
	  }
	/** Works: puts the session in the store. */
	| {
			readonly step: 'savingSession';
			readonly connection: Connection;
			readonly tokens: Tokens;
			readonly notice?: Notice;
	  };

export type SignedInEvent =
	| {readonly type: 'rememberChosen'; readonly isRemembered: boolean}
	| {readonly type: 'deviceConfirmed'; readonly device: Device}
	| {readonly type: 'sessionSaved'; readonly account: Account; readonly notice?: Notice};

/** From the first tokens to a session that is kept. */
export const nextSignedIn = (state: SignedInState, event: Event): State => {
	const {connection, tokens} = state;
	switch (state.step) {
		case 'rememberDevice':
			if (event.type === 'wentBack') return {step: 'savingSession', connection, tokens};
			return event.type === 'rememberChosen'
				? {...state, step: 'confirmingDevice', isRemembered: event.isRemembered}
				: state;
		case 'confirmingDevice':
			return confirmingDevice(state, event);
		case 'savingSession': {
			// A token without the scope for attributes is found out here: sign in another way.
			if (event.type === 'failed') {
				const notice = problemNotice(event.problem);
				return {step: 'username', connection, way: 'password', notice};
			}
			if (event.type !== 'sessionSaved') return state;
			const notice = event.notice ?? state.notice;
			return {step: 'loadingAttributes', account: event.account, ...(notice && {notice})};
		}
	}
};

/** A device that could not be confirmed costs the person nothing but the same question next time. */
const confirmingDevice = (
	state: Extract<SignedInState, {step: 'confirmingDevice'}>,
	event: Event,
): State => {
	const {connection, tokens} = state;
	switch (event.type) {
		case 'deviceConfirmed':
			return {step: 'savingSession', connection, tokens: {...tokens, device: event.device}};
		case 'failed':
			return {step: 'savingSession', connection, tokens, notice: problemNotice(event.problem)};
		case 'wentBack':
			return {step: 'savingSession', connection, tokens};
		default:
			return state;
	}
};

/** Where an answer of InitiateAuth or RespondToAuthChallenge leads. */
export const answered = (attempt: Attempt, answer: SignInStep): State => {
	const {connection} = attempt;
	if (answer.kind === 'challenge') return {step: 'challenge', attempt, challenge: answer.challenge};
	return answer.newDevice
		? {step: 'rememberDevice', connection, tokens: answer.tokens, device: answer.newDevice}
		: {step: 'savingSession', connection, tokens: answer.tokens};
};
