import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {LocalPool, Seed} from '../../../source/local-pool/create-local-pool.ts';
import {refusal, signIn, startPool, succeed} from '../../helpers/local-pool-client.ts';

const ClientId = 'shopwebclient';
const start = Date.parse('2026-03-01T12:00:00Z');
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

/** The trail of a region, oldest first: only what differs between events. */
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
	return Events.map(({CloudTrailEvent, EventTime, EventId}: Record<string, unknown>) => {
		const told = JSON.parse(String(CloudTrailEvent));
		assert.equal(EventTime, start / 1_000);
		assert.match(`${told.requestID} ${told.eventID}`, /^[\da-f-]{36} [\da-f-]{36}$/);
		assert.notEqual(told.requestID, told.eventID);
		assert.equal(told.eventID, EventId);
		assert.equal(told.awsRegion, region);
		const {eventName, errorCode, errorMessage, additionalEventData, requestParameters} = told;
		return [
			eventName,
			errorCode && `${errorCode}: ${errorMessage}`,
			additionalEventData,
			requestParameters,
		];
	}).toReversed();
}

const hidden = 'HIDDEN_DUE_TO_SECURITY_REASONS';

test('a call is kept in the region of its pool, by app client or token, with the sub of a user who is known', async t => {
	const pool = await startPool(t, {seed, clock: () => start});
	const {accessToken: AccessToken} = await signIn(pool, 'jane', 'Right-pass-1', ClientId);
	await succeed(pool, 'GetUser', {AccessToken});
	const email = {AccessToken, AttributeName: 'email'};
	await refusal(pool, 'GetUserAttributeVerificationCode', email);
	await refusal(pool, 'VerifyUserAttribute', {AccessToken: 'a.b.c'});
	const resend = 'ResendConfirmationCode';
	await refusal(pool, resend, {ClientId, Username: 'jane'});
	await refusal(pool, resend, {ClientId, Username: 'nobody', AuthParameters: {USERNAME: 'jane'}});
	await refusal(pool, resend, {ClientId});
	await refusal(pool, 'ForgotPassword', {ClientId: 'nothing', Username: 'jane'});
	await refusal(pool, 'ForgotPassword', '[]');
	const foreign = AccessToken.replace(
		/\.[^.]+\./,
		`.${Buffer.from('{"iss":"x/us-east-1_None","sub":"s"}').toString('base64url')}.`,
	);
	await refusal(pool, 'VerifyUserAttribute', {...email, AccessToken: foreign, Code: '1'});
	const {UserAttributes} = Object(
		await pool.call('AdminGetUser', {UserPoolId: 'eu-west-1_Shop00001', Username: 'jane'}),
	);
	const jane = {sub: UserAttributes[0].Value};
	const named = {clientId: ClientId, username: hidden};
	const missing = (at: string) =>
		`InvalidParameterException: 1 validation error detected: Value at '${at}' failed to satisfy constraint: Member must not be null`;
	assert.deepEqual(await trailOf(pool, 'eu-west-1'), [
		[
			'InitiateAuth',
			undefined,
			jane,
			{authFlow: 'USER_PASSWORD_AUTH', clientId: ClientId, authParameters: hidden},
		],
		[
			'GetUserAttributeVerificationCode',
			'InvalidParameterException: User does not have a valid registered email address',
			jane,
			{accessToken: hidden, attributeName: 'email'},
		],
		[resend, 'InvalidParameterException: User is already confirmed.', jane, named],
		[
			resend,
			'UserNotFoundException: Username/client id combination not found.',
			undefined,
			{...named, authParameters: hidden},
		],
		[resend, missing('username'), undefined, {clientId: ClientId}],
	]);
	assert.deepEqual(await trailOf(pool, 'us-east-1'), [
		[
			'VerifyUserAttribute',
			"InvalidParameterException: 2 validation errors detected: Value null at 'attributeName' failed to satisfy constraint: Member must not be null; Value null at 'code' failed to satisfy constraint: Member must not be null",
			undefined,
			{accessToken: hidden},
		],
		[
			'ForgotPassword',
			'ResourceNotFoundException: User pool client nothing does not exist.',
			undefined,
			{clientId: 'nothing', username: hidden},
		],
		[
			'VerifyUserAttribute',
			'NotAuthorizedException: Could not verify signature for Access Token',
			undefined,
			{accessToken: hidden, attributeName: 'email', code: hidden},
		],
	]);
});
