/** What `sign-in` and `sign-out` ask and say at a terminal. Labels of fields, then sentences. */
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

/** The label of a choice among so many, by number. */
export const choiceLabel = (count: number) => `Choice (1-${count})`;

/** Of a choice that was neither a number nor a name. */
export const outOfChoice = (count: number) => `Enter a number from 1 to ${count}.`;

/** Before a key that is shown as text alone, and before one that is shown behind its QR code. */
export const keyWords = {
	alone: (key: string) => `Enter this key in your authenticator app: ${key}`,
	behindCode: (key: string) =>
		`Scan this with your authenticator app, or enter this key in the app:\n${key}`,
};

/** The code of the MFA device that a profile of AWS's config file names. */
export const mfaCodeOf = (device: string) => `MFA code of ${device}`;

/** Where a password will go, where that isn't Amazon. */
export const endpointIs = (endpoint: string) => `Endpoint: ${endpoint}`;

/** Which of several attributes is meant. */
export const whichOne = (choices: readonly string[]) => `Which one, ${choices.join(' or ')}`;

/** The address to open where a browser signs in. */
export const openAddress = (url: string) => `Open this address in a browser to sign in:\n${url}`;
