import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {createServer as createHttpServer} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {connect, createServer, type Server, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {createCertificate} from '../../../harness/certificate.ts';
import {send, type Transport} from '../../../source/aws-cli/call/http.ts';
import {RequestLost} from '../../../source/aws-cli/call/request-lost.ts';
import {startAwsService} from '../../helpers/aws-service.ts';
import {freePort} from '../../helpers/free-port.ts';
import {temporaryFolder} from '../../helpers/store.ts';

const transport: Transport = {
	certificates: {kind: 'default'},
	proxy: undefined,
	connectTimeoutMs: 5000,
	readTimeoutMs: 5000,
	signal: new AbortController().signal,
};
const post = (url: string) => ({
	method: 'POST' as const,
	url,
	headers: {'X-Amz-Target': 'x'},
	body: '{}',
});
async function loss(url: string, how: Partial<Transport> = {}) {
	try {
		await send(post(url), {...transport, ...how});
	} catch (error) {
		if (error instanceof RequestLost) return error;
		throw error;
	}
	return undefined;
}
const losing = async (url: string, how: Partial<Transport> = {}) =>
	(await loss(url, how))?.kind ?? 'answered';

async function listening(context: TestContext, server: Server): Promise<string> {
	const sockets = new Set<Socket>();
	server.on('connection', socket => sockets.add(socket));
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	context.after(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	const address = server.address();
	assert.ok(address && typeof address === 'object');
	return `127.0.0.1:${address.port}`;
}

/** A proxy that tunnels and forwards, and records its requests. */
async function startProxy(context: TestContext) {
	const asked: string[] = [];
	const proxy = createHttpServer(({method, url, headers}, response) => {
		asked.push(`${method} ${url} ${headers.host} ${headers['proxy-authorization'] ?? ''}`);
		response.end('through the proxy');
	});
	proxy.on('connect', (request, socket) => {
		asked.push(`CONNECT ${request.url} ${request.headers['proxy-authorization'] ?? ''}`);
		const {hostname, port} = new URL(`http://${request.url}`);
		const target = connect(Number(port), hostname, () => {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			target.pipe(socket).pipe(target);
		});
	});
	return {host: await listening(context, proxy), asked};
}

test('an HTTPS request goes through a proxy’s tunnel, its certificate verified', async context => {
	await using service = await startAwsService();
	service.script({body: '{"a":1}'});
	const folder = await mkdtemp(join(tmpdir(), 'http-'));
	context.after(() => rm(folder, {recursive: true}));
	const path = join(folder, 'ca.pem');
	await writeFile(path, service.certificate);
	const {host, asked} = await startProxy(context);
	const proxy = `http://user:p%40ss@${host}`;
	const answer = await send(post(service.https), {
		...transport,
		proxy,
		certificates: {kind: 'bundle', path},
	});
	assert.equal(answer.body, '{"a":1}');
	const credentials = Buffer.from('user:p@ss').toString('base64');
	assert.deepEqual(asked, [`CONNECT ${new URL(service.https).host} Basic ${credentials}`]);
	assert.equal(await losing(service.https, {proxy}), 'certificate');
});

test('at a tunnel’s end a certificate for another host does not do, be the host a number', async context => {
	const {cert, key} = createCertificate(new Date(), 'localhost');
	const folder = await mkdtemp(join(tmpdir(), 'http-'));
	context.after(() => rm(folder, {recursive: true}));
	const path = join(folder, 'ca.pem');
	await writeFile(path, cert);
	const secure = createHttpsServer({cert, key}, (_, response) => response.end('{}'));
	const address = await listening(context, secure);
	const through = {
		proxy: `http://${(await startProxy(context)).host}`,
		certificates: {kind: 'bundle', path},
	} as const;
	assert.equal(await losing(`https://${address}`, through), 'certificate');
	const named = `https://${address.replace('127.0.0.1', 'localhost')}`;
	assert.equal(await losing(named, through), 'answered');
});

test('an HTTP request is handed to the proxy whole', async context => {
	const {host, asked} = await startProxy(context);
	for (const authority of ['cognito.invalid', 'cognito.invalid:80', '127.1:81']) {
		const through = {...transport, proxy: `http://${host}`};
		const answer = await send(post(`http://${authority}/path`), through);
		assert.equal(answer.body, 'through the proxy');
		assert.equal(asked.pop(), `POST http://${authority}/path ${authority} `);
	}
	assert.deepEqual(asked, []);
});

test('half a pair of name and password is told to no proxy', async context => {
	const {host, asked} = await startProxy(context);
	await using service = await startAwsService();
	for (const half of ['user@', 'user:@', ':word@']) {
		const proxy = `http://${half}${host}`;
		assert.equal(await losing('http://cognito.invalid/path', {proxy}), 'answered');
		assert.equal(await losing(service.https, {proxy}), 'certificate');
	}
	const each = [
		'POST http://cognito.invalid/path cognito.invalid ',
		`CONNECT ${service.https.slice(8)} `,
	];
	assert.deepEqual(asked, [...each, ...each, ...each]);
});

test('an HTTP request goes to an HTTPS proxy over TLS, its certificate verified', async context => {
	const {cert, key} = createCertificate();
	const path = join(temporaryFolder(context), 'ca.pem');
	await writeFile(path, cert);
	const asked: string[] = [];
	const secure = createHttpsServer({cert, key}, (request, response) => {
		const {host, 'proxy-authorization': credentials} = request.headers;
		asked.push(`${request.method} ${request.url} ${host} ${credentials}`);
		response.end('through the proxy');
	});
	const proxy = `https://user:word@${await listening(context, secure)}`;
	const trusting = {proxy, certificates: {kind: 'bundle', path}} as const;
	const answer = await send(post('http://cognito.invalid/path'), {...transport, ...trusting});
	assert.equal(answer.body, 'through the proxy');
	const credentials = Buffer.from('user:word').toString('base64');
	assert.deepEqual(asked, [
		`POST http://cognito.invalid/path cognito.invalid Basic ${credentials}`,
	]);
	assert.equal(await losing('http://cognito.invalid', {proxy}), 'certificate');
	assert.equal(asked.length, 1);
});

test('every way to be lost has its kind', async context => {
	await using service = await startAwsService();
	const refused = `127.0.0.1:${await freePort()}`;
	assert.equal(await losing('ftp://127.0.0.1'), 'unsendable');
	assert.equal(await losing('http://127.0.0.1:99999'), 'unsendable');
	assert.equal(await losing(`http://${refused}`), 'refused');
	assert.equal(await losing('http://no-such-host.invalid'), 'refused');
	assert.equal(await losing(service.https, {proxy: `http://${refused}`}), 'proxyRefused');
	assert.equal(await losing(service.https, {proxy: service.http}), 'proxyRefused');
	assert.equal(await losing(service.https), 'certificate');
	assert.equal(await losing(service.http.replace('http:', 'https:')), 'certificate');
	service.script({isSilent: true});
	assert.equal(await losing(service.http, {readTimeoutMs: 50}), 'readTimeout');
	const hangingUp = await listening(
		context,
		createServer(socket => socket.destroy()),
	);
	assert.equal(await losing(`http://${hangingUp}`), 'closed');
	assert.equal(await losing(`https://${hangingUp}`), 'closed');
	const breakingOff = createServer(socket => {
		socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"a":');
	});
	assert.equal(await losing(`http://${await listening(context, breakingOff)}`), 'closed');
});

test('what is wrong with a handshake is told in OpenSSL’s words, without places in source code', async context => {
	await using service = await startAwsService();
	const {cert, key} = createCertificate(new Date(), 'localhost');
	const path = join(temporaryFolder(context), 'ca.pem');
	await writeFile(path, cert);
	const trusting = {certificates: {kind: 'bundle', path}} as const;
	const other = createHttpsServer({cert, key}, (_, response) => response.end('{}'));
	const alerting = createServer(socket => {
		socket.once('data', () => socket.end(Buffer.from('15030300020228', 'hex')));
	});
	const plain = service.http.replace('http:', 'https:');
	const reasons = [
		(await loss(plain))?.reason,
		(await loss(`https://${await listening(context, alerting)}`))?.reason,
		(await loss(service.https))?.reason,
		(await loss(`https://${await listening(context, other)}`, trusting))?.reason,
	];
	const unverified = '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: ';
	assert.deepEqual(reasons, [
		'[SSL: WRONG_VERSION_NUMBER] wrong version number',
		'[SSL: SSLV3_ALERT_HANDSHAKE_FAILURE] sslv3 alert handshake failure',
		`${unverified}self-signed certificate`,
		`${unverified}IP address mismatch, certificate is not valid for '127.0.0.1'.`,
	]);
});

test('certificates that can’t be read are told as Python tells it', async context => {
	const folder = temporaryFolder(context);
	const empty = join(folder, 'empty.pem');
	await writeFile(empty, 'none');
	await using service = await startAwsService();
	const reason = async (path: string) =>
		(await loss(service.https, {certificates: {kind: 'bundle', path}}))?.reason;
	const refused = `https://127.0.0.1:${await freePort()}`;
	const missing = {kind: 'bundle', path: join(folder, 'missing')} as const;
	assert.equal(await losing(refused, {certificates: missing}), 'refused');
	assert.deepEqual(
		[
			await reason(join(folder, 'missing')),
			await reason(folder),
			await reason(empty),
			await reason('/dev/zero'),
		],
		[
			'[Errno 2] No such file or directory',
			'[Errno 21] Is a directory',
			'[X509: NO_CERTIFICATE_OR_CRL_FOUND] no certificate or crl found',
			'it is not a regular file (ENOTSUP)',
		],
	);
});

test('a name and a password in an address are not sent', async () => {
	await using service = await startAwsService();
	service.script({body: '{}'});
	await send(post(service.http.replace('//', '//user:word@')), transport);
	assert.equal(service.seen[0]?.headers.authorization, undefined);
});

test('an abort ends the request with its reason', async () => {
	await using service = await startAwsService();
	service.script({isSilent: true});
	const controller = new AbortController();
	const sending = send(post(service.http), {...transport, signal: controller.signal});
	while (service.seen.length === 0) await new Promise(resolve => setImmediate(resolve));
	controller.abort(new Error('stopped'));
	await assert.rejects(sending, {message: 'stopped'});
});

test('a request is written as the AWS CLI writes it, and no more is asked of the connection', async context => {
	const written: string[] = [];
	const server = createServer(socket => {
		socket.once('data', bytes => {
			written.push(String(bytes));
			socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}');
		});
		socket.once('close', () => written.push('closed'));
	});
	const host = await listening(context, server);
	const answer = await send(post(`http://${host}/a?b`), transport);
	const headers = new Map([['content-length', '2']]);
	assert.deepEqual(answer, {status: 200, headers, body: '{}', isText: true});
	while (written.length < 2) await new Promise(resolve => setImmediate(resolve));
	assert.deepEqual(written, [
		`POST /a?b HTTP/1.1\r\nHost: ${host}\r\nX-Amz-Target: x\r\nContent-Length: 2\r\n\r\n{}`,
		'closed',
	]);
});

test('an answer that drips is given up in the end', async context => {
	const dripping = createServer(socket => {
		socket.write('HTTP/1.1 200 OK\r\n\r\n');
		const drip = setInterval(() => socket.write('x'), 20);
		socket.once('close', () => clearInterval(drip));
		socket.on('error', () => {});
	});
	const host = await listening(context, dripping);
	assert.equal(await losing(`http://${host}`, {readTimeoutMs: 60}), 'readTimeout');
});

test('a timeout of more than a timer can wait is no short one', async context => {
	const slow = createServer(socket => {
		const answer = setTimeout(() => socket.end('HTTP/1.1 200 OK\r\n\r\n{}'), 50);
		socket.once('close', () => clearTimeout(answer));
	});
	const monthMs = 31 * 86_400_000;
	const timeouts = {connectTimeoutMs: monthMs, readTimeoutMs: monthMs};
	assert.equal(await losing(`http://${await listening(context, slow)}`, timeouts), 'answered');
});
