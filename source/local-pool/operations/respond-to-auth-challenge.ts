import type {Operation} from '../context.ts';
import {invalidParameter, notAuthorized} from '../failure.ts';
import {checkPassword, newPassword} from '../passwords.ts';
import {mapOf, members, optional, read, text} from '../shape.ts';
import type {Challenge} from '../sign-in/challenges.ts';
import {
	refuseLocked,
	refuseUnready,
	rightPassword,
	unknownUser,
	wrongPassword,
} from '../sign-in/checks.ts';
import {checkSecretHash} from '../sign-in/secret-hash.ts';
import {
	type AuthResponse,
	afterPassword,
	finish,
	identityOf,
	type Step,
	userOf,
} from '../sign-in/steps.ts';
import {expectedSignature} from '../srp.ts';
import {clientOf, findUser} from '../state.ts';
import {clientId, clientMetadata, session} from './request-parts.ts';

const request = members({
	ClientId: clientId,
	ChallengeName: text(),
	Session: optional(session),
	ChallengeResponses: optional(mapOf(text({isSecret: true}))),
	ClientMetadata: clientMetadata,
});

type Answers = Readonly<Record<string, string>>;

const required = (answers: Answers, name: string): string => {
	const value = answers[name];
	if (!value) throw invalidParameter(`Missing required parameter ${name}`);
	return value;
};

/** How far a client's clock may be off when it signs, in milliseconds. Cognito's own figure is not published. */
const allowedSkew = 15 * 60_000;

/** `Tue May 7 00:09:40 UTC 2025` → milliseconds; `undefined` for any other form. */
const readTimestamp = (timestamp: string): number | undefined => {
	const [, day, time, year] =
		/^[A-Z][a-z]{2} ([A-Z][a-z]{2} [1-9]\d?) (\d\d:\d\d:\d\d) UTC (\d{4})$/.exec(timestamp) ?? [];
	const at = Date.parse(`${day} ${year} ${time} UTC`);
	return Number.isNaN(at) ? undefined : at;
};

const passwordVerifier = async (
	step: Step,
	{exchange, verifier}: Extract<Challenge, {name: 'PASSWORD_VERIFIER'}>,
	answers: Answers,
): Promise<AuthResponse> => {
	const {context, pool, client, signIn} = step;
	const secretBlock = required(answers, 'PASSWORD_CLAIM_SECRET_BLOCK');
	const signature = required(answers, 'PASSWORD_CLAIM_SIGNATURE');
	const timestamp = required(answers, 'TIMESTAMP');
	context.challenges.use(secretBlock);
	const user = pool.users.get(signIn.username);
	if (!user) throw unknownUser(client);
	refuseLocked(context, user);
	const signedAt = readTimestamp(timestamp);
	const isInTime = signedAt !== undefined && Math.abs(signedAt - context.clock()) <= allowedSkew;
	const isRight =
		isInTime &&
		verifier !== undefined &&
		signature ===
			expectedSignature(
				identityOf(pool, user.username),
				exchange,
				verifier,
				Buffer.from(secretBlock, 'base64'),
				timestamp,
			);
	if (!isRight) throw wrongPassword(context, pool, user);
	refuseUnready(context, user);
	return afterPassword(step, rightPassword(context, pool, user));
};

const newPasswordRequired = async (step: Step, answers: Answers): Promise<AuthResponse> => {
	const {context, pool, signIn} = step;
	const password = required(answers, 'NEW_PASSWORD');
	checkPassword(pool, password);
	const user = userOf(pool, signIn);
	const given = Object.entries(answers).flatMap(([name, value]) =>
		name.startsWith('userAttributes.') ? [[name.slice('userAttributes.'.length), value]] : [],
	);
	const attributes = {...user.attributes, ...Object.fromEntries(given)};
	for (const {Name, Required} of pool.settings.Schema) {
		if (!Required) continue;
		if (!attributes[Name]) throw invalidParameter(`Invalid attributes given, ${Name} is missing`);
		if (user.attributes[Name] && user.attributes[Name] !== attributes[Name]) {
			throw notAuthorized(`Cannot modify an already provided ${Name}`);
		}
	}
	const changed = context.state.change(pool, user, {
		...newPassword(context, pool, user, password),
		attributes,
		status: 'CONFIRMED',
	});
	return finish(step, changed);
};

/** RespondToAuthChallenge. */
export const respondToAuthChallenge: Operation = context => async body => {
	const {ClientId, ChallengeName, Session, ChallengeResponses = {}} = read(request, body);
	const {pool, client} = clientOf(context.state, ClientId);
	const username = required(ChallengeResponses, 'USERNAME');
	const user = findUser(pool, username);
	checkSecretHash(
		client,
		user ? [username, user.username] : [username],
		ChallengeResponses['SECRET_HASH'],
	);
	const handle =
		ChallengeName === 'PASSWORD_VERIFIER'
			? required(ChallengeResponses, 'PASSWORD_CLAIM_SECRET_BLOCK')
			: Session;
	if (!handle) throw invalidParameter('Missing required parameter Session');
	const {signIn, challenge} = context.challenges.find(handle);
	if (
		signIn.clientId !== client.id ||
		signIn.username !== (user?.username ?? username) ||
		challenge.name !== ChallengeName
	) {
		throw notAuthorized('Invalid session for the user.');
	}
	const step = {context, pool, client, signIn};
	switch (challenge.name) {
		case 'PASSWORD_VERIFIER':
			return passwordVerifier(step, challenge, ChallengeResponses);
		case 'NEW_PASSWORD_REQUIRED': {
			const response = await newPasswordRequired(step, ChallengeResponses);
			context.challenges.use(handle);
			return response;
		}
	}
};
