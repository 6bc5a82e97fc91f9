import assert from 'node:assert/strict';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {
	publicClient as ClientId,
	type initiate,
	refusal,
	succeed,
	textOf,
} from './local-pool-client.ts';

/** The response of a sign-in call. */
export type Answer = Awaited<ReturnType<typeof initiate>>;

/** The request that answers a challenge. */
export const answerTo = (
	challenge: Answer,
	USERNAME: string,
	responses: Readonly<Record<string, string>>,
	challengeName = textOf(challenge, 'ChallengeName'),
) => ({
	ClientId,
	ChallengeName: challengeName,
	Session: textOf(challenge, 'Session'),
	ChallengeResponses: {USERNAME, ...responses},
});

/** Asserts that a response contains tokens. */
export function isSignedIn(answer: Answer) {
	assert.deepEqual(answer['ChallengeParameters'], {});
	assert.ok(textOf(answer, 'AuthenticationResult', 'AccessToken'));
}

/** Answers a challenge. */
export const respond = (pool: LocalPool, request: object) =>
	succeed(pool, 'RespondToAuthChallenge', request);

/** The error that answering a challenge is refused with. */
export const refused = (pool: LocalPool, request: object) =>
	refusal(pool, 'RespondToAuthChallenge', request);
