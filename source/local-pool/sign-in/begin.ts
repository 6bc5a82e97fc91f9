import type {Context} from '../context.ts';
import {Failure, invalidParameter, notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {User} from '../model/user.ts';
import {continuedBy, openRefreshToken} from '../tokens/refresh-tokens.ts';
import {rotates} from '../tokens/rotation.ts';
import {issueTokens} from '../tokens/tokens.ts';
import {findUser} from '../users/identity.ts';
import {isOf, newSignIn, type SignIn} from './challenges.ts';
import {refuseUnready} from './checks.ts';
import {beginChoice} from './choice.ts';
import {goOnWithCustom} from './custom.ts';
import {askPasswordVerifier, checkPassword} from './password.ts';
import {proceed} from './proceed.ts';
import {checkSecretHash} from './secret-hash.ts';
import {type Answers, type AuthResponse, required, type Step, type Verdict} from './steps.ts';

/** The values of AuthFlow in the API model. */
export const authFlows = [
	'USER_SRP_AUTH',
	'REFRESH_TOKEN_AUTH',
	'REFRESH_TOKEN',
	'CUSTOM_AUTH',
	'ADMIN_NO_SRP_AUTH',
	'USER_PASSWORD_AUTH',
	'ADMIN_USER_PASSWORD_AUTH',
	'USER_AUTH',
] as const;
export type AuthFlow = (typeof authFlows)[number];

/** A request to sign in, whether a user's or an admin's. */
export type Beginning = {
	readonly context: Context;
	readonly pool: UserPool;
	readonly client: Client;
	readonly flow: AuthFlow;
	readonly parameters: Answers;
	/** The session from ConfirmSignUp. With it, USER_AUTH signs in without another challenge. */
	readonly session?: string | undefined;
	readonly clientMetadata: Readonly<Record<string, string>> | undefined;
	readonly isAdmin: boolean;
};

const flowsWithoutList = ['ALLOW_USER_SRP_AUTH', 'ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'];

/**
 * The flows that a client permits. The legacy names (without ALLOW_) add to what every client could do at that time:
 * SRP, custom auth and refreshes. CUSTOM_AUTH_FLOW_ONLY removes SRP.
 */
function permissionsOf({settings: {ExplicitAuthFlows: list}}: Client): readonly string[] {
	if (list.some(one => one.startsWith('ALLOW_'))) return list;
	return list.includes('CUSTOM_AUTH_FLOW_ONLY')
		? [...list, 'ALLOW_CUSTOM_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']
		: [...list, ...flowsWithoutList];
}

/** The entries of ExplicitAuthFlows that permit a flow; one of them is enough. */
const permits = {
	USER_SRP_AUTH: ['ALLOW_USER_SRP_AUTH'],
	USER_PASSWORD_AUTH: ['ALLOW_USER_PASSWORD_AUTH', 'USER_PASSWORD_AUTH'],
	USER_AUTH: ['ALLOW_USER_AUTH'],
	CUSTOM_AUTH: ['ALLOW_CUSTOM_AUTH'],
	REFRESH_TOKEN_AUTH: ['ALLOW_REFRESH_TOKEN_AUTH'],
	REFRESH_TOKEN: ['ALLOW_REFRESH_TOKEN_AUTH'],
	ADMIN_USER_PASSWORD_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
	ADMIN_NO_SRP_AUTH: ['ALLOW_ADMIN_USER_PASSWORD_AUTH', 'ADMIN_NO_SRP_AUTH'],
} satisfies Record<AuthFlow, readonly string[]>;

function refuseForbiddenFlow({client, flow, isAdmin}: Beginning): void {
	const isRefresh = flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN';
	if (isRefresh && rotates(client.settings)) {
		// From logs of two projects, 2026.
		throw new Failure(
			'UnsupportedOperationException',
			'This API does not support refresh token rotation',
		);
	}
	const isAdminFlow = flow === 'ADMIN_USER_PASSWORD_AUTH' || flow === 'ADMIN_NO_SRP_AUTH';
	if (isAdmin ? flow === 'USER_PASSWORD_AUTH' : isAdminFlow) {
		throw invalidParameter('Initiate Auth method not supported.');
	}
	const allowed = permissionsOf(client);
	if (permits[flow].some(permit => allowed.includes(permit))) return;
	if (isAdmin) throw invalidParameter('Auth flow not enabled for this client');
	if (flow === 'CUSTOM_AUTH') throw invalidParameter('CUSTOM_AUTH is not enabled for the client.');
	throw invalidParameter(`${flow} flow not enabled for this client`);
}

function kindOf(flow: AuthFlow): SignIn['flow'] {
	if (flow === 'USER_SRP_AUTH') return 'srp';
	if (flow === 'CUSTOM_AUTH') return 'custom';
	return flow === 'USER_AUTH' ? 'choice' : 'password';
}

/** InitiateAuth and AdminInitiateAuth: the first challenge of a sign-in, its tokens, or a refresh. */
export async function begin(beginning: Beginning): Promise<AuthResponse> {
	refuseForbiddenFlow(beginning);
	const {context, pool, client, flow, parameters, session, clientMetadata, isAdmin} = beginning;
	if (flow === 'REFRESH_TOKEN_AUTH' || flow === 'REFRESH_TOKEN') return refresh(beginning);

	const typed = required(parameters, 'USERNAME');
	const user = findUser(pool, typed);
	checkSecretHash(
		client,
		user ? [typed, user.username] : [typed],
		parameters['SECRET_HASH'],
		'parameter',
	);
	const step: Step = {
		context,
		pool,
		client,
		clientMetadata,
		isFirst: true,
		signIn: newSignIn({
			pool,
			client,
			username: user?.username ?? typed,
			flow: kindOf(flow),
			isAdmin,
			deviceKey: parameters['DEVICE_KEY'],
		}),
	};
	switch (step.signIn.flow) {
		case 'srp':
			return askPasswordVerifier(step, user, parameters);
		case 'choice':
			if (session !== undefined) return proceed(step, continueSignUp(step, user, session));
			return proceed(step, await beginChoice(step, user, parameters));
		case 'custom':
			if (parameters['SRP_A']) return askPasswordVerifier(step, user, parameters);
			if (!user) return proceed(step, await goOnWithCustom(step, undefined));
			refuseUnready(context, user);
			return proceed(step, {passed: 'first', user});
		case 'password':
			return proceed(step, await checkPassword(step, user, required(parameters, 'PASSWORD')));
	}
}

/** Signs in with the session from ConfirmSignUp. The sign-up code counts as the first factor, once. */
function continueSignUp({context, client}: Step, user: User | undefined, session: string): Verdict {
	const {signIn, challenge} = context.challenges.find(session);
	const isTheirs =
		challenge.name === 'SIGNED_UP' &&
		challenge.isConfirmed &&
		signIn.clientId === client.id &&
		user !== undefined &&
		isOf(signIn, user);
	if (!isTheirs) throw notAuthorized('Invalid session for the user.');
	refuseUnready(context, user);
	context.challenges.use(session);
	return {passed: 'first', user};
}

async function refresh({context, pool, client, parameters}: Beginning): Promise<AuthResponse> {
	const token = required(parameters, 'REFRESH_TOKEN');
	const claims = openRefreshToken(context, pool, client, token);
	checkSecretHash(client, claims ? [claims.username] : [], parameters['SECRET_HASH'], 'parameter');
	const {user, earlier} = continuedBy(context, pool, claims, parameters['DEVICE_KEY']);
	const {RefreshToken: _, ...tokens} = await issueTokens(context, {
		pool,
		client,
		user,
		earlier,
		source: 'TokenGeneration_RefreshTokens',
	});
	return {ChallengeParameters: {}, AuthenticationResult: tokens};
}
