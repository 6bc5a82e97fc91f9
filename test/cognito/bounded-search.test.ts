import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {connect, createServer, type Socket} from 'node:net';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import {createServer as createTlsServer} from 'node:tls';
import {iamCredentials} from '../../source/cognito/iam-credentials.ts';
import {Transport} from '../../source/cognito/wire/transport.ts';
import {createTransports} from '../../source/cognito/wire/transports.ts';
import {temporaryFolder} from '../helpers/store.ts';

const limits = {usual: 400, attended: 600};
const role = 'role_arn = arn:aws:iam::123456789012:role/support\nsource_profile = base\n';
const hang = 'process.on("SIGTERM", () => {})';

/** Replaces AWS's files and environment for a test, so that nothing of this computer's own is used. */
function pointSdkTo(t: TestContext, env: NodeJS.ProcessEnv, config = '') {
	const folder = temporaryFolder(t);
	const before = {...process.env};
	for (const name of Object.keys(process.env))
		if (name.startsWith('AWS_')) delete process.env[name];
	const keys = '[profile base]\naws_access_key_id = AKIABASE\naws_secret_access_key = hush\n';
	writeFileSync(join(folder, 'config'), `${keys}${config}`);
	Object.assign(process.env, {
		AWS_CONFIG_FILE: join(folder, 'config'),
		AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none'),
		AWS_REGION: 'eu-west-1',
		...env,
	});
	t.after(() => {
		process.env = before;
	});
}

