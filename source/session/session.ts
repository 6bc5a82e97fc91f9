import type {AppClient, Tokens} from '../cognito/cognito.ts';
import type {Problem} from '../problem.ts';

/** Who is signed in where, between runs of the program. */
export type Session = {
	/** Unique in the store and typed by a person: `jane@eu-west-1_AbC`, numbered where that is taken. */
	readonly name: string;
	readonly client: AppClient;
	/** The pool's own name of the user: the access token's `username`. */
	readonly username: string;
	readonly tokens: Tokens;
	/** None where no code was asked for within the hour. */
	readonly codeTimes?: Ledger;
};

/**
 * When codes were requested and tried for one user, ms since the epoch, oldest first: what Cognito's limits of an hour
 * count. It knows what was done from this computer, and what the service said about the rest.
 */
export type Ledger = {
	readonly sends: readonly number[];
	readonly tries: readonly number[];
	/** When the service last refused a send because there were too many (LimitExceededException). */
	readonly sendsRefusedAt?: number;
	/** When it last refused a try for that reason. */
	readonly triesRefusedAt?: number;
	/** When the newest code of an attribute was requested that has not been used yet, by attribute. */
	readonly requested?: Readonly<Record<string, number>>;
};

/** What can be said of a session without a secret. */
export type SessionSummary = {
	readonly name: string;
	readonly username: string;
	/** Other names the user may sign in with, as far as the session tells. */
	readonly aliases: readonly string[];
	readonly region: string;
	readonly userPoolId?: string;
	readonly clientId: string;
	/** Where its calls go, to be shown; absent where that is Amazon's own endpoint. */
	readonly endpointUrl?: string | undefined;
	/** The access token's end, ms since the epoch. */
	readonly expiresAt: number;
	readonly canRefresh: boolean;
	readonly isCurrent: boolean;
};

/** Where the tokens of a session are at rest, for the sentence said at sign-in. */
export type StorePlace =
	| {readonly kind: 'memory'}
	| {readonly kind: 'file'; readonly path: string}
	| {readonly kind: 'encryptedFile'; readonly path: string; readonly keychain: string};

/** The sessions of this computer. Methods reject with a `Problem` (`storeUnsafe`, `storeDamaged`). */
export type SessionStore = {
	/** Read it after `save`: a store that can no longer write continues in memory, so that no sign-in is lost. */
	readonly place: StorePlace;
	/** To be said once: the damaged file that was set aside, or why sessions stay in memory. May come with a `save`. */
	readonly notice?: string | undefined;
	/** Why sessions that are in the file are not known here: it is locked, or of a later version. */
	readonly unread?: Problem | undefined;
	readonly list: () => Promise<readonly SessionSummary[]>;
	/** The session by name, or the one used last. */
	readonly get: (name?: string) => Promise<Session | undefined>;
	/** Saves and makes it the current one. Gives the name it got. */
	readonly save: (session: Omit<Session, 'name'>) => Promise<Session>;
	/** Rejects with `storeNotWritable` where the choice cannot be kept. */
	readonly use: (name: string) => Promise<boolean>;
	/** Keeps when codes were asked for and tried, beside what is known from other runs. Nothing when there is no such session. */
	readonly noteCodes: (name: string, codes: Ledger) => Promise<void>;
	/** Forgets without telling Cognito. Rejects with `storeNotWritable` where the session is still in the file. */
	readonly remove: (name: string) => Promise<boolean>;
	/**
	 * Hands the session's newest tokens to `revoke` while nobody can refresh them, then forgets the session, whatever
	 * came of that. `undefined` when there is no such session.
	 */
	readonly signOut: (
		name: string,
		revoke: (session: Session) => Promise<void>,
	) => Promise<SignedOut | undefined>;
	/** Removes the copies of damaged files, which may hold tokens: for whoever signs out of everything. */
	readonly removeDamaged: () => Promise<void>;
	/**
	 * Replaces an expired session's tokens, once among all processes: whoever gets the lock refreshes, the others take
	 * its result. `undefined` when somebody has signed out meanwhile: a session is never resurrected.
	 */
	readonly refresh: (
		session: Session,
		refresh: (session: Session) => Promise<Tokens>,
	) => Promise<Session | undefined>;
};

/** What did not come of signing out. */
export type SignedOut = {
	/** Why the refresh token could not be revoked: the tokens work until they expire. */
	readonly notRevoked?: Problem;
	/** Why the session is still in the store. */
	readonly notForgotten?: Problem;
};
