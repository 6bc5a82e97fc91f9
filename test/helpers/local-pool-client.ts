import assert from 'node:assert/strict';
import type {TestContext} from 'node:test';
import {
	createLocalPool,
	type LocalPool,
	type LocalPoolOptions,
} from '../../source/local-pool/create-local-pool.ts';
import {sharedSigningKeys} from './signing-keys.ts';

type Json = Readonly<Record<string, unknown>>;

const isJson = (value: unknown): value is Json =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of a response that must be a string. */
export function textOf(value: unknown, ...path: readonly string[]): string {
	let at = value;
	for (const name of path) {
		assert.ok(isJson(at), `no ${path.join('.')} in ${JSON.stringify(value)}`);
		at = at[name];
	}
	assert.ok(typeof at === 'string', `no ${path.join('.')} in ${JSON.stringify(value)}`);
	return at;
}

/** A clock that only moves when a test moves it. */
export function createTestClock(start = Date.parse('2026-03-01T12:00:00Z')) {
	let now = start;
	return {
		now: () => now,
		pass: (milliseconds: number) => {
			now += milliseconds;
		},
	};
}

export const minutes = (count: number) => count * 60_000;
export const hours = (count: number) => count * 3_600_000;

/** Starts a pool for a test. An error of the pool itself fails the test. */
export async function startPool(
	t: Pick<TestContext, 'after'>,
	options: LocalPoolOptions = {},
): Promise<LocalPool> {
	const errors: unknown[] = [];
	const pool = await createLocalPool({
		makeSigningKey: sharedSigningKeys(),
		onError: error => errors.push(error),
		...options,
	});
	t.after(async () => {
		await pool.close();
		assert.deepEqual(errors, []);
	});
	return pool;
}

/** Makes a call of the AWS API over raw HTTP. */
export async function post(
	{endpoint}: Pick<LocalPool, 'endpoint'>,
	operation: string,
	request: object | string,
	headers: Readonly<Record<string, string>> = {},
): Promise<{status: number; headers: Headers; body: Json}> {
	const response = await fetch(endpoint, {
		method: 'POST',
		headers: {
			'content-type': 'application/x-amz-json-1.1',
			'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
			...headers,
		},
		body: typeof request === 'string' ? request : JSON.stringify(request),
	});
	const body: unknown = await response.json();
	assert.ok(isJson(body));
	return {status: response.status, headers: response.headers, body};
}

/** The header that admin operations require. */
export const signed = {
	authorization:
		'AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/us-east-1/cognito-idp/aws4_request',
};

/** Makes a call that must succeed, and returns the response. */
export async function succeed(
	pool: Pick<LocalPool, 'endpoint'>,
	operation: string,
	request: object,
	headers?: Readonly<Record<string, string>>,
): Promise<Json> {
	const {status, body} = await post(pool, operation, request, headers);
	assert.equal(status, 200, JSON.stringify(body));
	return body;
}

/** Makes a call that must be refused, and returns the error as `Type: message`. */
export async function refusal(
	pool: Pick<LocalPool, 'endpoint'>,
	operation: string,
	request: object | string,
	headers?: Readonly<Record<string, string>>,
): Promise<string> {
	const {status, body, headers: answered} = await post(pool, operation, request, headers);
	assert.notEqual(status, 200, `expected a refusal, got ${JSON.stringify(body)}`);
	const type = textOf(body, '__type');
	assert.equal(answered.get('x-amzn-errortype'), `${type}:`);
	assert.match(answered.get('x-amzn-requestid') ?? '', /^[0-9a-f-]{36}$/);
	return `${type}: ${textOf(body, 'message')}`;
}

export const publicClient = 'localdemopublicclient00001';

/** InitiateAuth with USER_PASSWORD_AUTH; returns any response. */
export const initiate = (
	pool: LocalPool,
	username = 'demo',
	password = 'Demo-pass-1',
	clientId = publicClient,
) =>
	succeed(pool, 'InitiateAuth', {
		AuthFlow: 'USER_PASSWORD_AUTH',
		ClientId: clientId,
		AuthParameters: {USERNAME: username, PASSWORD: password},
	});

/** Signs in with a password, and returns the tokens. */
export async function signIn(
	pool: LocalPool,
	username?: string,
	password?: string,
	clientId?: string,
) {
	const answer = await initiate(pool, username, password, clientId);
	return {
		accessToken: textOf(answer, 'AuthenticationResult', 'AccessToken'),
		idToken: textOf(answer, 'AuthenticationResult', 'IdToken'),
		refreshToken: textOf(answer, 'AuthenticationResult', 'RefreshToken'),
	};
}

/** The code of the latest message. */
export function newestCode(pool: LocalPool): string {
	const message = pool.messages().at(-1);
	assert.ok(message, 'no message was sent');
	return message.code;
}

/** A code that differs from this one. */
export const otherThan = (code: string): string =>
	code.replace(/.$/, last => String((Number(last) + 1) % 10));
