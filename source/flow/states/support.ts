import type {Named} from '../../why/look-up/list-pools.ts';
import type {AttributeName} from '../../why/question.ts';
import type {ActChoice} from '../acts.ts';
import type {Done, Order, Proposal} from '../desk.ts';
import type {Notice} from '../notice.ts';
import type {Looked} from './look-up.ts';

export type SupportState =
	| ({readonly step: 'userFound'; readonly notice?: Notice} & Looked)
	/** Work: ListUserPoolClients. */
	| ({readonly step: 'findingClients'} & Looked)
	| ({
			readonly step: 'chooseClient';
			readonly clients: readonly Named[];
	  } & Looked)
	| ({
			readonly step: 'newValue';
			readonly attribute: AttributeName;
			readonly typed?: string;
			readonly notice?: Notice;
	  } & Looked)
	/** Asks before anything is changed, sent or billed. */
	| ({readonly step: 'confirmAct'; readonly order: Proposal; readonly notice?: Notice} & Looked)
	/** Work: the single call that writes, once. */
	| ({readonly step: 'acting'; readonly order: Order} & Looked)
	| ({readonly step: 'acted'; readonly order: Order; readonly done: Done} & Looked);

export type SupportEvent =
	| {readonly type: 'askedForMfa'}
	| {readonly type: 'choseAct'; readonly act: ActChoice}
	| {readonly type: 'clientsFound'; readonly clients: readonly Named[]}
	| {readonly type: 'choseClient'; readonly clientId: string}
	/** `text` is the typed confirmation, if one is required. */
	| {readonly type: 'actConfirmed'; readonly text?: string}
	| {readonly type: 'actDone'; readonly done: Done};

export type Step<Name extends SupportState['step']> = Extract<SupportState, {step: Name}>;
