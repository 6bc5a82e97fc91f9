import type {AppClient, Device, Tokens, User} from '../cognito/cognito.ts';
import type {PasswordRule} from '../password-rules.ts';
import type {StorePlace} from '../session/session.ts';
import type {SendError} from '../why/question.ts';
import type {Access} from './desk.ts';
import type {Ledger} from './ledger.ts';
import type {Prefill} from './prefill.ts';
import type {Sent} from './sent.ts';

/** The app client a person talks to, what the demo adds to it, and where the person was when they came to it. */
export type Connection = {
	readonly client: AppClient;
	readonly demo?: Demo;
	/** Whose AWS credentials sign what an administrator asks. */
	readonly access?: Access;
	/** What was said on the command line, where the pool and the client were typed or said there: Esc leads back to them. */
	readonly typedIn?: Prefill;
	/** What the person was about to do when their session was over; it is put back after they have signed in. */
	readonly interrupted?: Interrupted;
};

/** The embedded pool, as far as a screen shows it. */
export type Demo = {
	readonly users: readonly DemoUser[];
	readonly inbox: Inbox;
	/**
	 * What a user's authenticator app holds and shows now, in base32 and digits; nothing for a user who has none. A secret
	 * that is just being set up is given.
	 */
	readonly authenticator?: (
		username: string,
		now: number,
		secret?: string,
	) => {readonly secret: string; readonly code: string} | undefined;
	/** The pool's password policy. */
	readonly passwordRules?: readonly PasswordRule[];
};

/** Somebody to sign in as. The password isn't a secret: the pool is made up and forgotten. */
export type DemoUser = {
	readonly username: string;
	readonly password: string;
	/** What can be seen with this user: `a code from an authenticator app`. */
	readonly shows?: string;
};

/** What the embedded pool "sent", newest last. `messages` gives the same array until something arrives. */
export type Inbox = {
	readonly messages: () => readonly InboxMessage[];
	readonly subscribe: (listener: () => void) => () => void;
};

export type InboxMessage = {
	/** ms since the epoch. */
	readonly at: number;
	readonly medium: string;
	readonly destination: string;
	readonly code: string;
	readonly body: string;
};

/** The flows a person can choose from; `password` is SRP when the pool ID is known, else the password itself over TLS. */
export type Way =
	| 'password'
	| 'USER_SRP_AUTH'
	| 'USER_PASSWORD_AUTH'
	| 'USER_AUTH'
	| 'CUSTOM_AUTH'
	| 'ADMIN_USER_PASSWORD_AUTH';

/** One try to sign in, kept until it has succeeded: it begins again from here when its session has passed. */
export type Attempt = {
	readonly connection: Connection;
	readonly way: Way;
	readonly username: string;
	readonly password?: string;
	/** Remembered from the session that has ended. */
	readonly device?: Device;
};

/** Somebody signed in. */
export type Account = {
	readonly connection: Connection;
	/** The access token's `username`. */
	readonly username: string;
	readonly tokens: Tokens;
	/** Its name in the store; none when it is kept nowhere (a pasted token, or a store that refused). */
	readonly sessionName?: string;
	/** Where the session was put at sign-in; none when it was there before. */
	readonly place?: StorePlace;
	readonly ledger: Ledger;
	/** What is known of the codes that were requested in this run and not used, one an attribute. */
	readonly sent?: readonly Sent[];
	/** What the last request for a code was refused with, one an attribute. */
	readonly sendErrors?: readonly {readonly attribute: string; readonly error: SendError}[];
	/** What was said on the command line, where the token was pasted: a refused one is pasted anew. */
	readonly pastedWith?: Prefill;
};

/** A code that was being typed. */
export type TypedCode = {
	readonly sent: Sent;
	/** None where another one was requested. */
	readonly typed?: string;
};

/** The field for a code, as it was when the session turned out to be over. */
export type Interrupted = {
	/** Whose it is: nobody else gets it back. With what they had requested, and how often. */
	readonly by: Pick<Account, 'username' | 'ledger' | 'sent'>;
	readonly code: TypedCode;
};

/** Somebody signed in, and what GetUser said of them. */
export type Known = {readonly account: Account; readonly user: User};
