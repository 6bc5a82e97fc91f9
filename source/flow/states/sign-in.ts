import type {Device, SignInStep} from '../../cognito/cognito.ts';
import type {Attempt, Connection, Way} from '../connection.ts';
import type {Notice} from '../notice.ts';

/** The form of a sign-in with everything typed, to which every detour returns. */
export type SignInForm =
	| {
			readonly step: 'username';
			readonly connection: Connection;
			readonly way: Way;
			/** The initial content of the field. */
			readonly username?: string;
			/** Only for this username. */
			readonly device?: Device;
			/** The username is for a password reset rather than for signing in. */
			readonly isForReset?: boolean;
			readonly menu?: SignInForm;
	  }
	/** `menu` is the form that the menu of ways was opened from, if this form was chosen there: Esc returns to it. */
	| ({readonly step: 'password'; readonly menu?: SignInForm} & Omit<Attempt, 'password'>);

/** An app client's secret to ask for. */
export type Secret = {
	readonly connection: Connection;
	readonly from: SignInForm;
	/** The sign-in that was refused without the secret, and continues with it. */
	readonly attempt?: Attempt;
};

export type SignInState =
	| (SignInForm & {readonly notice?: Notice})
	/** The menu of ways in. */
	| {
			readonly step: 'chooseWay';
			readonly connection: Connection;
			readonly from: SignInForm;
			readonly notice?: Notice;
	  }
	| ({readonly step: 'clientSecret'; readonly notice?: Notice} & Secret)
	/** Work: reads the secret with IAM credentials, with the user's consent. */
	| ({readonly step: 'readingSecret'} & Secret)
	/** Work: InitiateAuth. */
	| {readonly step: 'signingIn'; readonly attempt: Attempt};

export type SignInEvent =
	| {readonly type: 'usernameGiven'; readonly username: string}
	| {readonly type: 'passwordGiven'; readonly password: string}
	/** The username as far as it is typed; absent when the password is being asked for. */
	| {readonly type: 'askedForWays'; readonly username?: string}
	| {readonly type: 'choseWay'; readonly way: Way}
	| {readonly type: 'choseBrowser'}
	| {readonly type: 'choseClientSecret'}
	| {readonly type: 'choseNewPassword'}
	| {readonly type: 'clientSecretGiven'; readonly secret: string}
	| {readonly type: 'askedToReadSecret'}
	/** Absent if the app client has none. */
	| {readonly type: 'secretRead'; readonly secret?: string}
	| {readonly type: 'signInAnswered'; readonly answer: SignInStep};

export type Step<Name extends SignInState['step']> = Extract<SignInState, {step: Name}>;
