import {randomBytes} from 'node:crypto';
import {createAccount} from './account/account.ts';
import {demoAccount} from './account/demo-account.ts';
import type {AccountSettings} from './account/settings.ts';
import type {Context} from './context.ts';
import {createDemoPool, demoUsers} from './demo.ts';
import type {Hooks} from './hooks/events.ts';
import {regionOf, type UserPool} from './model/pool.ts';
import {accountOf, plant, type SeededUser} from './seed.ts';
import type {Seed} from './seed-settings.ts';
import {createHandler, operationOf} from './server/handler.ts';
import {listen} from './server/listen.ts';
import type {Tls} from './server/tls.ts';
import {createWeb} from './server/web.ts';
import {createChallenges} from './sign-in/challenges.ts';
import type {CustomAuth} from './sign-in/custom-auth.ts';
import {
	createSaver,
	dataFileName,
	readDataFile,
	restore,
	type Saver,
	toStored,
} from './store/data-file.ts';
import {lockDataFile} from './store/data-lock.ts';
import {createInbox, type Message} from './store/inbox.ts';
import {createState} from './store/state.ts';
import {createKeys, makeSigningKey as newSigningKey} from './tokens/keys.ts';

export type {AccountSettings} from './account/settings.ts';
export type * from './hooks/events.ts';
export type {Seed, SeedPool, SeedUser} from './seed-settings.ts';
export type {Tls} from './server/tls.ts';
export type {CustomAuth, CustomAuthDecision, CustomAuthStep} from './sign-in/custom-auth.ts';
export type {Message} from './store/inbox.ts';

export type LocalPoolOptions = {
	/** 0, the default, picks a free port. */
	readonly port?: number;
	/** 127.0.0.1 by default; a blank string counts as not set. */
	readonly host?: string;
	/** The region in the pools' IDs; `us-east-1` by default. */
	readonly region?: string;
	/** The file that keeps all state across runs. Without it, nothing is written to disk. */
	readonly dataFile?: string | undefined;
	/**
	 * The initial content, restored by `POST /reset` and `reset()`; the demo pools by default. An existing data file
	 * takes precedence.
	 */
	readonly seed?: Seed | Readonly<Record<string, unknown>>;
	/**
	 * Origins whose pages may call the server, besides those on this computer: `https://app.example.com`; `*` allows all.
	 */
	readonly allowedOrigins?: readonly string[];
	/**
	 * The issuer of tokens, a URL without the pool's ID; `self` is the server's own address. The default is Cognito's own
	 * address, which OpenID clients that start with discovery refuse.
	 */
	readonly issuer?: string;
	/** Serves HTTPS with this PEM certificate and key. */
	readonly tls?: Tls;
	/** Handles CUSTOM_AUTH, which is otherwise refused, as in a pool without triggers. */
	readonly customAuth?: CustomAuth;
	/** Called instead of the pools' other Lambda triggers. */
	readonly hooks?: Hooks;
	/** The AWS account around the pools: what keeps messages from arriving, and what its services report. */
	readonly account?: AccountSettings;
	/** Milliseconds since 1970; tests can move time forward. */
	readonly clock?: () => number;
	/** Returns that many random bytes; `node:crypto`'s by default. */
	readonly random?: (bytes: number) => Uint8Array;
	/**
	 * Creates an RSA key for signing tokens (PKCS #8 in PEM); by default a new one of 2048 bits. That can take a few
	 * tenths of a second, so tests that start many pools may want to reuse keys.
	 */
	readonly makeSigningKey?: () => Promise<string>;
	/** Receives errors in the pool itself; the caller only gets InternalErrorException. */
	readonly onError?: (error: unknown) => void;
	/** Receives a sentence for each setting that is kept and not acted on: triggers aren't called. */
	readonly onWarning?: (message: string) => void;
};

/** The details that people and programs need to use the pool: the first line that `local-pool` prints. */
export type Announcement = {
	/** The AWS API is at `POST /`. */
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
		/** The purpose of this demo user. */
		readonly shows?: string;
		readonly attributes: Readonly<Record<string, string>>;
		/** Base32, for users with an authenticator app. */
		readonly totpSecret?: string;
	}[];
	/** The URL of the messages "sent": JSON, or a page in a browser. */
	readonly inbox: string;
};

