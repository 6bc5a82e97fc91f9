import {accountOperations} from './account.ts';
import {attributeOperations} from './attributes.ts';
import type {Cognito} from './cognito.ts';
import {deviceOperations} from './sign-in/devices.ts';
import {mfaSetupOperations} from './sign-in/mfa-setup.ts';
import {signInOperations} from './sign-in/sign-in.ts';
import {tokenOperations} from './tokens.ts';
import {type CognitoSettings, createWire} from './wire/wire.ts';

/**
 * Creates the client of an app client on the AWS SDK. It reads no environment variables or files, and makes each call
 * once.
 */
export function createCognito(settings: CognitoSettings): Cognito {
	const wire = createWire(settings);
	return {
		...signInOperations(wire),
		...mfaSetupOperations(wire),
		...deviceOperations(wire),
		...tokenOperations(wire),
		...attributeOperations(wire),
		...accountOperations(wire),
	};
}
