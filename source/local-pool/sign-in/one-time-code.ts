import {Failure} from '../model/failure.ts';
import {randomDigits} from '../model/random.ts';
import type {User} from '../model/user.ts';
import {maskEmail, maskPhoneNumber} from '../users/masks.ts';
import {deliver} from '../users/messages.ts';
import type {Verifiable} from '../users/verifiable.ts';
import {canBeVerified, verifyAttribute} from '../users/verify-attribute.ts';
import type {Challenge} from './challenges.ts';
import {simulated} from './simulated.ts';
import {type Answers, type AuthResponse, ask, required, type Step, type Verdict} from './steps.ts';

type CodeChallenge = Extract<Challenge, {code: string}>;

/** By challenge: the attribute that its code goes to, and its length (sign-in codes of a real pool had 8 digits). */
const kinds = {
	SMS_MFA: {attribute: 'phone_number', digits: 6},
	SMS_OTP: {attribute: 'phone_number', digits: 8},
	EMAIL_OTP: {attribute: 'email', digits: 8},
} as const satisfies Record<CodeChallenge['name'], {attribute: Verifiable; digits: number}>;

/** The address that such a code would go to; `undefined` if the user has none. */
export const destinationOf = (user: User, name: CodeChallenge['name']): string | undefined =>
	user.attributes[kinds[name].attribute] || undefined;

/** Sends a code and asks for it. For a user who doesn't exist, the response is the same and nothing is sent. */
export async function askCode(
	step: Step,
	user: User | undefined,
	name: CodeChallenge['name'],
	factor: CodeChallenge['factor'],
): Promise<AuthResponse> {
	const {context, signIn} = step;
	const {attribute, digits} = kinds[name];
	const pretended = simulated(context, signIn.username);
	const destination =
		(user && destinationOf(user, name)) ??
		(attribute === 'email' ? pretended.email : pretended.phoneNumber);
	const code = randomDigits(context.random, digits);
	if (user) {
		await deliver(context, {
			pool: step.pool,
			user,
			source: 'Authentication',
			clientId: step.client.id,
			isMetadataKept: step.isFirst,
			attributeName: attribute,
			destination,
			code,
			clientMetadata: step.clientMetadata,
		});
	}
	return ask(
		step,
		{name, factor, attribute, destination, code},
		{
			CODE_DELIVERY_DELIVERY_MEDIUM: attribute === 'email' ? 'EMAIL' : 'SMS',
			CODE_DELIVERY_DESTINATION:
				attribute === 'email' ? maskEmail(destination) : maskPhoneNumber(destination),
			...(name === 'SMS_MFA' && {USER_ID_FOR_SRP: signIn.username}),
		},
	);
}

/** A code from an email or text message. A wrong one keeps the session open; a right one also verifies the address. */
export function answerCode(
	{context, pool}: Step,
	user: User | undefined,
	{name, factor, attribute, destination, code}: CodeChallenge,
	answers: Answers,
): Verdict {
	const given = required(answers, `${name}_CODE`);
	if (!user || given !== code) {
		throw new Failure('CodeMismatchException', 'Invalid code or auth state for the user.');
	}
	const proves =
		user.attributes[attribute] === destination && canBeVerified(pool, user, attribute, destination);
	return {
		passed: factor,
		user: proves ? verifyAttribute(context, pool, user, attribute, destination) : user,
	};
}
