import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readAccessToken} from '../../source/cognito/access-token.ts';
import {Problem, type ProblemCode} from '../../source/problem.ts';

const now = Date.UTC(2026, 10, 24, 12);
const seconds = now / 1000;
const claims = {
	sub: '8f2b7e1c-0000-4000-8000-5b1f6f0d2a11',
	iss: 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbC123',
	client_id: 'client',
	token_use: 'access',
	scope: 'openid aws.cognito.signin.user.admin',
	exp: seconds + 3600,
	username: 'jane',
};

function jwt(payload: object | string, header: object = {alg: 'RS256', kid: '1'}): string {
	const encode = (part: object | string) =>
		Buffer.from(typeof part === 'string' ? part : JSON.stringify(part)).toString('base64url');
	return `${encode(header)}.${encode(payload)}.c2lnbmF0dXJl`;
}

test('a token says who it is for, where, and until when', () => {
	const token = jwt({...claims, device_key: 'eu-west-1_1'});
	assert.deepEqual(readAccessToken(token, {now}), {
		token,
		username: 'jane',
		clientId: 'client',
		userPoolId: 'eu-west-1_AbC123',
		region: 'eu-west-1',
		scopes: ['openid', 'aws.cognito.signin.user.admin'],
		expiresAt: now + 3_600_000,
		deviceKey: 'eu-west-1_1',
	});
});

test('what is pasted around a token is taken off, line breaks within it too', () => {
	const token = jwt(claims);
	const broken = token.replace(/.{40}/g, '$&\r\n ');
	for (const pasted of [
		`  ${token}\n`,
		`Bearer ${token}`,
		JSON.stringify({AuthenticationResult: {AccessToken: token, ExpiresIn: 3600}}, null, 4),
		JSON.stringify({ExpiresIn: 3600, IdToken: 'a.b.c', AccessToken: token}),
		`bearer ${broken}`,
		`"${token}",`,
		`'${token}'`,
		`Authorization: Bearer ${token}`,
		`"Authorization": "Bearer ${token}"`,
		`“${token}”`,
		`\u200b\`${token}\`\u2060`,
		`\ufeffBearer “${broken}”;`,
	]) {
		assert.equal(readAccessToken(pasted, {now}).token, token);
	}
});

test('region and pool come from the pool’s id, whatever the issuer’s host', () => {
	const issuers = {
		'https://issuer-cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_X1': 'us-gov-west-1',
		'https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_X1': 'cn-north-1',
		'http://127.0.0.1:9229/us-east-1_X1': 'us-east-1',
	};
	for (const [iss, region] of Object.entries(issuers)) {
		assert.equal(readAccessToken(jwt({...claims, iss}), {now, region}).region, region);
	}
});

test('what cannot work is refused before anybody is asked, with its own reason', () => {
	const cases: readonly [string, string, ProblemCode, object?][] = [
		['nothing', '', 'tokenUnreadable'],
		['a word', 'hello', 'tokenUnreadable'],
		['two segments', 'e30.e30', 'tokenUnreadable'],
		['no JSON', 'abc.def.ghi', 'tokenUnreadable'],
		['a number in the middle', jwt('7'), 'tokenUnreadable'],
		['a refresh token', 'a.b.c.d.e', 'tokenUnreadable', {looksLike: 'refreshToken'}],
		[
			'no token_use',
			jwt({...claims, token_use: undefined}),
			'tokenUnreadable',
			{claim: 'token_use'},
		],
		['no pool', jwt({...claims, iss: 'https://example.com/'}), 'tokenUnreadable', {claim: 'iss'}],
		['no end', jwt({...claims, exp: 'soon'}), 'tokenUnreadable', {claim: 'exp'}],
		['no user', jwt({...claims, username: undefined}), 'tokenUnreadable', {claim: 'username'}],
		['an ID token', jwt({...claims, token_use: 'id'}), 'tokenIsIdToken'],
		[
			'another region',
			jwt({...claims, iss: 'https://x/us-east-1_A'}),
			'tokenOfAnotherRegion',
			{region: 'us-east-1'},
		],
		['too few scopes', jwt({...claims, scope: 'openid email'}), 'tokenLacksScope'],
		['no scope', jwt({...claims, scope: undefined, username: undefined}), 'tokenLacksScope'],
		['expired', jwt({...claims, exp: seconds}), 'tokenExpired', {expiredAt: seconds * 1000}],
	];
	for (const [name, text, code, detail = {}] of cases) {
		assert.throws(
			() => readAccessToken(text, {now, region: 'eu-west-1'}),
			(error: unknown) => {
				assert.ok(error instanceof Problem, name);
				assert.deepEqual([name, error.code, error.detail], [name, code, detail]);
				return text === '' || !error.message.includes(text);
			},
		);
	}
});

test('a pasted token of another pool or app client than was asked for is refused', () => {
	const token = jwt(claims);
	const asked = {now, userPoolId: 'eu-west-1_AbC123', clientId: 'client'};
	assert.equal(readAccessToken(token, asked).username, 'jane');
	for (const [wanted, detail] of [
		[
			{userPoolId: 'eu-west-1_Other'},
			{kind: 'user pool', found: 'eu-west-1_AbC123', wanted: 'eu-west-1_Other'},
		],
		[{clientId: 'other'}, {kind: 'app client', found: 'client', wanted: 'other'}],
	] as const) {
		assert.throws(() => readAccessToken(token, {...asked, ...wanted}), {
			code: 'tokenOfAnother',
			detail,
		});
	}
});
