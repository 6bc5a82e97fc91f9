import assert from 'node:assert/strict';
import {chmodSync, mkdirSync} from 'node:fs';
import {test} from 'node:test';
import {clientOf, startPool, tokensOf} from '../helpers/client.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {openSignedIn as open, password} from '../helpers/signed-in-app.tsx';
import {temporaryHost} from '../helpers/store.ts';

test('--username finds the session of a user by an alias, and nobody else’s', async t => {
	const {folder} = temporaryHost(t);
	const {pool, clock} = await open(t, {folder});
	const {region, userPoolId = '', clientId} = clientOf(pool);
	const again = async (username: string) => {
		const prefill = {region, userPoolId, clientId, username, endpointUrl: pool.endpoint};
		const {terminal} = await openGuidedApp(t, {folder, now: clock, prefill});
		return terminal;
	};
	await (await again('demo@example.com')).until('Still signed in as demo');
	await (await again('robin@example.com')).until('Username: robin@example.com');
});

test('a session that was ended elsewhere leads back to the password, and says why', async t => {
	const {terminal, pool} = await open(t);
	await pool.call('AdminUserGlobalSignOut', {UserPoolId: pool.userPoolId, Username: 'demo'});
	await terminal.press('enter');
	await terminal.until('✖');
	const screen = await terminal.until('Password:');
	assert.match(screen, /Username: demo/);
	assert.equal(pool.messages().length, 0);
});

test('a pasted token goes straight to the attributes, is never drawn and kept nowhere', async t => {
	const {pool, connect} = await startPool(t);
	// The token is compared with this computer's clock.
	const tokens = tokensOf(
		await connect().signIn({flow: 'USER_SRP_AUTH', username: 'demo', password}),
	);
	const {terminal} = await openGuidedApp(t, {
		prefill: {endpointUrl: pool.endpoint},
		services: {
			readToken: async token => ({
				token,
				client: clientOf(pool),
				username: 'demo',
				expiresAt: Number.MAX_SAFE_INTEGER,
			}),
		},
	});
	await terminal.until('Paste an access token');
	await terminal.press('2', 'enter');
	await terminal.until('Access token:');
	await terminal.paste(`${tokens.accessToken}\n`);
	await terminal.until('characters');
	await terminal.press('enter');
	await terminal.until('Choose an attribute');
	assert.ok(!terminal.transcript().includes(tokens.accessToken.slice(0, 20)));
});

test('a token pasted where an ID is asked for goes out of sight, and connects with Enter', async t => {
	const {pool, connect} = await startPool(t);
	const {accessToken} = tokensOf(
		await connect().signIn({flow: 'USER_SRP_AUTH', username: 'demo', password}),
	);
	const read = {client: clientOf(pool), username: 'demo', expiresAt: Number.MAX_SAFE_INTEGER};
	const {terminal} = await openGuidedApp(t, {
		prefill: {endpointUrl: pool.endpoint},
		services: {readToken: async token => ({token, ...read})},
	});
	await terminal.until('Enter a user pool ID');
	await terminal.press('1', 'enter');
	await terminal.until('User pool ID:');
	await terminal.paste(accessToken);
	await terminal.press('enter');
	await terminal.until(
		/^Access token: [\d,]+ characters\n\nℹ That’s a token\. Press Enter to connect with it\.$/m,
	);
	await terminal.press('enter');
	await terminal.until(/^✔ Token of demo accepted/m);
});

test('a token that cannot work is refused before any call, with what to do', async t => {
	const {terminal} = await openGuidedApp(t, {prefill: {accessToken: 'not.a.token'}});
	await terminal.until("This isn't an access token of a Cognito user.");
	await terminal.until('Access token:');
});

test('a sessions folder that others can write to is refused in words, and one can still sign in', {
	skip: process.platform === 'win32' && 'Windows has no such modes',
}, async t => {
	const {folder} = temporaryHost(t);
	mkdirSync(folder);
	chmodSync(folder, 0o777);
	const {terminal} = await openGuidedApp(t, {folder});
	await terminal.until("Sessions aren't safe here:");
	await terminal.until('Try the demo');
});
