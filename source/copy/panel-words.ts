/** What can be copied. */
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

/** Said when something was copied, and what the same key copies next. */
export const copiedSentence = (name: string, key: string, next: string | undefined): string =>
	`Sent ${name} to the clipboard, if this terminal lets programs set it.${
		next === undefined ? '' : ` ${key} again: ${next}.`
	}`;

/** The words of a filtered list. */
export const listWords = {
	filter: 'Filter:',
	found: (found: string, of: string) => `${found} of ${of}`,
	nothingFound: 'Nothing matches. Esc clears the filter.',
} as const;

/** The words around a report for a ticket. */
export const reportWords = {
	title: 'Report for support',
	holds:
		'Ctrl+Y copies it, Ctrl+O saves it to a file. It holds no code, password, token or full address.',
	saved: (file: string) => `Saved to ${file}, which only you can read.`,
} as const;

/** What the demo's inbox says of itself. */
export const inboxWords = {
	title: (count: number) => `Demo inbox (${count})`,
	empty: 'Nothing yet.',
	brief: 'Demo inbox: ',
	emptyInBrief: 'nothing yet',
} as const;

/** What a demo user's authenticator app shows. */
export const demoAuthenticatorSentence = (code: string): string =>
	`${demoAuthenticator.title}: ${code}`;

/** The demo user's authenticator app, as a panel shows it. */
export const demoAuthenticator = {
	title: 'Demo authenticator app',
	code: 'Code:',
	secret: 'Secret:',
} as const;

/** Above the list of the demo's users. */
export const demoUsersTitle = 'Demo users, and what each shows:';

/** A user of the demo, and what can be seen with them. */
export const demoUserWords = ({username, shows}: {username: string; shows?: string}): string =>
	shows === undefined ? username : `${username}: ${shows}`;

/** The embedded pool, among the words that tell where a person is. */
export const demoPlace = 'demo pool';
