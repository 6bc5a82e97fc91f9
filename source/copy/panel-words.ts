/** The names of what can be copied. */
export const copyNames = {
	requestId: 'the request ID',
	errorRequestId: 'the request ID of the error',
	command: 'the command',
	code: 'the demo’s code',
	address: 'the address',
	secret: 'the secret',
	report: 'the report',
	policy: 'the policy',
} as const;

/** Shown after copying, with what the same key copies next. */
export const copiedSentence = (name: string, key: string, next: string | undefined): string =>
	`Sent ${name} to the clipboard, if this terminal lets programs set it.${
		next === undefined ? '' : ` ${key} again: ${next}.`
	}`;

/** The texts of a filtered list. */
export const listWords = {
	filter: 'Filter:',
	found: (found: string, of: string) => `${found} of ${of}`,
	nothingFound: 'Nothing matches. Esc clears the filter.',
} as const;

/** The texts around a report for a ticket. */
export const reportWords = {
	title: 'Report for support',
	holds:
		'Ctrl+Y copies it, Ctrl+O saves it to a file. It holds no code, password, token or full address.',
	saved: (file: string) => `Saved to ${file}, which only you can read.`,
} as const;

/** The texts of the demo's inbox. */
export const inboxWords = {
	title: (count: number) => `Demo inbox (${count})`,
	empty: 'Nothing yet.',
	brief: 'Demo inbox: ',
	emptyInBrief: 'nothing yet',
} as const;

/** The code of a demo user's authenticator app. */
export const demoAuthenticatorSentence = (code: string): string =>
	`${demoAuthenticator.title}: ${code}`;

/** A demo user's authenticator app in a panel. */
export const demoAuthenticator = {
	title: 'Demo authenticator app',
	code: 'Code:',
	secret: 'Secret:',
} as const;

/** The heading of the demo's users. */
export const demoUsersTitle = 'Demo users, and what each shows:';

/** A demo user, and what it is for. */
export const demoUserWords = ({username, shows}: {username: string; shows?: string}): string =>
	shows === undefined ? username : `${username}: ${shows}`;

/** The embedded pool as a place. */
export const demoPlace = 'demo pool';