/** A running server. */
export type LocalPool = Announcement & {
	/** The messages "sent", newest last. */
	readonly messages: () => readonly Message[];
	/** Calls back with each new message; returns the function that unsubscribes. */
	readonly onMessage: (listener: (message: Message) => void) => () => void;
	/**
	 * Calls an operation without network or signature, to set up a pool: `call('AdminDisableUser', {UserPoolId,
	 * Username})`. Rejects with an error named after AWS's.
	 */
	readonly call: (operation: string, request: object) => Promise<object>;
	/** Restores the seed: users, settings, messages, and what happened in the account. */
	readonly reset: () => Promise<void>;
	readonly close: () => Promise<void>;
};

const loopbackHost = '127.0.0.1';

const unsaved: Saver = {touch: () => {}, saved: async () => {}};

/**
 * Starts an embedded Cognito user pool with demo users and clients, or with the content of the data file. Rejects if
 * the port is taken, the seed or account settings are invalid, or the data file is invalid or used by another pool.
 *
 * ```ts
 * const pool = await createLocalPool();
 * // … point a client at pool.endpoint, with pool.userPoolId and pool.clients[0].clientId
 * await pool.close();
 * ```
 */
export async function createLocalPool(options: LocalPoolOptions = {}): Promise<LocalPool> {
	if (options.dataFile === undefined) return startPool(options);
	const dataFile = await dataFileName(options.dataFile);
	const release = await lockDataFile(dataFile);
	try {
		const pool = await startPool({...options, dataFile});
		return {...pool, close: () => pool.close().finally(release)};
	} catch (error) {
		await release();
		throw error;
	}
}

async function startPool({
	port = 0,
	host = loopbackHost,
	region = 'us-east-1',
	dataFile,
	seed,
	allowedOrigins = [],
	issuer,
	tls,
	customAuth,
	hooks = {},
	account,
	clock = Date.now,
	random: randomOf = randomBytes,
	makeSigningKey = newSigningKey,
	onError = () => {},
	onWarning = () => {},
}: LocalPoolOptions): Promise<LocalPool> {
	const random = (bytes: number) => Buffer.from(randomOf(bytes));
	const stored = dataFile === undefined ? undefined : await readDataFile(dataFile);
	const saver: Saver =
		dataFile === undefined
			? unsaved
			: createSaver(dataFile, () => toStored(state, inbox, keys.stored()));
	const state = createState(saver.touch);
	const inbox = createInbox(stored?.messages);
	const keys = createKeys({random, makeSigningKey}, stored?.keys, saver.touch);
	let endpoint: string | undefined;
	const context: Context = {
		state,
		inbox,
		account: createAccount(accountOf(account, seed) ?? demoAccount(region)),
		keys,
		challenges: createChallenges(clock, random),
		customAuth,
		hooks,
		issuer: () => (issuer === 'self' ? endpoint : issuer?.replace(/\/$/, '')),
		region,
		warn: onWarning,
		clock,
		random,
	};
	let seeded: readonly SeededUser[] = [];
	const fill = async () => {
		if (seed !== undefined) seeded = await plant(context, seed);
		else createDemoPool(context);
	};
	const reset = async () => {
		state.pools.clear();
		inbox.clear();
		context.account.clear();
		await fill();
		await saver.saved();
	};
	if (stored) restore(state, stored);
	else await fill();
	const [pool] = state.pools.values();
	if (!pool) throw new Error('The server was started without a user pool.');
	await saver.saved();

	const handle = createHandler(context, saver.saved, onError);
	const web = createWeb(context, handle, saver.saved, {allowedOrigins, reset});
	// In Node, an empty host (`"$HOST"` with HOST unset) means every interface.
	const server = await listen({host: host.trim() || loopbackHost, port, tls}, web, onError);
	endpoint = server.endpoint;
	return {
		endpoint: server.endpoint,
		region: regionOf(pool),
		userPoolId: pool.id,
		clients: clientsOf(pool),
		users: seed !== undefined ? seeded : demoUsers(pool, stored !== undefined),
		inbox: `${server.endpoint}/inbox`,
		messages: inbox.messages,
		onMessage: inbox.onMessage,
		call: async (operation, request) => {
			try {
				return await operationOf(operation, true)(context)(request);
			} finally {
				await saver.saved();
			}
		},
		reset,
		close: server.close,
	};
}

const clientsOf = ({clients}: UserPool): Announcement['clients'] =>
	[...clients.values()].map(({id, secret, settings}) => ({
		name: settings.ClientName,
		clientId: id,
		...(secret !== undefined && {clientSecret: secret}),
	}));
