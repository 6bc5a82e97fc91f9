import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer, type ServerResponse} from 'node:http';
import {type TestContext, test} from 'node:test';
import {exchangeCode, refreshOverOauth} from '../../source/cognito/browser/oauth-tokens.ts';
import type {AppClient} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {Transport} from '../../source/cognito/wire/transport.ts';
import {isProblem} from '../helpers/client.ts';
import {freePort} from '../helpers/free-port.ts';
import {answerJson} from '../helpers/scripted-service.ts';

const pool = 'eu-west-1_AbC';
const mine = {iss: `https://x/${pool}`, client_id: 'client', sub: 'sub-of-jane'};
const others = {
	'of another pool': {
		claims: {...mine, iss: 'https://x/eu-west-1_Other'},
		detail: {kind: 'user pool', found: 'eu-west-1_Other', wanted: pool},
	},
	'of another app client': {
		claims: {...mine, client_id: 'other'},
		detail: {kind: 'app client', found: 'other', wanted: 'client'},
	},
} as const;
const ofAnotherUser = {
	claims: {...mine, sub: 'sub-of-eve'},
	detail: {kind: 'user', found: 'sub-of-eve', wanted: 'sub-of-jane'},
} as const;

function jwt(claims: object): string {
	const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
	return `${encode({alg: 'RS256'})}.${encode({scope: 'openid', ...claims})}.c2ln`;
}

const old = {accessToken: jwt(mine), refreshToken: 'refresh', expiresAt: 0};

/** A service that always returns this access token; an `older` one lacks the newer refresh operation. */
async function serviceGiving(context: TestContext, accessToken: string) {
	let isOlder = false;
	const server = createServer((request, response) => {
		const target = String(request.headers['x-amz-target']);
		request.resume();
		if (isOlder && target.endsWith('.GetTokensFromRefreshToken')) {
			answerJson(response, {__type: 'UnknownOperationException'}, 400);
		} else {
			answerTokens(response, accessToken);
		}
	});
	const port = await freePort();
	server.listen(port, '127.0.0.1');
	await once(server, 'listening');
	context.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const endpointUrl = `http://127.0.0.1:${port}`;
	const client: AppClient = {
		region: 'eu-west-1',
		userPoolId: pool,
		clientId: 'client',
		endpointUrl,
		redirectUri: 'http://127.0.0.1:1/callback',
	};
	const cognito = createCognito({client});
	const withDomain = {...client, domainUrl: endpointUrl};
	const oauth = {client: withDomain, transport: new Transport({}), now: () => 0};
	const who = {username: 'jane'};
	return {
		'signing in': () =>
			cognito.signIn({flow: 'USER_PASSWORD_AUTH', username: 'jane', password: 'Secret-1'}),
		'the last challenge': () =>
			cognito.answer(
				{name: 'SMS_MFA', username: 'jane', session: 's', askedAt: 0, parameters: {}, sentTo: {}},
				{kind: 'code', code: '123456'},
			),
		'a browser': () =>
			exchangeCode(oauth, {code: 'c', codeVerifier: 'v', redirectUri: client.redirectUri ?? ''}),
		refreshing: () => cognito.refresh(old, who),
		'refreshing the older way': () => {
			isOlder = true;
			return cognito.refresh(old, who);
		},
		'refreshing over OAuth': () => refreshOverOauth(oauth, old),
		'refreshing what a browser got': () => createCognito({client: withDomain}).refresh(old, who),
	};
}

/** Responds both as Cognito and as its domain's token endpoint. */
function answerTokens(response: ServerResponse, accessToken: string): void {
	answerJson(response, {
		AuthenticationResult: {AccessToken: accessToken, ExpiresIn: 3600},
		access_token: accessToken,
		expires_in: 3600,
	});
}

for (const [what, {claims, detail}] of Object.entries(others)) {
	test(`tokens ${what} than was asked for are refused, whichever way they come`, async context => {
		for (const [way, get] of Object.entries(await serviceGiving(context, jwt(claims)))) {
			await assert.rejects(get(), isProblem('tokenOfAnother', detail), way);
		}
	});
}

test('a refresh that gives the tokens of another user is refused', async context => {
	const {claims, detail} = ofAnotherUser;
	for (const [way, get] of Object.entries(await serviceGiving(context, jwt(claims)))) {
		const isRefresh = way.startsWith('refreshing');
		if (isRefresh) {
			await assert.rejects(get(), isProblem('tokenOfAnother', detail), way);
		} else {
			assert.ok(await get(), way);
		}
	}
});

test('tokens that say nothing else are taken', async context => {
	for (const token of [jwt(mine), jwt({}), 'not-a-jwt']) {
		for (const [way, get] of Object.entries(await serviceGiving(context, token))) {
			const answer = await get();
			const tokens = 'kind' in answer && answer.kind === 'signedIn' ? answer.tokens : answer;
			assert.equal('accessToken' in tokens && tokens.accessToken, token, way);
		}
	}
});
