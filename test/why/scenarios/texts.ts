import {jane, minutes, now, refused, shop} from '../../helpers/why-facts.ts';
import {american, americanUser, type Row, trail, users} from './row.ts';

/** Scenarios about a text message, named after the problem. */
export const textsScenarios: Readonly<Record<string, Row>> = {
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
		facts: {pool: {...shop, smsFailures: ['SNSSandbox', 'InvalidSmsRoleAccessPolicyException']}},
		findings: [['sms-role-publish', 'proves']],
	},
	'the pool says that it cannot assume the role': {
		base: 'sms',
		facts: {pool: {...shop, smsFailures: ['InvalidSmsRoleTrustRelationshipException']}},
		findings: [['sms-role-trust', 'proves']],
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
	'a second number whose registration is under way': {
		...american,
		base: 'sms',
		facts: {
			...americanUser,
			originations: {
				numbers: [
					{country: 'US', isActive: false, status: 'PENDING', registrationId: 'r-2'},
					{country: 'US', isActive: true, status: 'ACTIVE', registrationId: 'r-1'},
				],
				from: 'sms-voice:DescribePhoneNumbers',
			},
			registrations: new Map([
				['r-1', 'COMPLETE'],
				['r-2', 'REVIEWING'],
			]),
		},
		findings: [],
	},
	'a number in use whose registration has to be updated': {
		...american,
		base: 'sms',
		facts: {
			...americanUser,
			originations: {
				numbers: [{country: 'US', isActive: true, status: 'ACTIVE', registrationId: 'r-1'}],
				from: 'sms-voice:DescribePhoneNumbers',
			},
			registrations: new Map([['r-1', 'REQUIRES_UPDATES']]),
		},
		findings: [['sms-registration', 'suggests']],
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
};
