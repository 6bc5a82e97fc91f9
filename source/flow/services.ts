import type {BrowserSignIn} from '../cognito/browser/managed-login.ts';
import type {AppClient, Cognito} from '../cognito/cognito.ts';
import type {Problem} from '../problem.ts';
import type {SessionStore} from '../session/session.ts';
import type {Connection} from './connection.ts';
import type {Access, Desk} from './desk.ts';
import type {Prefill} from './prefill.ts';
import type {PoolChoice} from './states/connect.ts';

/** What the work of the steps calls. Everything is opened when it is first used, so the first screen is quick. */
export type Services = {
	readonly prefill: Prefill;
	/** `access` signs what an administrator asks. Rejects with a Problem where the app client cannot be used. */
	readonly openCognito: (client: AppClient, access?: Access) => Promise<Cognito>;
	/** The same store each time. Rejects with `storeUnsafe`. */
	readonly openStore: () => Promise<SessionStore>;
	/** Pools used before, last one first. */
	readonly usedPools: () => Promise<readonly AppClient[]>;
	readonly rememberPool: (client: AppClient) => Promise<void>;
	/** Takes a pool off those used before. Rejects with `storeNotWritable`. */
	readonly forgetPool: (client: AppClient) => Promise<void>;
	/** Pools named in this folder's project. */
	readonly foundPools: () => Promise<readonly PoolChoice[]>;
	/** Reads an access token offline. Rejects with a Problem when it isn't one that this program can use. */
	readonly readToken: (token: string) => Promise<TokenFacts>;
	/** The pool's own name of the user, out of an access token that has just been given. Rejects as `readToken`. */
	readonly usernameOf: (accessToken: string) => Promise<string>;
	/** The secret of an app client, by IAM credentials; nothing when it has none. Rejects with a Problem. */
	readonly readClientSecret: (
		connection: Pick<Connection, 'client' | 'access'>,
		signal: AbortSignal,
	) => Promise<string | undefined>;
	/** Listens on this computer and shows the browser where to sign in. Rejects with a Problem. */
	readonly openBrowser: (client: AppClient, signal: AbortSignal) => Promise<BrowserSignIn>;
	/** What asks AWS with AWS credentials; loaded when it is first wanted. */
	readonly openDesk: () => Promise<Desk>;
	/** Writes a report to a new file that only its user can read. Gives its path, or why it could not be written. */
	readonly saveReport: (markdown: string) => Promise<string | Problem>;
	/** The runtime and the system, for reports: `Node.js/24.0.0 linux/x64`. */
	readonly platform: string;
	readonly startDemo: () => Promise<Connection>;
	/** Ends what was started: the demo pool. */
	readonly close: () => Promise<void>;
	/** What a remembered device is called in the pool. */
	readonly deviceName: string;
	/** How long an answer of the service is waited for, in ms; 0 for as long as it takes. */
	readonly answerTimeoutMs?: number;
	/** ms since the epoch. */
	readonly now: () => number;
};

/** What an access token says of itself. */
export type TokenFacts = {
	/** The token, rid of what was pasted around it. */
	readonly token: string;
	readonly client: AppClient;
	/** The pool's own name of the user. */
	readonly username: string;
	/** ms since the epoch. */
	readonly expiresAt: number;
};
