import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LocalPool, Seed} from '../../../source/local-pool/create-local-pool.ts';
import {refusal, signIn, startPool, succeed} from '../../helpers/local-pool-client.ts';

const ClientId = 'shopwebclient';
const seed: Seed = {
	UserPools: [
		{Id: 'us-east-1_First', PoolName: 'first'},
		{
			Id: 'eu-west-1_Shop00001',
			PoolName: 'shop',
			Clients: [{ClientId, ClientName: 'web', ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH']}],
			Users: [{Username: 'jane', Password: 'Right-pass-1'}],
		},
	],
};

/** What the trail of a region has, oldest first: operation, error and whose call it was. */
async function trailOf({endpoint}: LocalPool, region: string): Promise<readonly unknown[]> {
	const response = await fetch(endpoint, {
		method: 'POST',
		headers: {
			'x-amz-target': 'CloudTrail_20131101.LookupEvents',
			authorization: `AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/20260301/${region}/cloudtrail/aws4_request`,
		},
		body: '{}',
	});
	const {Events} = Object(await response.json());
	return Events.map(({CloudTrailEvent}: {CloudTrailEvent: string}) => {
		const {eventName, errorCode, additionalEventData} = JSON.parse(CloudTrailEvent);
		return [eventName, errorCode, additionalEventData];
	}).toReversed();
}

test('a call is kept in the region of its pool, by app client or token, with the sub of a user who is known', async t => {
	const pool = await startPool(t, {seed});
	const {accessToken: AccessToken} = await signIn(pool, 'jane', 'Right-pass-1', ClientId);
	await succeed(pool, 'GetUser', {AccessToken});
	await refusal(pool, 'GetUserAttributeVerificationCode', {AccessToken, AttributeName: 'email'});
	await refusal(pool, 'VerifyUserAttribute', {AccessToken: 'a.b.c'});
	await refusal(pool, 'ResendConfirmationCode', {ClientId, Username: 'jane'});
	await refusal(pool, 'ResendConfirmationCode', {ClientId, Username: 'nobody'});
	await refusal(pool, 'ResendConfirmationCode', {ClientId});
	await refusal(pool, 'ForgotPassword', {ClientId: 'nothing', Username: 'jane'});
	const {UserAttributes} = Object(
		await pool.call('AdminGetUser', {UserPoolId: 'eu-west-1_Shop00001', Username: 'jane'}),
	);
	const jane = {sub: UserAttributes[0].Value};
	assert.deepEqual(await trailOf(pool, 'eu-west-1'), [
		['InitiateAuth', undefined, jane],
		['GetUserAttributeVerificationCode', 'InvalidParameterException', jane],
		['ResendConfirmationCode', 'InvalidParameterException', jane],
		['ResendConfirmationCode', 'UserNotFoundException', undefined],
		['ResendConfirmationCode', 'InvalidParameterException', undefined],
	]);
	assert.deepEqual(await trailOf(pool, 'us-east-1'), [
		['VerifyUserAttribute', 'InvalidParameterException', undefined],
		['ForgotPassword', 'ResourceNotFoundException', undefined],
	]);
});
