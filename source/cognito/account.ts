import {
	ConfirmForgotPasswordCommand,
	ConfirmSignUpCommand,
	ForgotPasswordCommand,
	ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type {Cognito} from './cognito.ts';
import {secretHash} from './sign-in/secret-hash.ts';
import {readDelivery} from './wire/read-answer.ts';
import type {Wire} from './wire/wire.ts';

type Operations =
	| 'confirmSignUp'
	| 'resendConfirmationCode'
	| 'forgotPassword'
	| 'confirmForgotPassword';

/** Operations that can be needed before a user can sign in: confirming the account, resetting the password. */
export function accountOperations({client, call, now}: Wire): Pick<Cognito, Operations> {
	const identify = (username: string) => {
		const hash = secretHash(client, username);
		return {
			ClientId: client.clientId,
			Username: username,
			...(hash !== undefined && {SecretHash: hash}),
		};
	};
	return {
		confirmSignUp: async ({username, code}, options) => {
			const input = {...identify(username), ConfirmationCode: code};
			await call((sdk, abort) => sdk.send(new ConfirmSignUpCommand(input), abort), options);
		},

		resendConfirmationCode: async (username, options) => {
			const input = identify(username);
			const answer = await call(
				(sdk, abort) => sdk.send(new ResendConfirmationCodeCommand(input), abort),
				options,
			);
			return readDelivery(answer.CodeDeliveryDetails, answer, now());
		},

		forgotPassword: async (username, options) => {
			const input = identify(username);
			const answer = await call(
				(sdk, abort) => sdk.send(new ForgotPasswordCommand(input), abort),
				options,
			);
			return readDelivery(answer.CodeDeliveryDetails, answer, now());
		},

		confirmForgotPassword: async ({username, code, password}, options) => {
			const input = {...identify(username), ConfirmationCode: code, Password: password};
			await call((sdk, abort) => sdk.send(new ConfirmForgotPasswordCommand(input), abort), options);
		},
	};
}
