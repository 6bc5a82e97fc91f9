import type {Context} from '../context.ts';
import type {MessageSource} from '../hooks/custom-message.ts';
import {Failure} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {randomDigits} from '../model/random.ts';
import type {User} from '../model/user.ts';
import {type CodeDeliveryDetails, deliver} from './messages.ts';
import type {Verifiable} from './verifiable.ts';

/** The purpose of a code; `email` and `phone_number` verify that attribute. */
export type Purpose = Verifiable | 'signUp' | 'forgotPassword';

const hour = 60 * 60 * 1_000;
const lifetimes = {
	email: 24 * hour,
	phone_number: 24 * hour,
	signUp: 24 * hour,
	forgotPassword: hour,
} satisfies Record<Purpose, number>;

/** The limits for one user and operation per hour (Developer Guide, quotas). */
export const sendsPerHour = 5;
export const triesPerHour = 15;

/**
 * Counts one use of a limited operation. Throws LimitExceededException if there were too many. Whether Cognito uses a
 * rolling hour is not documented; this pool does.
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

/** A code to send: its purpose, destination and requester. */
export type CodeRequest = {
	readonly purpose: Purpose;
	readonly source: MessageSource;
	readonly attributeName: Verifiable;
	readonly destination: string;
	readonly clientId?: string | undefined;
	readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
};

/**
 * Sends a code and stores it, replacing the earlier one for the same purpose. Which of the two Cognito accepts is not
 * known.
 */
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
 * Returns the destination that the code was sent to. Throws if the code is wrong or none was sent. A wrong code leaves
 * the sent one valid (Cognito's behavior is not documented).
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

/** The user's codes without the one for this purpose. */
export function codesWithout(user: User, purpose: Purpose): User['codes'] {
	const {[purpose]: _, ...others} = user.codes;
	return others;
}
