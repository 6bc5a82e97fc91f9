import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeJwt} from 'jose';
import {bearerOf} from '../../../source/local-pool/tokens/access-tokens.ts';
import {exchangeRefreshToken} from '../../../source/local-pool/tokens/exchange-refresh-token.ts';
import {signJwt} from '../../../source/local-pool/tokens/jws.ts';
import {
	continuedBy,
	openRefreshToken,
	type RefreshClaims,
	revoke,
	sealRefreshToken,
} from '../../../source/local-pool/tokens/refresh-tokens.ts';
import {textOf} from '../../helpers/local-pool-client.ts';
import {ClientId, createContext, UserPoolId} from '../../helpers/pool-context.ts';
import {poolWith, tellOf} from '../../helpers/pool-parts.ts';

async function arrange(clientSettings: object = {}) {
	const arranged = createContext({}, {...clientSettings});
	await arranged.addUser('ann');
	const client = arranged.pool().clients.get(ClientId) ?? assert.fail('no client');
	const {epoch} = arranged.user('ann');
	const claims: RefreshClaims = {
		pool: UserPoolId,
		client: ClientId,
		username: 'ann',
		originJti: `${epoch}-origin`,
		jti: 'jti-1',
		authTime: 5,
		expires: arranged.now() / 1_000 + 60,
		scope: 'openid',
		device: undefined,
		nonce: undefined,
		version: undefined,
		resource: undefined,
	};
	return {...arranged, client, claims};
}

test('a refresh token opens to what it stands for, for its own pool and client alone', async () => {
	const {context, pool, client, claims} = await arrange();
	const whole = {...claims, device: 'd', nonce: 'n', version: 2, resource: 'r'};
	for (const given of [claims, whole]) {
		const token = sealRefreshToken(context, given);
		assert.notEqual(token, sealRefreshToken(context, given));
		assert.deepEqual(openRefreshToken(context, pool(), client, token), given);
		assert.equal(openRefreshToken(context, pool(), {...client, id: 'other'}, token), undefined);
		assert.equal(openRefreshToken(context, {...poolWith(), id: 'b'}, client, token), undefined);
		const [header = '', ...parts] = token.split('.');
		assert.deepEqual(JSON.parse(Buffer.from(header, 'base64url').toString()), {
			cty: 'JWT',
			enc: 'A256GCM',
			alg: 'dir',
		});
		assert.deepEqual(
			parts.map(part => part.length),
			[0, 16, parts[2]?.length, 22],
		);
		for (const wrong of [
			'',
			`${header}..`,
			`${header}..a.b`,
			`${token}.`,
			`${token}.x`,
			`${header}.x.${parts.slice(1).join('.')}`,
			`x${token}`,
			token.slice(0, -1),
		]) {
			assert.equal(openRefreshToken(context, pool(), client, wrong), undefined, wrong);
		}
	}
});

test('a refresh continues the sign-in of a user who is still there, and is refused in the words of its case', async () => {
	const {context, pool, user, claims, now, admin, addUser} = await arrange();
	const go = (given: RefreshClaims | undefined, device?: string) =>
		tellOf(() => continuedBy(context, pool(), given, device));
	const refused = (words: string) => `NotAuthorizedException: ${words}`;
	assert.deepEqual(go(claims), {user: user('ann'), earlier: claims});
	const bound = {...claims, device: 'd'};
	assert.deepEqual(go(bound, 'd'), {user: user('ann'), earlier: bound});
	assert.deepEqual(go(claims, 'd'), {user: user('ann'), earlier: claims});
	const seconds = now() / 1_000;
	for (const [given, device, words] of [
		[undefined, undefined, 'Invalid Refresh Token'],
		[{...claims, expires: seconds}, undefined, 'Refresh Token has expired'],
		[
			{...claims, username: 'bob'},
			undefined,
			'The user has been deleted for the associated refresh token',
		],
		[{...claims, originJti: 'other-origin'}, undefined, 'Refresh Token has been revoked'],
		[bound, undefined, 'Invalid Refresh Token.'],
		[bound, 'e', 'Invalid Refresh Token.'],
	] as const) {
		assert.equal(go(given, device), refused(words));
	}
	assert.equal(typeof go({...claims, expires: seconds + 1}), 'object');
	revoke(context, pool(), claims);
	assert.equal(go(claims), refused('Refresh Token has been revoked'));
	await addUser('off');
	await admin('AdminDisableUser', 'off');
	assert.equal(go({...claims, username: 'off'}), refused('User is disabled.'));
});

