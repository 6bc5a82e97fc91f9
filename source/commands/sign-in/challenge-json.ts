import {resolve} from 'node:path';
import type {Challenge, SignInRequest} from '../../cognito/cognito.ts';
import {readChallenge} from '../../cognito/sign-in/challenges.ts';
import {isRecord, parseJson, parseJsonObject} from '../../json.ts';
import {missing} from '../../options/missing.ts';
import {options} from '../../options/options.ts';
import {readTextFile, textOf} from '../../options/read-text.ts';
import {Problem} from '../../problem.ts';
import {asciiJson} from '../../safe-text.ts';
import type {Run} from '../run.ts';

/** Formats a challenge like the AWS CLI, for a script to answer. */
export function challengeToJson(challenge: Challenge, signIn: Begun): string {
	const {name, parameters, session, username} = challenge;
	const isNamed = 'USER_ID_FOR_SRP' in parameters || 'USERNAME' in parameters;
	const json = {
		ChallengeName: name,
		ChallengeParameters: {
			...parameters,
			...(!isNamed && {USERNAME: username}),
			[begunParameter]: JSON.stringify(signIn),
		},
		Session: session,
		...(challenge.name === 'SELECT_CHALLENGE' && {AvailableChallenges: challenge.choices}),
	};
	return asciiJson(json);
}

/** The options that a sign-in started with, by name, so that continuing it doesn't have to repeat them. */
export type Begun = {
	readonly [Name in (typeof begunNames)[number]]?: string | undefined;
};

/** The name of this program's parameter, beside those of Cognito. */
const begunParameter = 'cognito-verify';

const begunNames = ['region', 'user-pool-id', 'client-id', 'endpoint-url', 'auth-flow'] as const;

/** The options that a challenge's sign-in started with; empty for a challenge that another program printed. */
export function readBegun(json: ChallengeJson): Begun {
	const given = textsOf(parseJson(textsOf(json['ChallengeParameters'])[begunParameter] ?? ''));
	return Object.fromEntries(begunNames.flatMap(name => (given[name] ? [[name, given[name]]] : [])));
}

/** A challenge in JSON, unvalidated. */
export type ChallengeJson = Readonly<Record<string, unknown>>;

/** In bytes: far above any challenge. */
const largestChallenge = 1024 * 1024;

/** Reads a challenge from a file, or from standard input for `-`. Throws `sourceUnreadable`. */
export async function readChallengeFile(source: string, run: Run): Promise<ChallengeJson> {
	const text =
		source === '-'
			? textOf(await run.readInput(), 'standard input')
			: readTextFile(resolve(run.cwd, source), largestChallenge);
	return parseJsonObject(text) ?? {};
}

/** Parses a printed challenge. Throws a `Problem` that doesn't repeat any of it. */
export function readChallengeJson(
	json: ChallengeJson,
	run: Pick<Run, 'now'>,
	{
		username,
		flow,
	}: {
		readonly username: string | undefined;
		readonly flow: SignInRequest['flow'] | undefined;
	},
): Challenge {
	const {ChallengeName, ChallengeParameters, Session, AvailableChallenges} = json;
	const {[begunParameter]: _begun, ...parameters} = textsOf(ChallengeParameters);
	const user = parameters['USER_ID_FOR_SRP'] ?? parameters['USERNAME'] ?? username;
	if (typeof ChallengeName !== 'string' || typeof Session !== 'string') {
		throw new Problem('challengeUnreadable');
	}
	if (user === undefined) throw missing(options.username);
	return readChallenge(
		{
			ChallengeName,
			ChallengeParameters: parameters,
			Session,
			...(isListOfTexts(AvailableChallenges) && {AvailableChallenges}),
		},
		{
			username: user,
			askedAt: run.now(),
			...(flow !== undefined && {flow}),
			...(flow === 'ADMIN_USER_PASSWORD_AUTH' && {isAdmin: true}),
		},
	);
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
	const entries = Object.entries(isRecord(value) ? value : {});
	return Object.fromEntries(
		entries.flatMap(([name, text]) => (isText(text) ? [[name, text]] : [])),
	);
}

function isListOfTexts(value: unknown): value is string[] {
	return Array.isArray(value) && value.every(isText);
}

function isText(value: unknown): value is string {
	return typeof value === 'string';
}
