import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mailWords} from '../../source/copy/why-mail-words.ts';
import {type Told, told} from '../helpers/cause-words.ts';

/** The text about each cause, and the expected lines. */
const tell = (): readonly (readonly [Told, readonly string[]])[] => [
	[
		told('mailer-limit', {count: undefined, until: 1}),
		[
			"The 50 emails a day that Cognito's mailer sends for this AWS account are used up.",
			'user: Try again after moment 1.',
			"admin: Let the pool send with the account's own SES.",
		],
	],
	[
		told('mailer-limit', {count: 51, until: 1}),
		[
			"51 emails were requested in this AWS account today; Cognito's mailer sends 50 a day.",
			'user: Try again after moment 1.',
			"admin: Let the pool send with the account's own SES.",
		],
	],
	[
		told('mailer-from', {identity: 'example.com', principal: 'email.cognito-idp.amazonaws.com'}),
		[
			"The pool sends as example.com, which doesn't let Cognito send.",
			'admin: Add a policy to example.com that allows email.cognito-idp.amazonaws.com to call ses:SendEmail and ses:SendRawEmail.',
		],
	],
	[
		told('mailer-no-codes-for-sign-in', {}),
		[
			"Cognito's own mailer sends no sign-in codes.",
			"admin: Let the pool send with the account's own SES.",
		],
	],
	[
		told('mailer-filtered', {from: 'no-reply@example.com'}),
		[
			'Corporate mail servers and Outlook often filter mail from no-reply@example.com.',
			'user: Look in the spam folder, and allow the sender.',
		],
	],
	[
		told('ses-region', {sesRegion: 'eu-west-2', allowed: ['eu-west-1', 'us-east-1']}),
		[
			"A pool in this region can't send with SES in eu-west-2, only in eu-west-1, us-east-1.",
			'admin: Verify the sender in eu-west-1 and set it in the pool.',
		],
	],
	[
		told('ses-identity-missing', {identity: 'example.com', sesRegion: 'eu-west-2'}),
		[
			"The sender example.com doesn't exist in SES eu-west-2.",
			'admin: Create and verify it there. $ aws sesv2 create-email-identity --email-identity example.com --region eu-west-2',
		],
	],
	[
		told('ses-identity-unverified', {identity: 'example.com', status: undefined, error: undefined}),
		[
			'The sender example.com is not verified in SES.',
			'admin: Publish the DNS records that SES asks for.',
		],
	],
	[
		told('ses-identity-unverified', {
			identity: 'no-reply@example.com',
			status: 'FAILED',
			error: 'HOST_NOT_FOUND',
		}),
		[
			'The sender no-reply@example.com is not verified in SES (FAILED, DNS: HOST_NOT_FOUND).',
			'admin: Confirm the email that SES sent to it.',
		],
	],
	[
		told('ses-from-mismatch', {from: undefined, identity: 'example.com'}),
		[
			'The pool sends with the domain example.com, but has no FROM address.',
			'admin: Set a FROM address of example.com in the pool.',
		],
	],
	[
		told('ses-from-mismatch', {from: 'a@example.org', identity: 'example.com'}),
		[
			"The pool sends as a@example.org, which the identity example.com doesn't cover.",
			'admin: Set a FROM address of example.com in the pool.',
		],
	],
	[
		told('ses-paused', {sesRegion: 'eu-west-2', enforcement: undefined}),
		["SES in eu-west-2 doesn't send for this account.", 'AWS: Answer the support case about it.'],
	],
	[
		told('ses-paused', {sesRegion: 'eu-west-2', enforcement: 'SHUTDOWN'}),
		[
			"SES in eu-west-2 doesn't send for this account (SHUTDOWN).",
			'AWS: Answer the support case about it.',
		],
	],
	[
		told('ses-quota', {sent: 200, max: 200}),
		['200 of 200 emails were sent in 24 hours.', 'AWS: Ask for a higher sending quota.'],
	],
	[
		told('ses-configuration-set', {name: 'set', exists: true, sesRegion: 'eu-west-2'}),
		[
			'The configuration set set is switched off.',
			'admin: Switch it on. $ aws sesv2 put-configuration-set-sending-options --configuration-set-name set --region eu-west-2 --sending-enabled',
		],
	],
	[
		told('ses-configuration-set', {name: 'set', exists: false, sesRegion: 'eu-west-2'}),
		[
			"The configuration set set doesn't exist.",
			'admin: Create it, or remove it from the user pool.',
		],
	],
	[
		told('ses-sandbox', {sesRegion: 'eu-west-2', address: 'j@example.com'}),
		[
			'SES in eu-west-2 is in the sandbox: only verified addresses get mail, and this one is not.',
			'AWS: Ask for production access.',
			'admin: Or verify this address alone. $ aws sesv2 create-email-identity --email-identity j@example.com --region eu-west-2',
		],
	],
	[
		told('ses-suppressed', {
			address: 'j@example.com',
			reason: 'BOUNCE',
			at: 1,
			sesRegion: 'eu-west-2',
		}),
		[
			'SES stopped mailing j@example.com, moment 1, after a BOUNCE.',
			'admin: Once the mailbox works again, remove it from the suppression list. $ aws sesv2 delete-suppressed-destination --email-address j@example.com --region eu-west-2',
		],
	],
	[
		told('ses-suppressed', {
			address: 'j@example.com',
			reason: 'COMPLAINT',
			at: undefined,
			sesRegion: 'eu-west-2',
		}),
		[
			'SES stopped mailing j@example.com after a COMPLAINT.',
			'admin: Once the mailbox works again, remove it from the suppression list. $ aws sesv2 delete-suppressed-destination --email-address j@example.com --region eu-west-2',
		],
	],
	[
		told('ses-role-missing', {}),
		[
			"Cognito's service-linked role for sending mail is missing in this account.",
			"admin: Save the pool's email settings once, with iam:CreateServiceLinkedRole.",
		],
	],
	[
		told('ses-denied', {identity: 'example.com'}),
		[
			'A policy of example.com denies sending to Cognito.',
			"admin: Remove the Deny from the identity's policy.",
		],
	],
	[
		told('ses-bounces', {count: 3}),
		[
			'3 emails of this account bounced or were rejected around that time.',
			'admin: Look up the address in the SES console.',
		],
	],
	[
		told('ses-dkim', {identity: 'example.com', status: 'FAILED'}),
		[
			'Mail from example.com is not signed (DKIM FAILED), and is often taken for spam.',
			'admin: Publish the DKIM records in DNS.',
		],
	],
	[
		told('ses-dkim', {identity: 'example.com', status: undefined}),
		[
			'Mail from example.com is not signed (DKIM not set up), and is often taken for spam.',
			'admin: Publish the DKIM records in DNS.',
		],
	],
];

test('each cause around mail has its sentence, and who can mend it how', () => {
	const rows = tell();
	assert.deepEqual(
		rows.map(([{cause, lines}]) => [cause, lines]),
		rows.map(([{cause}, lines]) => [cause, lines]),
	);
	assert.deepEqual(
		new Set<string>(rows.map(([{cause}]) => cause)),
		new Set(Object.keys(mailWords)),
	);
});
