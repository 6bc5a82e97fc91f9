import type {Device, SignInStep} from '../../cognito/cognito.ts';
import type {Attempt, Connection, Way} from '../connection.ts';
import type {Notice} from '../notice.ts';

/** Where a sign-in is typed in, with all that was typed: what every way round leads back to. */
export type SignInForm =
	| {
			readonly step: 'username';
			readonly connection: Connection;
			readonly way: Way;
			/** What the field begins with. */
			readonly username?: string;
			/** Of this username and no other. */
			readonly device?: Device;
			/** What the username is asked for, where that is not signing in. */
			readonly isForReset?: boolean;
			readonly menu?: SignInForm;
	  }
	/** `menu` is the form that the menu of ways was opened from, where this form was chosen in it: Esc leads back to it. */
	| ({readonly step: 'password'; readonly menu?: SignInForm} & Omit<Attempt, 'password'>);

/** A secret that is asked for. */
export type Secret = {
	readonly connection: Connection;
	readonly from: SignInForm;
	/** The sign-in that was refused without it, and continues with it. */
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
	/** Work: reads the secret with IAM credentials, because the person said so. */
	| ({readonly step: 'readingSecret'} & Secret)
	/** Work: InitiateAuth. */
	| {readonly step: 'signingIn'; readonly attempt: Attempt};

export type SignInEvent =
	| {readonly type: 'usernameGiven'; readonly username: string}
	| {readonly type: 'passwordGiven'; readonly password: string}
	/** The username as far as it is typed; nothing where the password is asked for. */
	| {readonly type: 'askedForWays'; readonly username?: string}
	| {readonly type: 'choseWay'; readonly way: Way}
	| {readonly type: 'choseBrowser'}
	| {readonly type: 'choseClientSecret'}
	| {readonly type: 'choseNewPassword'}
	| {readonly type: 'clientSecretGiven'; readonly secret: string}
	| {readonly type: 'askedToReadSecret'}
	/** Nothing when the app client has none. */
	| {readonly type: 'secretRead'; readonly secret?: string}
	| {readonly type: 'signInAnswered'; readonly answer: SignInStep};

export type Step<Name extends SignInState['step']> = Extract<SignInState, {step: Name}>;
