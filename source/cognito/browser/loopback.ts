import {createServer, type RequestListener, type Server} from 'node:http';
import {Problem} from '../../problem.ts';
import {readWebAddress} from '../../web-address.ts';

/** A redirect that is waited for on this computer (RFC 8252, section 7.3). */
export type Loopback = {
	/**
	 * The query of the redirect with the right state. Rejects with a `Problem`: `browserSignInTimedOut`, or `cancelled`
	 * when the signal aborts. Whatever happens, nobody listens any more.
	 */
	readonly redirect: (signal?: AbortSignal) => Promise<URLSearchParams>;
	readonly close: () => void;
};

/**
 * Listens at the redirect's own address, on this computer only. Takes one request, the one with `state`; whatever else
 * comes is sent away. Throws a `Problem` (`redirectUnusable`) where the address is taken or is not this computer's.
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
	const {promise, resolve, reject} = Promise.withResolvers<URLSearchParams>();
	// The outcome may come before anybody waits for it.
	promise.catch(() => {});

	const answer: RequestListener = (request, response) => {
		// Compared as it came: a target that isn't a path may not be a URL either.
		const [path, query = ''] = splitOnce(request.url ?? '', '?');
		const parameters = new URLSearchParams(query);
		const isRedirect =
			request.method === 'GET' && path === pathname && parameters.get('state') === state;
		// Closed without having finished, too: a browser may leave as soon as it has asked.
		response.once('close', () => {
			if (!isRedirect) return;
			close();
			resolve(parameters);
		});
		response.on('error', () => {});
		response.writeHead(isRedirect ? 200 : path.startsWith('/') ? 404 : 400, pageHeaders);
		response.end(isRedirect ? pageOf(parameters.has('code')) : 'Not found');
	};
	const servers = await listenOn(addressesOf(hostname), Number(port || 80), answer, redirectUri);
	const timer = setTimeout(() => {
		close();
		reject(new Problem('browserSignInTimedOut'));
	}, waitMs);

	function close() {
		clearTimeout(timer);
		for (const server of servers) {
			server.close();
			server.closeAllConnections();
		}
	}
	return {
		close,
		redirect: async signal => {
			const cancel = () => {
				close();
				reject(new Problem('cancelled'));
			};
			if (signal?.aborted) cancel();
			signal?.addEventListener('abort', cancel, {once: true});
			return promise.finally(() => signal?.removeEventListener('abort', cancel));
		},
	};
}

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

const pageOf = (isSignedIn: boolean) =>
	`<!doctype html><title>cognito-verify</title><h1>${isSignedIn ? 'Signed in.' : 'Not signed in.'}</h1><p>You can close this tab.`;

/** A browser may take `localhost` for either address; whoever listens on only one leaves the other to anybody. */
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
			// A computer without IPv6 has only one of the two.
			if (address === '::1' && servers.length > 0 && !isTaken(error)) continue;
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

function isTaken(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
