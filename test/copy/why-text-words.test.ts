import assert from 'node:assert/strict';
import {test} from 'node:test';
import {textWords} from '../../source/copy/why-text-words.ts';
import {type Told, told} from '../helpers/cause-words.ts';

const role = 'arn:aws:iam::123456789012:role/service/sms';

/** The text about each cause, and the expected lines. */
const tell = (): readonly (readonly [Told, readonly string[]])[] => [
	[
		told('sms-not-configured', {}),
		['The pool is not set up to send text messages.', 'admin: Set up SMS in the pool.'],
	],
	[
		told('sms-role-missing', {role}),
		[
			"The IAM role that sends text messages doesn't exist: sms.",
			'admin: Create the role, or set another one in the pool.',
		],
	],
	[
		told('sms-role-trust', {role, fault: 'externalId'}),
		[
			"Cognito can't assume the role sms: it expects another external ID.",
			"admin: Update the role's trust policy.",
		],
	],
	[
		told('sms-role-trust', {role, fault: 'pool'}),
		[
			"Cognito can't assume the role sms: it is for another user pool or account.",
			"admin: Update the role's trust policy.",
		],
	],
	[
		told('sms-role-trust', {role, fault: 'principal'}),
		[
			"Cognito can't assume the role sms: it does not trust cognito-idp.amazonaws.com.",
			"admin: Update the role's trust policy.",
		],
	],
	[
		told('sms-role-trust', {role, fault: 'other'}),
		[
			"Cognito can't assume the role sms: its trust policy has conditions that may keep Cognito out.",
			"admin: Update the role's trust policy.",
		],
	],
	[
		told('sms-role-publish', {role}),
		[
			'The role sms is not allowed to publish text messages.',
			'admin: Allow sns:Publish in the role.',
		],
	],
	[
		told('sms-spend', {spent: 1, limit: 1, granted: undefined, smsRegion: 'eu-west-2'}),
		["The month's SMS budget is used up: 1 of 1 USD.", 'AWS: Ask for a higher SMS spending limit.'],
	],
	[
		told('sms-spend', {spent: 0.9, limit: 1, granted: 50, smsRegion: 'eu-west-2'}),
		[
			"The month's SMS budget is nearly used up: 0.9 of 1 USD. 50 USD were granted, but aren't applied yet.",
			'admin: Apply the granted limit. $ aws sns set-sms-attributes --attributes MonthlySpendLimit=50 --region eu-west-2',
		],
	],
	[
		told('sms-sandbox', {status: undefined, smsRegion: 'eu-west-2', number: '+14325550001'}),
		[
			'SMS in eu-west-2 is in the sandbox: only verified numbers get messages, and this one is not verified.',
			'AWS: Ask to leave the SMS sandbox.',
			'admin: Or verify this number alone. $ aws sns create-sms-sandbox-phone-number --phone-number +14325550001 --region eu-west-2',
		],
	],
	[
		told('sms-sandbox', {status: 'Pending', smsRegion: 'eu-west-2', number: '+14325550001'}),
		[
			'SMS in eu-west-2 is in the sandbox: only verified numbers get messages, and this one is pending.',
			'AWS: Ask to leave the SMS sandbox.',
			'admin: Or verify this number alone. $ aws sns create-sms-sandbox-phone-number --phone-number +14325550001 --region eu-west-2',
		],
	],
	[
		told('sms-opted-out', {number: '+14325550001', smsRegion: 'eu-west-2'}),
		[
			'The phone replied STOP, so AWS sends it no text messages.',
			'user: Reply START to the sender.',
			'admin: Or opt the number in again, once in 30 days. $ aws sns opt-in-phone-number --phone-number +14325550001 --region eu-west-2',
		],
	],
	[
		told('sms-protect', {country: 'US', status: 'BLOCK'}),
		[
			'Messages to US are blocked in this account.',
			'admin: Change the rule of the protect configuration.',
		],
	],
	[
		told('sms-protect', {country: 'US', status: 'FILTER'}),
		[
			'Messages to US are filtered in this account.',
			'admin: Change the rule of the protect configuration.',
		],
	],
	[
		told('sms-no-origination', {pending: undefined, smsRegion: 'eu-west-2'}),
		[
			'Carriers in the United States only accept messages from registered numbers; this account has none.',
			'admin: Request a number for the United States and register it.',
		],
	],
	[
		told('sms-no-origination', {pending: 'PENDING', smsRegion: 'eu-west-2'}),
		[
			"Carriers in the United States only accept messages from registered numbers; this account's is PENDING.",
			'admin: Request a number for the United States and register it.',
		],
	],
	[
		told('sms-registration', {id: 'registration-1', status: 'REVIEWING'}),
		[
			'The registration registration-1 of the sender is not complete: REVIEWING.',
			'admin: Complete the registration.',
		],
	],
	[
		told('sms-sender-id', {country: 'IN'}),
		[
			'IN only accepts messages from registered senders, and this account has none.',
			'admin: Register a sender ID for IN.',
		],
	],
	[
		told('sms-log-failure', {words: 'Blocked as spam', at: 1}),
		[
			'The carrier refused the message, moment 1: "Blocked as spam".',
			'admin: Reword the message, register the sender, or use another number.',
		],
	],
	[
		told('sms-log-accepted', {at: 1}),
		[
			'The carrier accepted the message, moment 1.',
			'user: Check the phone: blocking apps, full storage, the other SIM, no reception.',
		],
	],
];

test('each cause around text messages has its sentence, and who can mend it how', () => {
	const rows = tell();
	assert.deepEqual(
		rows.map(([{cause, lines}]) => [cause, lines]),
		rows.map(([{cause}, lines]) => [cause, lines]),
	);
	assert.deepEqual(
		new Set<string>(rows.map(([{cause}]) => cause)),
		new Set(Object.keys(textWords)),
	);
});