test('what was revoked is remembered until its refresh token would have ended', async () => {
	const {context, pool, claims, pass, changes, now} = await arrange();
	const before = changes();
	revoke(context, pool(), claims);
	assert.equal(changes(), before + 1);
	const until = now() + 60_000;
	assert.deepEqual([...pool().revoked], [[claims.originJti, until]]);
	pass(59_999);
	revoke(context, pool(), {...claims, originJti: 'second', expires: claims.expires + 60});
	assert.deepEqual(
		[...pool().revoked],
		[
			[claims.originJti, until],
			['second', until + 60_000],
		],
	);
	pass(1);
	revoke(context, pool(), {...claims, originJti: 'third', expires: claims.expires + 90});
	assert.deepEqual([...pool().revoked.keys()], ['second', 'third']);
});

test('a rotated refresh token works on for the grace period, and its exchange is remembered while it lives', async () => {
	const rotating = {Feature: 'ENABLED', RetryGracePeriodSeconds: 10};
	const {context, pool, client, claims, pass, now, changes} = await arrange({
		RefreshTokenRotation: rotating,
		ExplicitAuthFlows: [],
	});
	const exchange = async (given: RefreshClaims) => {
		const token = sealRefreshToken(context, given);
		try {
			const {tokens, earlier} = await exchangeRefreshToken(context, pool(), client, token);
			assert.deepEqual(earlier, given);
			const next = openRefreshToken(context, pool(), client, tokens.RefreshToken ?? '');
			const {jti, ...rest} = next ?? assert.fail('no refresh token');
			const {jti: old, ...before} = given;
			assert.notEqual(jti, old);
			assert.deepEqual(rest, before);
			return 'exchanged';
		} catch (error) {
			return error instanceof Error ? `${error.name}: ${error.message}` : error;
		}
	};
	const reuse = 'RefreshTokenReuseException: Refresh token reuse detected';
	const start = now();
	const before = changes();
	const kept = {at: start, until: claims.expires * 1_000};
	assert.equal(await exchange(claims), 'exchanged');
	assert.equal(changes(), before + 1);
	assert.deepEqual([...pool().rotated], [[claims.jti, kept]]);
	pass(9_999);
	assert.equal(await exchange(claims), 'exchanged');
	assert.deepEqual([...pool().rotated], [[claims.jti, kept]]);
	assert.equal(changes(), before + 1);
	pass(1);
	assert.equal(await exchange(claims), reuse);
	pass(50_000);
	assert.equal(
		await exchange({...claims, jti: 'jti-2', expires: claims.expires + 60}),
		'exchanged',
	);
	assert.deepEqual([...pool().rotated.keys()], ['jti-2']);

	const plain = await arrange();
	const token = sealRefreshToken(plain.context, plain.claims);
	for (let times = 0; times < 2; times++) {
		const {tokens} = await exchangeRefreshToken(plain.context, plain.pool(), plain.client, token);
		assert.deepEqual(Object.keys(tokens), ['AccessToken', 'ExpiresIn', 'TokenType', 'IdToken']);
	}
	assert.equal(plain.pool().rotated.size, 0);
});

