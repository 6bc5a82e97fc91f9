import type {Problem} from '../problem.ts';
import type {Account} from './connection.ts';
import type {AccessEvent, AccessState} from './states/access.ts';
import type {AccountEvent, AccountState} from './states/account.ts';
import type {BrowserEvent, BrowserState} from './states/browser.ts';
import type {ChallengeEvent, ChallengeState} from './states/challenge.ts';
import type {ConfirmEvent, ConfirmState} from './states/confirm.ts';
import type {ConnectEvent, ConnectState} from './states/connect.ts';
import type {ForgetEvent, ForgetState} from './states/forget.ts';
import type {LookUpEvent, LookUpState} from './states/look-up.ts';
import type {MfaCodeEvent, MfaCodeState} from './states/mfa-code.ts';
import type {RecoveryEvent, RecoveryState} from './states/recovery.ts';
import type {SignInEvent, SignInState} from './states/sign-in.ts';
import type {SignedInEvent, SignedInState} from './states/signed-in.ts';
import type {SupportEvent, SupportState} from './states/support.ts';
import type {VerifyEvent, VerifyState} from './states/verify.ts';
import type {WhyEvent, WhyState} from './states/why.ts';

/** All states of the app; each step has exactly what its screen shows and its work needs. */
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

/** The user's actions (`chose…`, `…Given`, `askedFor…`), and the results of a state's work. */
export type Event =
	/** Esc. `at` is in ms since 1970: an abandoned send counts from then. */
	| {readonly type: 'wentBack'; readonly at: number}
	/** Ctrl+C. */
	| {readonly type: 'cancelled'}
	/** The user is done. */
	| {readonly type: 'finished'}
	/** The work of a state failed. */
	| {
			readonly type: 'failed';
			readonly problem: Problem;
			readonly at: number;
			/** With tokens refreshed before the call failed: the previous ones may no longer work. */
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

/** The state of a step. */
export type StateOf<Name extends Step> = Extract<State, {step: Name}>;

/** The initial state. */
export const firstState: State = {step: 'starting', isResuming: true};
