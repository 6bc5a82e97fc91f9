import type {Connection} from '../connection.ts';
import type {Access} from '../desk.ts';
import type {Notice} from '../notice.ts';
import type {Prefill} from '../prefill.ts';
import type {Secret, SignInForm} from './sign-in.ts';
import type {WhyErrand} from './why.ts';

/** The purpose of AWS credentials: where to continue once they are chosen, and where Esc leads. */
export type AccessErrand =
	| WhyErrand
	/** Signing in as an administrator, chosen in the menu of ways that was opened from `from`. */
	| {
			readonly kind: 'administrator';
			readonly connection: Connection;
			readonly from: SignInForm;
	  }
	/** Reading the secret of an app client. */
	| ({readonly kind: 'clientSecret'} & Secret)
	/** Looking up a user from the first screen. */
	| {readonly kind: 'lookUp'; readonly prefill: Prefill};

/** The list of AWS credentials. */
type List = {
	readonly errand: AccessErrand;
	readonly profiles: readonly string[];
	/** The previous choice, or the profile from the command line. */
	readonly chosen?: Access;
};

export type AccessState =
	/** Work: reads the names of the profiles in AWS's files. */
	| {
			readonly step: 'findingProfiles';
			readonly errand: AccessErrand;
			readonly notice?: Notice;
	  }
	| ({readonly step: 'chooseProfile'; readonly notice?: Notice} & List)
	/** Work: checks that there are such credentials, before anything else is asked. */
	| ({
			readonly step: 'checkingAccess';
			readonly access: Access;
			readonly mfaCode?: string;
	  } & List);

export type AccessEvent =
	| {
			readonly type: 'profilesFound';
			readonly profiles: readonly string[];
			readonly named?: string;
	  }
	| {readonly type: 'choseAccess'; readonly access: Access}
	| {readonly type: 'accessFound'}
	/** Looking up a user in the demo's own account. */
	| {readonly type: 'choseDemoAccount'};
