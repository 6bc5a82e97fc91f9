import type {Challenge} from '../../cognito/cognito.ts';
import {sentSentence} from '../../copy/delivery-words.ts';
import {authenticatorSentence} from '../../copy/field-words.ts';
import {choiceLabel, outOfChoice, promptWords} from '../../copy/prompt-words.ts';
import {factors} from '../../copy/way-words.ts';
import {Problem} from '../../problem.ts';
import {safeText} from '../../safe-text.ts';
import {mfaSetupOf} from '../../sign-in-rules.ts';
import {bare} from '../../typed-input.ts';
import type {Prompt} from '../prompt.ts';
import type {Answers} from './challenge-answers.ts';

/** Asks the user at the terminal for a challenge's answers, by the names that `--answer` has. */
export async function askChallenge(challenge: Challenge, prompt: Prompt): Promise<Answers> {
	switch (challenge.name) {
		case 'SMS_MFA':
		case 'SMS_OTP':
		case 'EMAIL_OTP': {
			prompt.say(safeText(sentSentence(challenge.sentTo)));
			return new Map([[`${challenge.name}_CODE`, await askCode(prompt)]]);
		}
		case 'SOFTWARE_TOKEN_MFA':
			prompt.say(safeText(authenticatorSentence(challenge.deviceName)));
			return new Map([['SOFTWARE_TOKEN_MFA_CODE', await askCode(prompt)]]);
		case 'NEW_PASSWORD_REQUIRED': {
			prompt.say(promptWords.newPasswordRequired);
			const answers = new Map([['NEW_PASSWORD', await askNewPassword(prompt)]]);
			for (const name of challenge.requiredAttributes) {
				answers.set(`userAttributes.${name}`, await prompt.ask(safeText(name)));
			}
			return answers;
		}
		case 'SELECT_MFA_TYPE':
		case 'SELECT_CHALLENGE': {
			const choice = await askChoice(challenge.choices, prompt);
			const needsPassword = choice === 'PASSWORD' || choice === 'PASSWORD_SRP';
			return new Map([
				['ANSWER', choice],
				...(needsPassword
					? [['PASSWORD', await prompt.askSecret(promptWords.password)] as const]
					: []),
			]);
		}
		case 'PASSWORD':
		case 'PASSWORD_SRP':
			return new Map([['PASSWORD', await prompt.askSecret(promptWords.password)]]);
		case 'CUSTOM_CHALLENGE':
			for (const [name, value] of Object.entries(challenge.parameters)) {
				prompt.say(`${safeText(name)}: ${safeText(value)}`);
			}
			return new Map([['ANSWER', await prompt.askSecret(promptWords.answer)]]);
		case 'MFA_SETUP': {
			const {choices} = challenge;
			if (choices.length > 1) prompt.say(promptWords.chooseFactor);
			const choice = choices.length > 1 ? await askChoice(choices, prompt) : choices[0];
			const way = mfaSetupOf(choice ?? 'SOFTWARE_TOKEN_MFA');
			if (way instanceof Problem) throw way;
			return way === 'email'
				? new Map([['EMAIL', await prompt.ask(promptWords.emailForCodes)]])
				: new Map([['ANSWER', 'SOFTWARE_TOKEN_MFA']]);
		}
		case 'WEB_AUTHN':
			return new Map();
	}
}

/**
 * Asks for one of several choices, by number or name, until it is valid. A single choice is returned without asking; if
 * the service lists none, any answer is accepted.
 */
export async function askChoice(
	choices: readonly string[],
	prompt: Prompt,
	words: (choice: string) => string = factorName,
): Promise<string> {
	const [only, ...others] = choices;
	if (only === undefined) return bare(await prompt.ask(promptWords.answer));
	if (others.length === 0) return only;
	for (const [index, choice] of choices.entries()) {
		prompt.say(`  ${index + 1}. ${safeText(words(choice))}`);
	}
	for (;;) {
		const typed = bare(await prompt.ask(choiceLabel(choices.length)));
		const chosen = choices.find((choice, index) => choice === typed || String(index + 1) === typed);
		if (chosen !== undefined) return chosen;
		prompt.say(outOfChoice(choices.length));
	}
}

/** Asks a yes-or-no question until the answer is clear. */
export async function askWhether(question: string, prompt: Prompt): Promise<boolean> {
	prompt.say(question);
	for (;;) {
		const answer = bare(await prompt.ask(promptWords.yesOrNo)).toLowerCase();
		if (answer === 'yes' || answer === 'y') return true;
		if (answer === 'no' || answer === 'n') return false;
	}
}

function factorName(choice: string): string {
	const words = factors.get(choice);
	return words === undefined ? choice : `${words} (${choice})`;
}

/** Asks twice, since nothing is echoed. A pasted password can't have a typo, so it is only asked for once. */
async function askNewPassword(prompt: Prompt): Promise<string> {
	for (;;) {
		const {secret, isPasted} = await prompt.askNewSecret(promptWords.newPassword);
		if (isPasted) prompt.say(promptWords.pastedOnce);
		if (isPasted || secret === (await prompt.askSecret(promptWords.repeatPassword))) return secret;
		prompt.say(promptWords.passwordsDiffer);
	}
}

async function askCode(prompt: Prompt): Promise<string> {
	return prompt.ask(promptWords.code);
}
