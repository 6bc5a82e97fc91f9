import assert from 'node:assert/strict';
import {test} from 'node:test';
import {SetUserPoolMfaConfigCommand} from '@aws-sdk/client-cognito-identity-provider';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {readClientSecret} from '../../source/cognito/read-client-secret.ts';
import {isProblem, tokensOf} from '../helpers/client.ts';
import {credentials, password, startMoto} from '../helpers/moto.ts';
import {totp} from '../helpers/totp.ts';

/*
 * Against a third-party server. Moto checks no SRP proofs and has no attribute codes: what it lacks must lead to a
 * Problem. cognito-local reports itself what it lacks (tried by hand on 2026-11-27); it isn't a dependency because it
 * brings two hundred packages.
 */

const moto = await startMoto();
const skip = moto === undefined ? 'moto_server is not installed' : false;

test('moto: a password, and new tokens for its refresh token', {skip}, async () => {
	assert.ok(moto);
	for (const GenerateSecret of [false, true]) {
		const client = await moto.createClient({GenerateSecret});
		const clientSecret = await readClientSecret({client, credentials: async () => credentials});
		assert.equal(clientSecret !== undefined, GenerateSecret);
		await moto.createUser(client, 'jane');
		const cognito = createCognito({
			client: clientSecret === undefined ? client : {...client, clientSecret},
		});
		const signIn = {flow: 'USER_PASSWORD_AUTH', username: 'jane', password} as const;
		const tokens = tokensOf(await cognito.signIn(signIn));
		const user = await cognito.getUser(tokens.accessToken);
		const email = user.attributes.find(({name}) => name === 'email');
		assert.deepEqual(email, {name: 'email', value: 'jane@example.com'});
		const renewed = await cognito.refresh(tokens, {username: 'jane'});
		assert.equal(renewed.refreshToken, tokens.refreshToken);
		assert.equal((await cognito.getUser(renewed.accessToken)).username, 'jane');
		await assert.rejects(
			cognito.signIn({...signIn, password: 'wrong'}),
			isProblem('wrongPassword'),
		);
	}
});

test('moto: a temporary password that must be changed', {skip}, async () => {
	assert.ok(moto);
	const client = await moto.createClient();
	await moto.createUser(client, 'kim', {mustChange: true});
	const cognito = createCognito({client});
	const step = await cognito.signIn({flow: 'USER_PASSWORD_AUTH', username: 'kim', password});
	assert.ok(step.kind === 'challenge' && step.challenge.name === 'NEW_PASSWORD_REQUIRED');
	const newPassword = {kind: 'newPassword', password: 'Other-pass-1', attributes: {}} as const;
	const tokens = tokensOf(await cognito.answer(step.challenge, newPassword));
	assert.equal((await cognito.getUser(tokens.accessToken)).username, 'kim');
});

test('moto: an authenticator app is set up in one sign-in and asked for in the next', {
	skip,
}, async () => {
	assert.ok(moto);
	const client = await moto.createClient();
	await moto.sdk.send(
		new SetUserPoolMfaConfigCommand({
			UserPoolId: client.userPoolId,
			MfaConfiguration: 'ON',
			SoftwareTokenMfaConfiguration: {Enabled: true},
		}),
	);
	await moto.createUser(client, 'lee', {mustChange: true});
	const cognito = createCognito({client});
	const signIn = (secret: string) =>
		cognito.signIn({flow: 'USER_PASSWORD_AUTH', username: 'lee', password: secret});
	const first = await signIn(password);
	assert.ok(first.kind === 'challenge');
	const newPassword = {kind: 'newPassword', password: 'Other-pass-1', attributes: {}} as const;
	const setup = await cognito.answer(first.challenge, newPassword);
	assert.ok(setup.kind === 'challenge' && setup.challenge.name === 'MFA_SETUP');
	assert.deepEqual(setup.challenge.choices, ['SOFTWARE_TOKEN_MFA']);

	const {secret, session} = await cognito.startAuthenticator(setup.challenge);
	await assert.rejects(
		cognito.verifyAuthenticator({session, code: '000000'}),
		isProblem('wrongCode'),
	);
	const verified = await cognito.verifyAuthenticator({session, code: totp(secret, Date.now())});
	const ready = {kind: 'authenticatorReady', session: verified.session} as const;
	assert.ok(tokensOf(await cognito.answer(setup.challenge, ready)));

	const second = await signIn('Other-pass-1');
	assert.ok(second.kind === 'challenge' && second.challenge.name === 'SOFTWARE_TOKEN_MFA');
	const code = {kind: 'code', code: totp(secret, Date.now())} as const;
	assert.ok(tokensOf(await cognito.answer(second.challenge, code)));
});

test('moto: what it cannot do is a Problem with words, not a stack', {skip}, async () => {
	assert.ok(moto);
	const client = await moto.createClient();
	await moto.createUser(client, 'max');
	const cognito = createCognito({client});
	const signIn = {flow: 'USER_PASSWORD_AUTH', username: 'max', password} as const;
	const tokens = tokensOf(await cognito.signIn(signIn));
	const {accessToken} = tokens;
	await assert.rejects(
		cognito.requestCode({accessToken, attributeName: 'email'}),
		isProblem('serverLacks', {httpStatus: 500, operation: 'GetUserAttributeVerificationCode'}),
	);
	await assert.rejects(
		cognito.signOut(tokens, {username: 'max', isEverywhere: false}),
		isProblem('serverLacks', {operation: 'RevokeToken'}),
	);
	// It doesn't recognize a user by the name that it returned for SRP.
	await assert.rejects(
		cognito.signIn({...signIn, flow: 'USER_SRP_AUTH'}),
		isProblem('serverLacks', {operation: 'RespondToAuthChallenge', flow: 'USER_SRP_AUTH'}),
	);
	await assert.rejects(
		cognito.signIn({flow: 'USER_AUTH', username: 'max'}),
		isProblem('serverLacks', {operation: 'InitiateAuth', flow: 'USER_AUTH'}),
	);
	await assert.rejects(
		createCognito({client: {...client, clientId: 'nobody'}}).signIn(signIn),
		isProblem('unknownServiceError', {awsName: 'ResourceNotFoundException'}),
	);
});
