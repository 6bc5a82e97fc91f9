import assert from 'node:assert/strict';
import {test} from 'node:test';
import {requestWords} from '../../source/copy/why-request-words.ts';
import {type Told, told} from '../helpers/cause-words.ts';

const functionArn = 'arn:aws:lambda:eu-central-1:123456789012:function:send';
const keyArn = 'arn:aws:kms:eu-central-1:123456789012:key/k1';

/** The text about each cause, and the expected lines. */
const tell = (): readonly (readonly [Told, readonly string[]])[] => [
	[
		told('user-not-found', {who: 'jane'}),
		[
			'No user in this pool matches jane. An app that said "sent" may hide that on purpose.',
			'user: Check the spelling, or sign up.',
		],
	],
	[
		told('several-users', {count: 2, subs: ['sub1', 'sub2']}),
		[
			'2 users match; the code may belong to another one.',
			'desk: Ask again with one sub: sub1, sub2.',
		],
	],
	[
		told('user-disabled', {username: 'jane'}),
		[
			'The user is disabled: its tokens are revoked, and nothing is sent.',
			'admin: Enable the user. $ aws cognito-idp admin-enable-user --user-pool-id eu-west-1_AbC --username jane --region eu-west-1',
		],
	],
	[
		told('user-unconfirmed', {}),
		[
			"The sign-up was never confirmed, so this kind of code can't be requested yet.",
			'desk: Resend the confirmation code (ResendConfirmationCode).',
		],
	],
	[
		told('user-must-change-password', {status: 'RESET_REQUIRED'}),
		[
			'The user is waiting for another message (RESET_REQUIRED): an invitation or a password reset.',
			'desk: Resend the invitation, or reset the password.',
		],
	],
	[
		told('user-federated', {}),
		[
			'The user comes from an identity provider, which owns the email address.',
			'user: Change it there; it is copied here at the next sign-in.',
		],
	],
	[
		told('user-federated', {}, 'phone_number'),
		[
			'The user comes from an identity provider, which owns the phone number.',
			'user: Change it there; it is copied here at the next sign-in.',
		],
	],
	[told('attribute-missing', {}), ['The user has no email on record.', 'user: Add it in the app.']],
	[
		told('attribute-missing', {}, 'phone_number'),
		['The user has no phone number on record.', 'user: Add it in the app.'],
	],
	[
		told('number-malformed', {value: '0432'}),
		[
			'The number on record lacks + and a country code: 0432.',
			'desk: Use international format, e.g. +14325550123.',
		],
	],
	[
		told('value-differs', {value: 'j@example.com'}),
		[
			'The value on record is j@example.com, not the one the customer gave.',
			'user: Change it in the app, then request a new code.',
		],
	],
	[
		told('change-pending', {}),
		[
			'A change of the email address is waiting for its code, which went to the new value.',
			'user: Change it again to get a new code.',
		],
	],
	[
		told('change-pending', {}, 'phone_number'),
		[
			'A change of the phone number is waiting for its code, which went to the new value.',
			'user: Change it again to get a new code.',
		],
	],
	[
		told('already-verified', {}),
		['The email address is already verified.', 'user: Nothing: no code is needed.'],
	],
	[
		told('already-verified', {}, 'phone_number'),
		['The phone number is already verified.', 'user: Nothing: no code is needed.'],
	],
	[
		told('alias-taken', {sub: 'sub2'}),
		[
			'Another user has the email address verified: a code may come, but verifying will fail.',
			'admin: Remove it from the other user, sub2.',
		],
	],
	[
		told('alias-taken', {sub: 'sub2'}, 'phone_number'),
		[
			'Another user has the phone number verified: a code may come, but verifying will fail.',
			'admin: Remove it from the other user, sub2.',
		],
	],
	[
		told('never-asked', {since: 1}),
		[
			'No code has been requested for this user since moment 1.',
			'developer: Check what the app calls, and with which pool.',
		],
	],
	[
		told('user-limit', {until: 1}),
		['Too many codes were requested within an hour.', 'user: Try again at about moment 1.'],
	],
	[
		told('request-refused', {name: 'LimitExceededException', words: 'slow down', at: 1}),
		[
			'Cognito refused the request at moment 1: LimitExceededException, "slow down".',
			'developer: Correct the request.',
		],
	],
	[
		told('request-refused', {name: 'LimitExceededException', words: '', at: 1}),
		[
			'Cognito refused the request at moment 1: LimitExceededException.',
			'developer: Correct the request.',
		],
	],
	[
		told('firewall', {at: 1, webAcl: undefined}),
		[
			'AWS WAF blocked the request at moment 1.',
			"admin: Check the web ACL's sampled requests and its rules.",
		],
	],
	[
		told('firewall', {at: 1, webAcl: 'front'}),
		[
			'AWS WAF (web ACL front) blocked the request at moment 1.',
			"admin: Check the web ACL's sampled requests and its rules.",
		],
	],
	[
		told('link-not-code', {}),
		['This pool sends a sign-up link, not a code.', 'user: Look for an email with a link.'],
	],
	[
		told('phone-goes-first', {}),
		[
			'Sign-up sends a text message first; the email is verified afterwards.',
			'user: Confirm with the text message, then request the email code.',
		],
	],
	[
		told('not-auto-verified', {}),
		['Signing up to this pool sends no email.', 'user: Sign in, then request the code.'],
	],
	[
		told('not-auto-verified', {}, 'phone_number'),
		['Signing up to this pool sends no text message.', 'user: Sign in, then request the code.'],
	],
	[
		told('message-trigger-failed', {
			name: 'LimitExceededException',
			words: 'slow down',
			at: 1,
			functionArn,
		}),
		[
			'The pool\'s CustomMessage function failed at moment 1: LimitExceededException, "slow down".',
			'developer: Read the log of send.',
		],
	],
	[
		told('message-trigger-failed', {name: 'LimitExceededException', words: '', at: 1, functionArn}),
		[
			"The pool's CustomMessage function failed at moment 1: LimitExceededException.",
			'developer: Read the log of send.',
		],
	],
	[
		told('sender-missing', {functionArn}),
		[
			'Messages go through a function that no longer exists: send.',
			'admin: Restore the function, or remove it from the user pool.',
		],
	],
	[
		told('sender-not-permitted', {functionArn, poolArn: 'arn:pool'}),
		[
			'Cognito may not call the function that sends, send.',
			'admin: Let Cognito call it. $ aws lambda add-permission --function-name arn:aws:lambda:eu-central-1:123456789012:function:send --statement-id cognito --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com --source-arn arn:pool --region eu-central-1',
		],
	],
	[
		told('sender-not-permitted', {functionArn: 'send', poolArn: 'arn:pool'}),
		[
			'Cognito may not call the function that sends, send.',
			'admin: Let Cognito call it. $ aws lambda add-permission --function-name send --statement-id cognito --action lambda:InvokeFunction --principal cognito-idp.amazonaws.com --source-arn arn:pool --region eu-west-1',
		],
	],
	[
		told('sender-down', {functionArn, state: 'Inactive'}),
		['The function that sends, send, is not active: Inactive.', 'developer: Deploy it again.'],
	],
	[
		told('sender-key', {keyArn, state: 'Disabled'}),
		[
			"The key that codes are encrypted with can't be used: Disabled.",
			'admin: Enable the key. $ aws kms enable-key --key-id arn:aws:kms:eu-central-1:123456789012:key/k1 --region eu-central-1',
		],
	],
	[
		told('sender-key', {keyArn, state: 'PendingDeletion'}),
		[
			"The key that codes are encrypted with can't be used: PendingDeletion.",
			'admin: Cancel its deletion, then enable it. $ aws kms cancel-key-deletion --key-id arn:aws:kms:eu-central-1:123456789012:key/k1 --region eu-central-1',
		],
	],
	[
		told('sender-key', {keyArn: 'alias/k1', state: 'Disabled'}),
		[
			"The key that codes are encrypted with can't be used: Disabled.",
			'admin: Enable the key. $ aws kms enable-key --key-id alias/k1 --region eu-west-1',
		],
	],
	[
		told('sender-errors', {at: 1, words: 'boom', functionArn}),
		[
			'The function that sends, send, logged an error at moment 1: "boom".',
			'developer: Read its log around that time.',
		],
	],
	[
		told('notification-error', {at: 1, words: 'boom', group: 'cognito'}),
		['Cognito logged a delivery error at moment 1: "boom".', 'admin: Read the log group cognito.'],
	],
];

test('each cause around the user, the request and the functions has its sentence, and who can mend it how', () => {
	const rows = tell();
	assert.deepEqual(
		rows.map(([{cause, lines}]) => [cause, lines]),
		rows.map(([{cause}, lines]) => [cause, lines]),
	);
	assert.deepEqual(
		new Set<string>(rows.map(([{cause}]) => cause)),
		new Set(Object.keys(requestWords)),
	);
});
