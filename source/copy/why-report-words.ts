import type {StageState} from '../why/diagnose.ts';
import type {MissReason} from '../why/outcome.ts';
import type {Route} from '../why/scope.ts';

/** The texts of the reports about a missing code and about a user. */
export const reportWords = {
	title: 'Why the code did not arrive',
	question: "Why didn't it arrive?",
	nothingOnRecord: 'nothing on record',
	also: 'Also: ',
	isComplete: 'With --full, commands are complete.',
	notChecked: 'Not checked:',
	notCheckable: "Can't be checked:",
	nextTime: 'For next time:',
	twins: 'Same email or phone number:',
} as const;

/** The sections of a report for a ticket. */
export const reportSections = {
	found: 'Found',
	evidence: 'Evidence',
	mend: 'How to fix it',
	fine: 'Checked and fine',
	notChecked: 'Could not be checked',
	notCheckable: 'Cannot be known from outside',
	advice: 'Advice',
	calls: 'Requests to AWS',
} as const;

/** The columns of the evidence. */
export const evidenceColumns = ['cause', 'call', 'region', 'field', 'value'] as const;

/** The certainty of a finding, as a word before it. */
export const certaintyWords = {proves: 'Proved', suggests: 'Suggested'} as const;

/** The sign before a stage's row. */
export const stageSigns: Readonly<Record<StageState, string>> = {
	found: '✖',
	fine: '✔',
	unknown: '?',
	waiting: '…',
	notApplicable: '–',
};

/** Why something was not checked. */
export const missWords: Readonly<Record<MissReason, string>> = {
	denied: 'no permission',
	timedOut: 'no answer in time',
	failed: "the response doesn't say",
	credentials: 'no valid credentials',
	tooRecent: 'may not be in CloudTrail yet',
};

/** The observation in a stage's row. */
export const stageSays = {
	unknown: 'could not be checked in full',
	account: (status: string, isEnabled: boolean) =>
		`${status}, ${isEnabled ? 'enabled' : 'disabled'}`,
	attribute: (value: string | undefined, isVerified: boolean) =>
		`${value}, ${isVerified ? 'verified' : 'not verified'}`,
	request: (at: string) => `${at}, accepted by Cognito`,
	sender: ({by, region}: Route) => `${senderNames[by]} in ${region}`,
	recipient: 'not on the suppression list under these spellings',
} as const;

const senderNames: Readonly<Record<Route['by'], string>> = {
	sender: 'a function',
	cognito: "Cognito's own mailer",
	ses: 'Amazon SES',
	sns: 'Amazon SNS',
	nothing: 'nothing',
};
