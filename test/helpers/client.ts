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

/** A pool whose clock stands still until a test moves it, and a client of it. */
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
		/** A client of the app client of that name, or of the first one. */
		connect: (name?: string) =>
			createCognito({client: clientOf(pool, name), now: clock, credentials}),
	};
}

/** Any will do: the embedded pool wants a signature, whoever it is by. */
const credentials = async () => ({accessKeyId: 'test', secretAccessKey: 'test'});

/** Where the app client of that name, or the first one, is reached. */
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

/** The tokens of a step that has to be the last one. */
export function tokensOf(step: SignInStep): Tokens {
	assert.equal(step.kind, 'signedIn');
	return step.tokens;
}

/** The challenge of a step that has to ask one, of that name. */
export function challengeOf(step: SignInStep, name: Challenge['name']): Challenge {
	assert.equal(step.kind, 'challenge');
	assert.equal(step.challenge.name, name);
	return step.challenge;
}

/** For `assert.rejects`: a Problem of that code, with at least those details. */
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

/** The demo user, signed in through the app client that rotates refresh tokens. */
export async function signedInWithRotation(context: TestContext) {
	const started = await startPool(context);
	const client = clientOf(started.pool, 'rotates refresh tokens');
	const cognito = createCognito({client, now: started.clock});
	const request = {flow: 'USER_SRP_AUTH', username: 'demo', password: 'Demo-pass-1'} as const;
	const tokens = tokensOf(await cognito.signIn(request));
	return {...started, client, cognito, tokens, user: await cognito.getUser(tokens.accessToken)};
}
