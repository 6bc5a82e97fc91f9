import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type CauseId, causeIds} from '../../source/why/causes.ts';
import {diagnose} from '../../source/why/diagnose.ts';
import type {FactName, FactValues} from '../../source/why/facts.ts';
import type {Question} from '../../source/why/question.ts';
import {
	asked,
	type Base,
	type Facts,
	fine,
	found,
	jane,
	minutes,
	now,
	questionOf,
	refused,
	shop,
} from '../helpers/why-facts.ts';

type Row = {
	readonly base: Base;
	readonly question?: Partial<Question>;
	/** What is different from an account where everything is fine. */
	readonly facts?: Facts;
	readonly denied?: readonly FactName[];
	/** Every cause that is found, in order; the first is the answer. */
	readonly findings: readonly (readonly [CauseId, 'proves' | 'suggests'])[];
	/** Of which something has to be said to be unknown. */
	readonly unknown?: readonly CauseId[];
	/** What must not be said to be fine. */
	readonly notCleared?: readonly CauseId[];
};

const {identities, sesAccount, pool: sesPool} = fine.ses;
const [identity] = identities;
const twin = {...jane, username: 'jane2', sub: 'aaaaaaaa-0000-4000-8000-000000000002'};
const someone = 'aaaaaaaa-0000-4000-8000-000000000099';
const filtered = ['mailer-filtered', 'suggests'] as const;
const unconfirmed = {...jane, status: 'UNCONFIRMED'};
const users = (...items: FactValues['users']['items']) => ({
	users: {items, isWhole: true},
	twins: {items, isWhole: true},
});
const trail = (...items: FactValues['requests']['items']) => ({requests: {items, isWhole: true}});
const sesWith = (email: {readonly from: string | undefined}): Facts => ({
	pool: {...sesPool, email: {...sesPool.email, ...email}},
});
const american = {question: {who: {kind: 'phone_number', value: '+12065550100'}}} as const;
const americanUser = users({...jane, phoneNumber: '+12065550100'});
const entry = (reason: string) => ({
	suppression: {
		asked: ['jane@example.org'],
		entry: {reason, at: now - minutes(9_000), address: 'jane@example.org'},
	},
});

