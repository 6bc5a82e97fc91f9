import {
	AdminInitiateAuthCommand,
	AdminRespondToAuthChallengeCommand,
	type AuthenticationResultType,
	type AuthFlowType,
	type ChallengeNameType,
	InitiateAuthCommand,
	RespondToAuthChallengeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import {Problem} from '../../problem.ts';
import type {CallOptions} from '../cognito.ts';
import type {Wire} from '../wire/wire.ts';
import {secretHash} from './secret-hash.ts';

/** The response of both sign-in operations: tokens, or a challenge. */
export type AuthAnswer = {
	readonly ChallengeName?: string | undefined;
	readonly ChallengeParameters?: Readonly<Record<string, string>> | undefined;
	readonly AvailableChallenges?: readonly string[] | undefined;
	readonly Session?: string | undefined;
	readonly AuthenticationResult?: AuthenticationResultType | undefined;
};

type Parameters = Readonly<Record<string, string>> & {readonly USERNAME: string};

/** The two sign-in operations, or their admin counterparts. Adds SECRET_HASH if the app client has a secret. */
export type AuthOperations = {
	readonly initiate: (flow: AuthFlowType, parameters: Parameters) => Promise<AuthAnswer>;
	/** `session` is the challenge's; missing for USER_SRP_AUTH's PASSWORD_VERIFIER. */
	readonly respond: (
		name: ChallengeNameType,
		session: string | undefined,
		responses: Parameters,
	) => Promise<AuthAnswer>;
};

/**
 * Creates the operations for users or for admins. The admin ones throw a `Problem` if the user pool ID or IAM
 * credentials are missing.
 */
export function createAuthOperations(
	wire: Wire,
	isAdmin: boolean,
	options?: CallOptions,
): AuthOperations {
	return isAdmin ? createAdminOperations(wire, options) : createUserOperations(wire, options);
}

function createUserOperations({client, call}: Wire, options?: CallOptions): AuthOperations {
	const ClientId = client.clientId;
	return {
		initiate: (AuthFlow, parameters) => {
			const AuthParameters = withSecretHash(client, parameters);
			const command = new InitiateAuthCommand({ClientId, AuthFlow, AuthParameters});
			return call((sdk, abort) => sdk.send(command, abort), options);
		},
		respond: (ChallengeName, Session, responses) => {
			const ChallengeResponses = withSecretHash(client, responses);
			const input = {ClientId, ChallengeName, Session, ChallengeResponses};
			const command = new RespondToAuthChallengeCommand(input);
			return call((sdk, abort) => sdk.send(command, abort), options);
		},
	};
}

function createAdminOperations({client, callSigned}: Wire, options?: CallOptions): AuthOperations {
	if (client.userPoolId === undefined) throw new Problem('poolIdMissing');
	const target = {ClientId: client.clientId, UserPoolId: client.userPoolId};
	return {
		initiate: (AuthFlow, parameters) => {
			const AuthParameters = withSecretHash(client, parameters);
			const command = new AdminInitiateAuthCommand({...target, AuthFlow, AuthParameters});
			return callSigned((sdk, abort) => sdk.send(command, abort), options);
		},
		respond: (ChallengeName, Session, responses) => {
			const ChallengeResponses = withSecretHash(client, responses);
			const input = {...target, ChallengeName, Session, ChallengeResponses};
			const command = new AdminRespondToAuthChallengeCommand(input);
			return callSigned((sdk, abort) => sdk.send(command, abort), options);
		},
	};
}

function withSecretHash(client: Wire['client'], parameters: Parameters): Record<string, string> {
	const hash = secretHash(client, parameters.USERNAME);
	return {...parameters, ...(hash !== undefined && {SECRET_HASH: hash})};
}