/** A server on this computer that treats connections as a test says; each test sees when they end. */
async function startPlace(t: TestContext, answer: (socket: Socket, asked: string) => void) {
	const connections: Promise<unknown>[] = [];
	const asked: string[] = [];
	const server = createServer(socket => {
		connections.push(new Promise(resolve => socket.once('close', resolve)));
		socket.on('error', () => {});
		socket.on('data', data => {
			asked.push(String(data).split('\r\n', 1)[0] ?? '');
			answer(socket, String(data));
		});
		t.after(() => socket.destroy());
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	t.after(() => server.close());
	const address = server.address();
	assert.ok(typeof address === 'object' && address !== null);
	return {host: `127.0.0.1:${address.port}`, port: address.port, connections, asked, server};
}

const advice = 'Check what runs there, and the proxy or firewall on the way';
const slow = `gave no complete answer within 0.4 seconds. ${advice}`;
const ways: Readonly<Record<string, {answer: (socket: Socket) => void; fault: string}>> = {
	silent: {answer: () => {}, fault: slow},
	dripping: {
		answer: socket => {
			socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
			const drips = setInterval(() => socket.write(' '), 20);
			socket.once('close', () => clearInterval(drips));
		},
		fault: slow,
	},
	endless: {
		answer: socket => {
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			const pour = () => {
				while (socket.writable && socket.write(Buffer.alloc(65_536, 32)));
			};
			socket.on('drain', pour);
			pour();
		},
		fault: `answered with more than 10 MiB. ${advice}`,
	},
	'of another protocol': {
		answer: socket => socket.write('HTTP/1.1 101 Yes\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
		fault: `answered with another protocol. ${advice}`,
	},
};

for (const [way, {answer, fault}] of Object.entries(ways)) {
	for (const [source, variable, path] of [
		['a container', 'AWS_CONTAINER_CREDENTIALS_FULL_URI', '/creds'],
		['an instance', 'AWS_EC2_METADATA_SERVICE_ENDPOINT', ''],
	] as const) {
		// The SDK itself gives up on a silent instance after a second.
		if (way === 'silent' && source === 'an instance') continue;
		test(`the credentials of ${source} that is ${way} are given up`, async t => {
			const {host, connections, asked} = await startPlace(t, answer);
			pointSdkTo(t, {[variable]: `http://${host}${path}`});
			const allowed = way === 'endless' ? {...limits, usual: 10_000} : limits;
			await assert.rejects(iamCredentials({limits: allowed})(), {
				name: 'CredentialsProviderError',
				message: `${host} ${fault}`,
			});
			await Promise.all(connections);
			assert.equal(asked.length, 1);
		});
	}
}

for (const way of ['silent', 'dripping', 'of another protocol'] as const) {
	test(`a role of an STS that is ${way} is asked for once, and given up`, async t => {
		const {answer, fault} = ways[way] ?? assert.fail();
		const {host, connections, asked} = await startPlace(t, answer);
		pointSdkTo(t, {AWS_ENDPOINT_URL_STS: `http://${host}`}, `[profile support]\n${role}`);
		await assert.rejects(iamCredentials({profile: 'support', limits})(), {
			name: 'CredentialsProviderError',
			message: `${host} ${fault}`,
		});
		await Promise.all(connections);
		assert.deepEqual(asked, ['POST / HTTP/1.1']);
	});
}

/** A `credential_process` that never ends, in a shell of its own. Its connection to the server shows when it does. */
const endlessProcess = (port: number) =>
	`[profile support]\ncredential_process = sh -c '"${process.execPath}" -e "${hang.replaceAll('"', '\\"')};require(\\"net\\").connect(${port},\\"127.0.0.1\\").write(\\"begun\\")"; echo'\n`;

test('a credential_process that never ends is ended with what it started, and run once', async t => {
	const {port, connections, asked} = await startPlace(t, () => {});
	pointSdkTo(t, {}, endlessProcess(port));
	const search = iamCredentials({profile: 'support', limits: {...limits, usual: 3_000}});
	await assert.rejects(search(), {
		name: 'CredentialsProviderError',
		message:
			'credential_process did not end within 3 seconds. Run its command by itself to see what it waits for',
	});
	await Promise.all(connections);
	assert.deepEqual(asked, ['begun']);
});

test('a search ends when its signal is aborted, with the process and the requests it has open', async t => {
	const aborted = new AbortController();
	const {port, connections, asked} = await startPlace(t, () => aborted.abort());
	pointSdkTo(t, {}, endlessProcess(port));
	const signal = {signal: aborted.signal};
	const unlimited = {usual: 60_000, attended: 60_000};
	const search = iamCredentials({profile: 'support', limits: unlimited});
	await assert.rejects(search(signal), {code: 'cancelled'});
	await Promise.all(connections);
	assert.deepEqual(asked, ['begun']);
	await assert.rejects(search(signal), {code: 'cancelled'});

	const again = new AbortController();
	const place = await startPlace(t, () => again.abort());
	process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = `http://${place.host}/creds`;
	const {signal: other} = again;
	await assert.rejects(iamCredentials({limits: unlimited})({signal: other}), {code: 'cancelled'});
	await Promise.all(place.connections);
	assert.deepEqual(place.asked, ['GET /creds HTTP/1.1']);
});

const assumed =
	'<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIASUPPORT</AccessKeyId><SecretAccessKey>assumed</SecretAccessKey><SessionToken>session</SessionToken><Expiration>2126-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>';
function answerAssumed(socket: Socket, asked: string): void {
	// The body may arrive separately.
	if (!asked.includes('Action=AssumeRole')) return;
	socket.write(
		`HTTP/1.1 200 OK\r\ncontent-type: text/xml\r\ncontent-length: ${assumed.length}\r\n\r\n${assumed}`,
	);
}

const webRole = (folder: string) =>
	`[profile web]\nrole_arn = arn:aws:iam::123456789012:role/web\nweb_identity_token_file = ${folder}/token\n`;
const ssoRole =
	'[profile sso]\nsso_session = home\nsso_account_id = 123456789012\nsso_role_name = desk\n[sso-session home]\nsso_start_url = https://example.com\nsso_region = eu-west-1\n';

/** Creates the files of a web identity and of a single sign-on. */
function makeTokens(t: TestContext): string {
	const folder = temporaryFolder(t);
	writeFileSync(join(folder, 'token'), 'e30.e30.e30');
	const cache = join(folder, '.aws/sso/cache');
	mkdirSync(cache, {recursive: true});
	const token = {accessToken: 'sso', expiresAt: '2126-01-01T00:00:00Z'};
	const name = createHash('sha1').update('home').digest('hex');
	writeFileSync(join(cache, `${name}.json`), JSON.stringify(token));
	return folder;
}

test('STS and a single sign-on are asked once by the same way, and nothing is quoted of an answer that breaks off', async t => {
	const answer = {status: 500, text: ''};
	const {host, asked} = await startPlace(t, socket => {
		const {status, text} = answer;
		socket.end(`HTTP/1.1 ${status} x\r\ncontent-length: ${text.length}\r\n\r\n${text}`);
	});
	const folder = makeTokens(t);
	const url = `http://${host}`;
	pointSdkTo(
		t,
		{HOME: folder, AWS_ENDPOINT_URL_STS: url, AWS_ENDPOINT_URL_SSO: url},
		`[profile support]\n${role}${webRole(folder)}${ssoRole}`,
	);
	const environment = {AWS_ROLE_ARN: 'arn', AWS_WEB_IDENTITY_TOKEN_FILE: join(folder, 'token')};
	const ask = async (profile: string | undefined) => {
		const ways: string[] = [];
		const transport = new Transport({});
		const transportTo = (to: string) => {
			ways.push(to);
			return transport;
		};
		const search = iamCredentials({...(profile && {profile}), transportTo});
		const why = await search().then(
			() => assert.fail('credentials'),
			error => String(error.message),
		);
		return [why, ways.join(), asked.splice(0).length];
	};
	const unread = `${url} gave an answer that can't be read (HTTP 200). ${advice}`;
	for (const profile of ['support', 'web', 'sso', undefined]) {
		if (profile === undefined) Object.assign(process.env, environment);
		const busy =
			'<ErrorResponse><Error><Code>Throttling</Code><Message>busy</Message></Error></ErrorResponse>';
		Object.assign(answer, {status: 500, text: profile === 'sso' ? '{"message":"busy"}' : busy});
		const said = profile === 'sso' ? 'Unknown: busy' : 'busy';
		assert.deepEqual(await ask(profile), [said, url, 1], profile);
		Object.assign(answer, {status: 200, text: `{"secretAccessKey":"hush"${profile}`});
		assert.deepEqual(await ask(profile), [unread, url, 1], profile);
	}
});

test('a person may take longer to type a code than a search may take', async t => {
	const silent = await startPlace(t, () => {});
	const sts = await startPlace(t, answerAssumed);
	const device = 'arn:aws:iam::123456789012:mfa/jo';
	const profile = `[profile support]\n${role}mfa_serial = ${device}\n`;
	pointSdkTo(t, {AWS_ENDPOINT_URL_STS: `http://${sts.host}`}, profile);
	const mfaCode = async () => {
		// As long as a search with the same limits takes.
		process.env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] = `http://${silent.host}/creds`;
		await assert.rejects(iamCredentials({limits: {...limits, usual: 900}})());
		return '123456';
	};
	const search = iamCredentials({profile: 'support', mfaCode, limits: {...limits, usual: 800}});
	assert.equal((await search()).accessKeyId, 'ASIASUPPORT');
});

test('STS is asked through the proxy of the environment unless no_proxy names it, and with its certificates', async t => {
	const [key, cert] = ['key', 'certificate'].map(name =>
		readFileSync(join(import.meta.dirname, `../fixtures/localhost-${name}.pem`), 'utf8'),
	);
	const server = createTlsServer({key, cert}, socket => {
		socket.on('error', () => {}).on('data', data => answerAssumed(socket, String(data)));
		t.after(() => socket.destroy());
	});
	server.listen(0, 'localhost');
	await once(server, 'listening');
	t.after(() => server.close());
	const address = server.address();
	assert.ok(typeof address === 'object' && address !== null);
	const sts = `localhost:${address.port}`;
	const proxy = await startPlace(t, (socket, asked) => {
		if (!asked.startsWith('CONNECT ')) return;
		const beyond = connect(address.port, address.address);
		beyond.on('error', () => {});
		t.after(() => beyond.destroy());
		socket.removeAllListeners('data');
		socket.write('HTTP/1.1 200 OK\r\n\r\n');
		socket.pipe(beyond).pipe(socket);
	});
	pointSdkTo(t, {AWS_ENDPOINT_URL_STS: `https://${sts}`}, `[profile support]\n${role}`);
	const askWith = async (env: Readonly<Record<string, string>>, trust = {caPem: cert ?? ''}) => {
		const transportTo = createTransports(env, trust);
		return (await iamCredentials({profile: 'support', transportTo})()).accessKeyId;
	};
	const https_proxy = `http://${proxy.host}`;
	assert.equal(await askWith({https_proxy}), 'ASIASUPPORT');
	assert.deepEqual(proxy.asked, [`CONNECT ${sts} HTTP/1.1`]);
	assert.equal(await askWith({https_proxy, no_proxy: 'localhost'}), 'ASIASUPPORT');
	assert.equal(proxy.asked.length, 1);
	const untrusted = iamCredentials({profile: 'support', transportTo: createTransports({}, {})});
	await assert.rejects(untrusted(), {
		name: 'CredentialsProviderError',
		message: /^self-signed certificate/,
	});
});
