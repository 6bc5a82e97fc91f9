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
import {findUser} from './users/identity.ts';

export type {AccountSettings} from './account/settings.ts';
export type * from './hooks/events.ts';
export type {Seed, SeedPool, SeedUser} from './seed-settings.ts';
export type {Tls} from './server/tls.ts';
export type {CustomAuth, CustomAuthDecision, CustomAuthStep} from './sign-in/custom-auth.ts';
export type {Message} from './store/inbox.ts';

export type LocalPoolOptions = {
	/** 0, the default, takes a free port. */
	readonly port?: number;
	/** 127.0.0.1 unless told; an empty text tells nothing. */
	readonly host?: string;
	/** The region in the ids of the pools; `us-east-1` unless told. */
	readonly region?: string;
	/** Keeps everything in this file across runs. Without it nothing touches the disk. */
	readonly dataFile?: string | undefined;
	/**
	 * What the server is filled with, and what `POST /reset` and `reset()` put it back to; the demo pools unless given. A
	 * data file that is there already comes first.
	 */
	readonly seed?: Seed | Readonly<Record<string, unknown>>;
	/** Origins whose pages may call it, besides those of this computer: `https://app.example.com`; `*` is every one. */
	readonly allowedOrigins?: readonly string[];
	/**
	 * Where tokens say that they come from, a URL without the pool's ID; `self` is where the server listens. Cognito's own
	 * address unless given, which OpenID clients that begin with discovery refuse.
	 */
	readonly issuer?: string;
	/** Serves HTTPS, with a certificate and its key in PEM. */
	readonly tls?: Tls;
	/** The rules of CUSTOM_AUTH; without them it is refused, as in a pool without triggers. */
	readonly customAuth?: CustomAuth;
	/** Functions in the place of the pools' other Lambda triggers. */
	readonly hooks?: Hooks;
	/** What the AWS account around the pools holds: what stands in a message's way, and what may be looked at. */
	readonly account?: AccountSettings;
	/** Milliseconds since 1970; a test lets time pass with it. */
	readonly clock?: () => number;
	/** So many random bytes; `node:crypto`'s unless told. */
	readonly random?: (bytes: number) => Uint8Array;
	/**
	 * Makes each RSA key that tokens are signed with, PKCS #8 in PEM; a new one of 2048 bits unless told. That takes up to
	 * a few tenths of a second, so tests that start many pools may let them share a few.
	 */
	readonly makeSigningKey?: () => Promise<string>;
	/** Hears of errors in the pool itself; a caller only sees InternalErrorException. */
	readonly onError?: (error: unknown) => void;
	/** Hears, in a sentence, of settings that are kept and not acted on: triggers are not called. */
	readonly onWarning?: (message: string) => void;
};

/** What a person, or a program, needs to use the pool: the first line that `local-pool` prints. */
export type Announcement = {
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
		/** What can be seen with this user of the demo. */
		readonly shows?: string;
		readonly attributes: Readonly<Record<string, string>>;
		/** Base32, for users with an authenticator app. */
		readonly totpSecret?: string;
	}[];
	/** URL of the messages "sent": JSON, or a page in a browser. */
	readonly inbox: string;
};

/** A running server. */
export type LocalPool = Announcement & {
	/** The messages "sent", newest last. */
	readonly messages: () => readonly Message[];
	/** Calls back with each new message; gives the function that stops it. */
	readonly onMessage: (listener: (message: Message) => void) => () => void;
	/**
	 * Runs an operation without the network and without a signature, to arrange a pool:
	 * `call('AdminDisableUser', {UserPoolId, Username})`. Rejects with an error that has AWS's name.
	 */
	readonly call: (operation: string, request: object) => Promise<object>;
	/** Puts everything back to the seed: users, settings, messages, and what has happened in the account. */
	readonly reset: () => Promise<void>;
	readonly close: () => Promise<void>;
};

const loopbackHost = '127.0.0.1';

const unsaved: Saver = {touch: () => {}, saved: async () => {}};

/**
 * Starts an embedded Cognito user pool, filled with demo users and clients (or with what the data file holds).
 * Rejects when the port is taken, the seed or the account is of another shape, or the data file is not one or is used by
 * another pool.
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
	// To Node an empty host, such as `"$HOST"` with nothing in it, is every interface.
	const server = await listen({host: host.trim() || loopbackHost, port, tls}, web, onError);
	endpoint = server.endpoint;
	return {
		endpoint: server.endpoint,
		region: regionOf(pool),
		userPoolId: pool.id,
		clients: clientsOf(pool),
		users: seed !== undefined ? seededUsers(pool, seeded) : demoUsers(pool, stored !== undefined),
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

const seededUsers = (pool: UserPool, seeded: readonly SeededUser[]) =>
	seeded.flatMap(({username, password}) => {
		const attributes = findUser(pool, username)?.attributes;
		return attributes ? [{username, password, attributes}] : [];
	});
