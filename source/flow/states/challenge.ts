import type {Challenge, ChallengeAnswer, SignInStep} from '../../cognito/cognito.ts';
import type {Attempt} from '../connection.ts';
import type {NewPassword, NewPasswordEvent} from '../new-password.ts';
import type {Notice} from '../notice.ts';

/** A challenge on the screen; `challenge` has the question, by name. */
type Asked<Name extends Challenge['name'] = Challenge['name']> = {
	readonly attempt: Attempt;
	readonly challenge: Extract<Challenge, {name: Name}>;
	/** The initial content of the field: the refused answer, unless it was a password. */
	readonly typed?: string;
	readonly notice?: Notice;
};

/** A screen to return to after a wrong answer. */
export type ChallengeForm =
	/** A code, a choice, a password or a text; NEW_PASSWORD_REQUIRED starts with the password. */
	| ({readonly step: 'challenge'} & Asked & NewPassword)
	/** SELECT_CHALLENGE: a password was chosen, and has to be typed. */
	| ({readonly step: 'chosenPassword'; readonly choice: string} & Asked)
	/** NEW_PASSWORD_REQUIRED: attributes that the pool requires, one by one. */
	| ({
			readonly step: 'requiredAttribute';
			readonly password: string;
			readonly given: Readonly<Record<string, string>>;
			readonly rules?: NewPassword['rules'];
			/** The attribute being asked for. */
			readonly name: string;
	  } & Asked)
	/** MFA_SETUP: the address for codes. */
	| ({readonly step: 'mfaEmail'} & Asked)
	/** MFA_SETUP: the secret and its QR code. */
	| ({
			readonly step: 'authenticator';
			readonly secret: string;
			readonly session: string;
	  } & Asked);

export type ChallengeState =
	| ChallengeForm
	/** Work: AssociateSoftwareToken. */
	| ({readonly step: 'startingAuthenticator'} & Asked)
	/** Work: VerifySoftwareToken. */
	| {
			readonly step: 'verifyingAuthenticator';
			readonly form: Extract<ChallengeForm, {step: 'authenticator'}>;
			readonly code: string;
	  }
	/** Work: RespondToAuthChallenge. */
	| {
			readonly step: 'answering';
			readonly form: ChallengeForm;
			readonly answer: ChallengeAnswer;
	  };

export type ChallengeEvent =
	/** A code or a text, as typed. */
	| {readonly type: 'challengeTyped'; readonly text: string}
	| NewPasswordEvent
	| {readonly type: 'challengeChosen'; readonly choice: string}
	| {readonly type: 'authenticatorStarted'; readonly secret: string; readonly session: string}
	| {readonly type: 'authenticatorVerified'; readonly session: string}
	| {readonly type: 'challengeAnswered'; readonly answer: SignInStep};
