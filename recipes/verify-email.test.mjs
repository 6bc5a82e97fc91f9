/**
 * A test of your own program, on a user pool that starts with it and ends with it:
 * sign in, ask for a code, read it where the pool "sent" it, verify the address.
 *
 *     node --test recipes/verify-email.test.mjs
 */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	CognitoIdentityProviderClient,
	GetUserAttributeVerificationCodeCommand,
	GetUserCommand,
	InitiateAuthCommand,
	VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {createLocalPool} from 'cognito-verify/local-pool';

test('a user verifies their email address', async t => {
	const pool = await createLocalPool();
	t.after(() => pool.close());
	const [user] = pool.users;
	const client = new CognitoIdentityProviderClient({region: pool.region, endpoint: pool.endpoint});
	t.after(() => client.destroy());

	const {AuthenticationResult} = await client.send(
		new InitiateAuthCommand({
			AuthFlow: 'USER_PASSWORD_AUTH',
			ClientId: pool.clients[0].clientId,
			AuthParameters: {USERNAME: user.username, PASSWORD: user.password},
		}),
	);
	const {AccessToken} = AuthenticationResult;

	const {CodeDeliveryDetails} = await client.send(
		new GetUserAttributeVerificationCodeCommand({AccessToken, AttributeName: 'email'}),
	);
	assert.equal(CodeDeliveryDetails.Destination, 'd***@e***');

	const Code = pool.messages().at(-1).code;
	await client.send(new VerifyUserAttributeCommand({AccessToken, AttributeName: 'email', Code}));

	const {UserAttributes} = await client.send(new GetUserCommand({AccessToken}));
	const verified = UserAttributes.find(({Name}) => Name === 'email_verified');
	assert.equal(verified.Value, 'true');
});
