import {
	AssociateSoftwareTokenCommand,
	VerifySoftwareTokenCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {Problem} from '../../problem.ts';
import type {Cognito} from '../cognito.ts';
import {readText} from '../wire/read-answer.ts';
import type {Wire} from '../wire/wire.ts';

/** Setting up an authenticator app during sign-in, when there is a session and no token yet. */
export function mfaSetupOperations({
	call,
}: Wire): Pick<Cognito, 'startAuthenticator' | 'verifyAuthenticator'> {
	return {
		startAuthenticator: async ({session}, options) => {
			const command = new AssociateSoftwareTokenCommand({Session: session});
			const answer = await call((sdk, abort) => sdk.send(command, abort), options);
			return {
				secret: readText(answer.SecretCode, 'SecretCode'),
				session: readText(answer.Session, 'Session'),
			};
		},

		verifyAuthenticator: async ({session, code, deviceName}, options) => {
			const command = new VerifySoftwareTokenCommand({
				Session: session,
				UserCode: code,
				...(deviceName !== undefined && {FriendlyDeviceName: deviceName}),
			});
			const answer = await call((sdk, abort) => sdk.send(command, abort), options);
			if (answer.Status === 'ERROR') throw new Problem('authenticatorNotEnabled');
			return {session: readText(answer.Session, 'Session')};
		},
	};
}
