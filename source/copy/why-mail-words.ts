import {aws, type Entries} from './why-word-kinds.ts';

/** Causes in Cognito's mailer and Amazon SES. */
export const mailWords: Entries<
	| 'mailer-limit'
	| 'mailer-from'
	| 'mailer-no-codes-for-sign-in'
	| 'mailer-filtered'
	| 'ses-region'
	| 'ses-identity-missing'
	| 'ses-identity-unverified'
	| 'ses-from-mismatch'
	| 'ses-paused'
	| 'ses-quota'
	| 'ses-configuration-set'
	| 'ses-sandbox'
	| 'ses-suppressed'
	| 'ses-role-missing'
	| 'ses-denied'
	| 'ses-bounces'
	| 'ses-dkim'
> = {
	'mailer-limit': {
		says: ({count}) =>
			count === undefined
				? "The 50 emails a day that Cognito's mailer sends for this AWS account are used up."
				: `${count} emails were requested in this AWS account today; Cognito's mailer sends 50 a day.`,
		mend: ({until}, {time}) => [
			{who: 'user', does: `Try again after ${time(until)}.`},
			{who: 'admin', does: "Let the pool send with the account's own SES."},
		],
	},
	'mailer-from': {
		says: ({identity}) => `The pool sends as ${identity}, which doesn't let Cognito send.`,
		mend: ({identity, principal}) => [
			{
				who: 'admin',
				does: `Add a policy to ${identity} that allows ${principal} to call ses:SendEmail and ses:SendRawEmail.`,
			},
		],
	},
	'mailer-no-codes-for-sign-in': {
		says: () => "Cognito's own mailer sends no sign-in codes.",
		mend: () => [{who: 'admin', does: "Let the pool send with the account's own SES."}],
	},
	'mailer-filtered': {
		says: ({from}) => `Corporate mail servers and Outlook often filter mail from ${from}.`,
		mend: () => [{who: 'user', does: 'Look in the spam folder, and allow the sender.'}],
	},
	'ses-region': {
		says: ({sesRegion, allowed}) =>
			`A pool in this region can't send with SES in ${sesRegion}, only in ${allowed.join(', ')}.`,
		mend: ({allowed}) => [
			{who: 'admin', does: `Verify the sender in ${allowed[0]} and set it in the pool.`},
		],
	},
	'ses-identity-missing': {
		says: ({identity, sesRegion}) => `The sender ${identity} doesn't exist in SES ${sesRegion}.`,
		mend: ({identity, sesRegion}) => [
			{
				who: 'admin',
				does: 'Create and verify it there.',
				command: aws('sesv2 create-email-identity', sesRegion, {'email-identity': identity}),
			},
		],
	},
	'ses-identity-unverified': {
		says: ({identity, status, error}) => {
			const why = [status, error && `DNS: ${error}`].filter(Boolean).join(', ');
			return `The sender ${identity} is not verified in SES${why === '' ? '' : ` (${why})`}.`;
		},
		mend: ({identity}) => [
			{
				who: 'admin',
				does: identity.includes('@')
					? 'Confirm the email that SES sent to it.'
					: 'Publish the DNS records that SES asks for.',
			},
		],
	},
	'ses-from-mismatch': {
		says: ({from, identity}) =>
			from === undefined
				? `The pool sends with the domain ${identity}, but has no FROM address.`
				: `The pool sends as ${from}, which the identity ${identity} doesn't cover.`,
		mend: ({identity}) => [{who: 'admin', does: `Set a FROM address of ${identity} in the pool.`}],
	},
	'ses-paused': {
		says: ({sesRegion, enforcement}) =>
			`SES in ${sesRegion} doesn't send for this account${enforcement === undefined ? '' : ` (${enforcement})`}.`,
		mend: () => [{who: 'AWS', does: 'Answer the support case about it.'}],
	},
	'ses-quota': {
		says: ({sent, max}) => `${sent} of ${max} emails were sent in 24 hours.`,
		mend: () => [{who: 'AWS', does: 'Ask for a higher sending quota.'}],
	},
	'ses-configuration-set': {
		says: ({name, exists}) =>
			`The configuration set ${name} ${exists ? 'is switched off' : "doesn't exist"}.`,
		mend: ({name, exists, sesRegion}) => [
			{
				who: 'admin',
				does: exists ? 'Switch it on.' : 'Create it, or remove it from the user pool.',
				...(exists && {
					command: `${aws('sesv2 put-configuration-set-sending-options', sesRegion, {'configuration-set-name': name})} --sending-enabled`,
				}),
			},
		],
	},
	'ses-sandbox': {
		says: ({sesRegion}) =>
			`SES in ${sesRegion} is in the sandbox: only verified addresses get mail, and this one is not.`,
		mend: ({sesRegion, address}) => [
			{who: 'AWS', does: 'Ask for production access.'},
			{
				who: 'admin',
				does: 'Or verify this address alone.',
				command: aws('sesv2 create-email-identity', sesRegion, {'email-identity': address}),
			},
		],
	},
	'ses-suppressed': {
		says: ({address, reason, at}, {time}) =>
			`SES stopped mailing ${address}${at === undefined ? '' : `, ${time(at)},`} after a ${reason}.`,
		mend: ({address, sesRegion}) => [
			{
				who: 'admin',
				does: 'Once the mailbox works again, remove it from the suppression list.',
				command: aws('sesv2 delete-suppressed-destination', sesRegion, {'email-address': address}),
			},
		],
	},
	'ses-role-missing': {
		says: () => "Cognito's service-linked role for sending mail is missing in this account.",
		mend: () => [
			{
				who: 'admin',
				does: "Save the pool's email settings once, with iam:CreateServiceLinkedRole.",
			},
		],
	},
	'ses-denied': {
		says: ({identity}) => `A policy of ${identity} denies sending to Cognito.`,
		mend: () => [{who: 'admin', does: "Remove the Deny from the identity's policy."}],
	},
	'ses-bounces': {
		says: ({count}) => `${count} emails of this account bounced or were rejected around that time.`,
		mend: () => [{who: 'admin', does: 'Look up the address in the SES console.'}],
	},
	'ses-dkim': {
		says: ({identity, status}) =>
			`Mail from ${identity} is not signed (DKIM ${status ?? 'not set up'}), and is often taken for spam.`,
		mend: () => [{who: 'admin', does: 'Publish the DKIM records in DNS.'}],
	},
};
