import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import type {AppClient} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import type {LocalPool, LocalPoolOptions} from '../../source/local-pool/create-local-pool.ts';
import {clientOf, startPool} from '../helpers/client.ts';
import {openGuidedApp} from '../helpers/guided-app.tsx';
import {otherThan} from '../helpers/local-pool-client.ts';
import type {Terminal} from '../helpers/terminal.ts';
import {totp} from '../helpers/totp.ts';

type Scene = {
	readonly terminal: Terminal;
	readonly pool: LocalPool;
	readonly now: () => number;
	readonly passTime: (milliseconds: number) => void;
};

const password = 'Demo-pass-1';
const credentials = async () => ({accessKeyId: 'test', secretAccessKey: 'test'});

/** The app at the password of a demo user, on a pool whose clock the test moves. */
const open = async (
	t: TestContext,
	username: string,
	{
		clientName,
		prepare,
		...options
	}: LocalPoolOptions & {
		readonly clientName?: string;
		readonly prepare?: (pool: LocalPool) => Promise<unknown>;
	} = {},
): Promise<Scene> => {
	const {pool, clock, passTime} = await startPool(t, options);
	await prepare?.(pool);
	const {region, userPoolId = '', clientId} = clientOf(pool, clientName);
	const {terminal} = await openGuidedApp(t, {
		rows: 40,
		prefill: {region, userPoolId, clientId, username, endpointUrl: pool.endpoint},
		now: clock,
		services: {
			openCognito: async (client: AppClient) => createCognito({client, now: clock, credentials}),
			readClientSecret: async () => clientOf(pool, clientName).clientSecret,
		},
	});
	await terminal.until('Password:');
	return {terminal, pool, now: clock, passTime};
};

const newest = (pool: LocalPool) => pool.messages().at(-1)?.code ?? '';
const secretOf = (pool: LocalPool) =>
	pool.users.find(({username}) => username === 'totp')?.totpSecret ?? '';

type Challenge = {
	readonly username: string;
	/** What says that the question is asked. */
	readonly asks: string;
	/** Keys before there is a field to answer in. */
	readonly before?: (scene: Scene) => Promise<void>;
	readonly right: (scene: Scene) => string;
	readonly wrong: (scene: Scene) => string;
	/** What a wrong answer is answered with, on the same screen. */
	readonly says: string;
};

const sentCode = {
	right: ({pool}: Scene) => newest(pool),
	wrong: ({pool}: Scene) => otherThan(newest(pool)),
	says: 'That sign-in code is not right.',
};
const appCode = {
	right: ({pool, now}: Scene) => totp(secretOf(pool), now()),
	wrong: ({pool, now}: Scene) => otherThan(totp(secretOf(pool), now())),
	says: 'That sign-in code is not right.',
};

const challenges: Readonly<Record<string, Challenge>> = {
	SMS_MFA: {username: 'sms-code', asks: 'A code was sent by SMS to +', ...sentCode},
	EMAIL_OTP: {username: 'email-code', asks: 'A code was sent by EMAIL to e***@e***', ...sentCode},
	SOFTWARE_TOKEN_MFA: {
		username: 'totp',
		asks: 'your authenticator app shows for Demo app',
		...appCode,
	},
	SELECT_MFA_TYPE: {
		username: 'two-factors',
		asks: 'Which second factor?',
		before: async ({terminal}) => {
			await terminal.press('enter');
			await terminal.until('A code was sent by SMS');
		},
		...sentCode,
	},
	NEW_PASSWORD_REQUIRED: {
		username: 'new-password',
		asks: 'Your password is a temporary one',
		right: () => 'Lasting-pass-1',
		wrong: () => 'weak',
		says: 'The new password was refused',
	},
};

for (const [name, challenge] of Object.entries(challenges)) {
	const ask = async (t: TestContext) => {
		const scene = await open(t, challenge.username);
		await scene.terminal.type(`${password}\r`);
		await scene.terminal.until(challenge.asks);
		await scene.terminal.until('Time to answer: 3 min 00 s');
		await challenge.before?.(scene);
		return scene;
	};

	test(`${name}: a wrong answer keeps the screen, the right one goes on`, async t => {
		const scene = await ask(t);
		await scene.terminal.type(`${challenge.wrong(scene)}\r`);
		await scene.terminal.until(challenge.says);
		await scene.terminal.type(`${challenge.right(scene)}\r`);
		await scene.terminal.until('Choose an attribute');
	});

	test(`${name}: after three minutes it begins again, the username kept`, async t => {
		const scene = await ask(t);
		scene.passTime(4 * 60_000);
		await scene.terminal.type(`${challenge.right(scene)}\r`);
		await scene.terminal.until('Too much time has passed');
		const screen = await scene.terminal.until('Password:');
		assert.match(screen, new RegExp(`User name: ${challenge.username}`));
	});

	test(`${name}: Esc leads back to the password`, async t => {
		const {terminal} = await ask(t);
		await terminal.press('escape');
		await terminal.until('Password:');
	});
}

