import {asked, minutes, now, refused, shop} from '../../helpers/why-facts.ts';
import {entry, filtered, identity, type Row, sesAccount, sesPool, sesWith, trail} from './row.ts';

const mails = (count: number, ago: number) => Array.from({length: count}, () => now - minutes(ago));

/** Scenarios about an email, named after the problem. */
export const mailScenarios: Readonly<Record<string, Row>> = {
	'fifty mails a day, in the own refusal': {
		base: 'email',
		facts: trail(
			refused(9, 'LimitExceededException', 'Exceeded daily email limit for the operation'),
		),
		findings: [['mailer-limit', 'proves'], filtered],
	},
	'fifty mails a day, counted': {
		base: 'email',
		facts: {mailsToday: {times: mails(57, 30), isWhole: false}},
		findings: [['mailer-limit', 'suggests'], filtered],
	},
	'a count of a part of the mails clears nothing': {
		base: 'email',
		facts: {mailsToday: {times: mails(30, 30), isWhole: false}},
		findings: [filtered],
		unknown: ['mailer-limit'],
	},
	'fifty mails, all of them after this one was sent': {
		base: 'email',
		facts: {mailsToday: {times: mails(57, 10), isWhole: true}},
		findings: [filtered],
	},
	'fifty mails today are nothing to one that was sent yesterday': {
		base: 'email',
		facts: {...trail(asked(24 * 60)), mailsToday: {times: mails(57, 10), isWhole: true}},
		findings: [filtered],
		notCleared: ['mailer-limit'],
	},
	'a From that does not let Cognito send': {
		base: 'email',
		facts: {
			pool: {...shop, email: {...sesPool.email, isOwnSes: false}},
			identities: [identity],
		},
		findings: [['mailer-from', 'proves']],
	},
	'a From that lets Cognito send': {
		base: 'email',
		facts: {
			pool: {...shop, email: {...sesPool.email, isOwnSes: false}},
			identities: [{...identity, cognito: 'yes'}],
		},
		findings: [],
	},
	'a sign-in code by Cognito’s mailer': {
		base: 'email',
		question: {purpose: 'sign-in'},
		facts: trail(asked(20, {name: 'InitiateAuth'})),
		findings: [['mailer-no-codes-for-sign-in', 'proves'], filtered],
	},
	'a sign-in code by the own SES': {
		base: 'ses',
		question: {purpose: 'sign-in'},
		facts: trail(asked(20, {name: 'InitiateAuth'})),
		findings: [],
	},

	'SES of a region that this pool cannot use': {
		base: 'ses',
		question: {region: 'eu-west-3'},
		findings: [['ses-region', 'proves']],
	},
	'the identity is gone': {
		base: 'ses',
		facts: {identities: []},
		findings: [['ses-identity-missing', 'proves']],
	},
	'the identity is pending': {
		base: 'ses',
		facts: {
			identities: [{...identity, isVerified: false, status: 'PENDING', error: 'HOST_NOT_FOUND'}],
		},
		findings: [['ses-identity-unverified', 'proves']],
	},
	'an address is pending, its domain is verified': {
		base: 'ses',
		facts: {identities: [{...identity, name: 'no-reply@example.com', isVerified: false}, identity]},
		findings: [['ses-identity-unverified', 'suggests']],
	},
	'SES names the sender in its refusal': {
		base: 'ses',
		facts: trail(
			refused(
				9,
				'CodeDeliveryFailureException',
				'Email address is not verified. The following identities failed the check in region EU-WEST-1: no-reply@example.com',
			),
		),
		findings: [['ses-identity-unverified', 'proves']],
	},
	'SES names the recipient in its refusal': {
		base: 'ses',
		facts: trail(
			refused(
				9,
				'CodeDeliveryFailureException',
				'Email address is not verified. The following identities failed the check in region EU-WEST-1: Jane@example.org',
			),
		),
		findings: [['ses-sandbox', 'proves']],
	},
	'a From of another domain': {
		base: 'ses',
		facts: sesWith({from: 'no-reply@example.net'}),
		findings: [['ses-from-mismatch', 'proves']],
	},
	'a From of a domain below': {
		base: 'ses',
		facts: sesWith({from: 'no-reply@mail.example.com'}),
		findings: [],
	},
	'a domain and no From': {
		base: 'ses',
		facts: sesWith({from: undefined}),
		findings: [['ses-from-mismatch', 'proves']],
	},
	'SES is paused': {
		base: 'ses',
		facts: {sesAccount: {...sesAccount, isSending: false, enforcement: 'SHUTDOWN'}},
		findings: [['ses-paused', 'proves']],
	},
	'probation sends all the same': {
		base: 'ses',
		facts: {sesAccount: {...sesAccount, enforcement: 'PROBATION'}},
		findings: [],
	},
	'200 of 200 sent': {
		base: 'ses',
		facts: {sesAccount: {...sesAccount, quota: {max: 200, sent: 200}}},
		findings: [['ses-quota', 'proves']],
	},
	'SES tells of no quota, and nothing of the sandbox': {
		base: 'ses',
		facts: {sesAccount: {...sesAccount, quota: undefined, isProduction: undefined}},
		findings: [],
		unknown: ['ses-quota', 'ses-sandbox'],
	},
	'no quota at all': {
		base: 'ses',
		facts: {sesAccount: {...sesAccount, quota: {max: -1, sent: 9e6}}},
		findings: [],
	},
	'the configuration set is switched off': {
		base: 'ses',
		facts: {
			configurationSet: {
				name: 'shop',
				exists: true,
				isSending: false,
				suppressedReasons: undefined,
			},
		},
		findings: [['ses-configuration-set', 'proves']],
	},
	'the configuration set is gone': {
		base: 'ses',
		facts: {
			configurationSet: {
				name: 'shop',
				exists: false,
				isSending: false,
				suppressedReasons: undefined,
			},
		},
		findings: [['ses-configuration-set', 'proves']],
	},
	'SES sandbox': {
		base: 'ses',
		facts: {
			sesAccount: {...sesAccount, isProduction: false},
			recipientIdentity: {isVerified: false},
		},
		findings: [['ses-sandbox', 'proves']],
	},
	'SES sandbox, and the recipient is verified': {
		base: 'ses',
		facts: {
			sesAccount: {...sesAccount, isProduction: false},
			recipientIdentity: {isVerified: true},
		},
		findings: [],
	},
	'SES sandbox, and whether the recipient is verified is not known': {
		base: 'ses',
		facts: {sesAccount: {...sesAccount, isProduction: false}},
		denied: ['recipientIdentity'],
		findings: [['ses-sandbox', 'suggests']],
		unknown: ['ses-sandbox'],
	},
	'suppressed after a bounce': {
		base: 'ses',
		facts: entry('BOUNCE'),
		findings: [['ses-suppressed', 'proves']],
	},
	'listed for a reason that is not in force': {
		base: 'ses',
		facts: {...entry('COMPLAINT'), sesAccount: {...sesAccount, suppressedReasons: ['BOUNCE']}},
		findings: [],
	},
	'listed, and the configuration set switches the list off': {
		base: 'ses',
		facts: {
			...entry('BOUNCE'),
			configurationSet: {name: 'shop', exists: true, isSending: true, suppressedReasons: []},
		},
		findings: [],
	},
	'listed, and the account does not tell its reasons': {
		base: 'ses',
		facts: {...entry('BOUNCE'), sesAccount: {...sesAccount, suppressedReasons: undefined}},
		findings: [['ses-suppressed', 'suggests']],
	},
	'listed, and which reasons are in force is not known': {
		base: 'ses',
		facts: entry('BOUNCE'),
		denied: ['sesAccount'],
		findings: [['ses-suppressed', 'suggests']],
		unknown: ['ses-suppressed', 'ses-paused', 'ses-quota', 'ses-sandbox'],
	},
	'the linked role is missing': {
		base: 'ses',
		facts: {emailRole: {exists: false}},
		findings: [['ses-role-missing', 'suggests']],
	},
	'the identity forbids Cognito to send': {
		base: 'ses',
		facts: {identities: [{...identity, denial: 'yes'}]},
		findings: [['ses-denied', 'suggests']],
	},
	'a Deny under a condition that nobody understands': {
		base: 'ses',
		facts: {identities: [{...identity, denial: 'maybe'}]},
		findings: [],
		notCleared: ['ses-denied'],
	},
	'mails bounced': {
		base: 'ses',
		facts: {bounces: {count: 3}},
		findings: [['ses-bounces', 'suggests']],
	},
	'DKIM failed': {
		base: 'ses',
		facts: {identities: [{...identity, dkim: 'FAILED'}]},
		findings: [['ses-dkim', 'suggests']],
	},
	'whether mail is signed is not told': {
		base: 'ses',
		facts: {identities: [{...identity, dkim: undefined}]},
		findings: [],
		unknown: ['ses-dkim'],
	},
	'an address is signed by its domain': {
		base: 'ses',
		facts: {
			identities: [{...identity, name: 'no-reply@example.com', dkim: 'NOT_STARTED'}, identity],
		},
		findings: [],
	},
};
