import type {SupportWrite} from '../cognito/support-writes.ts';
import type {Done, Order, Proposal} from '../flow/desk.ts';
import {aws} from './why-word-kinds.ts';

/** The equivalent `aws` command, for a shell. */
export function actCommand(
	{act, person, clientId = ''}: Order,
	{
		region,
		hasSecret,
		profile,
		endpointUrl,
	}: {
		readonly region: string;
		/** Whether the app client has a secret, which no command contains. */
		readonly hasSecret: boolean;
		readonly profile: string | undefined;
		readonly endpointUrl: string | undefined;
	},
): string {
	const named = {'user-pool-id': person.userPoolId, username: person.username};
	const where = {
		...(profile !== undefined && {profile}),
		...(endpointUrl !== undefined && {'endpoint-url': endpointUrl}),
	};
	switch (act.kind) {
		case 'resendConfirmation':
			return [
				aws('cognito-idp resend-confirmation-code', region, {
					'client-id': clientId,
					username: person.username,
					...where,
				}),
				...(hasSecret ? ['--secret-hash "$SECRET_HASH"'] : []),
			].join(' ');
		case 'markVerified':
			return aws('cognito-idp admin-update-user-attributes', region, {
				...named,
				'user-attributes': `Name=${act.attribute}_verified,Value=true`,
				...where,
			});
		case 'changeValue':
			return aws('cognito-idp admin-update-user-attributes', region, {
				...named,
				'user-attributes': `Name=${act.attribute},Value=${act.value}`,
				...where,
			});
		case 'resendInvitation':
			return aws('cognito-idp admin-create-user', region, {
				...named,
				'message-action': 'RESEND',
				'desired-delivery-mediums': act.medium,
				...where,
			});
		case 'resetPassword':
			return aws('cognito-idp admin-reset-user-password', region, {...named, ...where});
	}
}

/** The question before an action, a sentence each. */
export type ActQuestion = {
	/** What the action does. */
	readonly does: string;
	/** What it costs, and who pays. */
	readonly costs: string;
};

const active = 'Counts the user as active this month, which the owner of the AWS account pays for.';
const message = (medium: 'EMAIL' | 'SMS') =>
	medium === 'EMAIL'
		? 'Sends one email, which the owner of the AWS account pays for.'
		: 'Sends one text message, which the owner of the AWS account pays for.';

/** What an action does and costs; `to` is the recipient, for display. */
export function actQuestion(act: Proposal['act'], to: string): ActQuestion {
	switch (act.kind) {
		case 'askForMfa':
			return {
				does: `Asks which MFA factors ${to} has set up (AdminGetUser). Nothing is changed or sent.`,
				costs: active,
			};
		case 'resendConfirmation':
			return {
				does: `Sends ${to} another sign-up code; the earlier one stops working. The app client calls ResendConfirmationCode, after its secret is read with DescribeUserPoolClient.`,
				costs:
					'Uses one of the 5 codes that a user gets each hour. The owner of the AWS account pays for the message.',
			};
		case 'markVerified':
			return {
				does: `Marks ${act.attribute} ${to} as verified, without a code. Nothing is sent. Do it only when you know by other means that it is theirs.`,
				costs: active,
			};
		case 'changeValue':
			return {
				does: `Sends a code to ${to}. The old value stays until the user, signed in, has entered that code.`,
				costs: `${message(act.attribute === 'email' ? 'EMAIL' : 'SMS')} ${active}`,
			};
		case 'resendInvitation':
			return {
				does: 'Sends the invitation again with a new temporary password; the earlier one stops working.',
				costs: `${message(act.medium)} ${active}`,
			};
		case 'resetPassword':
			return {
				does: 'The current password stops working at once. A code for a new one goes to a verified email or phone number.',
				costs: `Sends one message, which the owner of the AWS account pays for. ${active}`,
			};
	}
}

/** The users who would lose an address that they sign in with. */
export const twinWarning = (names: readonly string[]): string =>
	names.length === 0
		? 'Nobody else in this user pool has it.'
		: `${names.length === 1 ? 'One other user has' : `${names.length} other users have`} it too: ${names.join(', ')}. Where it can be used to sign in, they lose it.`;

/** The request ID of an action, as a fact. */
export const requestIdFact = {label: 'Request ID', none: 'not returned'} as const;

/** What was done, as far as Cognito's response says. */
export function doneWords(act: SupportWrite, {destination}: Done, to: string): string {
	switch (act.kind) {
		case 'resendConfirmation':
			return `Cognito accepted the request for a code to ${destination ?? "an address it didn't name"}.`;
		case 'markVerified':
			return `${act.attribute} ${to} is marked as verified.`;
		case 'changeValue':
			return `Cognito accepted ${to}. The user enters the code while signed in; AWS does not say where the message went.`;
		case 'resendInvitation':
			return 'Cognito accepted the invitation. AWS does not say where the message went.';
		case 'resetPassword':
			return 'The password has to be reset now. AWS does not say where the code went.';
	}
}
