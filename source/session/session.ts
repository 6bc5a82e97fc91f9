import type {AppClient, Tokens} from '../cognito/cognito.ts';
import type {Problem} from '../problem.ts';

/** A signed-in user of an app client, kept between runs of the program. */
export type Session = {
	/** Unique in the store and easy to type: `jane@eu-west-1_AbC`, with a number if that is taken. */
	readonly name: string;
	readonly client: AppClient;
	/** The pool's own name for the user: the access token's `username`. */
	readonly username: string;
	readonly tokens: Tokens;
	/** Absent if no code was requested within the hour. */
	readonly codeTimes?: Ledger;
};

/**
 * When codes were requested and tried for a user, ms since 1970, oldest first: what Cognito's hourly limits count. It
 * covers this computer's requests and what the service said about others.
 */
export type Ledger = {
	readonly sends: readonly number[];
	readonly tries: readonly number[];
	/** When the service last refused a send over its limit (LimitExceededException). */
	readonly sendsRefusedAt?: number;
	/** When it last refused a try over its limit. */
	readonly triesRefusedAt?: number;
	/** By attribute: when the newest unused code was requested. */
	readonly requested?: Readonly<Record<string, number>>;
};

/** The parts of a session that aren't secret. */
export type SessionSummary = {
	readonly name: string;
	readonly username: string;
	/** Other names that the user may sign in with, as far as the session knows. */
	readonly aliases: readonly string[];
	readonly region: string;
	readonly userPoolId?: string;
	readonly clientId: string;
	/** The endpoint of its calls, for display; absent for Amazon's own. */
	readonly endpointUrl?: string | undefined;
	/** When the access token expires, ms since 1970. */
	readonly expiresAt: number;
	readonly canRefresh: boolean;
	readonly isCurrent: boolean;
};

/** Where a session's tokens are stored, for the message at sign-in. */
export type StorePlace =
	| {readonly kind: 'memory'}
	| {readonly kind: 'file'; readonly path: string}
	| {readonly kind: 'encryptedFile'; readonly path: string; readonly keychain: string};

/** The sessions of this computer. Methods reject with a `Problem` (`storeUnsafe`, `storeDamaged`). */
export type SessionStore = {
	/** Read it after `save`: a store that can't write anymore continues in memory, so that no sign-in is lost. */
	readonly place: StorePlace;
	/**
	 * A one-time message: the name of a damaged file's copy, or why sessions stay in memory. May appear after a `save`.
	 */
	readonly notice?: string | undefined;
	/** Why the sessions in the file aren't known: it is encrypted, or from a later version. */
	readonly unread?: Problem | undefined;
	readonly list: () => Promise<readonly SessionSummary[]>;
	/** The session of that name, or the one used last. */
	readonly get: (name?: string) => Promise<Session | undefined>;
	/** Saves a session as the current one. Returns it with its name. */
	readonly save: (session: Omit<Session, 'name'>) => Promise<Session>;
	/** Rejects with `storeNotWritable` if the choice can't be saved. */
	readonly use: (name: string) => Promise<boolean>;
	/**
	 * Stores when codes were requested and tried, adding to what other runs stored. Does nothing if there is no such
	 * session.
	 */
	readonly noteCodes: (name: string, codes: Ledger) => Promise<void>;
	/** Deletes a session without telling Cognito. Rejects with `storeNotWritable` if it is still in the file. */
	readonly remove: (name: string) => Promise<boolean>;
	/**
	 * Passes the session's latest tokens to `revoke` while nobody can refresh them, then deletes the session whatever the
	 * outcome. `undefined` if there is no such session.
	 */
	readonly signOut: (
		name: string,
		revoke: (session: Session) => Promise<void>,
	) => Promise<SignedOut | undefined>;
	/** Deletes the copies of damaged files, which may contain tokens: for signing out of everything. */
	readonly removeDamaged: () => Promise<void>;
	/**
	 * Refreshes an expired session once among all processes: whoever gets the lock refreshes, the others use the result.
	 * `undefined` if the session was signed out in the meantime: it is never resurrected.
	 */
	readonly refresh: (
		session: Session,
		refresh: (session: Session) => Promise<Tokens>,
	) => Promise<Session | undefined>;
};

/** What failed during sign-out. */
export type SignedOut = {
	/** Why the refresh token couldn't be revoked: the tokens work until they expire. */
	readonly notRevoked?: Problem;
	/** Why the session is still in the store. */
	readonly notForgotten?: Problem;
};
