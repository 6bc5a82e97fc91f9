import {Problem} from '../../problem.ts';
import {readSub, type Wanted} from '../access-token.ts';
import type {AppClient, CallOptions, Tokens} from '../cognito.ts';
import {readTokens} from '../read-tokens.ts';
import {readOptionalText} from '../wire/read-answer.ts';
import {codeOfStatus, toProblem} from '../wire/to-problem.ts';
import {objectIn, type Transport} from '../wire/transport.ts';

/** The dependencies for requests to a user pool's domain. */
export type OauthWire = {
	readonly client: AppClient;
	readonly transport: Transport;
	readonly now: () => number;
};

/** Exchanges an authorization code for tokens (RFC 6749, section 4.1.3, with the verifier of RFC 7636). */
export function exchangeCode(
	wire: OauthWire,
	grant: {readonly code: string; readonly codeVerifier: string; readonly redirectUri: string},
	options?: CallOptions,
): Promise<Tokens> {
	const form = {
		grant_type: 'authorization_code',
		code: grant.code,
		code_verifier: grant.codeVerifier,
		redirect_uri: grant.redirectUri,
	};
	return requestTokens(wire, form, {refused: 'browserSignInRefused', wanted: wire.client}, options);
}

/** Refreshes the tokens of a browser sign-in (RFC 6749, section 6); they keep their scopes. */
export async function refreshOverOauth(
	wire: OauthWire,
	{accessToken, refreshToken, device}: Tokens,
	options?: CallOptions,
): Promise<Tokens> {
	if (refreshToken === undefined) throw new Problem('refreshRefused');
	const form = {grant_type: 'refresh_token', refresh_token: refreshToken};
	const wanted = {...wire.client, sub: readSub(accessToken)};
	const tokens = await requestTokens(wire, form, {refused: 'refreshRefused', wanted}, options);
	return {refreshToken, ...(device !== undefined && {device}), ...tokens};
}

/** A URL on the pool's domain. Throws a `Problem` (`domainMissing`) if the domain isn't known. */
export function oauthUrl({domainUrl}: AppClient, path: string): URL {
	if (domainUrl === undefined || !URL.canParse(domainUrl)) throw new Problem('domainMissing');
	return new URL(path, domainUrl);
}

async function requestTokens(
	{client, transport, now}: OauthWire,
	form: Readonly<Record<string, string>>,
	{
		refused,
		wanted,
	}: {
		readonly refused: 'browserSignInRefused' | 'refreshRefused';
		readonly wanted: Wanted;
	},
	{signal}: CallOptions = {},
): Promise<Tokens> {
	const url = oauthUrl(client, '/oauth2/token');
	const body = new URLSearchParams({...form, client_id: client.clientId}).toString();
	const headers = {
		'content-type': 'application/x-www-form-urlencoded',
		'content-length': `${Buffer.byteLength(body)}`,
		...authorization(client),
	};
	const response = await fetchFrom(transport, url, {method: 'POST', headers, body, signal});
	const json = objectIn(response.body);
	const httpStatus = response.status;
	const error = readOptionalText(json?.['error']);
	if (json === undefined || (error === undefined && httpStatus !== 200)) {
		const code = codeOfStatus(httpStatus);
		throw code === undefined
			? new Problem('answerUnreadable', {source: url.host, httpStatus})
			: new Problem(code, {httpStatus});
	}
	if (error === 'invalid_client') {
		throw new Problem(
			client.clientSecret === undefined ? 'clientSecretMissing' : 'clientSecretWrong',
		);
	}
	if (error !== undefined) {
		const description = readOptionalText(json['error_description']);
		const answer = description ?? error;
		throw refused === 'refreshRefused'
			? new Problem(refused, {awsMessage: answer, httpStatus})
			: new Problem(refused, {answer, httpStatus});
	}
	const lifetime = json['expires_in'];
	return readTokens(
		{
			AccessToken: readOptionalText(json['access_token']),
			IdToken: readOptionalText(json['id_token']),
			RefreshToken: readOptionalText(json['refresh_token']),
			ExpiresIn: typeof lifetime === 'number' ? lifetime : undefined,
		},
		{now: now(), wanted},
	);
}

/** Sends one request to the domain. Rejects with a `Problem`. */
export async function fetchFrom(
	transport: Transport,
	url: URL,
	request: Parameters<Transport['fetchWhole']>[1],
) {
	try {
		return await transport.fetchWhole(url, request);
	} catch (error) {
		if (request.signal?.aborted) throw new Problem('cancelled');
		throw toProblem(error, {host: url.host}) ?? error;
	}
}

/** A client with a secret authenticates with a header (RFC 6749, section 2.3.1). */
function authorization({clientId, clientSecret}: AppClient): {readonly authorization?: string} {
	if (clientSecret === undefined) return {};
	// A lone surrogate, which a file can contain, would make it throw.
	const [id, secret] = [clientId, clientSecret].map(text =>
		encodeURIComponent(text.toWellFormed()),
	);
	const credentials = `${id}:${secret}`;
	return {authorization: `Basic ${Buffer.from(credentials).toString('base64')}`};
}
