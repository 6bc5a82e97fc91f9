import type {AppClient, Device, Tokens, User} from '../cognito/cognito.ts';
import type {PasswordRule} from '../password-rules.ts';
import type {StorePlace} from '../session/session.ts';
import type {SendError} from '../why/question.ts';
import type {Access} from './desk.ts';
import type {Ledger} from './ledger.ts';
import type {Prefill} from './prefill.ts';
import type {Sent} from './sent.ts';

/** The app client in use, what the demo adds to it, and where it was chosen. */
export type Connection = {
	readonly client: AppClient;
	readonly demo?: Demo;
	/** Whose AWS credentials sign an administrator's calls. */
	readonly access?: Access;
	/** The command line's options, if the pool and client were typed or given there: Esc returns to them. */
	readonly typedIn?: Prefill;
	/** The user's work when the session ended; restored after signing in again. */
	readonly interrupted?: Interrupted;
};

/** The embedded pool, as a screen shows it. */
export type Demo = {
	readonly users: readonly DemoUser[];
	readonly inbox: Inbox;
	/**
	 * The secret (base32) and current code of a user's authenticator app; undefined for a user without one. During
	 * set-up, the new secret is passed in.
	 */
	readonly authenticator?: (
		username: string,
		now: number,
		secret?: string,
	) => {readonly secret: string; readonly code: string} | undefined;
	/** The pool's password policy. */
	readonly passwordRules?: readonly PasswordRule[];
};

/** A user to sign in as. The password isn't a secret: the pool is made up and temporary. */
export type DemoUser = {
	readonly username: string;
	readonly password: string;
	/** The purpose of this user: `a code from an authenticator app`. */
	readonly shows?: string;
};

/**
 * The messages that the embedded pool "sent", newest last. `messages` returns the same array until something arrives.
 */
export type Inbox = {
	readonly messages: () => readonly InboxMessage[];
	readonly subscribe: (listener: () => void) => () => void;
};

export type InboxMessage = {
	/** ms since 1970. */
	readonly at: number;
	readonly medium: string;
	readonly destination: string;
	readonly code: string;
	readonly body: string;
};

/** The ways to sign in; `password` means SRP if the pool ID is known, otherwise the password itself over TLS. */
export type Way =
	| 'password'
	| 'USER_SRP_AUTH'
	| 'USER_PASSWORD_AUTH'
	| 'USER_AUTH'
	| 'CUSTOM_AUTH'
	| 'ADMIN_USER_PASSWORD_AUTH';

/** An attempt to sign in, kept until it succeeds: it restarts from here when its session expires. */
export type Attempt = {
	readonly connection: Connection;
	readonly way: Way;
	readonly username: string;
	readonly password?: string;
	/** The remembered device of the session that ended. */
	readonly device?: Device;
};

/** A signed-in user. */
export type Account = {
	readonly connection: Connection;
	/** The access token's `username`. */
	readonly username: string;
	readonly tokens: Tokens;
	/** Its name in the store; absent if it isn't stored (a pasted token, or a store that failed). */
	readonly sessionName?: string;
	/** The place the session was stored at sign-in; absent if it was already stored. */
	readonly place?: StorePlace;
	readonly ledger: Ledger;
	/** The unused codes requested in this run, at most one per attribute. */
	readonly sent?: readonly Sent[];
	/** The error of the last request for a code, at most one per attribute. */
	readonly sendErrors?: readonly {readonly attribute: string; readonly error: SendError}[];
	/** The command line's options, if the token was pasted: a refused one has to be pasted again. */
	readonly pastedWith?: Prefill;
};

/** A code that is being typed. */
export type TypedCode = {
	readonly sent: Sent;
	/** Absent if another one was requested. */
	readonly typed?: string;
};

/** The field for a code, as it was when the session ended. */
export type Interrupted = {
	/** The user it belongs to, and nobody else, with their counted requests. */
	readonly by: Pick<Account, 'username' | 'ledger' | 'sent'>;
	readonly code: TypedCode;
};

/** A signed-in user with the result of GetUser. */
export type Known = {readonly account: Account; readonly user: User};
