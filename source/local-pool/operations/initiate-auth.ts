import type {Context, Operation} from '../context.ts';
import {invalidParameter} from '../failure.ts';
import type {Client, UserPool} from '../pool.ts';
import {mapOf, members, oneOf, optional, read, text} from '../shape.ts';
import {
	refuseLocked,
	refuseUnready,
	rightPassword,
	unknownUser,
	wrongPassword,
} from '../sign-in/checks.ts';
import {checkSecretHash} from '../sign-in/secret-hash.ts';
import {
	type AuthResponse,
	afterPassword,
	askPasswordVerifier,
	identityOf,
	type Step,
} from '../sign-in/steps.ts';
import {isPassword} from '../srp.ts';
import {clientOf, findUser} from '../state.ts';
import {continuedBy, issueTokens, openRefreshToken} from '../tokens.ts';
import {clientId, clientMetadata, session} from './request-parts.ts';

const flows = [
	'USER_SRP_AUTH',
	'REFRESH_TOKEN_AUTH',
	'REFRESH_TOKEN',
	'CUSTOM_AUTH',
	'ADMIN_NO_SRP_AUTH',
	'USER_PASSWORD_AUTH',
	'ADMIN_USER_PASSWORD_AUTH',
	'USER_AUTH',
] as const;

const request = members({
	AuthFlow: oneOf(...flows),
	ClientId: clientId,
	AuthParameters: optional(mapOf(text({isSecret: true}))),
	ClientMetadata: clientMetadata,
	Session: optional(session),
});

type Parameters = Readonly<Record<string, string>>;

/** Whether the client may use a flow; without a list it may use SRP, custom and refresh, as in AWS. */
const allows = ({settings: {ExplicitAuthFlows: flows}}: Client, flow: string): boolean =>
	flows.length === 0
		? ['USER_SRP_AUTH', 'CUSTOM_AUTH', 'REFRESH_TOKEN_AUTH'].includes(flow)
		: flows.includes(`ALLOW_${flow}`) || flows.includes(flow);

const required = (parameters: Parameters, name: string): string => {
	const value = parameters[name];
	if (!value) throw invalidParameter(`Missing required parameter ${name}`);
	return value;
};

const stepOf = (context: Context, pool: UserPool, client: Client, parameters: Parameters) => {
	const typed = required(parameters, 'USERNAME');
	const user = findUser(pool, typed);
	checkSecretHash(client, user ? [typed, user.username] : [typed], parameters['SECRET_HASH']);
	const step: Step = {
		context,
		pool,
		client,
		signIn: {
			poolId: pool.id,
			clientId: client.id,
			username: user?.username ?? typed,
			deviceKey: parameters['DEVICE_KEY'],
		},
	};
	return {step, user};
};

const byPassword = async (
	context: Context,
	pool: UserPool,
	client: Client,
	parameters: Parameters,
): Promise<AuthResponse> => {
	const {step, user} = stepOf(context, pool, client, parameters);
	const password = required(parameters, 'PASSWORD');
	if (!user) throw unknownUser(client);
	refuseLocked(context, user);
	if (!user.password || !isPassword(identityOf(pool, user.username), password, user.password)) {
		throw wrongPassword(context, pool, user);
	}
	refuseUnready(context, user);
	return afterPassword(step, rightPassword(context, pool, user));
};

const bySrp = async (
	context: Context,
	pool: UserPool,
	client: Client,
	parameters: Parameters,
): Promise<AuthResponse> => {
	const {step, user} = stepOf(context, pool, client, parameters);
	const A = required(parameters, 'SRP_A');
	if (!user && client.settings.PreventUserExistenceErrors === 'LEGACY') throw unknownUser(client);
	return askPasswordVerifier(step, user, A);
};

const byRefreshToken = async (
	context: Context,
	pool: UserPool,
	client: Client,
	parameters: Parameters,
): Promise<AuthResponse> => {
	const token = required(parameters, 'REFRESH_TOKEN');
	const claims = await openRefreshToken(context, pool, client, token);
	const names = claims ? [claims.username] : [];
	checkSecretHash(client, names, parameters['SECRET_HASH']);
	const user = continuedBy(context, pool, claims, parameters['DEVICE_KEY']);
	const {RefreshToken: _, ...tokens} = await issueTokens(context, {
		pool,
		client,
		user,
		...(claims && {earlier: claims}),
	});
	return {ChallengeParameters: {}, AuthenticationResult: tokens};
};

/** InitiateAuth. */
export const initiateAuth: Operation = context => async body => {
	const {AuthFlow, ClientId, AuthParameters = {}} = read(request, body);
	const {pool, client} = clientOf(context.state, ClientId);
	const flow = AuthFlow === 'REFRESH_TOKEN' ? 'REFRESH_TOKEN_AUTH' : AuthFlow;
	if (flow === 'ADMIN_NO_SRP_AUTH' || flow === 'ADMIN_USER_PASSWORD_AUTH') {
		throw invalidParameter('Initiate Auth method not supported.');
	}
	if (!allows(client, flow)) throw invalidParameter(`${flow} flow not enabled for this client`);
	if (flow === 'USER_PASSWORD_AUTH') return byPassword(context, pool, client, AuthParameters);
	if (flow === 'USER_SRP_AUTH') return bySrp(context, pool, client, AuthParameters);
	if (flow === 'REFRESH_TOKEN_AUTH') return byRefreshToken(context, pool, client, AuthParameters);
	throw invalidParameter('Initiate Auth method not supported.');
};
