import type {Problem} from '../problem.ts';
import {type AccessEvent, type AccessState, nextAccess} from './access.ts';
import {type AccountEvent, type AccountState, nextAccount} from './account.ts';
import {type BrowserEvent, type BrowserState, nextBrowser} from './browser.ts';
import {type ChallengeEvent, type ChallengeState, nextChallenge} from './challenge.ts';
import {type ConfirmEvent, type ConfirmState, nextConfirm} from './confirm.ts';
import {type ConnectEvent, type ConnectState, nextConnect} from './connect.ts';
import type {Account} from './connection.ts';
import {type ForgetEvent, type ForgetState, nextForget} from './forget.ts';
import {type LookUpEvent, type LookUpState, nextLookUp} from './look-up.ts';
import {type MfaCodeEvent, type MfaCodeState, nextMfaCode} from './mfa-code.ts';
import {nextRecovery, type RecoveryEvent, type RecoveryState} from './recovery.ts';
import {nextSignIn, type SignInEvent, type SignInState} from './sign-in.ts';
import {nextSignedIn, type SignedInEvent, type SignedInState} from './signed-in.ts';
import {nextSupport, type SupportEvent, type SupportState} from './support.ts';
import {nextVerify, type VerifyEvent, type VerifyState} from './verify.ts';
import {nextWhy, type WhyEvent, type WhyState} from './why.ts';

/** Everything the person may be looking at; each step carries exactly what its screen shows and its work needs. */
export type State =
	| ConnectState
	| ForgetState
	| SignInState
	| BrowserState
	| ChallengeState
	| RecoveryState
	| SignedInState
	| AccountState
	| ConfirmState
	| VerifyState
	| AccessState
	| WhyState
	| MfaCodeState
	| LookUpState
	| SupportState
	| {readonly step: 'done'; readonly exitCode: 0 | 130};

/** What a person does (`chose…`, `…Given`, `askedFor…`) and what a work reports. */
export type Event =
	/** Esc. `at` is when, ms since the epoch: a send that was left counts from then. */
	| {readonly type: 'wentBack'; readonly at: number}
	/** Ctrl+C. */
	| {readonly type: 'cancelled'}
	/** The person has what they came for. */
	| {readonly type: 'finished'}
	/** A work could not do what it was for. */
	| {
			readonly type: 'failed';
			readonly problem: Problem;
			readonly at: number;
			/** With tokens that were renewed before the call failed: the ones before may be good for nothing now. */
			readonly account?: Account;
	  }
	| ConnectEvent
	| ForgetEvent
	| SignInEvent
	| BrowserEvent
	| ChallengeEvent
	| RecoveryEvent
	| SignedInEvent
	| AccountEvent
	| ConfirmEvent
	| VerifyEvent
	| AccessEvent
	| WhyEvent
	| MfaCodeEvent
	| LookUpEvent
	| SupportEvent;

export type Step = State['step'];

/** Where the app begins. */
export const firstState: State = {step: 'starting', isResuming: true};

/**
 * What follows. Pure and total: an event that does not belong gives the same object, so late and double keys are
 * harmless.
 */
export function next(state: State, event: Event): State {
	if (state.step === 'done') return state;
	if (event.type === 'cancelled') return {step: 'done', exitCode: 130};
	switch (state.step) {
		case 'starting':
		case 'connect':
		case 'openingSession':
		case 'startingDemo':
		case 'poolId':
		case 'clientId':
		case 'pasteToken':
		case 'readingToken':
			return nextConnect(state, event);
		case 'confirmForget':
		case 'forgetting':
			return nextForget(state, event);
		case 'username':
		case 'password':
		case 'chooseWay':
		case 'clientSecret':
		case 'readingSecret':
		case 'signingIn':
			return nextSignIn(state, event);
		case 'domain':
		case 'openingBrowser':
		case 'waitingForBrowser':
			return nextBrowser(state, event);
		case 'challenge':
		case 'chosenPassword':
		case 'requiredAttribute':
		case 'mfaEmail':
		case 'authenticator':
		case 'startingAuthenticator':
		case 'verifyingAuthenticator':
		case 'answering':
			return nextChallenge(state, event);
		case 'confirmSignUp':
		case 'confirmingSignUp':
		case 'resendingConfirmation':
		case 'resetPassword':
		case 'requestingReset':
		case 'resetCode':
		case 'resetNewPassword':
		case 'resetting':
			return nextRecovery(state, event);
		case 'rememberDevice':
		case 'confirmingDevice':
		case 'savingSession':
			return nextSignedIn(state, event);
		case 'loadingAttributes':
		case 'attributesFailed':
		case 'chooseAttribute':
		case 'changeValue':
		case 'updatingValue':
		case 'signOut':
		case 'signingOut':
		case 'signedOut':
			return nextAccount(state, event);
		case 'confirmSend':
		case 'confirmTry':
			return nextConfirm(state, event);
		case 'requestingCode':
		case 'enterCode':
		case 'verifying':
		case 'verified':
			return nextVerify(state, event);
		case 'findingProfiles':
		case 'chooseProfile':
		case 'checkingAccess':
			return nextAccess(state, event);
		case 'startingWhy':
		case 'asking':
		case 'answered':
			return nextWhy(state, event);
		case 'mfaCode':
			return nextMfaCode(state, event);
		case 'findingPools':
		case 'choosePool':
		case 'namePool':
		case 'nameUser':
		case 'lookingUp':
		case 'chooseUser':
			return nextLookUp(state, event);
		case 'userFound':
		case 'findingClients':
		case 'chooseClient':
		case 'newValue':
		case 'confirmAct':
		case 'acting':
		case 'acted':
			return nextSupport(state, event);
	}
}
