import {createServer, type RequestListener, type Server, type ServerResponse} from 'node:http';
import {errorCode} from '../../error-code.ts';
import {Problem} from '../../problem.ts';
import {readWebAddress} from '../../web-address.ts';

/** A listener for a redirect to this computer (RFC 8252, section 7.3). */
export type Loopback = {
	/**
	 * Signs in with the query of the redirect that has the right state; the browser gets its page once that has succeeded
	 * or failed. Rejects as `signIn` does, or with a `Problem`: `browserSignInTimedOut`, or `cancelled` if the signal is
	 * aborted. In any case, it stops listening.
	 */
	readonly redirect: <Result>(
		signIn: (query: URLSearchParams) => Promise<Result>,
		signal?: AbortSignal,
	) => Promise<Result>;
	readonly close: () => void;
};

/**
 * Listens at the redirect URI on loopback only. Accepts a single request with the right `state` and turns all others
 * away. Throws a `Problem` (`redirectUnusable`) if the address is in use or isn't on this computer.
 */
export async function listenForRedirect({
	redirectUri,
	state,
	waitMs,
}: {
	readonly redirectUri: string;
	readonly state: string;
	readonly waitMs: number;
}): Promise<Loopback> {
	const address = readWebAddress(redirectUri);
	if (address === undefined) throw unusable(redirectUri, "it isn't a web address");
	const {hostname, port, pathname} = new URL(address);
	const {promise, resolve, reject} = Promise.withResolvers<Return>();
	// The outcome can precede the await.
	promise.catch(() => {});

	const answer: RequestListener = (request, response) => {
		// Compared as received: a target that isn't a path might not be a URL either.
		const [path, query = ''] = splitOnce(request.url ?? '', '?');
		const parameters = new URLSearchParams(query);
		response.on('error', () => {});
		if (request.method === 'GET' && path === pathname && parameters.get('state') === state) {
			stopListening();
			// Also closed without a response: a browser can leave right after its request.
			const closed = new Promise<void>(done => response.once('close', done));
			resolve({query: parameters, response, closed});
		} else {
			response.writeHead(path.startsWith('/') ? 404 : 400, pageHeaders).end('Not found');
		}
	};
	const servers = await listenOn(addressesOf(hostname), Number(port || 80), answer, redirectUri);
	const timer = setTimeout(() => {
		close();
		reject(new Problem('browserSignInTimedOut'));
	}, waitMs);

	function stopListening() {
		clearTimeout(timer);
		for (const server of servers) server.close();
	}
	function close() {
		stopListening();
		for (const server of servers) server.closeAllConnections();
	}
	return {
		close,
		redirect: async (signIn, signal) => {
			const cancel = () => {
				close();
				reject(new Problem('cancelled'));
			};
			if (signal?.aborted) cancel();
			signal?.addEventListener('abort', cancel, {once: true});
			try {
				const {query, response, closed} = await promise;
				let page = notSignedIn;
				try {
					const result = await signIn(query);
					page = signedIn;
					return result;
				} finally {
					response.writeHead(200, pageHeaders).end(page);
					await closed;
				}
			} finally {
				signal?.removeEventListener('abort', cancel);
				close();
			}
		},
	};
}

/** The redirect's query, and the browser that waits for its page. */
type Return = {
	readonly query: URLSearchParams;
	readonly response: ServerResponse;
	readonly closed: Promise<void>;
};

function splitOnce(text: string, separator: string): readonly [string, string?] {
	const at = text.indexOf(separator);
	return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}

const pageHeaders = {
	'content-type': 'text/html; charset=utf-8',
	'content-security-policy': "default-src 'none'",
	'cache-control': 'no-store',
	connection: 'close',
};

const pageOf = (outcome: string) =>
	`<!doctype html><title>cognito-verify</title><h1>${outcome} You can close this tab.`;
const signedIn = pageOf('Signed in.</h1><p>');
const notSignedIn = pageOf('Not signed in.</h1><p>The terminal says why.');

/** A browser can resolve `localhost` to either address: listening on one would leave the other to any process. */
function addressesOf(hostname: string): readonly string[] {
	switch (hostname) {
		case 'localhost':
			return ['127.0.0.1', '::1'];
		case '127.0.0.1':
			return ['127.0.0.1'];
		case '[::1]':
			return ['::1'];
		default:
			return [];
	}
}

function unusable(redirectUri: string, fault: string, cause?: unknown): Problem {
	return new Problem('redirectUnusable', {redirectUri, fault}, {cause});
}

async function listenOn(
	addresses: readonly string[],
	port: number,
	answer: RequestListener,
	redirectUri: string,
): Promise<readonly Server[]> {
	const servers: Server[] = [];
	for (const address of addresses) {
		try {
			servers.push(await listen(address, port, answer));
		} catch (error) {
			// A computer without IPv6 only has one of the two.
			if (address === '::1' && servers.length > 0 && errorCode(error) !== 'EADDRINUSE') continue;
			for (const server of servers) server.close();
			throw unusable(redirectUri, 'another program uses its port', error);
		}
	}
	if (servers.length > 0) return servers;
	throw unusable(redirectUri, "it isn't on this computer");
}

function listen(address: string, port: number, answer: RequestListener): Promise<Server> {
	const server = createServer(answer);
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, address, () => resolve(server));
	});
}
