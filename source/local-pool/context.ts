import type {Account} from './account/account.ts';
import type {Hooks} from './hooks/events.ts';
import type {Random} from './model/random.ts';
import type {Challenges} from './sign-in/challenges.ts';
import type {CustomAuth} from './sign-in/custom-auth.ts';
import type {Inbox} from './store/inbox.ts';
import type {State} from './store/state.ts';
import type {Keys} from './tokens/keys.ts';

/** What an operation works with. */
export type Context = {
	readonly state: State;
	readonly inbox: Inbox;
	/** The AWS account around the pools. */
	readonly account: Account;
	readonly keys: Keys;
	readonly challenges: Challenges;
	readonly customAuth: CustomAuth | undefined;
	/** In the place of the other Lambda triggers. */
	readonly hooks: Hooks;
	/** Where tokens say that they come from, without the pool's ID; undefined for Cognito's own address. */
	readonly issuer: () => string | undefined;
	/** The region in the ids of new pools. */
	readonly region: string;
	/** Tells whoever runs the pool what it does not do of what it was asked. */
	readonly warn: (message: string) => void;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	readonly random: Random;
};

/** A request's members in, the answer's members out; throws a `Failure`. */
export type Operation = (context: Context) => (request: unknown) => Promise<object>;
