import {randomBytes} from 'node:crypto';
import type {Context} from './context.ts';
import {createDemoPool, demoPassword} from './demo.ts';
import {createHandler} from './handler.ts';
import {createInbox, type Message} from './inbox.ts';
import {createKeys, toJwks} from './keys.ts';
import {listen, type WebRequest, type WebResponse} from './listen.ts';
import {createChallenges} from './sign-in/challenges.ts';
import {createState} from './state.ts';

export type {Message} from './inbox.ts';

export type LocalPoolOptions = {
	/** 0, the default, takes a free port. */
	readonly port?: number;
	/** 127.0.0.1 unless told. */
	readonly host?: string;
	/** The region in the demo pool's id. */
	readonly region?: string;
	/** Milliseconds since 1970; a test lets time pass with it. */
	readonly clock?: () => number;
	/** So many random bytes; `node:crypto`'s unless told. */
	readonly random?: (bytes: number) => Uint8Array;
	/** Hears of errors in the pool itself; a caller only sees InternalErrorException. */
	readonly onError?: (error: unknown) => void;
};

/** A running server, and what a person or a test needs to use it. */
export type LocalPool = {
	/** The AWS API is `POST /` here. */
	readonly endpoint: string;
	readonly region: string;
	readonly userPoolId: string;
	readonly clients: readonly {
		readonly name: string;
		readonly clientId: string;
		readonly clientSecret?: string;
	}[];
	readonly users: readonly {
		readonly username: string;
		readonly password: string;
		readonly attributes: Readonly<Record<string, string>>;
	}[];
	/** URL of the messages "sent". */
	readonly inbox: string;
	/** The messages "sent", newest last. */
	readonly messages: () => readonly Message[];
	/** Calls back with each new message; gives the function that stops it. */
	readonly onMessage: (listener: (message: Message) => void) => () => void;
	readonly close: () => Promise<void>;
};

const json = (status: number, body: unknown): WebResponse => ({
	status,
	headers: {'content-type': 'application/json'},
	body: JSON.stringify(body),
});

/**
 * Starts an embedded Cognito user pool on a local port, filled with demo users and clients.
 *
 * ```ts
 * const pool = await createLocalPool();
 * // … point a client at pool.endpoint, pool.userPoolId, pool.clients[0].clientId
 * await pool.close();
 * ```
 */
export const createLocalPool = async ({
	port = 0,
	host = '127.0.0.1',
	region = 'us-east-1',
	clock = Date.now,
	random: randomOf = randomBytes,
	onError = () => {},
}: LocalPoolOptions = {}): Promise<LocalPool> => {
	const random = (bytes: number) => Buffer.from(randomOf(bytes));
	const context: Context = {
		state: createState(),
		inbox: createInbox(),
		keys: createKeys(random),
		challenges: createChallenges(clock, random),
		clock,
		random,
	};
	const pool = createDemoPool(context, region);
	const handle = createHandler(context, async () => {}, onError);

	const answer = async ({method, url, headers, body}: WebRequest): Promise<WebResponse> => {
		if (method === 'POST' && url.pathname === '/') {
			return handle({
				target: headers['x-amz-target'],
				authorization: headers['authorization'],
				body,
			});
		}
		if (method === 'GET' && url.pathname === '/inbox') return json(200, context.inbox.messages());
		if (method === 'GET' && url.pathname === `/${pool.id}/.well-known/jwks.json`) {
			return json(200, await toJwks(context.keys));
		}
		return json(404, {message: 'Not found'});
	};
	const {endpoint, close} = await listen({host, port}, answer);

	return {
		endpoint,
		region,
		userPoolId: pool.id,
		clients: [...pool.clients.values()].map(({id, secret, settings}) => ({
			name: settings.ClientName,
			clientId: id,
			...(secret !== undefined && {clientSecret: secret}),
		})),
		users: [...pool.users.values()].map(({username, attributes}) => ({
			username,
			password: demoPassword,
			attributes,
		})),
		inbox: `${endpoint}/inbox`,
		messages: context.inbox.messages,
		onMessage: context.inbox.onMessage,
		close,
	};
};
