import {
	AdminCreateUserCommand,
	type AdminCreateUserCommandInput,
	AdminResetUserPasswordCommand,
	AdminUpdateUserAttributesCommand,
	type CognitoIdentityProviderClient,
	ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type {Verifiable} from '../verifiable.ts';
import type {CallOptions} from './cognito.ts';
import {secretHash} from './sign-in/secret-hash.ts';
import {readOptionalText} from './wire/read-answer.ts';
import {type CognitoSettings, createWire} from './wire/wire.ts';

/** What a support desk can do for a user: all that this program ever writes to somebody else's account. */
export type SupportWrite =
	/** Public: the app client asks, nothing is signed. */
	| {readonly kind: 'resendConfirmation'}
	/** Sends nothing. */
	| {readonly kind: 'markVerified'; readonly attribute: Verifiable}
	/** Without `email_verified`: a pool that verifies before it updates sends a code to the new value. */
	| {readonly kind: 'changeValue'; readonly attribute: Verifiable; readonly value: string}
	| {readonly kind: 'resendInvitation'; readonly medium: 'EMAIL' | 'SMS'}
	| {readonly kind: 'resetPassword'};

/** What AWS answered: where the message went, as far as it says so. */
export type SupportAnswer = {
	/** Masked by Cognito. */
	readonly destination: string | undefined;
	readonly requestId: string | undefined;
};

type Sdk = CognitoIdentityProviderClient;
type Abort = Parameters<Sdk['send']>[1] & object;
type Answered = {
	readonly CodeDeliveryDetails?: {readonly Destination?: string | undefined} | undefined;
	readonly $metadata: {readonly requestId?: string};
};

/**
 * Does one of them to one user, in one attempt: nothing is ever repeated by itself. Rejects with a `Problem`;
 * `mayHaveBeenSent` tells that it may have been done all the same.
 */
export async function writeForSupport(
	act: SupportWrite,
	username: string,
	settings: CognitoSettings,
	options?: CallOptions,
): Promise<SupportAnswer> {
	const wire = createWire(settings);
	const call = act.kind === 'resendConfirmation' ? wire.call : wire.callSigned;
	const answer = await call<Answered>(
		(sdk, abort) => sendOne(act, username, settings, sdk, abort),
		options,
	);
	return {
		destination: readOptionalText(answer.CodeDeliveryDetails?.Destination),
		requestId: answer.$metadata.requestId,
	};
}

function sendOne(
	act: SupportWrite,
	username: string,
	{client}: CognitoSettings,
	sdk: Sdk,
	abort: Abort,
): Promise<Answered> {
	const named = {UserPoolId: client.userPoolId, Username: username};
	switch (act.kind) {
		case 'resendConfirmation': {
			const hash = secretHash(client, username);
			const input = {
				ClientId: client.clientId,
				Username: username,
				...(hash !== undefined && {SecretHash: hash}),
			};
			return sdk.send(new ResendConfirmationCodeCommand(input), abort);
		}
		case 'markVerified': {
			const UserAttributes = [{Name: `${act.attribute}_verified`, Value: 'true'}];
			return sdk.send(new AdminUpdateUserAttributesCommand({...named, UserAttributes}), abort);
		}
		case 'changeValue': {
			const UserAttributes = [{Name: act.attribute, Value: act.value}];
			return sdk.send(new AdminUpdateUserAttributesCommand({...named, UserAttributes}), abort);
		}
		case 'resendInvitation': {
			const input: AdminCreateUserCommandInput = {
				...named,
				MessageAction: 'RESEND',
				// Without it an invitation goes out as a text message (API page AdminCreateUser).
				DesiredDeliveryMediums: [act.medium],
			};
			return sdk.send(new AdminCreateUserCommand(input), abort);
		}
		case 'resetPassword':
			return sdk.send(new AdminResetUserPasswordCommand(named), abort);
	}
}
