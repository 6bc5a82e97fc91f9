import {createManagedLogin} from '../../source/local-pool/managed-login/routes.ts';
import {ClientId, createContext, sms} from './pool-context.ts';

export const redirectUri = 'https://app.example.com/back';

type Fields = Readonly<Record<string, string>>;

/** Managed login for a pool with one user, `ann`, without a server. */
export async function createPages(
	clientSettings: Parameters<typeof createContext>[1] = {},
	settings: object = {},
	given: Parameters<typeof createContext>[2] = {},
) {
	const arranged = createContext(
		{...sms, ...settings},
		{
			AllowedOAuthFlowsUserPoolClient: true,
			AllowedOAuthFlows: ['code', 'implicit'],
			AllowedOAuthScopes: ['openid', 'email', 'phone', 'profile', 'aws.cognito.signin.user.admin'],
			CallbackURLs: [redirectUri, 'myapp://back'],
			LogoutURLs: ['https://app.example.com/out'],
			...clientSettings,
		},
		given,
	);
	await arranged.addUser('ann', {
		email: 'ann@example.com',
		email_verified: 'true',
		phone_number: '+14325550100',
		given_name: 'Ann',
	});
	const answer = createManagedLogin(arranged.context);
	/** The response to a request; undefined if it isn't for managed login. */
	const ask = async (
		method: 'GET' | 'POST',
		path: string,
		fields: Fields = {},
		headers: Readonly<Record<string, string | undefined>> = {},
	) =>
		answer({
			method,
			url: new URL(path, 'http://127.0.0.1:9'),
			headers,
			body: new URLSearchParams(fields).toString(),
			isLoopbackOnly: true,
		});
	const queryOf = (more: Readonly<Record<string, string | undefined>> = {}) => {
		const all = {
			response_type: 'code',
			client_id: ClientId,
			redirect_uri: redirectUri,
			scope: 'openid email',
			state: 'a state',
			...more,
		};
		return new URLSearchParams(
			Object.entries(all).flatMap(([name, value]): [string, string][] =>
				value === undefined ? [] : [[name, value]],
			),
		);
	};
	return {...arranged, ask, queryOf};
}

/** A redirect of managed login, as `createPages` returns it. */
export const redirectTo = (location: string, headers: Fields = {}) => ({
	status: 302,
	headers: {location, 'cache-control': 'no-store', ...headers},
	body: '',
});

/** A response of its token endpoint. */
export const oauth = (body: object, status = 200) => ({
	status,
	headers: {'content-type': 'application/json', 'cache-control': 'no-store', pragma: 'no-cache'},
	body: JSON.stringify(body),
});
