/** The labels and sentences of `sign-in` and `sign-out` at a terminal. */
export const promptWords = {
	answer: 'Answer',
	clientSecret: 'Client secret',
	code: 'Code',
	emailForCodes: 'Email for codes',
	newPassword: 'New password',
	password: 'Password',
	repeatPassword: 'Repeat the new password',
	username: 'Username',
	yesOrNo: 'yes or no',

	chooseFactor: 'Choose the second factor to set up.',
	newPasswordRequired: 'A new password is required.',
	passwordsDiffer: 'The two passwords differ. Enter the new one again.',
	pastedOnce: "Pasted, so you needn't repeat it.",
	rememberDevice: "Remember this device? A remembered device isn't asked for a second factor.",
	whichSession: 'Which session do you want to sign out?',
} as const;

/** Asks before signing out the only saved session, which isn't the current one. */
export const signsOutOf = (session: string) =>
	`No session is selected. The only saved one is ${session}: sign it out?`;

/** The label for choosing one of `count` by number. */
export const choiceLabel = (count: number) => `Choice (1-${count})`;

/** The message for a choice that is neither a number nor a name. */
export const outOfChoice = (count: number) => `Enter a number from 1 to ${count}.`;

/** Introduces a key that is shown as text alone, or after its QR code. */
export const keyWords = {
	alone: (key: string) => `Enter this key in your authenticator app: ${key}`,
	behindCode: (key: string) =>
		`Scan this with your authenticator app, or enter this key in the app:\n${key}`,
};

/** The label for the code of the MFA device in a profile of AWS's config file. */
export const mfaCodeOf = (device: string) => `MFA code of ${device}`;

/** The endpoint that a password will be sent to, if it isn't Amazon's. */
export const endpointIs = (endpoint: string) => `Endpoint: ${endpoint}`;

/** The question which of several attributes is meant. */
export const whichOne = (choices: readonly string[]) => `Which one, ${choices.join(' or ')}`;

/** The URL to open for a browser sign-in. */
export const openAddress = (url: string) => `Open this address in a browser to sign in:\n${url}`;
