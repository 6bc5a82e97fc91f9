import assert from 'node:assert/strict';
import {test} from 'node:test';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {createServices} from '../../source/guided/create-services.ts';
import {createDemoPool} from '../../source/guided/demo-pool.ts';
import {totpCode, totpStep} from '../../source/local-pool/sign-in/totp.ts';
import {challengeOf, tokensOf} from '../helpers/client.ts';
import {temporaryHost} from '../helpers/store.ts';

test('the demo’s pool starts when it is first wanted, once, and is connected to without a secret', async t => {
	const demo = createDemoPool();
	t.after(demo.close);
	await demo.close();
	assert.equal(demo.endpoint(), undefined);
	const [connection, again] = await Promise.all([demo.start(), demo.start()]);
	assert.equal(again, connection);
	const endpointUrl = demo.endpoint();
	assert.match(endpointUrl ?? '', /^http:\/\/127\.0\.0\.1:\d+$/);
	assert.deepEqual(connection.client, {
		region: 'us-east-1',
		userPoolId: 'us-east-1_LocalDemo',
		clientId: 'localdemopublicclient00001',
		endpointUrl,
		domainUrl: endpointUrl,
	});
	assert.deepEqual(connection.demo?.passwordRules, [
		{kind: 'length', least: 8},
		{kind: 'uppercase'},
		{kind: 'lowercase'},
		{kind: 'numbers'},
		{kind: 'symbols'},
	]);
	assert.equal(connection.demo?.users[0]?.username, 'demo');
	assert.deepEqual(connection.access, undefined);
	await demo.close();
	await assert.rejects(fetch(`${endpointUrl}/health`));
});

test('the inbox of the demo holds what was sent, the same list until something arrives', async t => {
	const pool = createDemoPool();
	t.after(pool.close);
	const {client, demo} = await pool.start();
	const inbox = demo?.inbox;
	assert.ok(inbox);
	const none = inbox.messages();
	assert.deepEqual([none, inbox.messages() === none], [[], true]);
	let told = 0;
	const stop = inbox.subscribe(() => told++);
	const cognito = createCognito({client});
	const password = demo?.users[0]?.password ?? '';
	const {accessToken} = tokensOf(
		await cognito.signIn({flow: 'USER_PASSWORD_AUTH', username: 'demo', password}),
	);
	await cognito.requestCode({accessToken, attributeName: 'email'});
	const messages = inbox.messages();
	const [message, ...more] = messages;
	assert.ok(message);
	assert.deepEqual([told, more, inbox.messages() === messages], [1, [], true]);
	const {at, code, ...rest} = message;
	assert.ok(Math.abs(at - Date.now()) < 60_000);
	assert.match(code, /^\d{6}$/);
	assert.deepEqual(rest, {
		medium: 'EMAIL',
		destination: 'demo@example.com',
		body: `Your verification code is ${code}.`,
	});
	stop();
	await cognito.requestCode({accessToken, attributeName: 'phone_number'});
	assert.deepEqual([told, inbox.messages().length], [1, 2]);
});

test('an authenticator app shows the code of the user’s secret, or of one that is being set up', async t => {
	const pool = createDemoPool();
	t.after(pool.close);
	const {demo} = await pool.start();
	const shows = demo?.authenticator;
	const secret = demo?.users.find(({username}) => username === 'totp');
	assert.ok(shows && secret && 'totpSecret' in secret && typeof secret.totpSecret === 'string');
	const at = 1_800_000_000_000;
	const own = secret.totpSecret;
	assert.deepEqual(shows('totp', at), {secret: own, code: totpCode(own, totpStep(at))});
	assert.deepEqual(shows('demo', at), undefined);
	const other = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
	assert.deepEqual(shows('demo', at, other), {
		secret: other,
		code: totpCode(other, totpStep(at)),
	});
});

test('a custom challenge asks three times, and lets in who knows', async t => {
	const {host, folder} = temporaryHost(t);
	const services = createServices(
		{prefill: {}, allowHttp: false},
		{...host, cwd: () => folder},
		{isDemo: true},
	);
	t.after(services.close);
	const {client} = await services.startDemo();
	const cognito = await services.openCognito(client);
	const begin = async () =>
		challengeOf(await cognito.signIn({flow: 'CUSTOM_AUTH', username: 'demo'}), 'CUSTOM_CHALLENGE');
	const asked = await begin();
	assert.deepEqual(asked.parameters, {
		USERNAME: 'demo',
		question: 'How many minutes are in an hour?',
	});
	const answer = (challenge: Parameters<typeof cognito.answer>[0], text: string) =>
		cognito.answer(challenge, {kind: 'text', text});
	tokensOf(await answer(asked, '60'));
	let challenge = await begin();
	for (let wrong = 0; wrong < 2; wrong++) {
		challenge = challengeOf(await answer(challenge, '61'), 'CUSTOM_CHALLENGE');
	}
	await assert.rejects(answer(challenge, '59'), {code: 'challengeAnswerRefused'});
});
