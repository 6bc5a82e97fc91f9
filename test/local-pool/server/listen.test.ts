import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import {networkInterfaces} from 'node:os';
import {type TestContext, test} from 'node:test';
import {type ListenOptions, listen} from '../../../source/local-pool/server/listen.ts';
import {post, refusal, signIn, startPool} from '../../helpers/local-pool-client.ts';
import {rawGet, sendRaw, statusOf} from '../../helpers/raw-http.ts';

/** The addresses by which others reach this computer. */
const outwardAddresses = () =>
	Object.values(networkInterfaces()).flatMap((addresses = []) =>
		addresses
			.filter(({internal, family}) => !internal && family === 'IPv4')
			.map(({address}) => address),
	);

for (const [what, host] of [
	['unless told', undefined],
	['where the host is empty', ''],
	['where the host is blank', ' '],
] as const) {
	test(`the server is on loopback alone ${what}`, async t => {
		const pool = await startPool(t, host === undefined ? {} : {host});
		assert.match(pool.endpoint, /^http:\/\/127\.0\.0\.1:\d+$/);
		const {port} = new URL(pool.endpoint);
		assert.equal(statusOf(await sendRaw({port}, rawGet('/inbox'))), '200');
		// All of 127.0.0.0/8 is this computer; a server on every interface answers there too.
		for (const host of ['127.0.0.2', '::1', ...outwardAddresses()]) {
			assert.equal(await sendRaw({host, port}, rawGet('/inbox')), '', host);
		}
	});
}

test('a body of 1 MiB is read, and one byte more is refused', async t => {
	const pool = await startPool(t);
	const fits = `"${' '.repeat(1_048_574)}"`;
	assert.match(await refusal(pool, 'GetUser', fits), /^SerializationException/);
	const response = await fetch(pool.endpoint, {method: 'POST', body: `${fits} `});
	assert.equal(response.status, 413);
	await signIn(pool);
});

test('a request that does not come to an end is cut off', async t => {
	const server = await listen(
		{host: '127.0.0.1', port: 0, patience: 200},
		async () => assert.fail('half a request was answered'),
		error => assert.fail(String(error)),
	);
	t.after(server.close);
	for (const half of [
		'POST / HTTP/1.1\r\nHost: localhost\r\n',
		'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{',
	]) {
		const socket = connect(Number(new URL(server.endpoint).port), '127.0.0.1');
		socket.write(half);
		const chunks: Buffer[] = [];
		socket.on('data', chunk => chunks.push(chunk));
		await once(socket, 'close');
		assert.match(Buffer.concat(chunks).toString(), /^HTTP\/1\.1 408 /);
	}
});

test('closing waits for answers on their way, and for nobody else', {timeout: 30_000}, async t => {
	const asked = Promise.withResolvers<void>();
	const mayAnswer = Promise.withResolvers<void>();
	const server = await listen(
		{host: '127.0.0.1', port: 0},
		async ({url}) => {
			if (url.pathname === '/slow') {
				asked.resolve();
				await mayAnswer.promise;
			}
			return {status: 200, headers: {}, body: 'the answer'};
		},
		error => assert.fail(String(error)),
	);
	const open = async (text: string) => {
		const socket = connect(Number(new URL(server.endpoint).port), '127.0.0.1');
		t.after(() => socket.destroy());
		const heard: Buffer[] = [];
		socket.on('data', chunk => heard.push(chunk)).on('error', () => {});
		const closed = once(socket, 'close').then(() => Buffer.concat(heard).toString());
		await once(socket, 'connect');
		socket.write(text);
		return {socket, closed};
	};
	const head = 'HTTP/1.1\r\nHost: localhost\r\n';
	const kept = await open(`GET / ${head}\r\n`);
	await once(kept.socket, 'data');
	const others = [kept, await open(''), await open(`GET / ${head}`)];
	others.push(await open(`POST / ${head}Content-Length: 9\r\n\r\nhalf`));
	const slow = await open(`GET /slow ${head}\r\n`);
	await asked.promise;

	const closed = server.close();
	const heard = await Promise.all(others.map(other => other.closed));
	assert.match(heard.shift() ?? '', /the answer$/);
	assert.deepEqual(heard, ['', '', '']);
	mayAnswer.resolve();
	assert.match(await slow.closed, /^HTTP\/1\.1 200 OK\r\nconnection: close\r\n[\s\S]*the answer$/i);
	await closed;
});

