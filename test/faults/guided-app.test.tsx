import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {AppClient, Cognito} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {clientOf, startPool} from '../helpers/client.ts';
import {sentences} from '../helpers/fault-sentences.ts';
import {type Fault, type FaultName, faultNames, startFault} from '../helpers/faulty-service.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';

const maybe = /check whether it arrived before you request another/;

/** After these, it isn't known whether a message was sent. */
const doubtful: ReadonlySet<FaultName> = new Set<FaultName>([
	'silent handshake',
	'reset after the request',
	'closed after the request',
	'silent',
	'silent but for drips',
	'another protocol',
	'500',
	'500 without a body',
	'502 of a gateway',
	'503 of a load balancer',
	'a login page',
	'half a JSON',
	'half an answer',
	'headers without end',
	'more than 10 MiB',
	'an answer without end',
	'an error called a success',
	'a status that is none',
	'no HTTP',
	'redirect',
]);

type Operation = 'signIn' | 'getUser' | 'requestCode' | 'verifyAttribute';

/** The guided app on an embedded pool. While a fault is set, one operation is sent to it instead. */
async function openFaultyApp(t: TestContext, operation: Operation) {
	const {pool, clock, passTime} = await startPool(t);
	let there: {readonly fault: Fault; readonly name: FaultName} | undefined;
	const openCognito = async (client: AppClient): Promise<Cognito> => {
		const good = createCognito({client, now: clock});
		if (!there) return good;
		const bad = createCognito(throughFault(client, there.fault, there.name));
		const either = (name: Operation) => (name === operation ? bad : good);
		return {
			...good,
			signIn: either('signIn').signIn,
			getUser: either('getUser').getUser,
			requestCode: either('requestCode').requestCode,
			verifyAttribute: either('verifyAttribute').verifyAttribute,
		};
	};
	const {terminal} = await openGuidedApp(t, {
		columns: 160,
		prefill: {...clientOf(pool), username: 'demo'},
		now: clock,
		services: {openCognito},
	});
	const password = pool.users.find(({username}) => username === 'demo')?.password ?? '';
	await terminal.until('Password:');
	return {
		pool,
		terminal,
		passTime,
		password,
		signIn: async () => {
			await terminal.type(`${password}\r`);
			await terminal.until('Choose an attribute');
		},
		/** Does the same under each fault, and checks the screen that reports it. */
		underEachFault: async (
			act: () => Promise<void>,
			look: (screen: string, name: FaultName) => void | Promise<void>,
		) => {
			for (const name of faultNames) {
				await t.test(name, async t => {
					const fault = await startFault(name, t);
					there = {fault, name};
					await act();
					const screen = await terminal.until(sentences[name], 20);
					there = undefined;
					assert.ok(fault.attempts() <= 1, 'it was sent once');
					await look(screen, name);
				});
			}
		},
	};
}

function throughFault(client: AppClient, {endpointUrl, caPem, proxyUrl}: Fault, name: FaultName) {
	return {
		client: {...client, endpointUrl},
		transport: {
			...(name.startsWith('silent')
				? {connectTimeoutMs: 200, readTimeoutMs: 200}
				: {readTimeoutMs: 20_000}),
			...(caPem !== undefined && {caPem}),
			...(proxyUrl !== undefined && {proxyUrl}),
		},
	};
}

test('a sign-in that fails asks for the password again, the username kept', async t => {
	const {terminal, password, signIn, underEachFault} = await openFaultyApp(t, 'signIn');
	await underEachFault(
		() => terminal.type(`${password}\r`),
		screen => assert.match(screen, /^Sign in$[\s\S]*demo[\s\S]*Password:/m),
	);
	await signIn();
});

test('attributes that cannot be read can be asked for again', async t => {
	const {terminal, signIn, underEachFault} = await openFaultyApp(t, 'getUser');
	await signIn();
	await underEachFault(
		() => terminal.type('r'),
		async screen => {
			assert.match(screen, /^Attributes$[\s\S]*Enter try again/m);
			await terminal.press('enter');
			await terminal.until('Choose an attribute');
		},
	);
});

