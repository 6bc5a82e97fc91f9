import {asked, jane, minutes, now, shop} from '../../helpers/why-facts.ts';
import {filtered, type Row, trail, twin, unconfirmed, users} from './row.ts';

/** Scenarios about the user, their address and its state, named after the problem. */
export const personScenarios: Readonly<Record<string, Row>> = {
	'nothing is wrong with mail of Cognito’s mailer': {base: 'email', findings: [filtered]},
	'nothing is wrong with mail of the own SES': {
		base: 'ses',
		findings: [],
		notCleared: ['ses-suppressed'],
	},
	'nothing is wrong with text messages': {base: 'sms', findings: []},
	'nothing is wrong with a function that sends': {base: 'sender', findings: []},

	'nobody has the address': {
		base: 'email',
		facts: {users: {items: [], isWhole: true}},
		findings: [['user-not-found', 'proves'], filtered],
		notCleared: [
			'change-pending',
			'alias-taken',
			'user-limit',
			'request-refused',
			'firewall',
			'message-trigger-failed',
		],
	},
	'a search that does not end finds nobody yet': {
		base: 'email',
		facts: {users: {items: [], isWhole: false}},
		findings: [filtered],
		unknown: ['user-not-found'],
	},
	'two users share the address': {
		base: 'email',
		facts: users(jane, twin),
		findings: [['several-users', 'suggests'], filtered],
		notCleared: ['never-asked'],
	},
	'the user is disabled': {
		base: 'email',
		facts: users({...jane, isEnabled: false}),
		findings: [['user-disabled', 'proves'], filtered],
	},
	'one of two users is disabled': {
		base: 'email',
		facts: users({...jane, isEnabled: false}, twin),
		findings: [['several-users', 'suggests'], ['user-disabled', 'suggests'], filtered],
	},
	'the sign-up was never confirmed': {
		base: 'email',
		facts: users(unconfirmed),
		findings: [['user-unconfirmed', 'proves'], filtered],
	},
	'a sign-up is not confirmed yet while its code is waited for': {
		base: 'email',
		question: {purpose: 'sign-up'},
		facts: {...users(unconfirmed), ...trail(asked(20, {name: 'SignUp'}))},
		findings: [filtered],
	},
	'a password must be changed': {
		base: 'email',
		facts: users({...jane, status: 'FORCE_CHANGE_PASSWORD'}),
		findings: [['user-must-change-password', 'suggests'], filtered],
	},
	'an identity provider owns the address': {
		base: 'email',
		facts: users({...jane, status: 'EXTERNAL_PROVIDER'}),
		findings: [['user-federated', 'suggests'], filtered],
	},
	'there is no number': {
		base: 'sms',
		question: {who: {kind: 'username', value: 'jane'}, attribute: 'phone_number'},
		facts: users({...jane, phoneNumber: undefined}),
		findings: [['attribute-missing', 'proves']],
	},
	'the number lacks its country code': {
		base: 'sms',
		question: {who: {kind: 'username', value: 'jane'}, attribute: 'phone_number'},
		facts: users({...jane, phoneNumber: '07700900123'}),
		findings: [['number-malformed', 'proves']],
	},
	'a typing error': {
		base: 'email',
		question: {expected: 'jayne@example.org'},
		findings: [['value-differs', 'proves'], filtered],
	},
	'capitals are no typing error': {
		base: 'email',
		question: {expected: 'Jane@Example.ORG'},
		findings: [filtered],
	},
	'a number without its country code is the same number': {
		base: 'sms',
		question: {expected: '07700 900123'},
		findings: [],
	},
	'a number says nothing about an address': {
		base: 'email',
		question: {expected: '+447700900999'},
		findings: [filtered],
	},
	'a change waits for its code': {
		base: 'email',
		facts: {
			...users({...jane, emailVerified: true, modifiedAt: now - minutes(60)}),
			pool: {...shop, verifyBeforeUpdate: ['email']},
		},
		findings: [['change-pending', 'suggests'], ['already-verified', 'suggests'], filtered],
	},
	'the address is verified already': {
		base: 'email',
		facts: users({...jane, emailVerified: true}),
		findings: [['already-verified', 'suggests'], filtered],
	},
	'a sign-up that was confirmed has nothing to wait for': {
		base: 'email',
		question: {purpose: 'sign-up'},
		facts: {...users({...jane, emailVerified: true}), ...trail(asked(20, {name: 'SignUp'}))},
		findings: [['already-verified', 'suggests'], filtered],
	},
	'a verified address is what a lost password needs': {
		base: 'email',
		question: {purpose: 'password'},
		facts: {
			...users({...jane, emailVerified: true}),
			...trail(asked(20, {name: 'ForgotPassword'})),
		},
		findings: [filtered],
	},
	'another user has the address verified': {
		base: 'email',
		facts: {twins: {items: [jane, {...twin, emailVerified: true}], isWhole: true}},
		findings: [['alias-taken', 'suggests'], filtered],
	},
	'twins do no harm where nobody signs in by address': {
		base: 'email',
		facts: {
			twins: {items: [jane, {...twin, emailVerified: true}], isWhole: true},
			pool: {...shop, signInAttributes: []},
		},
		findings: [filtered],
	},
};
