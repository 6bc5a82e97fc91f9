import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import type {Cognito} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {Problem} from '../../source/problem.ts';
import {openSessionStore} from '../../source/session/session-store.ts';
import {clientOf, startPool} from '../helpers/client.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {keptSends, newest, openSignedIn as open, refusingSends} from '../helpers/signed-in-app.tsx';
import {hostOf, temporaryHost} from '../helpers/store.ts';

/** Opens the app with other operations in place of the client's. */
async function openWith(t: TestContext, operations: (clock: () => number) => Partial<Cognito>) {
	const {clock} = await startPool(t);
	return open(t, {
		services: {
			openCognito: async client => ({
				...createCognito({client, now: clock}),
				...operations(clock),
			}),
		},
	});
}

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
	const {terminal} = await openWith(t, clock => ({
		requestCode: async () => ({at: clock()}),
	}));
	await terminal.press('enter');
	await terminal.until(/Sent by +not returned/);
	await terminal.until(/Request ID +not returned/);
});

test('a mask that cannot stand for the value is pointed out', async t => {
	const {terminal} = await openWith(t, clock => ({
		requestCode: async () => ({
			at: clock(),
			medium: 'EMAIL',
			destination: 'u***@y***',
		}),
	}));
	await terminal.press('enter');
	await terminal.until('That doesn’t look like demo@example.com.');
});

test('a send that may have arrived counts, and says so', async t => {
	const {terminal} = await openWith(t, () => ({
		requestCode: async () => {
			throw new Problem('timedOut', {host: 'example.com', mayHaveBeenSent: true});
		},
	}));
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
	const {terminal} = await open(t, {services: {openCognito: refusingSends}});
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
	let tries = 0;
	const {terminal} = await openWith(t, () => ({
		verifyAttribute: async () => {
			tries += 1;
			throw new Problem('wrongCode');
		},
	}));
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