test('MFA_SETUP: the secret of an authenticator app, as QR code and as text', async t => {
	const {terminal, now} = await open(t, 'demo', {
		prepare: pool =>
			pool.call('SetUserPoolMfaConfig', {UserPoolId: pool.userPoolId, MfaConfiguration: 'ON'}),
	});
	await terminal.type(`${password}\r`);
	await terminal.until('Which one do you set up?');
	await terminal.until('Authenticator app');
	await terminal.press('enter');
	const screen = await terminal.until(/(?:[A-Z2-7]{4} ){7}/);
	assert.match(screen, /▀/, 'there is a QR code');
	const secret = (/(?:[A-Z2-7]{4} ?){8,}/.exec(screen)?.[0] ?? '').replaceAll(' ', '');
	await terminal.type(`${otherThan(totp(secret, now()))}\r`);
	await terminal.until('✖');
	await terminal.type(`${totp(secret, now())}\r`);
	await terminal.until('Choose an attribute');
});

test('CUSTOM_CHALLENGE: as many rounds as the pool wants, its question shown and harmless', async t => {
	const {terminal} = await open(t, 'demo', {
		customAuth: ({rounds}) =>
			rounds.length === 2
				? 'succeeded'
				: {
						ask: {riddle: `\u001b]0;title\u0007round ${rounds.length}`},
						isRight: answer => answer === 'yes',
					},
	});
	await terminal.press('tab', '4', 'enter');
	await terminal.until('User name:');
	await terminal.press('enter');
	await terminal.until('riddle: round 0');
	await terminal.type('yes\r');
	await terminal.until('riddle: round 1');
	await terminal.type('yes\r');
	await terminal.until('Choose an attribute');
	assert.deepEqual(terminal.emulator.oscCodes, []);
});

test('USER_AUTH: the pool offers, and a code by email signs in', async t => {
	const {terminal, pool} = await open(t, 'demo');
	await terminal.press('tab', '3', 'enter');
	await terminal.until('User name:');
	await terminal.press('enter');
	const offers = await terminal.until('How do you want to sign in?');
	const row = /(\d)\. Code by email/.exec(offers)?.[1] ?? '';
	await terminal.press(row, 'enter');
	await terminal.until('A code was sent by EMAIL');
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('Choose an attribute');
});

test('USER_AUTH: a passkey leads to the browser', async t => {
	const {terminal} = await open(t, 'demo');
	await terminal.press('tab', '3', 'enter');
	await terminal.until('User name:');
	await terminal.press('enter');
	const offers = await terminal.until('Passkey, in the browser');
	await terminal.press(/(\d)\. Passkey/.exec(offers)?.[1] ?? '', 'enter');
	await terminal.until('Sign in with a browser');
});

test('a username half typed is there again after a look at the other ways', async t => {
	const {terminal} = await open(t, 'demo');
	await terminal.press('escape');
	await terminal.until('User name: demo');
	await terminal.type('stration\t');
	await terminal.until('Other ways to sign in');
	await terminal.press('escape');
	await terminal.until('User name: demostration');
});

for (const [row, way] of ['SRP', 'in clear', '', '', 'support desk'].entries()) {
	if (way === '') continue;
	test(`a password ${way}: a wrong one asks again, the right one signs in`, async t => {
		const {terminal} = await open(t, 'demo');
		await terminal.press('tab', String(row + 1), 'enter');
		await terminal.until('Password:');
		await terminal.type('Wrong-pass-1\r');
		await terminal.until('The username or the password is not right.');
		await terminal.type(`${password}\r`);
		await terminal.until('Choose an attribute');
	});
}

test('an app client with a secret: it is asked for, and the sign-in goes on', async t => {
	const {terminal, pool} = await open(t, 'demo', {clientName: 'with secret'});
	await terminal.type(`${password}\r`);
	await terminal.until('Client secret:');
	await terminal.type('not the secret\r');
	await terminal.until('Client secret:');
	await terminal.type(`${clientOf(pool, 'with secret').clientSecret}\r`);
	await terminal.until('Choose an attribute');
	assert.ok(!terminal.transcript().includes(clientOf(pool, 'with secret').clientSecret ?? '?'));
});

test('an app client with a secret: it can be read with AWS credentials', async t => {
	const {terminal} = await open(t, 'demo', {clientName: 'with secret'});
	await terminal.type(`${password}\r`);
	await terminal.until('Client secret:');
	await terminal.press('tab');
	await terminal.until('Choose an attribute');
});

test('a sign-up that is not confirmed is confirmed on the way', async t => {
	const {terminal, pool} = await open(t, 'unconfirmed');
	await terminal.type(`${password}\r`);
	await terminal.until('Confirm your sign-up');
	await terminal.press('ctrl+r');
	await terminal.until('A new code is on its way');
	await terminal.type(`${otherThan(newest(pool))}\r`);
	await terminal.until('That is not the code that was sent.');
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('Choose an attribute');
});

test('a password that must be reset is reset on the way', async t => {
	const {terminal, pool} = await open(t, 'reset');
	await terminal.type(`${password}\r`);
	await terminal.until('Reset your password');
	assert.equal(pool.messages().length, 0, 'nothing is sent before Enter');
	await terminal.press('enter');
	await terminal.until('A code was sent by EMAIL');
	await terminal.type(`${newest(pool)}\r`);
	await terminal.until('New password:');
	await terminal.type('weak\r');
	await terminal.until('The new password was refused');
	await terminal.type('Lasting-pass-1\r');
	await terminal.until('Choose an attribute');
	assert.equal(pool.messages().length, 1);
});
