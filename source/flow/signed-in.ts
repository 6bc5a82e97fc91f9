import type {SignInStep} from '../cognito/cognito.ts';
import {askAgain} from './ask-again.ts';
import type {Attempt} from './connection.ts';
import {problemNotice} from './notice.ts';
import type {Event, State} from './state.ts';
import type {Given, SignedInState} from './states/signed-in.ts';

/** Leads from the first tokens to a saved session. */
export function nextSignedIn(state: SignedInState, event: Event): State {
	switch (state.step) {
		case 'rememberDevice':
			if (event.type === 'wentBack') return saving(state);
			return event.type === 'rememberChosen'
				? {...state, step: 'confirmingDevice', isRemembered: event.isRemembered}
				: state;
		case 'confirmingDevice':
			return confirmingDevice(state, event);
		case 'savingSession': {
			// A token without the scope for attributes is noticed here: the user can sign in another way.
			if (event.type === 'failed') return {...state.from, notice: problemNotice(event.problem)};
			if (event.type !== 'sessionSaved') return state;
			const notice = event.notice ?? state.notice;
			return {step: 'loadingAttributes', account: event.account, ...(notice && {notice})};
		}
	}
}

/** If a device can't be confirmed, the user is only asked the same question next time. */
function confirmingDevice(
	state: Extract<SignedInState, {step: 'confirmingDevice'}>,
	event: Event,
): State {
	switch (event.type) {
		case 'deviceConfirmed':
			return saving({...state, tokens: {...state.tokens, device: event.device}});
		case 'failed':
			return {...saving(state), notice: problemNotice(event.problem)};
		case 'wentBack':
			return saving(state);
		default:
			return state;
	}
}

const saving = ({connection, from, tokens}: Given) =>
	({step: 'savingSession', connection, from, tokens}) as const;

/** The state after a response of InitiateAuth or RespondToAuthChallenge. */
export function answered(attempt: Attempt, answer: SignInStep): State {
	const {connection} = attempt;
	if (answer.kind === 'challenge') return {step: 'challenge', attempt, challenge: answer.challenge};
	const given = {connection, from: askAgain(attempt), tokens: answer.tokens};
	return answer.newDevice
		? {step: 'rememberDevice', ...given, device: answer.newDevice}
		: {step: 'savingSession', ...given};
}
