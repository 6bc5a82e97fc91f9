import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {type TestContext, test} from 'node:test';
import type {SignInRequest} from '../../source/cognito/cognito.ts';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {iamCredentials} from '../../source/cognito/iam-credentials.ts';
import {readClientSecret} from '../../source/cognito/read-client-secret.ts';
import {isProblem} from '../helpers/client.ts';
import {answerJson, startScriptedService} from '../helpers/scripted-service.ts';

const session = 's'.repeat(40);
const request: SignInRequest = {
	flow: 'ADMIN_USER_PASSWORD_AUTH',
	username: 'jane',
	password: 'secret',
};

/** An AWS folder with one profile, which the SDK uses during a test. */
async function pointToProfile(context: TestContext) {
	const folder = await mkdtemp(join(tmpdir(), 'aws-'));
	const file = join(folder, 'credentials');
	await writeFile(file, '[desk]\naws_access_key_id = AKIDDESK\naws_secret_access_key = hush\n');
	const before = {...process.env};
	Object.assign(process.env, {
		AWS_SHARED_CREDENTIALS_FILE: file,
		AWS_CONFIG_FILE: join(folder, 'none'),
		AWS_EC2_METADATA_DISABLED: 'true',
	});
	context.after(async () => {
		process.env = before;
		await rm(folder, {recursive: true});
	});
}

async function start(context: TestContext, answers: readonly object[]) {
	await pointToProfile(context);
	const left = [...answers];
	const {endpointUrl, received} = await startScriptedService(context, (_, response) =>
		answerJson(response, left.shift() ?? {}),
	);
	const client = {
		region: 'eu-west-1',
		userPoolId: 'eu-west-1_Pool1',
		clientId: 'client',
		endpointUrl,
	};
	return {client, received};
}

test('a support desk signs a user in with the credentials of its profile', async context => {
	const {client, received} = await start(context, [
		{ChallengeName: 'SMS_MFA', Session: session, ChallengeParameters: {}},
		{AuthenticationResult: {AccessToken: 'a', ExpiresIn: 60}},
	]);
	const credentials = iamCredentials({profile: 'desk'});
	const cognito = createCognito({client, credentials});
	// Administrators can't use remembered devices, so none is named.
	const device = {key: 'eu-west-1_device', groupKey: 'group', password: 'p'};
	const step = await cognito.signIn({...request, device});
	assert.ok(step.kind === 'challenge');
	await cognito.answer(step.challenge, {kind: 'code', code: '123456'});
	assert.deepEqual(
		received.map(({operation, body}) => [operation, body]),
		[
			[
				'AdminInitiateAuth',
				{
					ClientId: 'client',
					UserPoolId: 'eu-west-1_Pool1',
					AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
					AuthParameters: {USERNAME: 'jane', PASSWORD: 'secret'},
				},
			],
			[
				'AdminRespondToAuthChallenge',
				{
					ClientId: 'client',
					UserPoolId: 'eu-west-1_Pool1',
					ChallengeName: 'SMS_MFA',
					Session: session,
					ChallengeResponses: {USERNAME: 'jane', SMS_MFA_CODE: '123456'},
				},
			],
		],
	);
	for (const {headers} of received) {
		assert.match(
			headers.authorization ?? '',
			/^AWS4-HMAC-SHA256 Credential=AKIDDESK\/\d{8}\/eu-west-1\/cognito-idp\/aws4_request/,
		);
	}
});

test('a client secret is read with credentials, and is nothing where the client has none', async context => {
	const {client, received} = await start(context, [
		{UserPoolClient: {ClientId: 'client', ClientSecret: 'hush'}},
		{UserPoolClient: {ClientId: 'client'}},
	]);
	const settings = {client, credentials: iamCredentials({profile: 'desk'})};
	assert.equal(await readClientSecret(settings), 'hush');
	assert.equal(await readClientSecret(settings), undefined);
	assert.deepEqual(received[0]?.body, {UserPoolId: 'eu-west-1_Pool1', ClientId: 'client'});
});

test('without credentials nothing is asked, and what is missing is said', async context => {
	const {client, received} = await start(context, []);
	await assert.rejects(createCognito({client}).signIn(request), isProblem('credentialsMissing'));
	const credentials = iamCredentials({profile: 'nobody'});
	await assert.rejects(
		createCognito({client, credentials}).signIn(request),
		isProblem('credentialsMissing'),
	);
	const {userPoolId: _, ...without} = client;
	await assert.rejects(
		createCognito({client: without, credentials}).signIn(request),
		isProblem('poolIdMissing'),
	);
	assert.deepEqual(received, []);
});
