import assert from 'node:assert/strict';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer as createHttpServer, type RequestListener, type Server} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import {connect, type Server as NetServer, type Socket} from 'node:net';
import {type TestContext, test} from 'node:test';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import type {TransportSettings} from '../../../source/cognito/wire/transport.ts';
import {isProblem} from '../../helpers/client.ts';
import {answerJson} from '../../helpers/scripted-service.ts';

/** Created for these tests, for `localhost` and 127.0.0.1, and self-signed: it protects nothing. */
const fixture = (name: string) =>
	readFileSync(new URL(`../../fixtures/${name}`, import.meta.url), 'utf8');
const certificate = fixture('localhost-certificate.pem');

const answerUser: RequestListener = (request, response) => {
	request.resume();
	answerJson(response, {Username: 'jane', UserAttributes: []});
};

async function listen(context: TestContext, server: Server): Promise<number> {
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	context.after(() => {
		server.closeAllConnections();
		server.close();
	});
	return portOf(server);
}

function portOf(server: NetServer): number {
	const address = server.address();
	assert.ok(address !== null && typeof address === 'object');
	return address.port;
}

async function startTls(context: TestContext) {
	const key = fixture('localhost-key.pem');
	const server = createHttpsServer({key, cert: certificate}, answerUser);
	return `https://localhost:${await listen(context, server)}`;
}

/** A proxy that opens CONNECT tunnels to this computer for clients with the password. */
async function startProxy(context: TestContext) {
	const asked: string[] = [];
	const refused: Promise<unknown>[] = [];
	const server = createHttpServer((_, response) => response.writeHead(405).end());
	server.on('connect', (request, socket: Socket) => {
		asked.push(request.url ?? '');
		const expected = `Basic ${Buffer.from('me:let-me').toString('base64')}`;
		if (request.headers['proxy-authorization'] !== expected) {
			refused.push(once(socket.resume(), 'end').finally(() => socket.destroy()));
			socket.write('HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n');
			return;
		}
		const target = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			target.pipe(socket).pipe(target);
		});
		for (const one of [socket, target]) one.on('error', () => {});
		context.after(() => {
			socket.destroy();
			target.destroy();
		});
	});
	return {host: `127.0.0.1:${await listen(context, server)}`, asked, refused};
}

const getUser = (endpointUrl: string, transport: TransportSettings) =>
	createCognito({
		client: {region: 'eu-west-1', clientId: 'client', endpointUrl},
		transport,
	}).getUser('token');

test('a certificate nobody vouches for is refused, unless it is named or the check is off', async context => {
	const url = await startTls(context);
	const refused = isProblem('certificateRefused', {reason: 'DEPTH_ZERO_SELF_SIGNED_CERT'});
	await assert.rejects(getUser(url, {}), refused);
	assert.equal((await getUser(url, {caPem: certificate})).username, 'jane');
	assert.equal((await getUser(url, {verifyTls: false})).username, 'jane');
});

test('a proxy is gone through, and the certificate behind it is checked all the same', async context => {
	const url = await startTls(context);
	const {host, asked} = await startProxy(context);
	const proxyUrl = `http://me:let-me@${host}`;
	assert.equal((await getUser(url, {proxyUrl, caPem: certificate})).username, 'jane');
	assert.equal((await getUser(url, {proxyUrl, verifyTls: false})).username, 'jane');
	await assert.rejects(getUser(url, {proxyUrl}), isProblem('certificateRefused'));
	assert.deepEqual(asked, Array(3).fill(new URL(url).host));
});

test('a proxy that wants a password, or is not there, is not taken for the service', async context => {
	const url = await startTls(context);
	const {host, refused} = await startProxy(context);
	await assert.rejects(
		getUser(url, {proxyUrl: `http://me:wrong@${host}`, caPem: certificate}),
		isProblem('proxyRefused', {httpStatus: 407, mayHaveBeenSent: undefined}),
	);
	assert.equal(refused.length, 1);
	await Promise.all(refused);
	await assert.rejects(
		getUser(url, {proxyUrl: 'http://127.0.0.1:1'}),
		isProblem('connectionRefused', {mayHaveBeenSent: undefined}),
	);
});
