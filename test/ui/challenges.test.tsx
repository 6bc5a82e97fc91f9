import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {otherThan} from '../helpers/local-pool-client.ts';
import {requireMfa} from '../helpers/require-mfa.ts';
import {
	newest,
	type OpenOptions,
	openSignIn as open,
	password,
	type Scene,
	secretOf,
} from '../helpers/sign-in-scene.tsx';
import {totp} from '../helpers/totp.ts';

type Challenge = {
	readonly username: string;
	/** The text that shows that the challenge is asked. */
	readonly asks: string;
	readonly options?: OpenOptions;
	/** Leads from the password to the challenge; types the password by default. */
	readonly ask?: (scene: Scene) => Promise<void>;
	/** Keys to press before there is a field for the answer. */
	readonly before?: (scene: Scene) => Promise<void>;
	readonly right: (scene: Scene) => string;
	readonly wrong: (scene: Scene) => string;
	/** The message after a wrong answer, on the same screen. */
	readonly says: string;
	/** If the sign-in starts over instead of continuing: leads from there to the challenge. */
	readonly again?: (scene: Scene) => Promise<void>;
	/** Whether Esc in the field first leads back to the challenge. */
	readonly hasParts?: boolean;
};

const sentCode = {
	right: ({pool}: Scene) => newest(pool),
	wrong: ({pool}: Scene) => otherThan(newest(pool)),
	says: 'That sign-in code is wrong',
};
const appCode = {
	right: ({pool, now}: Scene) => totp(secretOf(pool), now()),
	wrong: ({pool, now}: Scene) => otherThan(totp(secretOf(pool), now())),
	says: 'That sign-in code is wrong',
};

/** In groups of four, on as many lines as needed beside the QR code. */
const secretOn = ({terminal}: Scene) =>
	[...terminal.text().matchAll(/^(?:[A-Z2-7]{4} ?)+(?= |$)/gm)].join('').replaceAll(' ', '');

/** Chooses the row of that number in the menu of ways, with the current username. */
async function choose({terminal}: Scene, row: string) {
	await terminal.press('tab');
	await terminal.until('Other ways to sign in');
	await terminal.press(row, 'enter');
	await terminal.until('Username:');
	await terminal.press('enter');
}

/** Chooses what the pool offers under that name. */
async function offer({terminal}: Scene, name: string, asked: string) {
	const offers = await terminal.until(name);
	await terminal.press(new RegExp(`(\\d)\\. ${name}`).exec(offers)?.[1] ?? '', 'enter');
	await terminal.until(asked);
}

/** Cognito ends a sign-in after a wrong chosen password, so the user chooses again. */
function chosenPassword(name: string): Challenge {
	const before = (scene: Scene) => offer(scene, name, 'Password:');
	return {
		username: 'demo',
		ask: scene => choose(scene, '3'),
		asks: 'How do you want to sign in?',
		before,
		right: () => password,
		wrong: () => 'Wrong-pass-1',
		says: 'The username or password is wrong',
		hasParts: true,
		again: async scene => {
			await scene.terminal.press('enter');
			await scene.terminal.until('How do you want to sign in?');
			await before(scene);
		},
	};
}

const challenges: Readonly<Record<string, Challenge>> = {
	SMS_MFA: {username: 'sms-code', asks: 'A code was sent by SMS to +', ...sentCode},
	EMAIL_OTP: {username: 'email-code', asks: 'A code was sent by email to e***@e***', ...sentCode},
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
		asks: 'Your password is temporary',
		right: () => 'Lasting-pass-1\rLasting-pass-1',
		wrong: () => 'weak\rweak',
		says: 'The new password was refused',
	},
	'MFA_SETUP, an authenticator app': {
		username: 'demo',
		options: {prepare: requireMfa},
		asks: 'Which one do you want to set up?',
		before: async ({terminal}) => {
			await terminal.press('enter');
			await terminal.until(/(?:[A-Z2-7]{4} ){7}/);
		},
		right: scene => totp(secretOn(scene), scene.now()),
		wrong: scene => otherThan(totp(secretOn(scene), scene.now())),
		says: 'The authenticator app could not be set up with that code',
	},
	'MFA_SETUP, codes by email': {
		username: 'demo',
		options: {prepare: requireMfa},
		asks: 'Which one do you want to set up?',
		before: async ({terminal}) => {
			await terminal.press('down', 'enter');
			await terminal.until('Set up codes by email');
			await terminal.type('robin@example.org\r');
			await terminal.until('A code was sent by email');
		},
		...sentCode,
	},
	CUSTOM_CHALLENGE: {
		username: 'demo',
		options: {
			customAuth: ({rounds}) => {
				if (rounds.at(-1)?.isRight) return 'succeeded';
				const riddle = `round ${rounds.length}`;
				return {ask: {riddle}, isRight: answer => answer === 'yes'};
			},
		},
		ask: scene => choose(scene, '4'),
		asks: 'riddle: round 0',
		right: () => 'yes',
		wrong: () => 'no',
		says: 'riddle: round 1',
	},
	'USER_AUTH, a code by email': {
		username: 'demo',
		ask: scene => choose(scene, '3'),
		asks: 'How do you want to sign in?',
		before: scene => offer(scene, 'Code by email', 'A code was sent by email'),
		...sentCode,
	},
	'USER_AUTH, a code by SMS': {
		username: 'demo',
		ask: scene => choose(scene, '3'),
		asks: 'How do you want to sign in?',
		before: scene => offer(scene, 'Code by SMS', 'A code was sent by SMS'),
		...sentCode,
	},
	'USER_AUTH, a password in clear': chosenPassword('Password, sent over TLS'),
	'USER_AUTH, a password over SRP': chosenPassword('Password, over SRP'),
};

