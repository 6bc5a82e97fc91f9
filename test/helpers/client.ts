import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import type {AppClient, Challenge, SignInStep, Tokens} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {
	createLocalPool,
	type LocalPool,
	type LocalPoolOptions,
} from '../../source/local-pool/create-local-pool.ts';
import {Problem, type ProblemCode} from '../../source/problem.ts';
import {sharedSigningKeys} from './signing-keys.ts';

/** Starts a pool whose clock only moves when a test moves it, with a client. */
export async function startPool(context: TestContext, options: LocalPoolOptions = {}) {
	let now = Date.UTC(2026, 10, 24, 12);
	const clock = () => now;
	const pool = await createLocalPool({
		makeSigningKey: sharedSigningKeys(),
		...options,
		clock,
	});
	context.after(() => pool.close());
	return {
		pool,
		clock,
		passTime: (milliseconds: number) => {
			now += milliseconds;
		},
		/** Creates a client of the app client of that name, or of the first one. */
		connect: (name?: string) =>
			createCognito({client: clientOf(pool, name), now: clock, credentials}),
	};
}

/** The embedded pool requires a signature, but accepts any. */
const credentials = async () => ({accessKeyId: 'test', secretAccessKey: 'test'});

/** The app client of that name, or the first one. */
export function clientOf(pool: LocalPool, name?: string): AppClient {
	const client = name === undefined ? pool.clients[0] : pool.clients.find(one => one.name === name);
	assert.ok(client, `an app client named ${name}`);
	const {clientId, clientSecret} = client;
	return {
		region: pool.region,
		userPoolId: pool.userPoolId,
		clientId,
		...(clientSecret !== undefined && {clientSecret}),
		endpointUrl: pool.endpoint,
	};
}

/** The tokens of a step that must be the last one. */
export function tokensOf(step: SignInStep): Tokens {
	assert.equal(step.kind, 'signedIn');
	return step.tokens;
}

/** The challenge of a step that must be one of that name. */
export function challengeOf(step: SignInStep, name: Challenge['name']): Challenge {
	assert.equal(step.kind, 'challenge');
	assert.equal(step.challenge.name, name);
	return step.challenge;
}

/** For `assert.rejects`: a Problem with that code and at least those details. */
export function isProblem(code: ProblemCode, detail: Readonly<Record<string, unknown>> = {}) {
	return (error: unknown) => {
		assert.ok(error instanceof Problem, `${error}`);
		assert.equal(error.code, code);
		for (const [name, value] of Object.entries(detail)) {
			assert.deepEqual([name, Reflect.get(error.detail, name)], [name, value]);
		}
		return true;
	};
}

/** Signs in the demo user through the app client that rotates refresh tokens. */
export async function signedInWithRotation(context: TestContext) {
	const started = await startPool(context);
	const client = clientOf(started.pool, 'rotates refresh tokens');
	const cognito = createCognito({client, now: started.clock});
	const request = {flow: 'USER_SRP_AUTH', username: 'demo', password: 'Demo-pass-1'} as const;
	const tokens = tokensOf(await cognito.signIn(request));
	return {...started, client, cognito, tokens, user: await cognito.getUser(tokens.accessToken)};
}
