import assert from 'node:assert/strict';
import {get} from 'node:http';
import {test} from 'node:test';
import type {LocalPool} from '../../../source/local-pool/create-local-pool.ts';
import {startPool} from '../../helpers/local-pool-client.ts';

const exposed = 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date';

/** What a browser lets a page of that origin see of a response. */
async function ask(pool: LocalPool, path: string, origin: string, init: RequestInit = {}) {
	const response = await fetch(`${pool.endpoint}${path}`, {
		...init,
		headers: {origin, ...init.headers},
	});
	const headers = Object.fromEntries(
		[...response.headers].filter(([name]) => name.startsWith('access-control-')),
	);
	return {status: response.status, headers};
}

const apiCall = {
	method: 'POST',
	headers: {'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser'},
	body: '{"AccessToken":"x"}',
};
const preflight = {
	method: 'OPTIONS',
	headers: {
		'access-control-request-method': 'POST',
		'access-control-request-headers': 'content-type,x-amz-target,x-amz-user-agent',
	},
};
const readable = {'access-control-allow-origin': '*', 'access-control-expose-headers': exposed};

test('a page of this computer may call the API, the token endpoints and discovery, refusals included', async t => {
	const pool = await startPool(t);
	for (const origin of ['http://localhost:5173', 'http://127.0.0.1:3000', 'https://[::1]:8443']) {
		assert.deepEqual(await ask(pool, '/', origin, preflight), {
			status: 200,
			headers: {
				...readable,
				'access-control-allow-methods': 'GET, POST',
				'access-control-allow-headers': 'content-type,x-amz-target,x-amz-user-agent',
				'access-control-max-age': '172800',
			},
		});
		assert.deepEqual(await ask(pool, '/', origin, apiCall), {status: 400, headers: readable});
	}
	const origin = 'http://localhost:5173';
	const jwks = `/${pool.userPoolId}/.well-known/jwks.json`;
	assert.deepEqual(await ask(pool, jwks, origin), {status: 200, headers: readable});
	const configuration = `/${pool.userPoolId}/.well-known/openid-configuration`;
	assert.deepEqual(await ask(pool, configuration, origin), {status: 200, headers: readable});
	assert.deepEqual(await ask(pool, '/oauth2/token', origin, {method: 'POST', body: 'x=1'}), {
		status: 400,
		headers: readable,
	});
});

test('the inbox, the pages and the reset stay closed to every other origin', async t => {
	const pool = await startPool(t, {allowedOrigins: ['*']});
	const origin = 'http://localhost:5173';
	for (const path of ['/inbox', '/login', '/reset', '/logout']) {
		assert.deepEqual((await ask(pool, path, origin, preflight)).headers, {}, path);
		assert.deepEqual((await ask(pool, path, origin)).headers, {}, path);
	}
	for (const path of ['/login', '/reset', '/inbox']) {
		const posted = await ask(pool, path, origin, {method: 'POST'});
		assert.deepEqual(posted, {status: 403, headers: {}}, path);
	}
});

test('the inbox answers no other page, by whatever a browser says of where a request is from', async t => {
	const pool = await startPool(t);
	const {origin, host} = new URL(pool.endpoint);
	const statusFor = (headers: Readonly<Record<string, string>>) => {
		// fetch() doesn't allow setting Fetch Metadata.
		const request = get({host: '127.0.0.1', port: host.split(':')[1], path: '/inbox', headers});
		const {promise, resolve, reject} = Promise.withResolvers<number | undefined>();
		request.once('error', reject).once('response', response => {
			response.resume();
			resolve(response.statusCode);
		});
		return promise;
	};
	for (const headers of [
		{origin: 'http://localhost:5173'},
		{origin: 'https://evil.example'},
		{origin: 'null'},
		{'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'script'},
		{'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image'},
	]) {
		assert.equal(await statusFor(headers), 403, JSON.stringify(headers));
	}
	for (const headers of [
		{},
		{origin},
		{'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'cors'},
		{'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate'},
		{'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate'},
	]) {
		assert.equal(await statusFor(headers), 200, JSON.stringify(headers));
	}
});

test('other origins may call only when they were allowed, however that was written', async t => {
	const closed = {status: 403, headers: {}};
	const pool = await startPool(t, {
		allowedOrigins: ['https://App.example.com:443/', 'capacitor://localhost'],
	});
	for (const origin of ['https://app.example.com', 'capacitor://localhost']) {
		assert.deepEqual(await ask(pool, '/', origin, apiCall), {status: 400, headers: readable});
	}
	for (const origin of [
		'http://app.example.com',
		'https://app.example.com.evil.example',
		'https://localhost.evil.example',
		'http://127.0.0.1.evil.example',
		'https://evil.example',
		'null',
		'file://localhost',
		'',
	]) {
		assert.deepEqual(await ask(pool, '/', origin, apiCall), closed, origin);
		assert.deepEqual((await ask(pool, '/', origin, preflight)).headers, {}, origin);
	}
});

test('what is allowed and no origin is refused at the start', async t => {
	await assert.rejects(startPool(t, {allowedOrigins: ['https://app.example.com/back']}), {
		message:
			'"https://app.example.com/back" in allowedOrigins is not an origin such as https://app.example.com.',
	});
});
