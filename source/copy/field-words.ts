import type {PasswordRule} from '../password-rules.ts';

/** Field labels. */
export const labels = {
	poolId: 'User pool ID:',
	clientId: 'App client ID:',
	pasteToken: 'Access token:',
	username: 'Username:',
	password: 'Password:',
	newPassword: 'New password:',
	repeatPassword: 'Repeat it:',
	clientSecret: 'Client secret:',
	domain: 'Domain:',
	code: 'Code:',
	answer: 'Answer:',
	email: 'Email:',
	mfaCode: 'MFA code:',
	poolOrRegion: 'User pool ID or region:',
	who: 'Who:',
	end: 'Last four characters:',
} as const;

/** Examples of new values. */
export const changePlaceholders: Readonly<Record<string, string>> = {
	email: 'name@example.com',
	phone_number: '+14325550123',
};

/** A rule of a pool's password policy. */
export function passwordRuleWords(rule: PasswordRule): string {
	switch (rule.kind) {
		case 'length':
			return `at least ${rule.least} characters`;
		case 'uppercase':
			return 'an uppercase letter';
		case 'lowercase':
			return 'a lowercase letter';
		case 'numbers':
			return 'a number';
		case 'symbols':
			return 'a symbol, such as - or !';
	}
}

/** The instruction for an authenticator app. */
export const authenticatorSentence = (deviceName: string | undefined): string =>
	`Enter the code that your authenticator app shows${deviceName === undefined ? '' : ` for ${deviceName}`}.`;
