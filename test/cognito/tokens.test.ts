import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {test} from 'node:test';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {isProblem, startPool, tokensOf} from '../helpers/client.ts';
import {freePort} from '../helpers/free-port.ts';

const demo = {flow: 'USER_SRP_AUTH', username: 'demo', password: 'Demo-pass-1'} as const;
const who = {username: 'demo'};
const hour = 3_600_000;

test('an expired session is renewed, and keeps its refresh token where the client does not rotate', async context => {
	const {connect, passTime, clock} = await startPool(context);
	for (const name of ['public', 'with secret']) {
		const cognito = connect(name);
		const tokens = tokensOf(await cognito.signIn(demo));
		passTime(2 * hour);
		await assert.rejects(cognito.getUser(tokens.accessToken), isProblem('tokenExpired'));
		const renewed = await cognito.refresh(tokens, who);
		assert.equal(renewed.refreshToken, tokens.refreshToken);
		assert.equal(renewed.expiresAt, clock() + hour);
		assert.equal((await cognito.getUser(renewed.accessToken)).username, 'demo');
	}
});

test('where the client rotates, each refresh token is good for one renewal', async context => {
	const {connect, passTime} = await startPool(context);
	const cognito = connect('rotates refresh tokens');
	const first = tokensOf(await cognito.signIn(demo));
	const second = await cognito.refresh(first, who);
	assert.notEqual(second.refreshToken, first.refreshToken);
	passTime(minute);
	await assert.rejects(cognito.refresh(first, who), isProblem('refreshTokenReused'));
});

const minute = 60_000;

test('what was signed out is refused, here or everywhere', async context => {
	const {connect} = await startPool(context);
	for (const name of ['public', 'with secret']) {
		const cognito = connect(name);
		const [one, other] = [
			tokensOf(await cognito.signIn(demo)),
			tokensOf(await cognito.signIn(demo)),
		];
		await cognito.signOut(one, {...who, isEverywhere: false});
		await assert.rejects(cognito.getUser(one.accessToken), isProblem('tokenRevoked'));
		await assert.rejects(cognito.refresh(one, who), isProblem('refreshRefused'));
		assert.equal((await cognito.getUser(other.accessToken)).username, 'demo');

		const last = tokensOf(await cognito.signIn(demo));
		await cognito.signOut(last, {...who, isEverywhere: true});
		await assert.rejects(cognito.getUser(other.accessToken), isProblem('tokenRevoked'));
		await assert.rejects(cognito.refresh(last, who), isProblem('refreshRefused'));
	}
});

test('without a refresh token nobody is asked', async context => {
	const {connect} = await startPool(context);
	const tokens = {accessToken: 'a', expiresAt: 0};
	await assert.rejects(
		connect().refresh(tokens, who),
		isProblem('refreshRefused', {awsName: undefined}),
	);
});

test('a client of which a file holds half a character is refused by the domain, not a mistake of the program', async context => {
	const proofs: unknown[] = [];
	const server = createServer(({headers}, response) => {
		proofs.push(headers.authorization);
		response.writeHead(400).end('{"error": "invalid_client"}');
	});
	const port = await freePort();
	await new Promise<void>(resolve => server.listen(port, '127.0.0.1', resolve));
	context.after(() => {
		server.closeAllConnections();
		server.close();
	});
	const domainUrl = `http://127.0.0.1:${port}`;
	const half = '\ud800';
	const client = {region: 'eu-west-1', clientId: half, clientSecret: half, domainUrl};
	const claims = Buffer.from(JSON.stringify({scope: 'openid'})).toString('base64url');
	const tokens = {accessToken: `e30.${claims}.x`, refreshToken: half, expiresAt: 0};
	await assert.rejects(
		createCognito({client}).refresh(tokens, {username: 'jane'}),
		isProblem('clientSecretWrong'),
	);
	const proof = Buffer.from('%EF%BF%BD:%EF%BF%BD').toString('base64');
	assert.deepEqual(proofs, [`Basic ${proof}`]);
});
