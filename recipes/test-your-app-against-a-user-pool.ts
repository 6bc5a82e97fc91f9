/**
 * A test of your own, with a user pool in the same process: sign in, let a day pass, verify an email address. Run it
 * with `node --import tsx recipes/test-your-app-against-a-user-pool.ts`
 */
import assert from 'node:assert/strict';
import {
	CognitoIdentityProviderClient,
	GetUserAttributeVerificationCodeCommand,
	InitiateAuthCommand,
	VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
// In your project: from 'cognito-verify/local-pool'
import {createLocalPool} from '../source/local-pool/create-local-pool.ts';

let now = Date.now();
const pool = await createLocalPool({clock: () => now});
const client = new CognitoIdentityProviderClient({endpoint: pool.endpoint, region: pool.region});
const [app] = pool.clients;
const [demo] = pool.users;
assert.ok(app && demo);

async function signIn() {
	const {AuthenticationResult} = await client.send(
		new InitiateAuthCommand({
			AuthFlow: 'USER_PASSWORD_AUTH',
			ClientId: app.clientId,
			AuthParameters: {USERNAME: demo.username, PASSWORD: demo.password},
		}),
	);
	return AuthenticationResult?.AccessToken;
}

async function requestCode() {
	const email = {AccessToken: await signIn(), AttributeName: 'email'};
	await client.send(new GetUserAttributeVerificationCodeCommand(email));
	return pool.messages().at(-1)?.code;
}

// A code lives 24 hours; the pool's clock is yours.
const oldCode = await requestCode();
now += 24 * 60 * 60 * 1_000;
await assert.rejects(
	client.send(
		new VerifyUserAttributeCommand({
			AccessToken: await signIn(),
			AttributeName: 'email',
			Code: oldCode,
		}),
	),
	{name: 'ExpiredCodeException'},
);

const Code = await requestCode();
await client.send(
	new VerifyUserAttributeCommand({AccessToken: await signIn(), AttributeName: 'email', Code}),
);

// Admin operations need no credentials here.
const user = await pool.call('AdminGetUser', {
	UserPoolId: pool.userPoolId,
	Username: demo.username,
});
assert.match(JSON.stringify(user), /"email_verified","Value":"true"/);

await pool.close();
console.log('verified');
