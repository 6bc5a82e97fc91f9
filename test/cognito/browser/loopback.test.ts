import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {connect} from 'node:net';
import {networkInterfaces} from 'node:os';
import {type TestContext, test} from 'node:test';
import {listenForRedirect} from '../../../source/cognito/browser/loopback.ts';
import {isProblem} from '../../helpers/client.ts';
import {freePort} from '../../helpers/free-port.ts';
import {rawGet, sendRaw, statusOf} from '../../helpers/raw-http.ts';

async function listen(context: TestContext, {hostname = '127.0.0.1', waitMs = 60_000} = {}) {
	const redirectUri = `http://${hostname}:${await freePort()}/callback`;
	const loopback = await listenForRedirect({redirectUri, state: 'right', waitMs});
	context.after(() => loopback.close());
	return {redirectUri, loopback};
}

/** Accepts any query with the right state. */
const take = async (query: URLSearchParams) => Object.fromEntries(query);

test('the redirect with the right state is the last one, and its page waits for what comes of it', async context => {
	for (const isSignedIn of [true, false]) {
		const {redirectUri, loopback} = await listen(context);
		const events: string[] = [];
		const waiting = loopback.redirect(async query => {
			await assert.rejects(fetch(`${redirectUri}?code=abc&state=right`), TypeError);
			await new Promise(setImmediate);
			events.push('code changed for tokens');
			if (!isSignedIn) throw new Error('refused');
			return take(query);
		});
		waiting.catch(() => {});
		const response = await fetch(`${redirectUri}?code=abc&state=right`);
		events.push((await response.text()).replace(/.*<h1>/, ''));
		assert.equal(response.headers.get('cache-control'), 'no-store');
		assert.deepEqual(events, [
			'code changed for tokens',
			isSignedIn
				? 'Signed in.</h1><p> You can close this tab.'
				: 'Not signed in.</h1><p>The terminal says why. You can close this tab.',
		]);
		if (isSignedIn) assert.deepEqual(await waiting, {code: 'abc', state: 'right'});
		else await assert.rejects(waiting, {message: 'refused'});
		await assert.rejects(fetch(redirectUri), TypeError);
	}
});

test('whatever else comes is sent away, and the wait continues', async context => {
	const {redirectUri, loopback} = await listen(context);
	for (const [path, init] of [
		['?code=abc&state=wrong', {}],
		['?code=abc', {}],
		['/deeper?code=abc&state=right', {}],
		['?code=abc&state=right', {method: 'POST'}],
	] as const) {
		assert.equal((await fetch(`${redirectUri}${path}`, init)).status, 404);
	}
	const waiting = loopback.redirect(take);
	await fetch(`${redirectUri}?error=access_denied&state=right`);
	assert.deepEqual(await waiting, {error: 'access_denied', state: 'right'});
});

test('no target of a request ends the wait, nor does who leaves at once', async context => {
	const {redirectUri, loopback} = await listen(context);
	const {port} = new URL(redirectUri);
	for (const target of [
		'//',
		'/\\',
		'http://',
		'*',
		'//:x',
		'http://[',
		'?%zz',
		`${redirectUri}?state=right`,
	]) {
		assert.equal(
			statusOf(await sendRaw({port}, rawGet(target))),
			target.startsWith('/') ? '404' : '400',
		);
	}
	assert.equal(statusOf(await sendRaw({port}, rawGet('/%'))), '404');
	const socket = connect(Number(port), '127.0.0.1');
	socket.write(rawGet('/callback?code=abc&state=right'), () => socket.resetAndDestroy());
	assert.equal((await loopback.redirect(take))['code'], 'abc');
});

const hasIpv6 = Object.values(networkInterfaces())
	.flat()
	.some(one => one?.address === '::1');

test('localhost is listened to at both of its addresses, and at no other', async context => {
	const {redirectUri, loopback} = await listen(context, {hostname: 'localhost'});
	const {port} = new URL(redirectUri);
	for (const host of ['127.0.0.1', ...(hasIpv6 ? ['::1'] : [])]) {
		assert.equal(statusOf(await sendRaw({host, port}, rawGet('/callback'))), '404', host);
	}
	assert.equal(await sendRaw({host: '127.0.0.2', port}, rawGet('/callback')), '');
	const waiting = loopback.redirect(take);
	assert.equal((await fetch(`${redirectUri}?code=abc&state=right`)).status, 200);
	await waiting;
});

test('a numeric address is listened to alone', async context => {
	const {redirectUri, loopback} = await listen(context, {hostname: '127.0.0.1'});
	const {port} = new URL(redirectUri);
	assert.equal(statusOf(await sendRaw({host: '127.0.0.1', port}, rawGet('/callback'))), '404');
	for (const host of ['127.0.0.2', '::1']) {
		assert.equal(await sendRaw({host, port}, rawGet('/callback')), '', host);
	}
	loopback.close();
});

test('the wait ends when time is up or the person leaves, and nobody listens any more', async context => {
	const late = await listen(context, {waitMs: 10});
	await assert.rejects(late.loopback.redirect(take), isProblem('browserSignInTimedOut'));
	await assert.rejects(fetch(late.redirectUri), TypeError);

	const left = await listen(context);
	const controller = new AbortController();
	const redirect = left.loopback.redirect(take, controller.signal);
	controller.abort();
	await assert.rejects(redirect, isProblem('cancelled'));
	await assert.rejects(fetch(left.redirectUri), TypeError);

	const begun = await listen(context);
	const quitting = new AbortController();
	const leaving = begun.loopback.redirect(async () => quitting.abort(), quitting.signal);
	await assert.rejects(fetch(`${begun.redirectUri}?state=right`), TypeError);
	await leaving;
});

test('an address that is taken, or is elsewhere, is refused', async context => {
	const redirectUri = `http://127.0.0.1:${await freePort()}/callback`;
	const other = createServer();
	await new Promise<void>(resolve => other.listen(new URL(redirectUri).port, () => resolve()));
	context.after(() => other.close());
	const listenAt = (uri: string) => listenForRedirect({redirectUri: uri, state: 'x', waitMs: 1000});
	await assert.rejects(
		listenAt('http://example.com/callback'),
		isProblem('redirectUnusable', {fault: "it isn't on this computer"}),
	);
	await assert.rejects(
		listenAt('http://192.0.2.1:1/callback'),
		isProblem('redirectUnusable', {fault: "it isn't on this computer"}),
	);
	const taken = redirectUri.replace('127.0.0.1', 'localhost');
	await assert.rejects(
		listenAt(taken),
		isProblem('redirectUnusable', {redirectUri: taken, fault: 'another program uses its port'}),
	);
});
