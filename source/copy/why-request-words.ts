import {aws, type Context, type Entries, theAttribute, theMessage} from './why-word-kinds.ts';

/** Causes in the user, the request, and the pool's functions. */
export const requestWords: Entries<
	| 'user-not-found'
	| 'several-users'
	| 'user-disabled'
	| 'user-unconfirmed'
	| 'user-must-change-password'
	| 'user-federated'
	| 'attribute-missing'
	| 'number-malformed'
	| 'value-differs'
	| 'change-pending'
	| 'already-verified'
	| 'alias-taken'
	| 'never-asked'
	| 'user-limit'
	| 'request-refused'
	| 'firewall'
	| 'link-not-code'
	| 'phone-goes-first'
	| 'not-auto-verified'
	| 'message-trigger-failed'
	| 'sender-missing'
	| 'sender-not-permitted'
	| 'sender-down'
	| 'sender-key'
	| 'sender-errors'
	| 'notification-error'
> = {
	'user-not-found': {
		says: ({who}) =>
			`No user in this pool matches ${who}. An app that said "sent" may hide that on purpose.`,
		mend: () => [{who: 'user', does: 'Check the spelling, or sign up.'}],
	},
	'several-users': {
		says: ({count}) => `${count} users match; the code may belong to another one.`,
		mend: ({subs}) => [{who: 'desk', does: `Ask again with one sub: ${subs.join(', ')}.`}],
	},
	'user-disabled': {
		says: () => 'The user is disabled: its tokens are revoked, and nothing is sent.',
		mend: (_, context) => [
			{
				who: 'admin',
				does: 'Enable the user.',
				command: admin('admin-enable-user', context),
			},
		],
	},
	'user-unconfirmed': {
		says: () => "The sign-up was never confirmed, so this kind of code can't be requested yet.",
		mend: () => [{who: 'desk', does: 'Resend the confirmation code (ResendConfirmationCode).'}],
	},
	'user-must-change-password': {
		says: ({status}) =>
			`The user is waiting for another message (${status}): an invitation or a password reset.`,
		mend: () => [{who: 'desk', does: 'Resend the invitation, or reset the password.'}],
	},
	'user-federated': {
		says: (_, context) =>
			`The user comes from an identity provider, which owns ${theAttribute(context)}.`,
		mend: () => [{who: 'user', does: 'Change it there; it is copied here at the next sign-in.'}],
	},
	'attribute-missing': {
		says: (_, context) => `The user has no ${name(context)} on record.`,
		mend: () => [{who: 'user', does: 'Add it in the app.'}],
	},
	'number-malformed': {
		says: ({value}) => `The number on record lacks + and a country code: ${value}.`,
		mend: () => [{who: 'desk', does: 'Use international format, e.g. +14325550123.'}],
	},
	'value-differs': {
		says: ({value}) => `The value on record is ${value}, not the one the customer gave.`,
		mend: () => [{who: 'user', does: 'Change it in the app, then request a new code.'}],
	},
	'change-pending': {
		says: (_, context) =>
			`A change of ${theAttribute(context)} is waiting for its code, which went to the new value.`,
		mend: () => [{who: 'user', does: 'Change it again to get a new code.'}],
	},
	'already-verified': {
		says: (_, context) => `${capital(theAttribute(context))} is already verified.`,
		mend: () => [{who: 'user', does: 'Nothing: no code is needed.'}],
	},
	'alias-taken': {
		says: (_, context) =>
			`Another user has ${theAttribute(context)} verified: a code may come, but verifying will fail.`,
		mend: ({sub}) => [{who: 'admin', does: `Remove it from the other user, ${sub}.`}],
	},
	'never-asked': {
		says: ({since}, {time}) => `No code has been requested for this user since ${time(since)}.`,
		mend: () => [{who: 'developer', does: 'Check what the app calls, and with which pool.'}],
	},
	'user-limit': {
		says: () => 'Too many codes were requested within an hour.',
		mend: ({until}, {time}) => [{who: 'user', does: `Try again at about ${time(until)}.`}],
	},
	'request-refused': {
		says: ({name: error, words, at}, {time}) =>
			`Cognito refused the request at ${time(at)}: ${error}${words === '' ? '' : `, "${words}"`}.`,
		mend: () => [{who: 'developer', does: 'Correct the request.'}],
	},
	firewall: {
		says: ({at, webAcl}, {time}) =>
			`AWS WAF${webAcl === undefined ? '' : ` (web ACL ${webAcl})`} blocked the request at ${time(at)}.`,
		mend: () => [{who: 'admin', does: "Check the web ACL's sampled requests and its rules."}],
	},
	'link-not-code': {
		says: () => 'This pool sends a sign-up link, not a code.',
		mend: () => [{who: 'user', does: 'Look for an email with a link.'}],
	},
	'phone-goes-first': {
		says: () => 'Sign-up sends a text message first; the email is verified afterwards.',
		mend: () => [
			{who: 'user', does: 'Confirm with the text message, then request the email code.'},
		],
	},
	'not-auto-verified': {
		says: (_, context) => `Signing up to this pool sends no ${theMessage(context)}.`,
		mend: () => [{who: 'user', does: 'Sign in, then request the code.'}],
	},
	'message-trigger-failed': {
		says: ({name: error, words, at}, {time}) =>
			`The pool's CustomMessage function failed at ${time(at)}: ${error}${words === '' ? '' : `, "${words}"`}.`,
		mend: ({functionArn}) => [
			{who: 'developer', does: `Read the log of ${functionName(functionArn)}.`},
		],
	},
	'sender-missing': {
		says: ({functionArn}) =>
			`Messages go through a function that no longer exists: ${functionName(functionArn)}.`,
		mend: () => [{who: 'admin', does: 'Restore the function, or remove it from the user pool.'}],
	},
	'sender-not-permitted': {
		says: ({functionArn}) =>
			`Cognito may not call the function that sends, ${functionName(functionArn)}.`,
		mend: ({functionArn, poolArn}, {region}) => [
			{
				who: 'admin',
				does: 'Let Cognito call it.',
				command: aws('lambda add-permission', functionArn.split(':')[3] || region, {
					'function-name': functionArn,
					'statement-id': 'cognito',
					action: 'lambda:InvokeFunction',
					principal: 'cognito-idp.amazonaws.com',
					'source-arn': poolArn,
				}),
			},
		],
	},
	'sender-down': {
		says: ({functionArn, state}) =>
			`The function that sends, ${functionName(functionArn)}, is not active: ${state}.`,
		mend: () => [{who: 'developer', does: 'Deploy it again.'}],
	},
	'sender-key': {
		says: ({state}) => `The key that codes are encrypted with can't be used: ${state}.`,
		mend: ({keyArn, state}, {region}) => [
			{
				who: 'admin',
				does:
					state === 'PendingDeletion' ? 'Cancel its deletion, then enable it.' : 'Enable the key.',
				command: aws(
					state === 'PendingDeletion' ? 'kms cancel-key-deletion' : 'kms enable-key',
					keyArn.split(':')[3] || region,
					{'key-id': keyArn},
				),
			},
		],
	},
	'sender-errors': {
		says: ({at, words, functionArn}, {time}) =>
			`The function that sends, ${functionName(functionArn)}, logged an error at ${time(at)}: "${words}".`,
		mend: () => [{who: 'developer', does: 'Read its log around that time.'}],
	},
	'notification-error': {
		says: ({at, words}, {time}) => `Cognito logged a delivery error at ${time(at)}: "${words}".`,
		mend: ({group}) => [{who: 'admin', does: `Read the log group ${group}.`}],
	},
};

const functionName = (arn: string) => arn.split(':')[6] ?? arn;
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const name = ({attribute}: Context) => (attribute === 'phone_number' ? 'phone number' : 'email');
const admin = (operation: string, {poolId, region, username}: Context) =>
	aws(`cognito-idp ${operation}`, region, {'user-pool-id': poolId, username});