test('an access token speaks for its user as long as all that it says holds', async () => {
	const {context, pool, client, user, admin, tokenOf, pass} = await arrange();
	const token = await tokenOf('ann');
	const key = await context.keys.access();
	const claims = decodeJwt(token);
	const sign = (more: object) => signJwt({...claims, ...more}, key.kid, key.privateKey);
	const tell = async (given: string, scope?: string) =>
		bearerOf(context, given, scope).catch(({name, message}: Error) => `${name}: ${message}`);
	const bearer = {
		pool: pool(),
		client,
		user: user('ann'),
		scope: 'aws.cognito.signin.user.admin',
		device: undefined,
	};
	assert.deepEqual(await tell(token), bearer);
	assert.deepEqual(await tell(sign({device_key: 'd', scope: 'openid  a.b'}), 'a.b'), {
		...bearer,
		scope: 'openid  a.b',
		device: 'd',
	});
	const {epoch} = user('ann');
	assert.deepEqual(await tell(sign({origin_jti: undefined, jti: `${epoch}-own`})), bearer);
	const refused = (words: string) => `NotAuthorizedException: ${words}`;
	const invalid = refused('Invalid Access Token');
	const unsigned = refused('Could not verify signature for Access Token');
	const [header, payload] = token.split('.');
	for (const [given, words] of [
		['', invalid],
		['a.b.c', invalid],
		[`${Buffer.from('{"kid":5}').toString('base64url')}.${payload}.x`, invalid],
		[`${Buffer.from('{}').toString('base64url')}.${payload}.x`, unsigned],
		[`${header}.${payload}.AAAA`, unsigned],
		[`${token}.x`, unsigned],
		[signJwt(claims, 'unknown', key.privateKey), unsigned],
		[sign({exp: 'soon'}), unsigned],
		[sign({token_use: 'id'}), invalid],
		[sign({token_use: undefined}), invalid],
		[sign({username: undefined}), invalid],
		[sign({exp: undefined}), refused('Access Token has expired')],
		[sign({exp: claims.iat}), refused('Access Token has expired')],
		[sign({iss: 'https://other.example/us-east-1_a'}), invalid],
		[sign({iss: undefined}), invalid],
		[sign({client_id: 'other'}), invalid],
		[sign({client_id: undefined}), invalid],
		[sign({username: 'bob'}), 'UserNotFoundException: User does not exist.'],
		[sign({origin_jti: 'other'}), refused('Access Token has been revoked')],
		[sign({origin_jti: undefined, jti: 'other'}), refused('Access Token has been revoked')],
		[sign({origin_jti: undefined, jti: undefined}), refused('Access Token has been revoked')],
		[sign({scope: undefined}), refused('Access Token does not have required scopes')],
		[sign({scope: 'openid'}), refused('Access Token does not have required scopes')],
	] as const) {
		assert.equal(await tell(given), words, given);
	}
	assert.equal(await tell(token, 'openid'), refused('Access token does not contain openid scope'));
	pool().revoked.set(String(claims['origin_jti']), 0);
	assert.equal(await tell(token), refused('Access Token has been revoked'));
	await admin('AdminDisableUser', 'ann');
	assert.equal(await tell(token), refused('User is disabled.'));
	pass(3_600_000);
	assert.equal(await tell(token), refused('Access Token has expired'));
});

test('RevokeToken ends a sign-in where the client may, with its secret', async () => {
	const secret = 'x'.repeat(24);
	const {told, signIn, pool, changes, claims, context} = await arrange({secret});
	assert.equal(
		await signIn('ann'),
		`NotAuthorizedException: Client ${ClientId} is configured with secret but SECRET_HASH was not received`,
	);
	const Token = sealRefreshToken(context, claims);
	const revokeIt = (more: object = {}) =>
		told('RevokeToken', {ClientId, Token, ClientSecret: secret, ...more});
	const before = changes();
	const unauthorized = 'UnauthorizedException: Invalid client or secret';
	assert.equal(await revokeIt({ClientSecret: undefined}), unauthorized);
	assert.equal(await revokeIt({ClientSecret: 'y'.repeat(24)}), unauthorized);
	assert.equal(
		await revokeIt({Token: 'x'}),
		'UnsupportedTokenTypeException: Unsupported token type.',
	);
	assert.equal(changes(), before);
	assert.deepEqual(await revokeIt(), {});
	assert.deepEqual([...pool().revoked.keys()], [claims.originJti]);

	const off = await arrange({EnableTokenRevocation: false});
	assert.equal(
		await off.told('RevokeToken', {ClientId, Token: sealRefreshToken(off.context, off.claims)}),
		'UnsupportedOperationException: This feature is not enabled for this client',
	);
	assert.equal(off.pool().revoked.size, 0);
	const AccessToken = textOf(await off.signIn('ann'), 'AuthenticationResult', 'AccessToken');
	const epoch = off.user('ann').epoch;
	assert.deepEqual(await off.told('GlobalSignOut', {AccessToken}), {});
	assert.notEqual(off.user('ann').epoch, epoch);
});