test('a web page of another origin is refused, before anything is done', async t => {
	const pool = await startPool(t);
	const body = {
		AuthFlow: 'USER_PASSWORD_AUTH',
		ClientId: 'localdemopublicclient00001',
		AuthParameters: {USERNAME: 'demo', PASSWORD: 'Demo-pass-1'},
	};
	const foreign = await post(pool, 'InitiateAuth', body, {origin: 'http://evil.example'});
	assert.equal(foreign.status, 403);
	assert.equal((await post(pool, 'InitiateAuth', body, {origin: 'null'})).status, 403);
	assert.equal((await post(pool, 'InitiateAuth', body, {origin: pool.endpoint})).status, 200);
	const preflight = await fetch(pool.endpoint, {method: 'OPTIONS'});
	assert.equal(preflight.headers.get('access-control-allow-origin'), null);
});

for (const host of ['127.0.0.1', 'localhost', '::ffff:127.0.0.1']) {
	test(`a foreign name that points at this machine is refused: --host ${host}`, async t => {
		const pool = await startPool(t, {host});
		const {port} = new URL(pool.endpoint);
		const ask = async (target: string, name: string) =>
			statusOf(await sendRaw({host, port}, rawGet(target, name)));
		for (const name of [
			'evil.example',
			'127.0.0.1.evil.example',
			'localhost.evil.example',
			'evil.localhost.example',
			'192.0.2.1',
		]) {
			assert.equal(await ask('/inbox', `${name}:${port}`), '403', name);
		}
		for (const name of ['localhost', '127.0.0.1', '[::1]', '[::ffff:127.0.0.1]']) {
			assert.equal(await ask('/inbox', `${name}:${port}`), '200', name);
		}
		for (const target of [
			'//localhost/inbox',
			`//127.0.0.1:${port}/inbox`,
			'http://localhost/inbox',
			'\\\\localhost/inbox',
			'/\\localhost/inbox',
			'//',
			'*',
			'inbox',
		]) {
			assert.equal(await ask(target, `evil.example:${port}`), '400', target);
			assert.equal(await ask(target, `localhost:${port}`), '400', target);
		}
		for (const name of [
			'',
			'localhost/',
			'evil.example@localhost',
			'localhost#',
			'a b',
			'[',
			':x',
		]) {
			assert.equal(await ask('/inbox', name), '400', name);
		}
		assert.equal(await ask('/inbox', 'localhost'), '200');
		for (const head of [
			'GET /inbox HTTP/1.0\r\n',
			'GET /inbox HTTP/1.1\r\nConnection: close\r\n',
			rawGet('/inbox').replace('\r\n\r\n', '\r\nHost: evil.example\r\n'),
			rawGet('/inbox', 'evil.example').replace('\r\n\r\n', '\r\nHost: localhost\r\n'),
		]) {
			assert.equal(statusOf(await sendRaw({host, port}, `${head}\r\n`)), '400', head);
		}
	});
}

test('an object where a text should be is refused, whatever becomes of it as a text', async t => {
	const pool = await startPool(t);
	for (const name of ['InitiateAuth', 'SignUp', 'RespondToAuthChallenge']) {
		const answer = await post(pool, name, {ClientId: {toString: 1}});
		assert.equal(answer.status, 400);
		assert.match(
			String(answer.body['__type']),
			/^(?:SerializationException|InvalidParameterException)$/,
		);
	}
});

test('the inbox is JSON for programs and a page for a browser, with nothing in it that runs', async t => {
	const pool = await startPool(t);
	const {accessToken: AccessToken} = await signIn(pool);
	await post(pool, 'UpdateUserAttributes', {
		AccessToken,
		UserAttributes: [{Name: 'email', Value: '<script>@example.com'}],
	});
	const messages = await (await fetch(pool.inbox)).json();
	assert.deepEqual(messages, JSON.parse(JSON.stringify(pool.messages())));
	const page = await fetch(pool.inbox, {headers: {accept: 'text/html,*/*'}});
	const html = await page.text();
	assert.match(html, /&lt;script&gt;@example\.com/);
	assert.doesNotMatch(html, /<script/);
	assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'none'/);
});

test('an operation the pool lacks is named in the refusal', async t => {
	const pool = await startPool(t);
	assert.equal(
		await refusal(pool, 'StartWebAuthnRegistration', {}),
		'UnknownOperationException: The local pool has no operation StartWebAuthnRegistration.',
	);
	assert.match(
		await refusal(pool, '', {}, {'x-amz-target': 'nonsense'}),
		/^UnknownOperationException: The header X-Amz-Target has to name an operation/,
	);
});