for (const [name, challenge] of Object.entries(challenges)) {
	const ask = async (t: TestContext) => {
		const scene = await open(t, challenge.username, challenge.options);
		await (challenge.ask?.(scene) ?? scene.terminal.type(`${password}\r`));
		await scene.terminal.until(challenge.asks);
		await scene.terminal.until(
			new RegExp(
				`^${challenge.username} · ${scene.pool.endpoint} · us-east-1_.* · answer in 3 min 00 s$`,
				'm',
			),
		);
		await challenge.before?.(scene);
		return scene;
	};

	test(`${name}: a wrong answer asks again, the right one continues`, async t => {
		const scene = await ask(t);
		await scene.terminal.type(`${challenge.wrong(scene)}\r`);
		await scene.terminal.until(challenge.says);
		await challenge.again?.(scene);
		await scene.terminal.type(`${challenge.right(scene)}\r`);
		await scene.terminal.until('Choose an attribute');
	});

	test(`${name}: after three minutes it begins again, the username kept`, async t => {
		const scene = await ask(t);
		scene.passTime(4 * 60_000);
		await scene.terminal.type(`${challenge.right(scene)}\r`);
		await scene.terminal.until('This sign-in has expired');
		await scene.terminal.until(`Username: ${challenge.username}`);
	});

	test(`${name}: Esc leads back to the sign-in, the username kept`, async t => {
		const {terminal} = await ask(t);
		await terminal.press('escape');
		if (challenge.hasParts) {
			await terminal.until(challenge.asks);
			await terminal.press('escape');
		}
		await terminal.until(`Username: ${challenge.username}`);
		assert.doesNotMatch(terminal.text(), /answer in/);
	});
}

test('MFA_SETUP: the secret of an authenticator app, as QR code and as text', async t => {
	const {terminal} = await open(t, 'demo', {prepare: requireMfa});
	await terminal.type(`${password}\r`);
	await terminal.until('Authenticator app');
	await terminal.press('enter');
	const screen = await terminal.until(/(?:[A-Z2-7]{4} ){7}/);
	assert.match(screen, /▀/, 'there is a QR code');
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
	await terminal.until('Username:');
	await terminal.press('enter');
	await terminal.until('riddle: round 0');
	await terminal.type('yes\r');
	await terminal.until('riddle: round 1');
	await terminal.type('yes\r');
	await terminal.until('Choose an attribute');
	assert.deepEqual(terminal.emulator.oscCodes, []);
});

test('CUSTOM_CHALLENGE: where the pool ends it, the person signs in again', async t => {
	const scene = await open(t, 'demo', {
		customAuth: ({rounds}) =>
			rounds.length === 1 ? 'failed' : {ask: {riddle: '1 + 1?'}, isRight: () => false},
	});
	await choose(scene, '4');
	await scene.terminal.until('riddle: 1 + 1?');
	await scene.terminal.type('3\r');
	await scene.terminal.until('The answer to the custom challenge was refused');
	await scene.terminal.until('Username: demo');
});

test('USER_AUTH: a passkey leads to the browser', async t => {
	const {terminal} = await open(t, 'demo');
	await terminal.press('tab', '3', 'enter');
	await terminal.until('Username:');
	await terminal.press('enter');
	const offers = await terminal.until('Passkey, in the browser');
	await terminal.press(/(\d)\. Passkey/.exec(offers)?.[1] ?? '', 'enter');
	await terminal.until('Sign in with a browser');
});
