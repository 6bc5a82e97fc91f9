import type {Stage} from '../why/causes.ts';

/** A stage of the message's way, as a row names it. */
export const stageWords: Readonly<Record<Stage, string>> = {
	account: 'Account',
	attribute: 'Address',
	request: 'Requested',
	trigger: 'Functions',
	sender: 'Sender',
	limits: 'Limits',
	recipient: 'Recipient',
	delivery: 'Delivery',
};