test('whoever listens hears of each new message', async t => {
	const pool = await startPool(t);
	const heard: string[] = [];
	const stop = pool.onMessage(message => heard.push(message.destination));
	const {accessToken: AccessToken} = await signIn(pool);
	const send = () =>
		post(pool, 'GetUserAttributeVerificationCode', {AccessToken, AttributeName: 'email'});
	await send();
	stop();
	await send();
	assert.deepEqual(heard, ['demo@example.com']);
});

/** A server with the responses of `answer`, which records errors. */
async function serve(
	t: TestContext,
	answer: Parameters<typeof listen>[1],
	options: Partial<ListenOptions> = {},
) {
	const errors: unknown[] = [];
	const {endpoint, close} = await listen({host: '127.0.0.1', port: 0, ...options}, answer, error =>
		errors.push(error),
	);
	t.after(close);
	const {port} = new URL(endpoint);
	return {endpoint, errors, port, send: (text: string) => sendRaw({port}, text)};
}

test('a request is handed on whole, and answered whole', async t => {
	const asked: object[] = [];
	const {send, port, errors} = await serve(t, async ({url, ...request}) => {
		asked.push({...request, url: url.href});
		return {status: 201, headers: {'x-own': 'a'}, body: 'né'};
	});
	const host = `localhost:${port}`;
	const answer = await send(
		`POST /a?b=%20#c HTTP/1.1\r\nHost: ${host}\r\nX-Two: 1\r\nX-Two: 2\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nContent-Length: 3\r\nConnection: close\r\n\r\n€`,
	);
	assert.deepEqual(asked, [
		{
			method: 'POST',
			url: `http://${host}/a?b=%20#c`,
			headers: {
				host,
				'x-two': '1, 2',
				'set-cookie': 'a',
				'content-length': '3',
				connection: 'close',
			},
			body: '€',
			isLoopbackOnly: true,
		},
	]);
	assert.equal(
		answer.replace(/Date: .*\r\n/, ''),
		'HTTP/1.1 201 Created\r\nx-own: a\r\ncontent-length: 3\r\nConnection: close\r\n\r\nné',
	);
	assert.deepEqual(errors, []);
});

test('what can’t be read is refused in plain text, and the connection closed', async t => {
	const {send, errors} = await serve(t, async () => assert.fail('answered'));
	const refused = (status: string, words: string) =>
		`HTTP/1.1 ${status}\r\ncontent-type: text/plain; charset=utf-8\r\nconnection: close\r\ncontent-length: ${words.length}\r\n\r\n${words}`;
	const heard = async (text: string) => (await send(text)).replace(/Date: .*\r\n/, '');
	assert.equal(
		await heard('GET //inbox HTTP/1.1\r\nHost: localhost\r\n\r\n'),
		refused('400 Bad Request', 'The request has no readable address.'),
	);
	const long = 'x'.repeat(1_048_577);
	assert.equal(
		await heard(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n${long}`),
		refused('413 Payload Too Large', 'The request body is over 1 MiB.'),
	);
	assert.deepEqual(errors, []);
});

test('an error of the answer is reported, and the connection ends without one', async t => {
	const broken = new Error('broken');
	const {send, errors} = await serve(t, async () => {
		throw broken;
	});
	assert.equal(await send(rawGet('/')), '');
	assert.deepEqual(errors, [broken]);
});

test('the endpoint is one that can be connected to, and a port that is taken is an error', async t => {
	const ok = {status: 200, headers: {}, body: ''};
	for (const [host, name, isLoopback] of [
		['127.0.0.1', '127.0.0.1', true],
		['localhost', 'localhost', true],
		['::1', '[::1]', true],
		['0.0.0.0', '127.0.0.1', false],
		['::', '[::1]', false],
		['0:0:0:0:0:0:0:0', '[::1]', false],
	] as const) {
		const heard: boolean[] = [];
		const {endpoint, port} = await serve(
			t,
			async ({isLoopbackOnly}) => {
				heard.push(isLoopbackOnly);
				return ok;
			},
			{host},
		);
		assert.notEqual(Number(port), 0);
		assert.equal(endpoint, `http://${name}:${port}`);
		await (await fetch(endpoint)).text();
		assert.deepEqual(heard, [isLoopback], host);
	}
	const {port} = await serve(t, async () => ok);
	await assert.rejects(
		listen(
			{host: '127.0.0.1', port: Number(port)},
			async () => ok,
			() => {},
		),
		{code: 'EADDRINUSE'},
	);
});
