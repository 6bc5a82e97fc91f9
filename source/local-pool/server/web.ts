import {answerAccount} from '../account/answer-account.ts';
import type {Context} from '../context.ts';
import {createManagedLogin} from '../managed-login/routes.ts';
import {isForPages, preflight, readOrigins, shared} from './cors.ts';
import {discover} from './discovery.ts';
import type {createHandler} from './handler.ts';
import {inboxPage} from './inbox-page.ts';
import type {WebRequest, WebResponse} from './listen.ts';
import {isLoopbackName} from './loopback.ts';

const json = (status: number, body: unknown): WebResponse => ({
	status,
	headers: {'content-type': 'application/json', 'cache-control': 'no-store'},
	body: JSON.stringify(body),
});

/**
 * Why a request is refused before its body is read; undefined if it isn't. A foreign name that resolves to this
 * computer (DNS rebinding) is refused. Pages of other origins may only request what is open to them, or follow a link
 * or redirect to this server.
 */
function refusalOf(
	{method, url, headers, isLoopbackOnly}: WebRequest,
	isOfPage: boolean,
): string | undefined {
	if (isLoopbackOnly && !isLoopbackName(url.hostname)) return `This server is not ${url.hostname}.`;
	if (isOfPage || !isFromAnotherPage(url, headers)) return undefined;
	const isLink = method === 'GET' && headers['sec-fetch-mode'] === 'navigate';
	return isLink ? undefined : 'Requests from web pages of another origin are refused.';
}

/** Determined from the Origin header, or from Fetch Metadata if the browser sends none, as for a script or an image. */
function isFromAnotherPage({origin: own}: URL, {origin, ...headers}: WebRequest['headers']) {
	if (origin !== undefined) return origin !== own;
	return /^(?:cross-site|same-site)$/.test(headers['sec-fetch-site'] ?? '');
}

/**
 * Routes all requests: the AWS API at `POST /`, the inbox, managed login, each pool's keys, `POST /reset` and
 * `/health`.
 */
export function createWeb(
	context: Context,
	handle: ReturnType<typeof createHandler>,
	saved: () => Promise<void>,
	{allowedOrigins, reset}: {allowedOrigins: readonly string[]; reset: () => Promise<void>},
) {
	const managedLogin = createManagedLogin(context);
	const allowed = readOrigins(allowedOrigins);
	const answer = async (request: WebRequest): Promise<WebResponse> => {
		const {method, url, headers, body} = request;
		const fromAccount = answerAccount(context, request);
		if (fromAccount) return fromAccount;
		if (method === 'POST' && url.pathname === '/') {
			return handle({
				target: headers['x-amz-target'],
				authorization: headers['authorization'],
				body,
			});
		}
		const login = managedLogin(request);
		if (login) {
			const page = await login;
			await saved();
			return page;
		}
		if (method === 'POST' && url.pathname === '/reset') {
			await reset();
			return json(200, {});
		}
		if (method !== 'GET') return json(404, {message: 'Not found'});
		// For health checks, as in a compose file.
		if (url.pathname === '/health') return json(200, {ok: true});
		if (url.pathname === '/inbox') {
			return headers['accept']?.includes('text/html')
				? inboxPage(context.inbox.messages())
				: json(200, context.inbox.messages());
		}
		const published = await discover(context, request);
		if (published) return json(200, published);
		return json(404, {message: 'Not found'});
	};
	return async (request: WebRequest): Promise<WebResponse> => {
		const isOfPage = isForPages(request, allowed);
		const refusal = refusalOf(request, isOfPage);
		if (refusal !== undefined) return json(403, {message: refusal});
		if (!isOfPage) return answer(request);
		return request.method === 'OPTIONS' ? preflight(request) : shared(await answer(request));
	};
}
