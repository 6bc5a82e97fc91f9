import assert from 'node:assert/strict';
import {execFile, spawnSync} from 'node:child_process';
import {test} from 'node:test';
import {promisify} from 'node:util';
import type {LocalPool} from '../../source/local-pool/create-local-pool.ts';
import {newestCode, publicClient, startPool, textOf} from '../helpers/local-pool-client.ts';

const found = spawnSync('aws', ['--version'], {encoding: 'utf8'});
const skip = found.status === 0 ? false : 'the AWS CLI is not installed here';

const run = promisify(execFile);

/** Runs `aws cognito-idp …` against the pool, which accepts any credentials. */
async function aws(pool: LocalPool, ...args: readonly string[]): Promise<unknown> {
	const {stdout} = await run(
		'aws',
		['cognito-idp', ...args, '--endpoint-url', pool.endpoint, '--region', pool.region],
		{
			env: {
				...process.env,
				AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
				AWS_SECRET_ACCESS_KEY: 'example',
				AWS_CONFIG_FILE: 'none',
				AWS_SHARED_CREDENTIALS_FILE: 'none',
				AWS_DEFAULT_OUTPUT: 'json',
				NO_PROXY: '127.0.0.1',
			},
		},
	);
	return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}

test('the AWS CLI signs in, asks for a code and verifies an attribute', {skip}, async t => {
	const pool = await startPool(t);
	const signedIn = await aws(
		pool,
		'initiate-auth',
		'--client-id',
		publicClient,
		'--auth-flow',
		'USER_PASSWORD_AUTH',
		'--auth-parameters',
		'USERNAME=demo,PASSWORD=Demo-pass-1',
	);
	const token = textOf(signedIn, 'AuthenticationResult', 'AccessToken');
	const of = ['--access-token', token, '--attribute-name', 'phone_number'];
	assert.deepEqual(await aws(pool, 'get-user-attribute-verification-code', ...of), {
		CodeDeliveryDetails: {
			Destination: '+*******0008',
			DeliveryMedium: 'SMS',
			AttributeName: 'phone_number',
		},
	});
	await assert.rejects(
		aws(pool, 'verify-user-attribute', ...of, '--code', '0'),
		/An error occurred \(CodeMismatchException\) when calling the VerifyUserAttribute operation: Invalid verification code provided, please try again\./,
	);
	await aws(pool, 'verify-user-attribute', ...of, '--code', newestCode(pool));
	const user = await pool.call('GetUser', {AccessToken: token});
	assert.match(JSON.stringify(user), /"phone_number_verified","Value":"true"/);
});

test('the AWS CLI arranges a pool, with signed requests', {skip}, async t => {
	const pool = await startPool(t);
	const created = await aws(pool, 'create-user-pool', '--pool-name', 'from the AWS CLI');
	const UserPoolId = textOf(created, 'UserPool', 'Id');
	await pool.call('AdminCreateUser', {UserPoolId, Username: 'robin'});
	assert.match(
		JSON.stringify(await aws(pool, 'list-users', '--user-pool-id', UserPoolId)),
		/"Username":"robin".*"UserStatus":"FORCE_CHANGE_PASSWORD"/,
	);
});
