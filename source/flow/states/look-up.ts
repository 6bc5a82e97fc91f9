import type {FoundUser} from '../../why/who.ts';
import type {DeskPlace, LookedUp, PoolList, Scope} from '../desk.ts';
import type {Notice} from '../notice.ts';

/** The user a desk looks for, and where. */
export type Search = {
	readonly place: DeskPlace;
	readonly scope: Scope;
	/** As it was typed. */
	readonly who: string;
};

/** A user who was found. */
export type Looked = {
	readonly search: Search;
	readonly found: LookedUp;
	readonly person: FoundUser;
};

export type LookUpState =
	/** Work: lists the pools of a region. */
	| {
			readonly step: 'findingPools';
			readonly place: DeskPlace;
			/** By default that of the credentials. */
			readonly region?: string;
	  }
	| {readonly step: 'choosePool'; readonly place: DeskPlace; readonly notice?: Notice}
	| {
			readonly step: 'namePool';
			readonly place: DeskPlace;
			readonly typed?: string;
			readonly notice?: Notice;
	  }
	| {
			readonly step: 'nameUser';
			readonly place: DeskPlace;
			readonly scope: Scope;
			readonly typed?: string;
			readonly notice?: Notice;
	  }
	/** Work: ListUsers, and the pool's settings. */
	| {
			readonly step: 'lookingUp';
			readonly search: Search;
			/** Calls AdminGetUser, which is billed. */
			readonly asksMfa: boolean;
			/** The user to return to. */
			readonly person?: FoundUser;
			readonly notice?: Notice;
	  }
	| {readonly step: 'chooseUser'; readonly search: Search; readonly found: LookedUp};

export type LookUpEvent =
	| {readonly type: 'choseLookUp'}
	| {readonly type: 'poolsFound'; readonly place: DeskPlace; readonly list: PoolList}
	/** Without an ID, all pools of the region. */
	| {readonly type: 'choseScope'; readonly userPoolId?: string}
	| {readonly type: 'whoGiven'; readonly text: string}
	| {readonly type: 'lookedUp'; readonly found: LookedUp}
	| {readonly type: 'choseUser'; readonly sub: string};

export type Step<Name extends LookUpState['step']> = Extract<LookUpState, {step: Name}>;
