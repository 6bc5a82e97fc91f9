import assert from 'node:assert/strict';
import {chmodSync, mkdirSync} from 'node:fs';
import {type TestContext, test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import type {AppClient} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {Problem} from '../../source/problem.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {clientOf, startPool, tokensOf} from '../helpers/client.ts';
import {type GuidedAppOptions, openGuidedApp} from '../helpers/guided-app.tsx';
import {hostOf, temporaryHost} from '../helpers/store.ts';

const password = 'Demo-pass-1';
const newest = (pool: LocalPool) => pool.messages().at(-1)?.code ?? '';

/** The app with the demo user signed in, on a pool whose clock the test moves. */
async function open(t: TestContext, options: GuidedAppOptions = {}) {
	const started = await startPool(t);
	const {pool, clock} = started;
	const {region, userPoolId = '', clientId} = clientOf(pool);
	const {terminal} = await openGuidedApp(t, {
		prefill: {region, userPoolId, clientId, username: 'demo', endpointUrl: pool.endpoint},
		now: clock,
		...options,
	});
	await terminal.until('Password:');
	await terminal.type(`${password}\r`);
	await terminal.until('Choose an attribute');
	return {...started, terminal};
}

/** Cognito refuses sends because the limit was exceeded. */
const refusingSends = async (client: AppClient) => ({
	...createCognito({client}),
	requestCode: async () => {
		throw new Problem('attemptLimitReached', {awsName: 'LimitExceededException'});
	},
});

/** Resolves once the current session is stored with that many sends. */
async function keptSends(folder: string, sends: number) {
	const store = await openSessionStore({host: hostOf(folder), now: Date.now});
	const deadline = Date.now() + 5_000;
	while ((await store.get())?.codeTimes?.sends.length !== sends) {
		assert.ok(Date.now() < deadline, `${sends} sends are kept`);
		await setImmediate();
	}
}

test('the list says which attributes are verified, which are not, and which cannot be', async t => {
	const {terminal, pool} = await open(t);
	assert.match(terminal.text(), /❯ 1\. email +not verified +demo@example\.com/);
	assert.match(terminal.text(), /given_name +can’t be verified +Robin/);
	await terminal.press('enter');
	await terminal.until('Code:');
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('Verified');
	await terminal.press('a');
	await terminal.until('a new code will still be sent');
	assert.match(terminal.text(), /email +✔ verified/);
	assert.match(terminal.text(), /❯ 2\. phone_number +not verified/);
	await terminal.press('up', 'enter');
	await terminal.until('This value is already verified.');
	assert.equal(pool.messages().length, 1);
	await terminal.press('enter');
	await terminal.until('Code sent');
	assert.equal(pool.messages().length, 2);
});

test('the pointer is on the row again that was chosen, wherever one comes back from', async t => {
	const {terminal} = await open(t, {services: {openCognito: refusingSends}});
	await terminal.press('down', 'enter');
	await terminal.until('too many codes');
	await terminal.until(/^❯ 2\. phone_number/m);
	for (const key of ['c', 'h', 's']) {
		await terminal.press(key);
		await terminal.until(/^(?:Change a value|Enter your code|Sign out\?)$/m);
		await terminal.press('escape');
		await terminal.until(/^Choose an attribute$/m);
		assert.match(terminal.text(), /^❯ 2\. phone_number/m, key);
	}
});

test('a value that is not changed is not sent', async t => {
	const {terminal, pool} = await open(t);
	await terminal.press('c');
	await terminal.until('New email: demo@example.com');
	await terminal.press('enter');
	await terminal.until('New email: demo@example.com\n\nℹ That is the value on record.');
	assert.equal(pool.messages().length, 0);
});

test('a value is changed, and the code that this sends verifies the new one', async t => {
	const {terminal, pool} = await open(t);
	await terminal.press('c');
	await terminal.until(/Now +demo@example\.com/);
	await terminal.until('New email: demo@example.com');
	await terminal.type('robin@example.org\r');
	await terminal.until('changed to robin@example.org');
	assert.equal(pool.messages().length, 1);
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('email robin@example.org verified at');
});

test('the code screen tells the request, the command without the token, and why it may not arrive', async t => {
	const {terminal, pool} = await open(t, {columns: 120, rows: 40});
	await terminal.press('enter');
	const screen = await terminal.until('Request ID');
	assert.match(screen, /^Code sent$/m);
	assert.match(screen, /Sent by +EMAIL/);
	assert.match(screen, /To +d\*\*\*@e\*\*\*/);
	assert.match(screen, /valid for 24 hours/);
	assert.match(screen, /Accepted by Cognito \(delivery not confirmed\)/);
	assert.match(screen, /4 of 5 sends left/);
	assert.match(
		screen.replace(/\s+/g, ' '),
		/aws cognito-idp get-user-attribute-verification-code --region us-east-1 --endpoint-url \S+ --access-token "\$ACCESS_TOKEN" --attribute-name email/,
	);
	await terminal.press('tab');
	await terminal.until('no-reply@verificationemail.com');
	assert.ok(!terminal.text().includes(newest(pool)), 'the inbox is for the demo alone');
});

test('an answer without delivery details is shown as what it is', async t => {
	const {clock} = await startPool(t);
	const {terminal} = await open(t, {
		services: {
			openCognito: async client => ({
				...createCognito({client, now: clock}),
				requestCode: async () => ({at: clock()}),
			}),
		},
	});
	await terminal.press('enter');
	await terminal.until(/Sent by +not returned/);
	await terminal.until(/Request ID +not returned/);
});

test('a mask that cannot stand for the value is pointed out', async t => {
	const {clock} = await startPool(t);
	const {terminal} = await open(t, {
		services: {
			openCognito: async client => ({
				...createCognito({client, now: clock}),
				requestCode: async () => ({
					at: clock(),
					medium: 'EMAIL',
					destination: 'u***@y***',
				}),
			}),
		},
	});
	await terminal.press('enter');
	await terminal.until('That doesn’t look like demo@example.com.');
});

test('a send that may have arrived counts, and says so', async t => {
	const {clock} = await startPool(t);
	const {terminal} = await open(t, {
		services: {
			openCognito: async client => ({
				...createCognito({client, now: clock}),
				requestCode: async () => {
					throw new Problem('timedOut', {host: 'example.com', mayHaveBeenSent: true});
				},
			}),
		},
	});
	await terminal.press('enter');
	await terminal.until(/check\s+whether\s+it\s+arrived\s+before\s+you\s+request\s+another/);
	await terminal.until('4 of 5 sends left');
});

test('the sixth send of an hour is refused in words', async t => {
	const {terminal, pool, passTime} = await open(t);
	await terminal.until('At most 5 sends an hour');
	await terminal.press('enter');
	await terminal.until('Code:');
	for (const left of [3, 2, 1]) {
		passTime(30_000);
		await terminal.press('ctrl+r');
		await terminal.until(`${left} of 5 sends left`);
	}
	passTime(30_000);
	await terminal.press('ctrl+r');
	await terminal.until('Send a code?');
	await terminal.until('the next one is the last');
	assert.equal(pool.messages().length, 4);
	await terminal.press('enter');
	await terminal.until('0 of 5 sends left this hour. Limit reached. Try again at about');
	passTime(30_000);
	await terminal.press('ctrl+r');
	await terminal.until('Send a code?');
	await terminal.press('enter');
	await terminal.until('too many codes');
	assert.equal(pool.messages().length, 5);
});

test('Ctrl+R that is held, or comes three times at once, requests one code; the wait stands beside the key', async t => {
	const {terminal, pool, passTime} = await open(t);
	await terminal.press('enter');
	await terminal.until('Ctrl+R resend in 30 s');
	for (let press = 0; press < 20; press++) await terminal.press('ctrl+r');
	assert.equal(pool.messages().length, 1);
	passTime(30_000);
	await terminal.type('\u0012\u0012\u0012');
	await terminal.until('New code requested.');
	for (let press = 0; press < 20; press++) await terminal.press('ctrl+r');
	await terminal.until('3 of 5 sends left');
	assert.equal(pool.messages().length, 2);
});

test('what the service says of the limit counts, not what was counted here', async t => {
	const {clock} = await startPool(t);
	const {terminal} = await open(t, {
		services: {
			openCognito: async client => ({
				...createCognito({client, now: clock}),
				requestCode: async () => {
					throw new Problem('attemptLimitReached', {awsName: 'LimitExceededException'});
				},
			}),
		},
	});
	await terminal.press('enter');
	await terminal.until('too many codes');
	const screen = await terminal.until('0 of 5 sends left this hour. Limit reached.');
	assert.doesNotMatch(screen, /[1-5] of 5 sends left|At most 5/);
});

test('a limit that the service named is known in the next run, too', async t => {
	const {folder} = temporaryHost(t);
	const {pool, clock} = await open(t, {folder, services: {openCognito: refusingSends}});
	const {region, userPoolId = '', clientId} = clientOf(pool);
	const first = await openGuidedApp(t, {
		folder,
		now: clock,
		prefill: {region, userPoolId, clientId, username: 'demo', endpointUrl: pool.endpoint},
		services: {openCognito: refusingSends},
	});
	await first.terminal.until('Choose an attribute');
	await first.terminal.press('enter');
	await first.terminal.until('0 of 5 sends left this hour. Limit reached.');
	const store = await openSessionStore({host: hostOf(folder), now: Date.now});
	const deadline = Date.now() + 5_000;
	while ((await store.get())?.codeTimes?.sendsRefusedAt === undefined) {
		assert.ok(Date.now() < deadline, 'the limit is kept');
		await setImmediate();
	}
	const second = await openGuidedApp(t, {
		folder,
		now: clock,
		prefill: {region, userPoolId, clientId, username: 'demo', endpointUrl: pool.endpoint},
	});
	await second.terminal.until('0 of 5 sends left this hour. Limit reached.');
	await second.terminal.press('enter');
	await second.terminal.until('Send a code?');
	assert.equal(pool.messages().length, 0);
});

test('tries are counted, warned of before the last two, and a text that is no code asks first', async t => {
	const {clock} = await startPool(t);
	let tries = 0;
	const {terminal} = await open(t, {
		services: {
			openCognito: async client => ({
				...createCognito({client, now: clock}),
				verifyAttribute: async () => {
					tries += 1;
					throw new Problem('wrongCode');
				},
			}),
		},
	});
	await terminal.press('enter');
	await terminal.until('At most 15 tries an hour');
	await terminal.type('abcd\r');
	await terminal.until('Try this code?');
	await terminal.until('“abcd” doesn’t look like a code');
	await terminal.press('escape');
	await terminal.until('Code: abcd');
	assert.equal(tries, 0);
	for (let left = 14; left >= 2; left--) {
		await terminal.type('000000\r');
		await terminal.until(`${left} of 15 tries left this hour`);
		await terminal.until('Code: 000000');
	}
	await terminal.until('⚠ 2 of 15 tries left this hour. Check the code before you press Enter.');
	assert.equal(tries, 13);
});

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

test('the last send of an hour is told before it is asked for, also in the next run', async t => {
	const {folder} = temporaryHost(t);
	const {terminal, pool, clock, passTime} = await open(t, {folder});
	await terminal.press('enter');
	await terminal.until('Code:');
	await terminal.until('Code sent');
	for (const left of [3, 2]) {
		passTime(60_000);
		await terminal.press('ctrl+r');
		await terminal.until(`${left} of 5 sends left this hour (counted on this computer only`);
	}
	passTime(60_000);
	await terminal.press('ctrl+r');
	await terminal.until('⚠ 1 of 5 sends left this hour: the next one is the last');

	await keptSends(folder, 4);
	const {region, userPoolId = '', clientId} = clientOf(pool);
	const prefill = {region, userPoolId, clientId, username: 'demo', endpointUrl: pool.endpoint};
	const next = await openGuidedApp(t, {folder, now: clock, prefill});
	const screen = await next.terminal.until('Choose an attribute');
	assert.match(screen, /⚠ 1 of 5 sends left this hour: the next one is the last/);
	await next.terminal.until('code requested just now');
	await next.terminal.press('enter');
	await next.terminal.until('A code was requested just now and can still be entered.');
	await next.terminal.press('enter');
	await next.terminal.until('⚠ 0 of 5 sends left this hour. Limit reached. Try again');
	passTime(58.5 * 60_000);
	await next.terminal.press('escape');
	await next.terminal.until('2 of 5 sends left this hour (counted on this computer only');
});

test('a code from before can be entered without sending another', async t => {
	const {terminal, pool} = await open(t);
	await terminal.press('enter');
	await terminal.until('Code:');
	await terminal.press('escape');
	await terminal.until('Enter send a code');
	await terminal.press('h');
	await terminal.until(/Request ID +\S{36}/);
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('Verified');
	assert.equal(pool.messages().length, 1);
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
