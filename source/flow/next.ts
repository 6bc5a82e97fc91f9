import {nextAccess} from './access.ts';
import {nextAccount} from './account.ts';
import {nextBrowser} from './browser.ts';
import {nextChallenge} from './challenge.ts';
import {nextConfirm} from './confirm.ts';
import {nextConnect} from './connect.ts';
import {nextForget} from './forget.ts';
import {nextLookUp} from './look-up.ts';
import {nextMfaCode} from './mfa-code.ts';
import {nextRecovery} from './recovery.ts';
import {nextSignIn} from './sign-in.ts';
import {nextSignedIn} from './signed-in.ts';
import type {Event, State, StateOf, Step} from './state.ts';
import {nextSupport} from './support.ts';
import {nextVerify} from './verify.ts';
import {nextWhy} from './why.ts';

/** The transition function of a step. Returns the same object for an event that doesn't apply. */
type Transition<Name extends Step> = (state: StateOf<Name>, event: Event) => State;

/** The transitions by step; the compiler checks that none is missing. */
const transitions: {readonly [Name in Exclude<Step, 'done'>]: Transition<Name>} = {
	starting: nextConnect,
	connect: nextConnect,
	openingSession: nextConnect,
	startingDemo: nextConnect,
	poolId: nextConnect,
	clientId: nextConnect,
	pasteToken: nextConnect,
	readingToken: nextConnect,
	confirmForget: nextForget,
	forgetting: nextForget,
	username: nextSignIn,
	password: nextSignIn,
	chooseWay: nextSignIn,
	clientSecret: nextSignIn,
	readingSecret: nextSignIn,
	signingIn: nextSignIn,
	domain: nextBrowser,
	openingBrowser: nextBrowser,
	waitingForBrowser: nextBrowser,
	challenge: nextChallenge,
	chosenPassword: nextChallenge,
	requiredAttribute: nextChallenge,
	mfaEmail: nextChallenge,
	authenticator: nextChallenge,
	startingAuthenticator: nextChallenge,
	verifyingAuthenticator: nextChallenge,
	answering: nextChallenge,
	confirmSignUp: nextRecovery,
	confirmingSignUp: nextRecovery,
	resendingConfirmation: nextRecovery,
	resetPassword: nextRecovery,
	requestingReset: nextRecovery,
	resetCode: nextRecovery,
	resetNewPassword: nextRecovery,
	resetting: nextRecovery,
	rememberDevice: nextSignedIn,
	confirmingDevice: nextSignedIn,
	savingSession: nextSignedIn,
	loadingAttributes: nextAccount,
	attributesFailed: nextAccount,
	chooseAttribute: nextAccount,
	changeValue: nextAccount,
	updatingValue: nextAccount,
	signOut: nextAccount,
	signingOut: nextAccount,
	signedOut: nextAccount,
	confirmSend: nextConfirm,
	confirmTry: nextConfirm,
	requestingCode: nextVerify,
	enterCode: nextVerify,
	verifying: nextVerify,
	verified: nextVerify,
	findingProfiles: nextAccess,
	chooseProfile: nextAccess,
	checkingAccess: nextAccess,
	startingWhy: nextWhy,
	asking: nextWhy,
	answered: nextWhy,
	mfaCode: nextMfaCode,
	findingPools: nextLookUp,
	choosePool: nextLookUp,
	namePool: nextLookUp,
	nameUser: nextLookUp,
	lookingUp: nextLookUp,
	chooseUser: nextLookUp,
	userFound: nextSupport,
	findingClients: nextSupport,
	chooseClient: nextSupport,
	newValue: nextSupport,
	confirmAct: nextSupport,
	acting: nextSupport,
	acted: nextSupport,
};

/**
 * Returns the next state. Pure and total: an event that doesn't apply returns the same object, so late and repeated
 * keys are harmless.
 */
export function next(state: State, event: Event): State {
	if (state.step === 'done') return state;
	if (event.type === 'cancelled') return {step: 'done', exitCode: 130};
	return follow(state.step, state, event);
}

const follow = <Name extends Exclude<Step, 'done'>>(
	step: Name,
	...[state, event]: Parameters<Transition<Name>>
): State => transitions[step](state, event);
