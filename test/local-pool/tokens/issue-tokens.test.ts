import assert from 'node:assert/strict';
import {test} from 'node:test';
import {decodeJwt, decodeProtectedHeader} from 'jose';
import {
	adminScope,
	isInScope,
	issueClientToken,
	issuerOf,
	issueTokens,
	lifetimesOf,
	refreshTokenValidity,
} from '../../../source/local-pool/tokens/tokens.ts';
import {ClientId, createContext} from '../../helpers/pool-context.ts';
import {clientWith, poolWith} from '../../helpers/pool-parts.ts';

const day = 86_400;
const attributes = {
	email: 'ann@example.com',
	email_verified: 'true',
	phone_number: '+14325550100',
	phone_number_verified: 'false',
	given_name: 'Ann',
	address: '13 Main St',
};

test('tokens live as long as the client says in its own units, and as long as ever where it does not', () => {
	const lifetimes = (settings: object) => {
		const client = clientWith(settings).settings;
		return [lifetimesOf(client), refreshTokenValidity(client)];
	};
	const usual = {access: 3_600, id: 3_600, refresh: 30 * day};
	const units = (unit: string) => ({
		TokenValidityUnits: {AccessToken: unit, IdToken: unit, RefreshToken: unit},
	});
	const twice = {AccessTokenValidity: 2, IdTokenValidity: 2, RefreshTokenValidity: 2};
	assert.deepEqual(lifetimes({}), [usual, 30]);
	assert.deepEqual(lifetimes(twice), [{access: 7_200, id: 7_200, refresh: 2 * day}, 2]);
	assert.deepEqual(lifetimes({TokenValidityUnits: {}, ...twice}), lifetimes(twice));
	for (const [unit, seconds] of [
		['seconds', 1],
		['minutes', 60],
		['hours', 3_600],
		['days', day],
	] as const) {
		assert.deepEqual(lifetimes(units(unit)), [usual, (30 * day) / seconds]);
		const lives = 2 * seconds;
		assert.deepEqual(lifetimes({...units(unit), ...twice}), [
			{access: lives, id: lives, refresh: lives},
			2,
		]);
	}
});

test('a scope opens the attributes of its kind, and one that names no kind opens all', () => {
	const opened = (scope: string) =>
		['sub', 'email', 'email_verified', 'phone_number', 'phone_number_verified', 'name'].filter(
			name => isInScope(name, scope),
		);
	const all = ['sub', 'email', 'email_verified', 'phone_number', 'phone_number_verified', 'name'];
	for (const [scope, names] of [
		['openid', all],
		[adminScope, all],
		['openid email', ['sub', 'email', 'email_verified']],
		['phone', ['sub', 'phone_number', 'phone_number_verified']],
		['profile openid', ['sub', 'name']],
		['email phone profile', all],
		['emails', all],
	] as const) {
		assert.deepEqual(opened(scope), names, scope);
	}
	assert.equal(issuerOf({issuer: () => undefined}, poolWith()), `${amazon}/us-east-1_a`);
	assert.equal(
		issuerOf({issuer: () => 'https://i.example'}, poolWith()),
		'https://i.example/us-east-1_a',
	);
});

const amazon = 'https://cognito-idp.us-east-1.amazonaws.com';

type Granted = Parameters<typeof issueTokens>[1];

