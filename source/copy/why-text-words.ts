import {aws, type Entries} from './why-word-kinds.ts';

/** Causes in text messages: Amazon SNS and AWS End User Messaging. */
export const textWords: Entries<
	| 'sms-not-configured'
	| 'sms-role-missing'
	| 'sms-role-trust'
	| 'sms-role-publish'
	| 'sms-spend'
	| 'sms-sandbox'
	| 'sms-opted-out'
	| 'sms-protect'
	| 'sms-no-origination'
	| 'sms-registration'
	| 'sms-sender-id'
	| 'sms-log-failure'
	| 'sms-log-accepted'
> = {
	'sms-not-configured': {
		says: () => 'The pool is not set up to send text messages.',
		mend: () => [{who: 'admin', does: 'Set up SMS in the pool.'}],
	},
	'sms-role-missing': {
		says: ({role}) => `The IAM role that sends text messages doesn't exist: ${roleName(role)}.`,
		mend: () => [{who: 'admin', does: 'Create the role, or set another one in the pool.'}],
	},
	'sms-role-trust': {
		says: ({role, fault}) =>
			`Cognito can't assume the role ${roleName(role)}: ${faultWords[fault]}.`,
		mend: () => [{who: 'admin', does: "Update the role's trust policy."}],
	},
	'sms-role-publish': {
		says: ({role}) => `The role ${roleName(role)} is not allowed to publish text messages.`,
		mend: () => [{who: 'admin', does: 'Allow sns:Publish in the role.'}],
	},
	'sms-spend': {
		says: ({spent, limit, granted}) => {
			const put =
				granted === undefined ? '' : ` ${granted} USD were granted, but aren't applied yet.`;
			const start =
				spent >= limit
					? "The month's SMS budget is used up"
					: "The month's SMS budget is nearly used up";
			return `${start}: ${spent} of ${limit} USD.${put}`;
		},
		mend: ({granted, smsRegion}) => [
			granted === undefined
				? {who: 'AWS', does: 'Ask for a higher SMS spending limit.'}
				: {
						who: 'admin',
						does: 'Apply the granted limit.',
						command: aws('sns set-sms-attributes', smsRegion, {
							attributes: `MonthlySpendLimit=${granted}`,
						}),
					},
		],
	},
	'sms-sandbox': {
		says: ({status, smsRegion}) =>
			`SMS in ${smsRegion} is in the sandbox: only verified numbers get messages, and this one is ${status === undefined ? 'not verified' : status.toLowerCase()}.`,
		mend: ({number, smsRegion}) => [
			{who: 'AWS', does: 'Ask to leave the SMS sandbox.'},
			{
				who: 'admin',
				does: 'Or verify this number alone.',
				command: aws('sns create-sms-sandbox-phone-number', smsRegion, {'phone-number': number}),
			},
		],
	},
	'sms-opted-out': {
		says: () => 'The phone replied STOP, so AWS sends it no text messages.',
		mend: ({number, smsRegion}) => [
			{who: 'user', does: 'Reply START to the sender.'},
			{
				who: 'admin',
				does: 'Or opt the number in again, once in 30 days.',
				command: aws('sns opt-in-phone-number', smsRegion, {'phone-number': number}),
			},
		],
	},
	'sms-protect': {
		says: ({country, status}) =>
			status === 'FILTER'
				? `Messages to ${country} are filtered in this account.`
				: `Messages to ${country} are blocked in this account.`,
		mend: () => [{who: 'admin', does: 'Change the rule of the protect configuration.'}],
	},
	'sms-no-origination': {
		says: ({pending}) =>
			`Carriers in the United States only accept messages from registered numbers; ${pending === undefined ? 'this account has none' : `this account's is ${pending}`}.`,
		mend: () => [{who: 'admin', does: 'Request a number for the United States and register it.'}],
	},
	'sms-registration': {
		says: ({id, status}) => `The registration ${id} of the sender is not complete: ${status}.`,
		mend: () => [{who: 'admin', does: 'Complete the registration.'}],
	},
	'sms-sender-id': {
		says: ({country}) =>
			`${country} only accepts messages from registered senders, and this account has none.`,
		mend: ({country}) => [{who: 'admin', does: `Register a sender ID for ${country}.`}],
	},
	'sms-log-failure': {
		says: ({words, at}, {time}) => `The carrier refused the message, ${time(at)}: "${words}".`,
		mend: () => [
			{who: 'admin', does: 'Reword the message, register the sender, or use another number.'},
		],
	},
	'sms-log-accepted': {
		says: ({at}, {time}) => `The carrier accepted the message, ${time(at)}.`,
		mend: () => [
			{
				who: 'user',
				does: 'Check the phone: blocking apps, full storage, the other SIM, no reception.',
			},
		],
	},
};

const faultWords = {
	externalId: 'it expects another external ID',
	pool: 'it is for another user pool or account',
	principal: 'it does not trust cognito-idp.amazonaws.com',
	other: 'its trust policy has conditions that may keep Cognito out',
};

const roleName = (arn: string) => arn.split('/').at(-1) ?? arn;
