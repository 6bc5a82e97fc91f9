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

/** The identity that a password's verifier is computed for. */
const identityOf = (pool: UserPool, username: string): Identity => ({
	group: nameOf(pool),
	identity: username,
});

/**
 * Checks a password sent in plain text, including one of a user whom userMigration adds. Throws if it is wrong or the
 * user may not sign in.
 */
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
 * Starts SRP. The secret block is the session handle of the exchange, since USER_SRP_AUTH returns no Session. If the
 * user doesn't exist or has no password, the exchange looks the same and can't succeed.
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

/** The clock skew allowed in a client's signature, in milliseconds. Cognito's limit is not documented. */
const allowedSkew = 15 * 60_000;

/**
 * Parses `Wed May 7 00:09:40 UTC 2025` to milliseconds; `undefined` for any other format. A day with a leading zero and
 * a wrong weekday are refused, as was observed (ministack #1758).
 */
export function readTimestamp(timestamp: string): number | undefined {
	const [, weekday, day, time, year] =
		/^([A-Z][a-z]{2}) ([A-Z][a-z]{2} [1-9]\d?) (\d\d:\d\d:\d\d) UTC (\d{4})$/.exec(timestamp) ?? [];
	const at = Date.parse(`${day} ${year} ${time} UTC`);
	if (Number.isNaN(at)) return undefined;
	return new Date(at).toUTCString().slice(0, 3) === weekday ? at : undefined;
}

type Exchanged = Extract<Challenge, {exchange: unknown}>;

/** Whether a signature proves that the client knows the secret of an exchange: a password's or a device's. */
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

/** PASSWORD_VERIFIER. It has one try, which uses the exchange up. */
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
