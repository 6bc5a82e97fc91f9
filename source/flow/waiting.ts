import type {Services} from './services.ts';
import type {Event, StateOf, Step} from './state.ts';

/**
 * The steps that wait for a reply. The compiler checks that each has its work in `work.ts` and its progress in the
 * copy.
 */
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

/** The work of a step while it lasts; resolves with the event that ends it. */
export type WorkOf<Name extends Step> = (
	state: StateOf<Name>,
	services: Services,
	signal: AbortSignal,
) => Promise<Event | undefined>;
