import type {Context} from '../context.ts';
import type {MessageSource} from '../hooks/custom-message.ts';
import {Failure} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {randomDigits} from '../model/random.ts';
import type {User} from '../model/user.ts';
import {type CodeDeliveryDetails, deliver} from './messages.ts';
import type {Verifiable} from './verifiable.ts';

/** What a code is for; `email` and `phone_number` verify that attribute. */
export type Purpose = Verifiable | 'signUp' | 'forgotPassword';

const hour = 60 * 60 * 1_000;
const lifetimes = {
	email: 24 * hour,
	phone_number: 24 * hour,
	signUp: 24 * hour,
	forgotPassword: hour,
} satisfies Record<Purpose, number>;

/** So many sends, and so many tries, for a user, an operation and an hour (Developer Guide, quotas). */
export const sendsPerHour = 5;
export const triesPerHour = 15;

/**
 * Counts one use of a limited operation by a user; throws LimitExceededException when there are too many.
 * Whether Cognito's hour is rolling is not published; it is here.
 */
export function spend(
	{state, clock}: Pick<Context, 'state' | 'clock'>,
	pool: UserPool,
	user: User,
	operation: string,
	perHour: number,
): User {
	const now = clock();
	const recent = (user.uses[operation] ?? []).filter(at => at > now - hour);
	if (recent.length >= perHour) {
		throw new Failure(
			'LimitExceededException',
			'Attempt limit exceeded, please try after some time.',
		);
	}
	return state.change(pool, user, {uses: {...user.uses, [operation]: [...recent, now]}});
}

/** A code to send: what it is for, where to, and on whose behalf. */
export type CodeRequest = {
	readonly purpose: Purpose;
	readonly source: MessageSource;
	readonly attributeName: Verifiable;
	readonly destination: string;
	readonly clientId?: string | undefined;
	readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
};

/** Sends a code for a purpose and remembers it. It replaces an earlier one: which one Cognito honours is not known. */
export function sendCode(
	context: Pick<Context, 'state' | 'account' | 'inbox' | 'clock' | 'random' | 'hooks'>,
	pool: UserPool,
	user: User,
	{purpose, ...request}: CodeRequest,
): Promise<CodeDeliveryDetails> {
	const code = randomDigits(context.random, 6);
	const expiresAt = context.clock() + lifetimes[purpose];
	const {destination} = request;
	const changed = context.state.change(pool, user, {
		codes: {...user.codes, [purpose]: {code, expiresAt, destination}},
	});
	return deliver(context, {...request, pool, user: changed, code});
}

/**
 * The destination a right code was sent to; throws for a wrong one, and where none waits.
 * A wrong one leaves the code in place (that Cognito does so is not documented).
 */
export function matchCode(
	{clock}: Pick<Context, 'clock'>,
	user: User,
	purpose: Purpose,
	given: string,
): string {
	const sent = user.codes[purpose];
	if (!sent || sent.expiresAt <= clock()) {
		throw new Failure(
			'ExpiredCodeException',
			'Invalid code provided, please request a code again.',
		);
	}
	if (sent.code !== given) {
		throw new Failure(
			'CodeMismatchException',
			'Invalid verification code provided, please try again.',
		);
	}
	return sent.destination;
}

/** The codes that remain when the one for this purpose is used up. */
export function codesWithout(user: User, purpose: Purpose): User['codes'] {
	const {[purpose]: _, ...others} = user.codes;
	return others;
}
