import {minutes, now} from '../../helpers/why-facts.ts';
import type {Row} from './row.ts';

/** Scenarios about a custom sender function, named after the problem. */
export const senderScenarios: Readonly<Record<string, Row>> = {
	'the sender is gone': {
		base: 'sender',
		facts: {senderFunction: undefined, senderPolicy: undefined},
		findings: [['sender-missing', 'proves']],
	},
	'the sender may not be called': {
		base: 'sender',
		facts: {senderPolicy: {cognito: 'no'}},
		findings: [['sender-not-permitted', 'proves']],
	},
	'the sender may be called under conditions': {
		base: 'sender',
		facts: {senderPolicy: {cognito: 'maybe'}},
		findings: [['sender-not-permitted', 'suggests']],
	},
	'the sender has failed': {
		base: 'sender',
		facts: {senderFunction: {state: 'Failed', update: undefined, logGroup: undefined}},
		findings: [['sender-down', 'proves']],
	},
	'whether the sender is there is known, but not its state': {
		base: 'sender',
		facts: {senderFunction: {state: undefined, update: undefined, logGroup: undefined}},
		findings: [],
		unknown: ['sender-down'],
	},
	'an update of the sender has failed': {
		base: 'sender',
		facts: {senderFunction: {state: 'Active', update: 'Failed', logGroup: undefined}},
		findings: [['sender-down', 'proves']],
	},
	'the key is being deleted': {
		base: 'sender',
		facts: {senderKey: {state: 'PendingDeletion'}},
		findings: [['sender-key', 'proves']],
	},
	'the sender throws': {
		base: 'sender',
		facts: {senderLines: [{at: now - minutes(19), text: 'ERROR'}]},
		findings: [['sender-errors', 'suggests']],
	},
	'the sender threw before it was asked': {
		base: 'sender',
		facts: {senderLines: [{at: now - minutes(40), text: 'ERROR'}]},
		findings: [],
	},
	'the sender has no log': {
		base: 'sender',
		facts: {senderLines: undefined},
		findings: [],
		unknown: ['sender-errors'],
	},
	'a line in the pool’s own log': {
		base: 'ses',
		facts: {errorLines: [{at: now - minutes(19), text: 'suppressed'}]},
		findings: [['notification-error', 'suggests']],
	},
};
