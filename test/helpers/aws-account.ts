import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {TestContext} from 'node:test';
import type {AccountSettings, LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {actions, partsOf} from '../../source/why/call/operations.ts';
import {startPool, succeed, textOf} from './local-pool-client.ts';

/** A failure with which the front answers a request instead of forwarding it. */
export type Fault =
	| 'xml'
	| 'html'
	| 'half JSON'
	| 'hang'
	| 'reset'
	| '500'
	| 'throttled'
	| 'denied';

export const faults: readonly Fault[] = [
	'xml',
	'html',
	'half JSON',
	'hang',
	'reset',
	'500',
	'throttled',
	'denied',
];

/** An AWS account with its user pools, behind a front that can fail and records requests. */
export type FrontedAccount = {
	readonly pool: LocalPool;
	readonly url: string;
	/** IAM actions in the order in which they arrived. */
	readonly asked: readonly string[];
	/** The highest number of concurrent requests. */
	readonly mostAtOnce: () => number;
	/** Requests a code as a demo user. */
	readonly requestCode: (username: string, attribute: 'email' | 'phone_number') => Promise<void>;
};

/** Changes the body of a response, given its action. */
export type Change = (action: string, body: string) => string;

/** Starts one for a test. `faultFor` is called for each request. */
export async function startAccount(
	t: TestContext,
	{
		account,
		faultFor = () => undefined,
		change = (_, body) => body,
	}: {
		readonly account?: AccountSettings;
		readonly faultFor?: (action: string, accessKeyId: string) => Fault | undefined;
		readonly change?: Change;
	} = {},
): Promise<FrontedAccount> {
	const pool = await startPool(t, account === undefined ? {} : {account});
	const asked: string[] = [];
	let underWay = 0;
	let most = 0;
	const answerTo = async (request: IncomingMessage, response: ServerResponse) => {
		underWay++;
		most = Math.max(most, underWay);
		response.on('close', () => {
			underWay--;
		});
		const chunks: Uint8Array[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const body = Buffer.concat(chunks).toString();
		const action = actionOf(request, body);
		asked.push(action);
		const key = /Credential=(\w+)\//.exec(request.headers.authorization ?? '')?.[1] ?? '';
		const fault = faultFor(action, key);
		if (fault !== undefined) {
			misbehave(response, fault);
			return;
		}
		const {host: _, connection: __, ...headers} = request.headers;
		const answer = await fetch(new URL(request.url ?? '/', pool.endpoint), {
			method: request.method ?? 'GET',
			headers: Object.entries(headers).map(([name, value]): [string, string] => [
				name,
				String(value),
			]),
			...(request.method === 'POST' && {body}),
		});
		const type = answer.headers.get('content-type') ?? '';
		response.writeHead(answer.status, {
			'content-type': type,
			...(answer.headers.has('x-amzn-errortype') && {
				'x-amzn-errortype': String(answer.headers.get('x-amzn-errortype')),
			}),
			'x-amzn-requestid': '00000000-aaaa-4bbb-8ccc-00000000000a',
		});
		response.end(change(action, await answer.text()));
	};
	const server = createServer((request, response) => {
		// A caller that gave up and a pool that has stopped don't matter here.
		answerTo(request, response).catch(() => response.destroy());
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	t.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('not listening on a port');
	return {
		pool,
		url: `http://127.0.0.1:${address.port}`,
		asked,
		mostAtOnce: () => most,
		requestCode: async (username, AttributeName) => {
			const answer = await succeed(pool, 'InitiateAuth', {
				ClientId: 'localdemopublicclient00001',
				AuthFlow: 'USER_PASSWORD_AUTH',
				AuthParameters: {USERNAME: username, PASSWORD: 'Demo-pass-1'},
			});
			const AccessToken = textOf(answer, 'AuthenticationResult', 'AccessToken');
			await succeed(pool, 'GetUserAttributeVerificationCode', {AccessToken, AttributeName});
		},
	};
}

/** The IAM action of a signed request, or its own words if it isn't a known one. */
function actionOf(request: IncomingMessage, body: string): string {
	const scope = /\/\d{8}\/[\w-]+\/([\w-]+)\/aws4_request/.exec(
		request.headers.authorization ?? '',
	)?.[1];
	const target = String(request.headers['x-amz-target'] ?? '')
		.split('.')
		.at(-1);
	const named = target || new URLSearchParams(body).get('Action') || undefined;
	const path = request.url ?? '';
	const found = actions.find(action => {
		const parts = partsOf(action);
		if (parts.service.signedAs !== scope) return false;
		if (named !== undefined) return parts.operation === named;
		const {before, after = ''} = parts.path ?? {before: 'none'};
		return (
			path.startsWith(before) &&
			path.endsWith(after) &&
			(before !== path ? !before.endsWith('account') : true)
		);
	});
	return found ?? `${scope}:${named ?? path}`;
}

function misbehave(response: ServerResponse, fault: Fault): void {
	const answer = (status: number, type: string, body: string) => {
		response.writeHead(status, {'content-type': type}).end(body);
	};
	switch (fault) {
		case 'hang':
			return;
		case 'reset':
			response.socket?.resetAndDestroy();
			return;
		case 'xml':
			answer(200, 'text/xml', '<Surprise><Result>1</Result></Surprise>');
			return;
		case 'html':
			answer(200, 'text/html', '<!doctype html><html><title>Hotel Wi-Fi</title></html>');
			return;
		case 'half JSON':
			answer(200, 'application/json', '{"UserPool": {"Id": "us-e');
			return;
		case '500':
			answer(500, 'text/html', '<html><h1>Internal Server Error</h1></html>');
			return;
		case 'throttled':
			answer(400, 'application/json', '{"__type":"ThrottlingException","message":"Rate exceeded"}');
			return;
		case 'denied':
			answer(
				403,
				'text/xml',
				'<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
			);
	}
}
