import type {ActChoice, ActObstacle} from '../flow/acts.ts';
import type {Proposal} from '../flow/desk.ts';
import type {Purpose} from '../why/question.ts';
import type {FoundUser} from '../why/who.ts';

/** The texts of the screens for looking up a user. */
export const lookUpScreen = {
	device: 'This profile’s role requires a code from the MFA device:',
	pool: 'Which user pool is the user in?',
	notAllPools: 'There are more user pools than are listed here.',
	namePool: 'A region lists the user pools that these credentials may see.',
	who: 'An email, a phone number with +, a sub or a username.',
	whoInDemo:
		'In the demo: sam, lee, ada, unconfirmed, or kim, whose pool has spent its SMS budget.',
	whichUser: 'Several users match. Which one?',
	client: 'ResendConfirmationCode is a public operation: an app client calls it. Which one?',
	newValue: 'This pool keeps the old value until the user has verified the new one.',
} as const;

/** The fixed rows of the lists. */
export const lookUpRows = {
	everyPool: (region: string) => ({
		label: 'Every pool listed here',
		detail: `searches all of ${region}`,
	}),
} as const;

/** The keys of these screens. */
export const lookUpKeys = {
	showInFull: 'show in full',
	mask: 'mask',
	askForMfa: 'ask for MFA',
} as const;

/** The name of credentials without a profile. */
export const usualCredentials = 'default credentials';

/** The labels of a user's facts. */
export const userFacts = {
	who: 'User',
	action: 'To do',
	client: 'App client',
	email: 'Email',
	phone_number: 'Phone',
	mfa: 'MFA',
	dates: 'Dates',
	twins: 'Also has it',
	unknown: 'Not checked',
} as const;

/** `CONFIRMED, enabled` */
export const statusWords = ({status, isEnabled}: FoundUser): string =>
	`${status}, ${isEnabled ? 'enabled' : 'disabled'}`;

/** The second factors, as far as they are known. */
export function mfaWords(mfa: readonly string[] | undefined): string {
	if (mfa === undefined) return 'unknown until you press m';
	return mfa.length === 0 ? 'none' : mfa.join(', ');
}

/** `created 2026-03-03, modified 09:12:44` */
export const dateWords = (
	{createdAt, modifiedAt}: FoundUser,
	time: (at: number) => string,
): string =>
	[
		...(createdAt === undefined ? [] : [`created ${time(createdAt)}`]),
		...(modifiedAt === undefined ? [] : [`modified ${time(modifiedAt)}`]),
	].join(', ') || 'unknown';

/** `sam (CONFIRMED, not verified)`, for another user with the same address. */
export const twinWords = (name: string, {status}: FoundUser, isVerified: boolean): string =>
	`${name} (${status}, ${isVerified ? 'verified' : 'not verified'})`;

/** A row in the list of actions and questions. */
export type RowWords = {readonly label: string; readonly detail: string};

/** The row for asking why a code did not arrive. */
export const whyRow = (shown: string, purpose: Purpose): RowWords => ({
	label: `Why did no code reach ${shown}?`,
	detail: {
		attribute: 'asks AWS; read-only',
		'sign-up': 'the sign-up code; read-only',
		'sign-in': 'a sign-in code; read-only',
		password: 'the reset code; read-only',
	}[purpose],
});

/** The row of an action. */
export function actRow(act: ActChoice | Proposal['act']): RowWords {
	switch (act.kind) {
		case 'askForMfa':
			return {label: 'Ask for the MFA factors', detail: 'AdminGetUser'};
		case 'resendConfirmation':
			return {label: 'Resend the confirmation code', detail: 'ResendConfirmationCode'};
		case 'markVerified':
			return {label: `Mark ${act.attribute} verified`, detail: 'AdminUpdateUserAttributes'};
		case 'changeValue':
			return {label: `Set a new ${act.attribute}`, detail: 'AdminUpdateUserAttributes'};
		case 'resendInvitation':
			return {
				label: `Resend the invitation by ${act.medium === 'EMAIL' ? 'email' : 'SMS'}`,
				detail: 'AdminCreateUser, RESEND',
			};
		case 'resetPassword':
			return {label: 'Reset the password', detail: 'AdminResetUserPassword'};
	}
}

/** What Enter does when an action has to be confirmed. */
export function confirmKey({kind}: Proposal['act']): string {
	if (kind === 'askForMfa') return lookUpKeys.askForMfa;
	return kind === 'resetPassword' ? 'reset it' : 'send it';
}

/** Why an action isn't available. */
export const obstacleWords: Readonly<Record<ActObstacle, string>> = {
	disabled: 'not while the account is disabled',
	twinsUnknown: 'unknown who else has it',
	nothingAutoVerified: 'this pool verifies nothing at sign-up',
	nothingVerified: 'needs a verified email or phone number',
};
