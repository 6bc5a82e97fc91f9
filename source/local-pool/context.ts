import type {Account} from './account/account.ts';
import type {Hooks} from './hooks/events.ts';
import type {Random} from './model/random.ts';
import type {Challenges} from './sign-in/challenges.ts';
import type {CustomAuth} from './sign-in/custom-auth.ts';
import type {Inbox} from './store/inbox.ts';
import type {State} from './store/state.ts';
import type {Keys} from './tokens/keys.ts';

/** The dependencies of an operation. */
export type Context = {
	readonly state: State;
	readonly inbox: Inbox;
	/** The AWS account around the pools. */
	readonly account: Account;
	readonly keys: Keys;
	readonly challenges: Challenges;
	readonly customAuth: CustomAuth | undefined;
	/** Called instead of the other Lambda triggers. */
	readonly hooks: Hooks;
	/** The issuer of tokens, without the pool's ID; undefined for Cognito's own address. */
	readonly issuer: () => string | undefined;
	/** The region in the IDs of new pools. */
	readonly region: string;
	/** Tells the operator about settings that this pool doesn't act on. */
	readonly warn: (message: string) => void;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	readonly random: Random;
};

/** Takes a request's members and returns the response's. Throws a `Failure`. */
export type Operation = (context: Context) => (request: unknown) => Promise<object>;
