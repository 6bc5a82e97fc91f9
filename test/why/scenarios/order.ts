import {asked, jane, minutes, now} from '../../helpers/why-facts.ts';
import {entry, filtered, type Row, trail, twin, users} from './row.ts';

/** Scenarios about several causes at once, each by what is wrong in it. */
export const orderScenarios: Readonly<Record<string, Row>> = {
	'a log about this message goes before a setting about the next': {
		base: 'sms',
		facts: {
			smsSpent: {amount: 95},
			delivery: {at: now - minutes(19), isSuccess: true, response: ''},
		},
		findings: [
			['sms-log-accepted', 'suggests'],
			['sms-spend', 'suggests'],
		],
	},
	'of two proofs, the earlier on the way': {
		base: 'ses',
		facts: {...entry('BOUNCE'), identities: []},
		findings: [
			['ses-identity-missing', 'proves'],
			['ses-suppressed', 'proves'],
		],
	},
	'a proof goes before a hint': {
		base: 'sms',
		facts: {...trail(), optOut: {isOptedOut: true}},
		findings: [
			['sms-opted-out', 'proves'],
			['never-asked', 'suggests'],
		],
	},
	'another user of the same address asked': {
		base: 'email',
		facts: {...users(jane, twin), ...trail(asked(3, {sub: twin.sub}))},
		findings: [['several-users', 'suggests'], filtered],
		notCleared: ['never-asked'],
	},
};
