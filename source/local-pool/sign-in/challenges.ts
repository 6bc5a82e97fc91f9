import {notAuthorized} from '../failure.ts';
import type {Random} from '../random.ts';
import type {Exchange} from '../srp.ts';

/** A sign-in on its way: who, through which client, and what was already shown. */
export type SignIn = {
	readonly poolId: string;
	readonly clientId: string;
	/** The user's own name, or what was typed where the pool pretends that such a user exists. */
	readonly username: string;
	/** The device the client named, if any. */
	readonly deviceKey: string | undefined;
};

/** A question to which the pool waits for the answer, with what it needs to judge it. */
export type Challenge =
	| {
			readonly name: 'PASSWORD_VERIFIER';
			readonly exchange: Exchange;
			readonly verifier: string | undefined;
	  }
	| {readonly name: 'NEW_PASSWORD_REQUIRED'};

export type Waiting = {readonly signIn: SignIn; readonly challenge: Challenge};

type Entry = Waiting & {readonly expiresAt: number; readonly isUsed: boolean};

/** The sessions of sign-ins that are not finished. They live in memory only: a restart ends them. */
export type Challenges = {
	/** Opens a session and gives its handle: opaque, 96 characters, for one answer. */
	readonly open: (waiting: Waiting, minutes: number) => string;
	/** What the session waits for; throws where it is unknown, expired or used. */
	readonly find: (handle: string) => Waiting;
	/** Spends the session: a right answer, or one after which there is no second try. */
	readonly use: (handle: string) => void;
};

export const createChallenges = (clock: () => number, random: Random): Challenges => {
	const entries = new Map<string, Entry>();
	const forgetExpired = () => {
		for (const [handle, {expiresAt}] of entries) {
			if (expiresAt + rememberedAfterExpiry > clock()) return;
			entries.delete(handle);
		}
	};
	return {
		open: (waiting, minutes) => {
			forgetExpired();
			const handle = random(72).toString('base64');
			entries.set(handle, {...waiting, expiresAt: clock() + minutes * 60_000, isUsed: false});
			return handle;
		},
		find: handle => {
			const entry = entries.get(handle);
			if (!entry) throw notAuthorized('Invalid session for the user.');
			if (entry.isUsed) {
				throw notAuthorized('Invalid session for the user, session can only be used once.');
			}
			if (entry.expiresAt <= clock()) {
				throw notAuthorized('Invalid session for the user, session is expired.');
			}
			return entry;
		},
		use: handle => {
			const entry = entries.get(handle);
			if (entry) entries.set(handle, {...entry, isUsed: true});
		},
	};
};

/** An expired session is told from an unknown one for a while, in milliseconds. */
const rememberedAfterExpiry = 60_000;
