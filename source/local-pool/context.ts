import type {CustomAuth} from './custom-auth.ts';
import type {Inbox} from './inbox.ts';
import type {Keys} from './keys.ts';
import type {Random} from './random.ts';
import type {Challenges} from './sign-in/challenges.ts';
import type {State} from './state.ts';

/** What an operation works with. */
export type Context = {
	readonly state: State;
	readonly inbox: Inbox;
	readonly keys: Keys;
	readonly challenges: Challenges;
	readonly customAuth: CustomAuth | undefined;
	/** The region in the ids of new pools. */
	readonly region: string;
	/** Milliseconds since 1970. */
	readonly clock: () => number;
	readonly random: Random;
};

/** A request's members in, the answer's members out; throws a `Failure`. */
export type Operation = (context: Context) => (request: unknown) => Promise<object>;
