import type {Context} from '../context.ts';
import {forgetPast} from '../store/forget-past.ts';
import {issueTokens} from '../tokens/tokens.ts';

/** The grant behind an authorization code. */
export type Grant = {
	readonly poolId: string;
	readonly clientId: string;
	readonly username: string;
	/**
	 * The user's epoch at sign-in: signing out everywhere changes it, and another user of that name has a different one.
	 */
	readonly epoch: string;
	readonly redirectUri: string;
	readonly scope: string;
	readonly codeChallenge: string | undefined;
	readonly nonce: string | undefined;
	/** The API that the access token is bound to (RFC 8707). */
	readonly resource: string | undefined;
	/** Seconds. */
	readonly authTime: number;
};

/** A signed-in browser; the cookie refers to it. */
export type BrowserSession = {
	readonly poolId: string;
	readonly username: string;
	/** The user's epoch at sign-in: signing out everywhere changes it. */
	readonly epoch: string;
	/** Seconds. */
	readonly authTime: number;
};

/** Values handed out under a random name for a limited time; in memory only. */
export type Handouts<T> = {
	readonly give: (thing: T) => string;
	readonly find: (name: string) => T | undefined;
	/** Finds and removes: a second call with the same name returns nothing. */
	readonly take: (name: string) => T | undefined;
};

function createHandouts<T>(
	{clock}: Pick<Context, 'clock'>,
	lifetime: number,
	newName: () => string,
): Handouts<T> {
	const things = new Map<string, {readonly thing: T; readonly until: number}>();
	const find = (name: string): T | undefined => {
		const found = things.get(name);
		return found && found.until > clock() ? found.thing : undefined;
	};
	return {
		give: thing => {
			forgetPast(things, clock(), ({until}) => until);
			const name = newName();
			things.set(name, {thing, until: clock() + lifetime});
			return name;
		},
		find,
		take: name => {
			const thing = find(name);
			things.delete(name);
			return thing;
		},
	};
}

/** The state of managed login between requests: codes live 5 minutes, browser sessions an hour. */
export type LoginState = {
	readonly context: Context;
	readonly codes: Handouts<Grant>;
	readonly browsers: Handouts<BrowserSession>;
};

export function createLoginState(context: Context): LoginState {
	const newName = () => context.random(24).toString('base64url');
	return {
		context,
		codes: createHandouts(context, 5 * 60_000, newName),
		browsers: createHandouts(context, 60 * 60_000, newName),
	};
}

/** Issues the tokens of a user who signed in on the pool's pages. */
export const issueLoginTokens = (
	context: Context,
	granted: Omit<Parameters<typeof issueTokens>[1], 'version' | 'source'>,
) => issueTokens(context, {...granted, version: 2, source: 'TokenGeneration_HostedAuth'});
