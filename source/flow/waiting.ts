import type {Services} from './services.ts';
import type {Event, StateOf, Step} from './state.ts';

/** The steps that wait for a reply. Each has its work in `work.ts` and its progress in the copy: the compiler sees to it. */
export type WaitingStep =
	| 'starting'
	| 'openingSession'
	| 'startingDemo'
	| 'readingToken'
	| 'readingSecret'
	| 'signingIn'
	| 'openingBrowser'
	| 'waitingForBrowser'
	| 'startingAuthenticator'
	| 'verifyingAuthenticator'
	| 'answering'
	| 'confirmingSignUp'
	| 'resendingConfirmation'
	| 'requestingReset'
	| 'resetting'
	| 'confirmingDevice'
	| 'savingSession'
	| 'loadingAttributes'
	| 'updatingValue'
	| 'signingOut'
	| 'forgetting'
	| 'requestingCode'
	| 'verifying'
	| 'findingProfiles'
	| 'checkingAccess'
	| 'startingWhy'
	| 'asking'
	| 'findingPools'
	| 'lookingUp'
	| 'findingClients'
	| 'acting';

/** What is done while a step lasts, and the event that it ends with. */
export type WorkOf<Name extends Step> = (
	state: StateOf<Name>,
	services: Services,
	signal: AbortSignal,
) => Promise<Event | undefined>;