const rows: Readonly<Record<string, Row>> = {
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

	'the app never asked': {
		base: 'email',
		facts: trail(asked(7, {sub: someone})),
		findings: [['never-asked', 'suggests'], filtered],
	},
	'a code for the phone is no code for the address': {
		base: 'email',
		facts: trail(asked(20, {attribute: 'phone_number'})),
		findings: [['never-asked', 'suggests'], filtered],
	},
	'CloudTrail may not have the last minutes yet': {
		base: 'email',
		question: {since: now - minutes(10)},
		facts: trail(),
		findings: [filtered],
		unknown: ['never-asked'],
	},
	'a refusal of nobody known may have been this user’s': {
		base: 'email',
		facts: trail(asked(20, {sub: undefined, error: {name: 'NotAuthorizedException', message: ''}})),
		findings: [filtered],
		unknown: ['never-asked'],
	},
	'more requests than can be read': {
		base: 'email',
		facts: {requests: {items: [asked(7, {sub: someone})], isWhole: false}},
		findings: [filtered],
		unknown: ['never-asked'],
	},
	'five codes an hour': {
		base: 'email',
		facts: trail(refused(9, 'LimitExceededException', 'Attempt limit exceeded, please try later.')),
		findings: [['user-limit', 'proves'], filtered],
	},
	'a later request that was accepted voids a refusal': {
		base: 'email',
		facts: trail(asked(5), refused(9, 'LimitExceededException', 'Attempt limit exceeded')),
		findings: [filtered],
	},
	'what somebody saw of a send counts before the trail': {
		base: 'email',
		question: {
			sendError: {name: 'TooManyRequestsException', message: 'Rate exceeded', at: now - minutes(1)},
		},
		denied: ['requests'],
		findings: [['request-refused', 'proves'], filtered],
	},
	'any other refusal': {
		base: 'email',
		facts: trail(refused(9, 'NotAuthorizedException', 'Access Token has expired')),
		findings: [['request-refused', 'proves'], filtered],
	},
	'a wrong code had come': {
		base: 'ses',
		question: {purpose: 'sign-in'},
		facts: trail(
			asked(3, {
				name: 'RespondToAuthChallenge',
				error: {name: 'CodeMismatchException', message: ''},
			}),
			asked(4, {name: 'InitiateAuth'}),
		),
		findings: [],
	},
	'the firewall': {
		base: 'email',
		facts: {
			...trail(refused(9, 'ForbiddenException', 'Request not allowed due to WAF block.')),
			webAcl: {name: 'shop'},
		},
		findings: [['firewall', 'proves'], filtered],
	},
	'a link, not a code': {
		base: 'email',
		question: {purpose: 'sign-up'},
		facts: {
			...users(unconfirmed),
			...trail(asked(20, {name: 'SignUp'})),
			pool: {...shop, sendsLink: true},
		},
		findings: [['link-not-code', 'suggests'], filtered],
	},
	'signing up texts first': {
		base: 'email',
		question: {purpose: 'sign-up'},
		facts: {
			...users(unconfirmed),
			...trail(asked(20, {name: 'SignUp'})),
			pool: {...shop, autoVerified: ['email', 'phone_number']},
		},
		findings: [['phone-goes-first', 'proves'], filtered],
	},
	'signing up sends nothing': {
		base: 'email',
		question: {purpose: 'sign-up'},
		facts: {
			...users(unconfirmed),
			...trail(asked(20, {name: 'SignUp'})),
			pool: {...shop, autoVerified: []},
		},
		findings: [['not-auto-verified', 'proves'], filtered],
	},
	'the function that writes the message throws': {
		base: 'email',
		facts: {
			pool: {
				...shop,
				triggers: {...shop.triggers, customMessage: 'arn:aws:lambda:eu-west-1:1:function:w'},
			},
			...trail(refused(9, 'UserLambdaValidationException', 'CustomMessage failed with error x.')),
		},
		findings: [['message-trigger-failed', 'proves'], filtered],
	},
	'another trigger than the one that writes the message': {
		base: 'email',
		facts: {
			pool: {
				...shop,
				triggers: {...shop.triggers, customMessage: 'arn:aws:lambda:eu-west-1:1:function:w'},
			},
			...trail(refused(9, 'UserLambdaValidationException', 'PreSignUp failed with error x.')),
		},
		findings: [['request-refused', 'proves'], filtered],
	},

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

	'fifty mails a day, in the own refusal': {
		base: 'email',
		facts: trail(
			refused(9, 'LimitExceededException', 'Exceeded daily email limit for the operation'),
		),
		findings: [['mailer-limit', 'proves'], filtered],
	},
	'fifty mails a day, counted': {
		base: 'email',
		facts: {mailsToday: {count: 57, isWhole: false}},
		findings: [['mailer-limit', 'suggests'], filtered],
	},
	'a count of a part of the mails clears nothing': {
		base: 'email',
		facts: {mailsToday: {count: 30, isWhole: false}},
		findings: [filtered],
		unknown: ['mailer-limit'],
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
		facts: {identities: [{...identity, isCognitoForbidden: true}]},
		findings: [['ses-denied', 'suggests']],
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
	'an address is signed by its domain': {
		base: 'ses',
		facts: {
			identities: [{...identity, name: 'no-reply@example.com', dkim: 'NOT_STARTED'}, identity],
		},
		findings: [],
	},

	'no SMS configuration': {
		base: 'sms',
		facts: {pool: {...shop, sms: undefined}},
		findings: [['sms-not-configured', 'proves']],
	},
	'the role is gone': {
		base: 'sms',
		facts: {smsRole: undefined},
		findings: [['sms-role-missing', 'proves']],
	},
	'the external ID differs': {
		base: 'sms',
		facts: {smsRole: {trust: 'no', fault: 'externalId'}},
		findings: [['sms-role-trust', 'proves']],
	},
	'a trust policy with other conditions': {
		base: 'sms',
		facts: {smsRole: {trust: 'maybe', fault: undefined}},
		findings: [['sms-role-trust', 'suggests']],
	},
	'Cognito says that it cannot assume the role': {
		base: 'sms',
		facts: trail(refused(9, 'InvalidSmsRoleTrustRelationshipException')),
		findings: [['sms-role-trust', 'proves']],
	},
	'the role may not publish': {
		base: 'sms',
		facts: {smsPublish: 'no'},
		findings: [['sms-role-publish', 'proves']],
	},
	'the pool says that the role may not publish': {
		base: 'sms',
		facts: {pool: {...shop, smsFailure: 'InvalidSmsRoleAccessPolicyException'}},
		findings: [['sms-role-publish', 'proves']],
	},
	'the budget is spent': {
		base: 'sms',
		facts: {smsSpent: {amount: 100}},
		findings: [['sms-spend', 'proves']],
	},
	'the budget is nearly spent': {
		base: 'sms',
		facts: {smsSpent: {amount: 95}},
		findings: [['sms-spend', 'suggests']],
	},
	'SMS sandbox': {
		base: 'sms',
		facts: {
			smsSandbox: {isSandbox: true, from: 'sns:GetSMSSandboxAccountStatus'},
			sandboxNumber: {status: 'PENDING'},
		},
		findings: [['sms-sandbox', 'proves']],
	},
	'SMS sandbox, and the number is verified': {
		base: 'sms',
		facts: {
			smsSandbox: {isSandbox: true, from: 'sns:GetSMSSandboxAccountStatus'},
			sandboxNumber: {status: 'VERIFIED'},
		},
		findings: [],
	},
	'SMS sandbox, and its numbers are not known': {
		base: 'sms',
		facts: {smsSandbox: {isSandbox: true, from: 'sns:GetSMSSandboxAccountStatus'}},
		denied: ['sandboxNumber'],
		findings: [['sms-sandbox', 'suggests']],
		unknown: ['sms-sandbox'],
	},
	'STOP, to SNS': {
		base: 'sms',
		facts: {optOut: {isOptedOut: true}},
		findings: [['sms-opted-out', 'proves']],
	},
	'STOP, to the number that sends': {
		base: 'sms',
		facts: {optOutList: {isOptedOut: 'yes'}},
		findings: [['sms-opted-out', 'proves']],
	},
	'STOP, to one of the numbers that may send': {
		base: 'sms',
		facts: {optOutList: {isOptedOut: 'maybe'}},
		findings: [['sms-opted-out', 'suggests']],
	},
	'the country is blocked': {
		base: 'sms',
		facts: {countryRule: {country: 'GB', status: 'BLOCK'}, numberOverride: {action: undefined}},
		findings: [['sms-protect', 'proves']],
	},
	'the country is blocked, the number is allowed': {
		base: 'sms',
		facts: {countryRule: {country: 'GB', status: 'BLOCK'}, numberOverride: {action: 'ALLOW'}},
		findings: [],
	},
	'the country is allowed, the number is blocked': {
		base: 'sms',
		facts: {countryRule: {country: 'GB', status: 'ALLOW'}, numberOverride: {action: 'BLOCK'}},
		findings: [['sms-protect', 'proves']],
	},
	'the country is blocked, and the overrides are not known': {
		base: 'sms',
		facts: {countryRule: {country: 'GB', status: 'BLOCK'}},
		denied: ['numberOverride'],
		findings: [['sms-protect', 'suggests']],
		unknown: ['sms-protect'],
	},
	'the country is filtered': {
		base: 'sms',
		facts: {countryRule: {country: 'GB', status: 'FILTER'}, numberOverride: {action: undefined}},
		findings: [['sms-protect', 'suggests']],
	},
	'the United States, and no number': {
		...american,
		base: 'sms',
		facts: americanUser,
		findings: [['sms-no-origination', 'proves']],
	},
	'the United States, and a number whose registration is under way': {
		...american,
		base: 'sms',
		facts: {
			...americanUser,
			originations: {
				numbers: [{country: 'US', isActive: false, status: 'PENDING', registrationId: 'r-us'}],
				from: 'sms-voice:DescribePhoneNumbers',
			},
			registrations: new Map([['r-us', 'REVIEWING']]),
		},
		findings: [
			['sms-no-origination', 'proves'],
			['sms-registration', 'suggests'],
		],
	},
	'the United States, and a number of them': {
		...american,
		base: 'sms',
		facts: {
			...americanUser,
			originations: {
				numbers: [{country: 'US', isActive: true, status: 'ACTIVE', registrationId: undefined}],
				from: 'sms-voice:DescribePhoneNumbers',
			},
		},
		findings: [],
	},
	'Canada asks for no number': {
		base: 'sms',
		question: {who: {kind: 'phone_number', value: '+14165550100'}},
		facts: users({...jane, phoneNumber: '+14165550100'}),
		findings: [],
	},
	'no registered sender where one is needed': {
		base: 'sms',
		facts: {senderIds: []},
		findings: [['sms-sender-id', 'suggests']],
	},
	'a number of the country does in place of a sender ID': {
		base: 'sms',
		facts: {
			senderIds: [],
			originations: {
				numbers: [{country: 'GB', isActive: true, status: 'ACTIVE', registrationId: undefined}],
				from: 'sms-voice:DescribePhoneNumbers',
			},
		},
		findings: [],
	},
	'the carrier refused': {
		base: 'sms',
		facts: {delivery: {at: now - minutes(19), isSuccess: false, response: 'Blocked as spam'}},
		findings: [['sms-log-failure', 'proves']],
	},
	'the carrier refused an earlier message': {
		base: 'sms',
		facts: {delivery: {at: now - minutes(90), isSuccess: false, response: 'Blocked as spam'}},
		findings: [['sms-log-failure', 'suggests']],
	},
	'the carrier took it': {
		base: 'sms',
		facts: {delivery: {at: now - minutes(19), isSuccess: true, response: ''}},
		findings: [['sms-log-accepted', 'suggests']],
	},
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

for (const [name, row] of Object.entries(rows)) {
	test(name, () => {
		const {base, question, facts, denied, unknown = [], notCleared = []} = row;
		const outcomes = found({...fine[base], ...facts}, denied);
		const diagnosis = diagnose(questionOf(base, question), outcomes);
		assert.deepEqual(
			diagnosis.findings.map(({cause, certainty}) => [cause, certainty]),
			row.findings,
		);
		const answer = row.findings.find(([cause]) => cause !== 'mailer-filtered')?.[0];
		assert.equal(diagnosis.answer?.cause, answer);
		const missed = new Set(diagnosis.unknown.map(({cause}) => cause));
		for (const cause of unknown) assert.ok(missed.has(cause), `${cause} is unknown`);
		if (denied === undefined) assert.deepEqual([...missed].toSorted(), [...unknown].toSorted());
		for (const cause of [...notCleared, ...unknown]) {
			assert.ok(!diagnosis.cleared.includes(cause), `${cause} is not cleared`);
		}
	});
}

test('there are more than fifty causes, and each is found somewhere above', () => {
	const causes = new Set(
		Object.values(rows).flatMap(({findings}) => findings.map(([cause]) => cause)),
	);
	assert.ok(causeIds.length > 50, String(causeIds.length));
	assert.deepEqual(
		causeIds.filter(cause => !causes.has(cause)),
		[],
	);
});

test('senders of functions are judged with functions only', () => {
	const {cleared} = diagnose(questionOf('sender'), found(fine.sender));
	assert.deepEqual(
		cleared.filter(cause => /^(?:ses|sms|mailer)-/.test(cause)),
		[],
	);
});
