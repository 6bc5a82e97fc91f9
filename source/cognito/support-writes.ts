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

/** The actions of a support desk for a user: everything that this program ever writes to another user's account. */
export type SupportWrite =
	/** Public: called by the app client, unsigned. */
	| {readonly kind: 'resendConfirmation'}
	/** Sends no message. */
	| {readonly kind: 'markVerified'; readonly attribute: Verifiable}
	/** Leaves out `email_verified`: a pool that requires verification before updates sends a code to the new value. */
	| {readonly kind: 'changeValue'; readonly attribute: Verifiable; readonly value: string}
	| {readonly kind: 'resendInvitation'; readonly medium: 'EMAIL' | 'SMS'}
	| {readonly kind: 'resetPassword'};

/** AWS's response: the message's destination, if it names one. */
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
 * Does one of these for a user, in a single attempt that is never repeated automatically. Rejects with a `Problem`;
 * with `mayHaveBeenSent`, it may have been done all the same.
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
				// The default for an invitation is a text message (API page AdminCreateUser).
				DesiredDeliveryMediums: [act.medium],
			};
			return sdk.send(new AdminCreateUserCommand(input), abort);
		}
		case 'resetPassword':
			return sdk.send(new AdminResetUserPasswordCommand(named), abort);
	}
}
