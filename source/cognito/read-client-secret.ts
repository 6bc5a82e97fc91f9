import {DescribeUserPoolClientCommand} from '@aws-sdk/client-cognito-identity-provider';
import type {CallOptions} from './cognito.ts';
import {readOptionalText} from './wire/read-answer.ts';
import {type CognitoSettings, createWire} from './wire/wire.ts';

/**
 * Reads an app client's secret with IAM credentials that allow DescribeUserPoolClient. `undefined` if the client has
 * none. Only call it with the user's consent: the permission reveals every secret of the pool.
 */
export async function readClientSecret(
	settings: CognitoSettings,
	options?: CallOptions,
): Promise<string | undefined> {
	const {client, callSigned} = createWire(settings);
	const command = new DescribeUserPoolClientCommand({
		UserPoolId: client.userPoolId,
		ClientId: client.clientId,
	});
	const {UserPoolClient} = await callSigned((sdk, abort) => sdk.send(command, abort), options);
	return readOptionalText(UserPoolClient?.ClientSecret);
}
