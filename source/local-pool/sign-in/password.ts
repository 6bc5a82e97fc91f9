import {migrateUser} from '../hooks/user-migration.ts';
import {incorrectUsernameOrPassword, invalidParameter} from '../model/failure.ts';
import {nameOf, type UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import type {Challenge} from './challenges.ts';
import {
	hidesUsers,
	refuseLocked,
	refuseResetRequired,
	refuseUnconfirmed,
	refuseUnready,
	rightPassword,
	unknownUser,
	wrongPassword,
} from './checks.ts';
import {simulated} from './simulated.ts';
import {expectedSignature, type Identity, isPassword, openExchange} from './srp.ts';
import {type Answers, type AuthResponse, open, required, type Step, type Verdict} from './steps.ts';

/** Who a password's verifier is computed for. */
const identityOf = (pool: UserPool, username: string): Identity => ({
	group: nameOf(pool),
	identity: username,
});

/** A password sent as it is, also of a user whom a hook brings over; throws where it is wrong or they may not sign in. */
export async function checkPassword(
	step: Step,
	known: User | undefined,
	password: string,
): Promise<Verdict> {
	const {context, pool, client, signIn, clientMetadata} = step;
	const user =
		known ??
		(await migrateUser(context, {
			pool,
			client,
			username: signIn.username,
			password,
			validationData: clientMetadata,
		}));
	if (!user) throw unknownUser(client);
	refuseUnconfirmed(user);
	refuseResetRequired(user, client);
	refuseLocked(context, user);
	if (!user.password || !isPassword(identityOf(pool, user.username), password, user.password)) {
		throw wrongPassword(context, pool, user);
	}
	refuseUnready(context, user);
	return {passed: 'first', user: rightPassword(context, pool, user)};
}

/**
 * Begins SRP. The secret block is the handle under which the exchange is found again: after USER_SRP_AUTH there is
 * no Session. For a user who does not exist, or has no password, all is played through and cannot succeed.
 */
export function askPasswordVerifier(
	step: Step,
	user: User | undefined,
	answers: Answers,
): AuthResponse {
	const {context, client, signIn} = step;
	const A = required(answers, 'SRP_A');
	if (!user && !hidesUsers(client)) throw unknownUser(client);
	const verifier = user?.password?.verifier;
	const pretended = simulated(context, signIn.username);
	const exchange = openExchange(
		A,
		verifier ?? context.random(384).toString('hex'),
		context.random(32),
	);
	if (!exchange) throw invalidParameter('Invalid SRP_A');
	const secretBlock = open(step, {name: 'PASSWORD_VERIFIER', exchange, verifier});
	return {
		ChallengeName: 'PASSWORD_VERIFIER',
		...(signIn.flow !== 'srp' && {Session: secretBlock}),
		ChallengeParameters: {
			SALT: user?.password?.salt ?? pretended.salt,
			SRP_B: exchange.B,
			SECRET_BLOCK: secretBlock,
			USERNAME: user?.username ?? pretended.username,
			USER_ID_FOR_SRP: user?.username ?? pretended.username,
		},
	};
}

/** How far a client's clock may be off when it signs, in milliseconds. Cognito's own figure is not published. */
const allowedSkew = 15 * 60_000;

/**
 * `Wed May 7 00:09:40 UTC 2025` → milliseconds; `undefined` for any other form, and for a day with another day's name
 * (a zero in front of the day and a wrong weekday were seen to be refused: ministack #1758).
 */
export function readTimestamp(timestamp: string): number | undefined {
	const [, weekday, day, time, year] =
		/^([A-Z][a-z]{2}) ([A-Z][a-z]{2} [1-9]\d?) (\d\d:\d\d:\d\d) UTC (\d{4})$/.exec(timestamp) ?? [];
	const at = Date.parse(`${day} ${year} ${time} UTC`);
	if (Number.isNaN(at)) return undefined;
	return new Date(at).toUTCString().slice(0, 3) === weekday ? at : undefined;
}

type Exchanged = Extract<Challenge, {exchange: unknown}>;

/** Whether a signature proves the secret of an exchange, a password's or a device's. */
export function provesSecret(
	{context}: Step,
	who: Identity,
	{exchange, verifier}: Exchanged,
	answers: Answers,
): boolean {
	const secretBlock = required(answers, 'PASSWORD_CLAIM_SECRET_BLOCK');
	const signature = required(answers, 'PASSWORD_CLAIM_SIGNATURE');
	const timestamp = required(answers, 'TIMESTAMP');
	const signedAt = readTimestamp(timestamp);
	return (
		signedAt !== undefined &&
		Math.abs(signedAt - context.clock()) <= allowedSkew &&
		verifier !== undefined &&
		signature ===
			expectedSignature(who, exchange, verifier, Buffer.from(secretBlock, 'base64'), timestamp)
	);
}

/** PASSWORD_VERIFIER. There is one try: the exchange is spent by it. */
export function answerPasswordVerifier(
	step: Step,
	challenge: Exchanged,
	answers: Answers,
): Verdict {
	const {context, pool, client, signIn} = step;
	context.challenges.use(required(answers, 'PASSWORD_CLAIM_SECRET_BLOCK'));
	const user = pool.users.get(signIn.username);
	if (!user) throw incorrectUsernameOrPassword();
	refuseUnconfirmed(user);
	refuseResetRequired(user, client);
	refuseLocked(context, user);
	if (!provesSecret(step, identityOf(pool, user.username), challenge, answers)) {
		throw wrongPassword(context, pool, user);
	}
	refuseUnready(context, user);
	return {passed: 'first', user: rightPassword(context, pool, user)};
}
