import type {Investigation, WhyAnswer} from '../../why/investigation.ts';
import type {Access, Complaint} from '../desk.ts';
import type {AccountState} from './account.ts';
import type {SupportState} from './support.ts';
import type {VerifyState} from './verify.ts';

/** A screen on which the user can ask why a code did not arrive. */
export type Asker = SignedIn | Extract<SupportState, {step: 'userFound'}>;

/** A screen of a signed-in user. */
export type SignedIn =
	| Extract<VerifyState, {step: 'enterCode'}>
	| Extract<AccountState, {step: 'chooseAttribute'}>;

/** The question, and the screen that it was asked on. */
export type WhyErrand = {
	readonly kind: 'why';
	readonly complaint: Complaint;
	readonly from: Asker;
	/** The demo's own account accepts any credentials, so nobody is asked for them. */
	readonly isDemo: boolean;
};

export type WhyState =
	/** Work: loads the AWS operations. Makes no calls yet. */
	| {
			readonly step: 'startingWhy';
			readonly errand: WhyErrand;
			readonly access: Access;
			readonly mfaCode?: string;
	  }
	/** Work: calls AWS, read-only. */
	| {
			readonly step: 'asking';
			readonly errand: WhyErrand;
			readonly access: Access;
			readonly investigation: Investigation;
	  }
	| {
			readonly step: 'answered';
			readonly errand: WhyErrand;
			readonly access: Access;
			readonly answer: WhyAnswer;
	  };

export type WhyEvent =
	/** Why did the code for this attribute not arrive? */
	| {
			readonly type: 'askedWhy';
			readonly attribute: string;
			/** The content of the code field, which is restored afterwards. */
			readonly typed?: string | undefined;
	  }
	| {readonly type: 'choseOtherAccess'}
	| {readonly type: 'investigationReady'; readonly investigation: Investigation}
	| {readonly type: 'whyAnswered'; readonly answer: WhyAnswer};
