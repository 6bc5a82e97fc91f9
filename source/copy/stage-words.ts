import type {Stage} from '../why/causes.ts';

/** The names of the delivery stages. */
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
