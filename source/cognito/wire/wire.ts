import {randomBytes} from 'node:crypto';
import {CognitoIdentityProviderClient} from '@aws-sdk/client-cognito-identity-provider';
import {endpointOf, shownEndpoint} from '../../endpoint.ts';
import {Problem} from '../../problem.ts';
import type {AppClient, CallOptions} from '../cognito.ts';
import {type Asked, toProblem} from './to-problem.ts';
import {Transport, type TransportSettings} from './transport.ts';

/** IAM credentials, asked for when an operation has to be signed; the signal ends the search for them. */
export type CredentialsProvider = (options?: {
	readonly signal?: AbortSignal | undefined;
}) => Promise<{
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
	readonly expiration?: Date;
}>;

/** What `createCognito` is made of. */
export type CognitoSettings = {
	readonly client: AppClient;
	readonly transport?: TransportSettings;
	/** For the operations of a support desk, which are signed; all others never look for credentials. */
	readonly credentials?: CredentialsProvider;
	/** Milliseconds since the epoch. */
	readonly now?: () => number;
	/** Cryptographic randomness. */
	readonly random?: (size: number) => Uint8Array;
};

/** The one way to the service for all operations. */
export type Wire = {
	readonly client: AppClient;
	readonly transport: Transport;
	readonly now: () => number;
	/** The service's time where its last answer said it: it counts a proof of the wrong hour as a wrong password. */
	readonly serviceNow: () => number;
	readonly random: (size: number) => Uint8Array;
	/** Makes one attempt at one call; rejects with a `Problem`. */
	readonly call: <Output>(
		send: (
			sdk: CognitoIdentityProviderClient,
			abort: {abortSignal?: AbortSignal},
		) => Promise<Output>,
		options?: CallOptions,
	) => Promise<Output>;
	/** As `call`, for what IAM credentials sign. */
	readonly callSigned: Wire['call'];
};

/**
 * The AWS SDK told everything it would otherwise look up in the environment and in AWS's files, and told not to repeat
 * a call: it would take a refused send for a passing fault, and burn the few an hour a user has.
 */
export function createWire({
	client,
	transport: settings = {},
	credentials,
	now = Date.now,
	random = randomBytes,
}: CognitoSettings): Wire {
	const {host} = new URL(endpointOf(client));
	const transport = new Transport(settings);
	const sdk = new CognitoIdentityProviderClient({
		region: client.region,
		...(client.endpointUrl !== undefined && {endpoint: client.endpointUrl}),
		...(credentials !== undefined && {credentials}),
		requestHandler: transport,
		maxAttempts: 1,
		retryMode: 'standard',
		defaultsMode: 'standard',
		useDualstackEndpoint: false,
		useFipsEndpoint: false,
		ignoreConfiguredEndpointUrls: true,
		authSchemePreference: [],
		userAgentAppId: async () => undefined,
	});
	// What each refused call asked for: the SDK's errors do not say.
	const refused = new WeakMap<object, Asked>();
	const isAmazons = shownEndpoint(client.endpointUrl) === undefined;
	sdk.middlewareStack.add(
		(next, {commandName = ''}) =>
			async args => {
				try {
					return await next(args);
				} catch (error) {
					const operation = commandName.replace(/Command$/, '');
					if (error instanceof Error) refused.set(error, {operation, flow: flowOf(args.input)});
					throw error;
				}
			},
		{step: 'initialize', name: 'rememberWhatWasAsked'},
	);
	const proxyHost = URL.parse(settings.proxyUrl ?? '')?.host;
	const call: Wire['call'] = async (send, {signal} = {}) => {
		if (signal?.aborted) throw new Problem('cancelled');
		try {
			return await send(sdk, signal === undefined ? {} : {abortSignal: signal});
		} catch (error) {
			if (signal?.aborted) throw new Problem('cancelled', {mayHaveBeenSent: true});
			const asked = isAmazons || !(error instanceof Error) ? undefined : refused.get(error);
			throw toProblem(error, {host, proxyHost, asked}) ?? error;
		}
	};
	return {
		client,
		transport,
		now,
		serviceNow: () => transport.answeredAt ?? now(),
		random,
		call,
		callSigned: async (send, options) => {
			if (credentials === undefined)
				throw new Problem('credentialsMissing', {why: 'none were given'});
			try {
				// The SDK has no signal for its own look-up, which finds what is found here.
				await credentials(options);
			} catch (error) {
				throw toProblem(error, {host, proxyHost}) ?? error;
			}
			return call(send, options);
		},
	};
}

/** The flow that a request begins or continues: only SRP has a challenge of its own. */
function flowOf(input: object): string | undefined {
	if ('AuthFlow' in input && typeof input.AuthFlow === 'string') return input.AuthFlow;
	const isProof = 'ChallengeName' in input && input.ChallengeName === 'PASSWORD_VERIFIER';
	return isProof ? 'USER_SRP_AUTH' : undefined;
}
