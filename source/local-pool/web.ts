import type {Context} from './context.ts';
import type {createHandler} from './handler.ts';
import {inboxPage} from './inbox-page.ts';
import {toJwks} from './keys.ts';
import type {WebRequest, WebResponse} from './listen.ts';
import {issuerOf} from './tokens.ts';

const json = (status: number, body: unknown): WebResponse => ({
	status,
	headers: {'content-type': 'application/json', 'cache-control': 'no-store'},
	body: JSON.stringify(body),
});

/** Everything the server answers: the AWS API at `POST /`, the inbox, and each pool's keys. */
export const createWeb =
	(context: Context, handle: ReturnType<typeof createHandler>) =>
	async ({method, url, headers, body}: WebRequest): Promise<WebResponse> => {
		if (method === 'POST' && url.pathname === '/') {
			return handle({
				target: headers['x-amz-target'],
				authorization: headers['authorization'],
				body,
			});
		}
		if (method === 'GET' && url.pathname === '/inbox') {
			return headers['accept']?.includes('text/html')
				? inboxPage(context.inbox.messages())
				: json(200, context.inbox.messages());
		}
		const [, poolId = '', ...rest] = url.pathname.split('/');
		const pool = context.state.pools.get(poolId);
		if (method === 'GET' && pool && rest.join('/') === '.well-known/jwks.json') {
			return json(200, await toJwks(context.keys));
		}
		if (method === 'GET' && pool && rest.join('/') === '.well-known/openid-configuration') {
			return json(200, {
				issuer: issuerOf(pool),
				jwks_uri: new URL(`/${pool.id}/.well-known/jwks.json`, url).href,
				id_token_signing_alg_values_supported: ['RS256'],
				response_types_supported: ['code'],
				subject_types_supported: ['public'],
			});
		}
		return json(404, {message: 'Not found'});
	};
