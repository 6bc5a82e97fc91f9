import {randomBytes} from 'node:crypto';
import {CognitoIdentityProviderClient} from '@aws-sdk/client-cognito-identity-provider';
import {endpointOf, shownEndpoint} from '../../endpoint.ts';
import {Problem} from '../../problem.ts';
import type {AppClient, CallOptions} from '../cognito.ts';
import {type Asked, toProblem} from './to-problem.ts';
import {Transport, type TransportSettings} from './transport.ts';

/** Provides IAM credentials when an operation has to be signed; the signal ends the search. */
export type CredentialsProvider = (options?: {
	readonly signal?: AbortSignal | undefined;
}) => Promise<{
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
	readonly expiration?: Date;
}>;

/** The dependencies of `createCognito`. */
export type CognitoSettings = {
	readonly client: AppClient;
	readonly transport?: TransportSettings;
	/** For the operations of a support desk, which are signed; no other looks for credentials. */
	readonly credentials?: CredentialsProvider;
	/** Milliseconds since 1970. */
	readonly now?: () => number;
	/** Cryptographic randomness. */
	readonly random?: (size: number) => Uint8Array;
};

/** The common way for operations to call the service. */
export type Wire = {
	readonly client: AppClient;
	readonly transport: Transport;
	readonly now: () => number;
	/** The service's time according to its last response: it treats a proof with the wrong time as a wrong password. */
	readonly serviceNow: () => number;
	readonly random: (size: number) => Uint8Array;
	/** Makes one attempt at a call. Rejects with a `Problem`. */
	readonly call: <Output>(
		send: (
			sdk: CognitoIdentityProviderClient,
			abort: {abortSignal?: AbortSignal},
		) => Promise<Output>,
		options?: CallOptions,
	) => Promise<Output>;
	/** Like `call`, for operations signed with IAM credentials. */
	readonly callSigned: Wire['call'];
};

/**
 * Creates the AWS SDK's client with everything that it would otherwise look up in the environment and AWS's files, and
 * without retries: it would treat a refused send as transient and use up a user's few sends per hour.
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
	// The request of each failed call, which the SDK's errors don't include.
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
				// The SDK's own lookup takes no signal, so this search comes first and it finds the result.
				await credentials(options);
			} catch (error) {
				throw toProblem(error, {host, proxyHost}) ?? error;
			}
			return call(send, options);
		},
	};
}

/** The flow that a request starts or continues: only SRP has challenges of its own. */
function flowOf(input: object): string | undefined {
	if ('AuthFlow' in input && typeof input.AuthFlow === 'string') return input.AuthFlow;
	const isProof = 'ChallengeName' in input && input.ChallengeName === 'PASSWORD_VERIFIER';
	return isProof ? 'USER_SRP_AUTH' : undefined;
}
