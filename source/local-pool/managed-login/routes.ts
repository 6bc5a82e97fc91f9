import type {Context} from '../context.ts';
import type {WebRequest, WebResponse} from '../server/listen.ts';
import {errorPage} from './answers.ts';
import {authorize, logOut} from './authorize.ts';
import {createLoginState, type LoginState} from './grants.ts';
import {showSignIn, signIn} from './sign-in-page.ts';
import {giveTokens, revokeToken} from './token.ts';
import {userInfo} from './user-info.ts';

type Route = (login: LoginState, request: WebRequest) => WebResponse | Promise<WebResponse>;

const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
	['GET /oauth2/authorize', authorize],
	['GET /login', showSignIn],
	['POST /login', signIn],
	['POST /oauth2/token', giveTokens],
	['POST /oauth2/revoke', revokeToken],
	['GET /oauth2/userInfo', userInfo],
	['POST /oauth2/userInfo', userInfo],
	['GET /logout', logOut],
	['GET /error', (_, {url}) => errorPage(url.searchParams.get('error') ?? 'unknown error')],
]);

/**
 * Managed login: the paths that a pool's domain serves to browsers and OAuth clients. `undefined` for any other path.
 */
export function createManagedLogin(
	context: Context,
): (request: WebRequest) => Promise<WebResponse> | undefined {
	const login = createLoginState(context);
	return request => {
		const route = routes.get(`${request.method} ${request.url.pathname}`);
		return route && Promise.resolve(route(login, request));
	};
}
