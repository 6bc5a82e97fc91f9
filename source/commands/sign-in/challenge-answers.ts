import type {Challenge, ChallengeAnswer} from '../../cognito/cognito.ts';
import {usageWords} from '../../copy/usage-words.ts';
import {readSecret} from '../../options/read-secret.ts';
import {UsageError} from '../../options/usage-error.ts';
import {Problem} from '../../problem.ts';
import {attributeValueOf, bare, codeOf, emailOf} from '../../typed-input.ts';
import type {Run} from '../run.ts';

/** The answers from `--answer`, by the names of RespondToAuthChallenge. */
export type Answers = ReadonlyMap<string, string>;

/** Names whose values are lasting secrets: they are passed by reference, like `--password`. */
const lasting = new Set(['PASSWORD', 'NEW_PASSWORD']);

/** Parses `NAME=VALUE` words. Throws a UsageError that doesn't repeat a value. */
export async function readAnswers(words: readonly string[], run: Run): Promise<Answers> {
	const answers = new Map<string, string>();
	for (const word of words) {
		const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(word) ?? [];
		if (name === undefined || value === undefined) throw new UsageError(usageWords.isAnswer);
		answers.set(name, lasting.has(name) ? await readSecret(`--answer ${name}`, value, run) : value);
	}
	return answers;
}

/** Converts answers to the answer that a challenge needs. Throws `answerMissing`. */
export function toAnswer(challenge: Challenge, answers: Answers): ChallengeAnswer {
	const wanted = (name: string) => {
		const value = answers.get(name);
		if (value === undefined) throw new Problem('answerMissing', {answer: `${name}=VALUE`});
		return value;
	};
	switch (challenge.name) {
		case 'SMS_MFA':
		case 'SMS_OTP':
		case 'EMAIL_OTP':
		case 'SOFTWARE_TOKEN_MFA':
			return {kind: 'code', code: codeOf(wanted(`${challenge.name}_CODE`))};
		case 'NEW_PASSWORD_REQUIRED':
			return {
				kind: 'newPassword',
				password: wanted('NEW_PASSWORD'),
				attributes: {
					...Object.fromEntries(
						challenge.requiredAttributes.map(name => [name, wanted(`userAttributes.${name}`)]),
					),
					...attributesIn(answers),
				},
			};
		case 'SELECT_MFA_TYPE':
		case 'SELECT_CHALLENGE': {
			const password = answers.get('PASSWORD');
			const choice = bare(wanted('ANSWER'));
			return {kind: 'choice', choice, ...(password !== undefined && {password})};
		}
		case 'PASSWORD':
		case 'PASSWORD_SRP':
			return {kind: 'password', password: wanted('PASSWORD')};
		case 'CUSTOM_CHALLENGE':
			return {kind: 'text', text: bare(wanted('ANSWER'))};
		case 'MFA_SETUP':
			return {kind: 'email', email: emailOf(wanted('EMAIL'))};
		case 'WEB_AUTHN':
			throw new Problem('challengeUnsupported', {challenge: 'WEB_AUTHN'});
	}
}

function attributesIn(answers: Answers): Readonly<Record<string, string>> {
	const prefix = 'userAttributes.';
	return Object.fromEntries(
		[...answers]
			.filter(([name]) => name.startsWith(prefix))
			.map(([name, value]) => {
				const attribute = name.slice(prefix.length);
				return [attribute, attributeValueOf(attribute, value)];
			}),
	);
}
