import {answerAccount} from '../account/answer-account.ts';
import type {Context} from '../context.ts';
import {createManagedLogin} from '../managed-login/routes.ts';
import {toJwks} from '../tokens/keys.ts';
import {issuerOf} from '../tokens/tokens.ts';
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
 * Why a request is refused unread. A web page of another origin must not post here, and a name that somebody points at
 * this machine (DNS rebinding) is no name of this server.
 */
const strangerOf = ({method, url, headers, isLoopbackOnly}: WebRequest): string | undefined => {
	if (isLoopbackOnly && !isLoopbackName(url.hostname)) return `This server is not ${url.hostname}.`;
	const {origin} = headers;
	if (method === 'POST' && origin !== undefined && origin !== url.origin) {
		return 'Requests from web pages of another origin are refused.';
	}
	return undefined;
};

/** Everything the server answers: the AWS API at `POST /`, the inbox, managed login, and each pool's keys. */
export const createWeb = (
	context: Context,
	handle: ReturnType<typeof createHandler>,
	saved: () => Promise<void>,
) => {
	const managedLogin = createManagedLogin(context);
	return async (request: WebRequest): Promise<WebResponse> => {
		const {method, url, headers, body} = request;
		const refusal = strangerOf(request);
		if (refusal !== undefined) return json(403, {message: refusal});
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
			const answer = await login;
			await saved();
			return answer;
		}
		if (method !== 'GET') return json(404, {message: 'Not found'});
		if (url.pathname === '/inbox') {
			return headers['accept']?.includes('text/html')
				? inboxPage(context.inbox.messages())
				: json(200, context.inbox.messages());
		}
		const [, poolId = '', ...rest] = url.pathname.split('/');
		const pool = context.state.pools.get(poolId);
		if (pool && rest.join('/') === '.well-known/jwks.json') {
			return json(200, await toJwks(context.keys));
		}
		if (pool && rest.join('/') === '.well-known/openid-configuration') {
			const at = (path: string) => new URL(path, url).href;
			return json(200, {
				issuer: issuerOf(pool),
				authorization_endpoint: at('/oauth2/authorize'),
				token_endpoint: at('/oauth2/token'),
				revocation_endpoint: at('/oauth2/revoke'),
				userinfo_endpoint: at('/oauth2/userInfo'),
				end_session_endpoint: at('/logout'),
				jwks_uri: at(`/${pool.id}/.well-known/jwks.json`),
				id_token_signing_alg_values_supported: ['RS256'],
				response_types_supported: ['code'],
				scopes_supported: ['openid', 'email', 'phone', 'profile'],
				subject_types_supported: ['public'],
				token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
			});
		}
		return json(404, {message: 'Not found'});
	};
};