/** A user, and the claims of tokens issued for them. */
async function arrange(clientSettings: object = {}) {
	const arranged = createContext({}, {...clientSettings});
	await arranged.addUser('ann', attributes);
	const client = arranged.pool().clients.get(ClientId) ?? assert.fail('no client');
	const issue = async (more: Partial<Granted> = {}) => {
		const tokens = await issueTokens(arranged.context, {
			pool: arranged.pool(),
			client,
			user: arranged.user('ann'),
			source: 'TokenGeneration_Authentication',
			...more,
		});
		const {AccessToken, IdToken, RefreshToken, ...rest} = tokens;
		return {access: decodeJwt(AccessToken), id: decodeJwt(IdToken), rest, tokens};
	};
	return {...arranged, client, issue};
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** The claims without those that differ each time, after checking that they are UUIDs. */
function fixed({event_id, jti, origin_jti, ...claims}: Readonly<Record<string, unknown>>) {
	assert.match(String(event_id), uuid);
	for (const one of [jti, origin_jti]) if (one !== undefined) assert.match(String(one), uuid);
	return {...claims, hasJti: jti !== undefined, hasOrigin: origin_jti !== undefined};
}

test('the tokens of a sign-in have the claims of Cognito and no others', async () => {
	const {issue, user, now, context, client} = await arrange();
	const {access, id, rest, tokens} = await issue();
	const seconds = now() / 1_000;
	const {sub} = user('ann').attributes;
	const common = {
		sub,
		iss: `${amazon}/us-east-1_a`,
		auth_time: seconds,
		iat: seconds,
		exp: seconds + 3_600,
		hasJti: true,
		hasOrigin: true,
	};
	assert.deepEqual(rest, {ExpiresIn: 3_600, TokenType: 'Bearer'});
	assert.deepEqual(fixed(access), {
		...common,
		client_id: ClientId,
		token_use: 'access',
		scope: adminScope,
		username: 'ann',
	});
	assert.deepEqual(fixed(id), {
		...common,
		email: 'ann@example.com',
		email_verified: true,
		phone_number: '+14325550100',
		phone_number_verified: false,
		given_name: 'Ann',
		address: {formatted: '13 Main St'},
		'cognito:username': 'ann',
		aud: client.id,
		token_use: 'id',
	});
	assert.equal(access['origin_jti'], id['origin_jti']);
	assert.equal(access['event_id'], id['event_id']);
	assert.notEqual(access.jti, id.jti);
	assert.equal(String(access['origin_jti']).slice(0, 8), user('ann').epoch);
	const [accessKey, idKey] = [await context.keys.access(), await context.keys.id()];
	assert.deepEqual(
		[tokens.AccessToken, tokens.IdToken].map(decodeProtectedHeader),
		[accessKey, idKey].map(({kid}) => ({kid, alg: 'RS256'})),
	);
});

test('what a sign-in is given stands in its tokens, and what a client may not read does not', async () => {
	const {issue} = await arrange({ReadAttributes: ['email'], AccessTokenValidity: 2});
	const {access, id, rest} = await issue({
		scope: 'openid email',
		device: 'device-1',
		nonce: 'n',
		authTime: 5,
		version: 2,
		resource: 'https://api.example.com',
	});
	const {device_key, version, aud, scope, auth_time} = access;
	assert.deepEqual(
		{device_key, version, aud, scope, auth_time},
		{
			device_key: 'device-1',
			version: 2,
			aud: 'https://api.example.com',
			scope: 'openid email',
			auth_time: 5,
		},
	);
	assert.equal(Number(access.exp) - Number(access.iat), 7_200);
	assert.equal(Number(id.exp) - Number(id.iat), 3_600);
	assert.deepEqual(rest, {ExpiresIn: 7_200, TokenType: 'Bearer'});
	assert.deepEqual(Object.keys(fixed(id)).sort(), [
		'at_hash',
		'aud',
		'auth_time',
		'cognito:username',
		'email',
		'exp',
		'hasJti',
		'hasOrigin',
		'iat',
		'iss',
		'nonce',
		'sub',
		'token_use',
	]);
	assert.equal(id['nonce'], 'n');
});

test('only where tokens are revoked or rotate do they name their sign-in', async () => {
	for (const [settings, isNamed] of [
		[{}, true],
		[{EnableTokenRevocation: false}, false],
		[
			{
				EnableTokenRevocation: false,
				RefreshTokenRotation: {Feature: 'ENABLED', RetryGracePeriodSeconds: 0},
			},
			true,
		],
		[
			{
				EnableTokenRevocation: false,
				RefreshTokenRotation: {Feature: 'DISABLED', RetryGracePeriodSeconds: 0},
			},
			false,
		],
	] as const) {
		const {issue, user} = await arrange(settings);
		const {access, id} = await issue();
		const marks = ({hasJti, hasOrigin}: ReturnType<typeof fixed>) => [hasJti, hasOrigin];
		assert.deepEqual(marks(fixed(access)), [true, isNamed]);
		assert.deepEqual(marks(fixed(id)), [isNamed, isNamed]);
		assert.equal(String(access.jti).slice(0, 8) === user('ann').epoch, !isNamed);
	}
});

test('a client’s own token names nobody', async () => {
	const {context, pool, client, now} = await arrange({AccessTokenValidity: 2});
	const {AccessToken, ExpiresIn, ...more} = await issueClientToken(
		context,
		pool(),
		client,
		'a/read',
	);
	const seconds = now() / 1_000;
	const {jti, ...claims} = decodeJwt(AccessToken);
	assert.match(String(jti), uuid);
	assert.deepEqual([ExpiresIn, more], [7_200, {}]);
	assert.deepEqual(claims, {
		sub: ClientId,
		token_use: 'access',
		scope: 'a/read',
		auth_time: seconds,
		iss: `${amazon}/us-east-1_a`,
		exp: seconds + 7_200,
		iat: seconds,
		version: 2,
		client_id: ClientId,
	});
});
