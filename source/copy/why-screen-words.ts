import type {Mender} from './why-word-kinds.ts';

/** The texts of the screens about a missing code. */
export const whyScreen = {
	nothingFound: 'No cause found.',
	notArrivedYet: 'If the message is late rather than lost, wait a few minutes before you resend.',
	withoutCredentials: 'Without credentials, the usual reasons, likeliest first:',
	policy: 'An administrator can allow what is missing with this IAM policy:',
	masked: 'To see the whole command, run cognito-verify why WHO --full in a shell.',
} as const;

/** What couldn't be checked, and how to change that. */
export const notLookedAt = (actions: readonly string[], hasPolicy: boolean): string =>
	`Not checked: ${actions.join(', ')}.${hasPolicy ? ' p shows the IAM policy for it.' : ''}`;

/** A finding besides the answer. */
export const alsoFound = (certainty: 'proves' | 'suggests', says: string): string =>
	`${certainty === 'proves' ? 'Also proved' : 'Also suggested'}: ${says}`;

/** The state of a delivery stage, in its row. */
export const stageRowWords = {
	notApplicable: 'doesn’t apply to this message',
	fine: 'no problem found',
	found: 'problem found',
} as const;

/** Who can fix something, as a word before it. */
export const menders: Readonly<Record<Mender, string>> = {
	user: 'The user',
	desk: 'Support',
	admin: 'An admin',
	developer: 'A developer',
	AWS: 'With AWS Support',
};
