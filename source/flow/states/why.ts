import type {Investigation, WhyAnswer} from '../../why/investigation.ts';
import type {Access, Complaint} from '../desk.ts';
import type {AccountState} from './account.ts';
import type {SupportState} from './support.ts';
import type {VerifyState} from './verify.ts';

/** A screen from which somebody may ask why a code did not arrive. */
export type Asker = SignedIn | Extract<SupportState, {step: 'userFound'}>;

/** A screen of somebody who is signed in. */
export type SignedIn =
	| Extract<VerifyState, {step: 'enterCode'}>
	| Extract<AccountState, {step: 'chooseAttribute'}>;

/** What is to be found out, and the screen that it was asked on. */
export type WhyErrand = {
	readonly kind: 'why';
	readonly complaint: Complaint;
	readonly from: Asker;
	/** The demo's own account takes any credentials, so nobody is asked for them. */
	readonly isDemo: boolean;
};

export type WhyState =
	/** Work: loads what asks AWS. Nothing is asked yet. */
	| {
			readonly step: 'startingWhy';
			readonly errand: WhyErrand;
			readonly access: Access;
			readonly mfaCode?: string;
	  }
	/** Work: asks AWS, and only reads. */
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
			/** What is in the field for the code: it is there again afterwards. */
			readonly typed?: string | undefined;
	  }
	| {readonly type: 'choseOtherAccess'}
	| {readonly type: 'investigationReady'; readonly investigation: Investigation}
	| {readonly type: 'whyAnswered'; readonly answer: WhyAnswer};
