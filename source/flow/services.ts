import type {BrowserSignIn} from '../cognito/browser/managed-login.ts';
import type {AppClient, Cognito} from '../cognito/cognito.ts';
import type {Problem} from '../problem.ts';
import type {SessionStore} from '../session/session.ts';
import type {Connection} from './connection.ts';
import type {Access, Desk} from './desk.ts';
import type {Prefill} from './prefill.ts';
import type {PoolChoice} from './states/connect.ts';

/** The dependencies of the steps' work. Everything is opened on first use, so that the first screen is fast. */
export type Services = {
	readonly prefill: Prefill;
	/** `access` signs an administrator's calls. Rejects with a Problem if the app client is invalid. */
	readonly openCognito: (client: AppClient, access?: Access) => Promise<Cognito>;
	/** Returns the same store each time. Rejects with `storeUnsafe`. */
	readonly openStore: () => Promise<SessionStore>;
	/** Pools used before, most recent first. */
	readonly usedPools: () => Promise<readonly AppClient[]>;
	readonly rememberPool: (client: AppClient) => Promise<void>;
	/** Removes a pool from those used before. Rejects with `storeNotWritable`. */
	readonly forgetPool: (client: AppClient) => Promise<void>;
	/** Pools named in this folder's project. */
	readonly foundPools: () => Promise<readonly PoolChoice[]>;
	/** Reads an access token offline. Rejects with a Problem if the program can't use it. */
	readonly readToken: (token: string) => Promise<TokenFacts>;
	/** The pool's own name for the user, from an access token. Rejects like `readToken`. */
	readonly usernameOf: (accessToken: string) => Promise<string>;
	/** Reads the secret of an app client with IAM credentials; undefined if it has none. Rejects with a Problem. */
	readonly readClientSecret: (
		connection: Pick<Connection, 'client' | 'access'>,
		signal: AbortSignal,
	) => Promise<string | undefined>;
	/** Listens on this computer and opens the sign-in page in a browser. Rejects with a Problem. */
	readonly openBrowser: (client: AppClient, signal: AbortSignal) => Promise<BrowserSignIn>;
	/** The operations with AWS credentials; loaded on first use. */
	readonly openDesk: () => Promise<Desk>;
	/** Writes a report to a new file that only its user can read. Returns its path, or why it couldn't be written. */
	readonly saveReport: (markdown: string) => Promise<string | Problem>;
	/** The runtime and system, for reports: `Node.js/24.0.0 linux/x64`. */
	readonly platform: string;
	readonly startDemo: () => Promise<Connection>;
	/** Stops what was started: the demo pool. */
	readonly close: () => Promise<void>;
	/** The name of a remembered device in the pool. */
	readonly deviceName: string;
	/** The timeout for a response of the service, in ms; 0 waits forever. */
	readonly answerTimeoutMs?: number;
	/** ms since 1970. */
	readonly now: () => number;
};

/** The claims of an access token, unverified. */
export type TokenFacts = {
	/** The token, without anything pasted around it. */
	readonly token: string;
	readonly client: AppClient;
	/** The pool's own name for the user. */
	readonly username: string;
	/** ms since 1970. */
	readonly expiresAt: number;
};
