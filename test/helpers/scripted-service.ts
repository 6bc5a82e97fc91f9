import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestContext} from 'node:test';

/** A request as a service receives it. */
export type Received = {
	readonly operation: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: Readonly<Record<string, unknown>>;
};

type Reply = (received: Received, response: ServerResponse) => void;

/**
 * A service with a test's responses, including ones that a well-behaved service never sends. Uses HTTP on a free port
 * of this computer until the test ends.
 */
export async function startScriptedService(context: TestContext, reply: Reply) {
	const received: Received[] = [];
	const server = createServer(async (request, response) => {
		const chunks: Uint8Array[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const one = {
			operation: String(request.headers['x-amz-target']).split('.').at(-1) ?? '',
			headers: request.headers,
			body: JSON.parse(Buffer.concat(chunks).toString() || '{}'),
		};
		received.push(one);
		reply(one, response);
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	context.after(() => {
		server.closeAllConnections();
		server.close();
	});
	return {endpointUrl: `http://127.0.0.1:${portOf(server.address())}`, received};
}

/** Responds like Cognito: JSON 1.1, a request ID, and the error's name in a header too. */
export function answerJson(response: ServerResponse, body: object, status = 200): void {
	const type = '__type' in body ? body.__type : undefined;
	const name = typeof type === 'string' ? {'x-amzn-errortype': `${type}:`} : {};
	response.writeHead(status, {
		'content-type': 'application/x-amz-json-1.1',
		'x-amzn-requestid': '9f1c2d3e-0000-4000-8000-000000000001',
		...name,
	});
	response.end(JSON.stringify(body));
}

function portOf(address: AddressInfo | string | null): number {
	if (address === null || typeof address === 'string') throw new Error('not listening on a port');
	return address.port;
}
