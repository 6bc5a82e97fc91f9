import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, rm} from 'node:fs/promises';
import {createServer, type IncomingHttpHeaders, type Server} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {after, before, test} from 'node:test';
import {root} from '../../build/build.js';
import {bundledProgram} from '../helpers/program.ts';

let folder: string;
let server: Server;
let endpoint: string;

/** A program's output and requests. */
type Behaviour = {
	readonly exitCode: number | null;
	readonly stdout: string;
	readonly stderr: string;
	readonly requests: readonly {headers: IncomingHttpHeaders; body: string}[];
};

/** The service's responses, by the attribute that a code is requested for. */
const answers: Readonly<Record<string, {status: number; body: object}>> = {
	email: {
		status: 200,
		body: {
			CodeDeliveryDetails: {
				AttributeName: 'email',
				DeliveryMedium: 'EMAIL',
				Destination: 'r***@e***',
			},
		},
	},
	phone_number: {
		status: 400,
		body: {
			__type: 'LimitExceededException',
			message: 'Attempt limit exceeded, please try after some time.',
		},
	},
	address: {status: 404, body: {}},
};

let requests: {headers: IncomingHttpHeaders; body: string}[] = [];

before(async () => {
	folder = await mkdtemp(join(tmpdir(), 'bundled-'));
	server = createServer(async (request, response) => {
		const body = await text(request);
		// The only header that differs each time.
		const {'amz-sdk-invocation-id': id, ...headers} = request.headers;
		requests.push({headers: {...headers, hasId: String(id !== undefined)}, body});
		const asked = /"AttributeName": ?"(\w+)"/.exec(body)?.[1] ?? '';
		const {status, body: answer} = answers[asked] ?? {status: 500, body: {}};
		response.writeHead(status, {'content-type': 'application/x-amz-json-1.1'});
		response.end(JSON.stringify(answer));
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

after(async () => {
	server.close();
	await rm(folder, {recursive: true});
});

async function run(program: readonly string[], args: readonly string[]): Promise<Behaviour> {
	requests = [];
	const child = spawn(process.execPath, [...program, ...args], {
		cwd: root,
		env: {
			...{PATH: process.env['PATH'], HOME: folder, LOCALAPPDATA: folder, APPDATA: folder},
			NODE_COMPILE_CACHE: join(folder, 'compiled'),
		},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const [stdout, stderr, [exitCode]] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		once(child, 'close'),
	]);
	return {exitCode, stdout, stderr, requests};
}

const operation = 'get-user-attribute-verification-code';
const send = (attribute: string, ...more: readonly string[]) => [
	operation,
	...['--access-token', 'not.a.token', '--attribute-name', attribute, '--region', 'eu-west-1'],
	...['--endpoint-url', endpoint],
	...more,
];

const cases: Readonly<Record<string, () => readonly string[]>> = {
	'a code that is sent': () => send('email'),
	'a code that is sent, as a table': () => send('email', '--output', 'table'),
	'an answer that is queried': () =>
		send('email', '--query', 'CodeDeliveryDetails.[DeliveryMedium]'),
	'a whole input as YAML, and an answer so': () => [
		...[operation, '--region', 'eu-west-1', '--endpoint-url', endpoint, '--output', 'yaml'],
		...['--aws-cli', 'v2', '--cli-input-yaml', '{AccessToken: t, AttributeName: email}'],
	],
	'an error of the service': () => send('phone_number'),
	'an answer that says nothing': () => send('address'),
	'a service that nobody runs': () => [...send('email'), '--endpoint-url', 'http://127.0.0.1:9'],
	'an option that does not exist': () => send('email', '--colour'),
	'an option that is missing': () => [operation],
	'the help of a command': () => [operation, 'help'],
	'a command that does not exist': () => ['verify'],
};

for (const [name, args] of Object.entries(cases)) {
	test(`the bundled program behaves as its source does: ${name}`, async () => {
		const source = await run(['--disable-warning=ExperimentalWarning', 'source/cli.ts'], args());
		const bundled = await run([await bundledProgram()], args());
		assert.notEqual(source.stdout + source.stderr, '');
		assert.deepEqual(bundled, source);
	});
}
