import {asked, jane, minutes, now, refused} from '../../helpers/why-facts.ts';
import {entry, filtered, type Row, trail, twin, users} from './row.ts';

/** Scenarios with several causes at once, named after the problems. */
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
	'one of two users of the same address was refused, whatever the other got': {
		base: 'email',
		facts: {
			...users(jane, twin),
			...trail(asked(3, {sub: twin.sub}), refused(9, 'LimitExceededException')),
		},
		findings: [['several-users', 'suggests'], ['user-limit', 'suggests'], filtered],
	},
	'both users of an address were refused': {
		base: 'email',
		facts: {
			...users(jane, twin),
			...trail(
				asked(3, {sub: twin.sub, error: {name: 'ForbiddenException', message: ''}}),
				refused(9, 'ForbiddenException'),
			),
		},
		findings: [['firewall', 'proves'], ['several-users', 'suggests'], filtered],
	},
	'SES refuses the sender and the recipient': {
		base: 'ses',
		facts: trail(
			refused(
				9,
				'CodeDeliveryFailureException',
				'The following identities failed the check in region EU-WEST-1: jane@example.org, a@example.com',
			),
		),
		findings: [
			['ses-identity-unverified', 'proves'],
			['ses-sandbox', 'proves'],
		],
	},
	'SES refuses the recipient alone, in a long sentence': {
		base: 'ses',
		facts: trail(
			refused(
				9,
				'CodeDeliveryFailureException',
				'The following identities failed the check in region EU-WEST-1: Jane <jane@example.org>. (Service: AmazonSimpleEmailService; Status Code: 400; Request ID: a.b@c)',
			),
		),
		findings: [['ses-sandbox', 'proves']],
	},
	'another user of the same address asked': {
		base: 'email',
		facts: {...users(jane, twin), ...trail(asked(3, {sub: twin.sub}))},
		findings: [['several-users', 'suggests'], filtered],
		notCleared: ['never-asked'],
	},
};