test('a code that could not be asked for leaves the choice, and says whether it may have been sent', async t => {
	const {pool, terminal, passTime, signIn, underEachFault} = await openFaultyApp(t, 'requestCode');
	await signIn();
	await underEachFault(
		async () => {
			// Sends from an hour ago no longer count; meanwhile, the session has expired.
			passTime(61 * 60_000);
			await terminal.press('enter');
			const asked = await terminal.until(
				/^(?:Request a code|Send a code\?|Choose an attribute[\s\S]*✖)/m,
			);
			// If a code may have been sent, the app asks first.
			if (/^Send a code\?$/m.test(asked)) await terminal.press('enter');
		},
		(screen, name) => {
			assert.match(screen, /^Choose an attribute$[\s\S]*email/m);
			assert.equal(maybe.test(screen.replaceAll(/\s+/g, ' ')), doubtful.has(name));
			assert.match(screen, doubtful.has(name) ? /4 of 5 sends left/ : /At most 5 sends an hour/);
		},
	);
	assert.equal(pool.messages().length, 0);
	await terminal.press('enter');
	await terminal.until('Send a code?');
	await terminal.press('enter');
	await terminal.until('Request ID');
	assert.equal(pool.messages().length, 1);
});

test('a code that could not be checked leaves its screen, and can be given again', async t => {
	const {pool, terminal, signIn, underEachFault} = await openFaultyApp(t, 'verifyAttribute');
	await signIn();
	await terminal.press('enter');
	const sent = await terminal.until('Request ID');
	const facts = sent.match(/^(?:Sent by|To|At|Request ID) {2}.*$/gm) ?? [];
	assert.equal(facts.length, 4);
	const code = pool.messages().at(-1)?.code ?? '';
	await underEachFault(
		() => terminal.type(`${code}\r`),
		screen => {
			assert.match(screen, /^Code sent$/m);
			for (const fact of facts) assert.ok(screen.includes(fact));
		},
	);
	await terminal.type(`${code}\r`);
	await terminal.until('Verified');
	assert.equal(pool.messages().length, 1);
});

test('a send that nobody answers can be left, and counts as one that may have arrived', async t => {
	const {pool, clock} = await startPool(t);
	const silence = await startFault('silent', t);
	const {terminal} = await openGuidedApp(t, {
		columns: 160,
		prefill: {...clientOf(pool), username: 'demo'},
		now: clock,
		services: {
			openCognito: async client => {
				const silent = {...client, endpointUrl: silence.endpointUrl};
				const {requestCode} = createCognito({client: silent, now: clock});
				return {...createCognito({client, now: clock}), requestCode};
			},
		},
	});
	await terminal.until('Password:');
	await terminal.type(`${pool.users[0]?.password}\r`);
	await terminal.until('At most 5 sends an hour');
	await terminal.press('enter');
	while (silence.attempts() === 0) await new Promise(resolve => setImmediate(resolve));
	assert.match(terminal.text(), /^Request a code$[\s\S]*Esc stop waiting/m);
	await terminal.press('escape');
	const screen = await terminal.until('4 of 5 sends left');
	assert.match(screen, /The code may still have been sent\./);
	assert.equal(silence.attempts(), 1);
});

test('a computer that slept, or has its clock wrong, renews the session and sends once', async t => {
	const {pool, clock, passTime} = await startPool(t);
	let fast = 0;
	const {terminal} = await openGuidedApp(t, {
		columns: 160,
		prefill: {...clientOf(pool), username: 'demo'},
		now: () => clock() + fast,
	});
	const password = pool.users.find(({username}) => username === 'demo')?.password ?? '';
	const signIn = async () => {
		await terminal.until('Password:');
		await terminal.type(`${password}\r`);
		await terminal.until('Choose an attribute');
	};
	await signIn();

	passTime(hours(8));
	await terminal.press('enter');
	await terminal.until('Request ID');
	assert.equal(pool.messages().length, 1, 'renewed on the way, and sent once');
	await terminal.press('escape');
	await terminal.until('4 of 5 sends left');

	// With its clock set back a day, it takes an expired token for a valid one.
	fast = -hours(24);
	passTime(hours(8));
	await terminal.press('enter');
	await terminal.until('A code was requested just now');
	await terminal.press('enter');
	await terminal.until('The session had expired and was renewed. Nothing was sent.');
	assert.equal(pool.messages().length, 1);
	await terminal.press('enter');
	await terminal.until('Send a code?');
	await terminal.press('enter');
	await terminal.until('Request ID');
	assert.equal(pool.messages().length, 2);

	// Weeks later, nothing can be refreshed: the code on the screen waits for a new sign-in.
	passTime(hours(24 * 40));
	await terminal.type('123456\r');
	const screen = await terminal.until(/^Sign in$/m);
	assert.match(screen, /Username: demo[\s\S]*Sign in again\./);
	fast = hours(5);
	await terminal.type(`${password}\r`);
	await terminal.until('Code: 123456');
	await terminal.until('Your code is still here');
	assert.equal(pool.messages().length, 2);
});

const hours = (count: number) => count * 3_600_000;
