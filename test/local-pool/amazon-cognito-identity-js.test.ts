import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {AuthenticationDetails, CognitoUser, CognitoUserPool} from 'amazon-cognito-identity-js';
import {createLocalPool, type LocalPool} from '../../source/local-pool/create-local-pool.ts';

let pool: LocalPool;
before(async () => {
	pool = await createLocalPool({
		onError: error => {
			throw error;
		},
	});
});
after(() => pool.close());

const signIn = async (username: string, password: string): Promise<CognitoUser> => {
	const Pool = new CognitoUserPool({
		UserPoolId: pool.userPoolId,
		ClientId: pool.clients[0]?.clientId ?? '',
		endpoint: pool.endpoint,
	});
	const user = new CognitoUser({Username: username, Pool});
	await new Promise((resolve, reject) =>
		user.authenticateUser(new AuthenticationDetails({Username: username, Password: password}), {
			onSuccess: resolve,
			onFailure: reject,
		}),
	);
	return user;
};

test('amazon-cognito-identity-js signs in over SRP, asks for a code and verifies the e-mail address', async () => {
	const user = await signIn('demo', 'Demo-pass-1');
	await new Promise<void>((resolve, reject) =>
		user.getAttributeVerificationCode('email', {
			onSuccess: () => resolve(),
			onFailure: reject,
			inputVerificationCode: () => resolve(),
		}),
	);
	const message = pool.messages().at(-1);
	assert.equal(message?.destination, 'demo@example.com');
	const answer = await new Promise((resolve, reject) =>
		user.verifyAttribute('email', message.code, {onSuccess: resolve, onFailure: reject}),
	);
	assert.equal(answer, 'SUCCESS');
	const attributes = await new Promise<Record<string, string>>((resolve, reject) =>
		user.getUserAttributes((error, result) =>
			error
				? reject(error)
				: resolve(Object.fromEntries((result ?? []).map(one => [one.getName(), one.getValue()]))),
		),
	);
	assert.equal(attributes['email_verified'], 'true');
	assert.equal(attributes['phone_number_verified'], 'false');
});

test('amazon-cognito-identity-js is told that a password is wrong in the words of Cognito', async () => {
	await assert.rejects(signIn('demo', 'Not-the-pass-1'), {
		code: 'NotAuthorizedException',
		message: 'Incorrect username or password.',
	});
});
