import {Failure, notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {Random} from '../model/random.ts';
import type {MfaKind, User} from '../model/user.ts';
import type {Verifiable} from '../users/verifiable.ts';
import type {Round} from './custom-auth.ts';
import type {Exchange} from './srp.ts';

/** A proof that a sign-in can require before tokens. */
export type Factor = 'first' | 'custom' | 'mfa' | 'device';

/** A sign-in in progress: the user, the client, and what has been proven so far. */
export type SignIn = {
	readonly flow: 'password' | 'srp' | 'custom' | 'choice';
	/** Started with IAM credentials. */
	readonly isAdmin: boolean;
	readonly poolId: string;
	readonly clientId: string;
	/** The username, or the name that was typed if the pool pretends that such a user exists. */
	readonly username: string;
	/**
	 * The `sub` of that user: by the next step, the name may belong to another user. Absent if there is no such user yet.
	 */
	readonly sub: string | undefined;
	/** The device that the client named, if any. */
	readonly deviceKey: string | undefined;
	readonly passed: readonly Factor[];
	/** Whether the user replaced a temporary password on the way. */
	readonly hadNewPassword: boolean;
	/** The rounds of custom authentication so far. */
	readonly rounds: readonly Round[];
};

/** A sign-in in which nothing has been proven yet. */
export const newSignIn = ({
	pool,
	client,
	...given
}: {
	readonly pool: UserPool;
	readonly client: Client;
	readonly username: string;
	readonly flow: SignIn['flow'];
	readonly isAdmin: boolean;
	readonly deviceKey?: string | undefined;
}): SignIn => ({
	deviceKey: undefined,
	...given,
	poolId: pool.id,
	clientId: client.id,
	sub: pool.users.get(given.username)?.attributes['sub'],
	passed: [],
	hadNewPassword: false,
	rounds: [],
});

/** Whether a sign-in belongs to this user, rather than to a deleted one of the same name. */
export const isOf = ({username, sub}: SignIn, user: User): boolean =>
	username === user.username && (sub === undefined || sub === user.attributes['sub']);

/** A challenge awaiting its answer, with what is needed to check it. */
export type Challenge =
	| {
			readonly name: 'PASSWORD_VERIFIER' | 'DEVICE_PASSWORD_VERIFIER';
			readonly exchange: Exchange;
			/** Absent if no answer can be right: there is no such user, or no password. */
			readonly verifier: string | undefined;
	  }
	| {readonly name: 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA' | 'DEVICE_SRP_AUTH'}
	| {readonly name: 'SELECT_CHALLENGE' | 'PASSWORD' | 'PASSWORD_SRP'}
	| {
			readonly name: 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP';
			/** The factor that the code proves. */
			readonly factor: 'first' | 'mfa';
			readonly attribute: Verifiable;
			readonly destination: string;
			readonly code: string;
	  }
	| {readonly name: 'SELECT_MFA_TYPE'; readonly kinds: readonly MfaKind[]}
	| {
			readonly name: 'MFA_SETUP';
			/** Set by AssociateSoftwareToken. */
			readonly secret: string | undefined;
			/** Whether VerifySoftwareToken accepted a code. */
			readonly isVerified: boolean;
	  }
	/** Never sent to a client: the session of a sign-up, which signs in once the sign-up code was right. */
	| {readonly name: 'SIGNED_UP'; readonly isConfirmed: boolean}
	| {readonly name: 'CUSTOM_CHALLENGE'; readonly isRight: (answer: string) => boolean};

export type Waiting = {readonly signIn: SignIn; readonly challenge: Challenge};

/** A used session keeps nothing but that fact. */
type Entry = {
	readonly expiresAt: number;
	readonly waiting: Waiting | 'used';
	readonly wrongCodes: number;
};

/** The sessions of unfinished sign-ins. They are in memory only: a restart ends them. */
export type Challenges = {
	/** Opens a session and returns its handle: opaque, 96 characters, valid for one right answer. */
	readonly open: (waiting: Waiting, minutes: number) => string;
	/** Whether there is, or recently was, a session with that handle. */
	readonly has: (handle: string) => boolean;
	/** Returns the session's sign-in and challenge. Throws if the session is unknown, expired or used. */
	readonly find: (handle: string) => Waiting;
	/**
	 * Checks an answer; answers to the same session are checked one at a time. A right answer uses the session up, and so
	 * does the last of the wrong codes it allows. Throws what `judge` throws, or as `find` does.
	 */
	readonly judge: <Verdict>(
		handle: string,
		judge: (waiting: Waiting) => Promise<Verdict>,
	) => Promise<Verdict>;
	/** Uses the session up: after a right answer, or a wrong one that allows no retry. */
	readonly use: (handle: string) => void;
};

/** How long an expired session is distinguished from an unknown one, in milliseconds. */
const rememberedAfterExpiry = 60_000;
/** Wrong codes that a session allows. Cognito's limit is not documented. */
const mostWrongCodes = 5;

export function createChallenges(clock: () => number, random: Random): Challenges {
	const entries = new Map<string, Entry>();
	const forgetExpired = () => {
		for (const [handle, {expiresAt}] of entries) {
			if (expiresAt + rememberedAfterExpiry > clock()) return;
			entries.delete(handle);
		}
	};
	const find = (handle: string): Waiting => {
		const entry = entries.get(handle);
		if (!entry) throw notAuthorized('Invalid session for the user.');
		if (entry.waiting === 'used') {
			throw notAuthorized('Invalid session for the user, session can only be used once.');
		}
		if (entry.expiresAt <= clock()) {
			throw notAuthorized('Invalid session for the user, session is expired.');
		}
		return entry.waiting;
	};
	const use = (handle: string) => {
		const entry = entries.get(handle);
		if (entry) entries.set(handle, {...entry, waiting: 'used'});
	};
	const countWrongCode = (handle: string) => {
		const entry = entries.get(handle);
		if (!entry) return;
		const wrongCodes = entry.wrongCodes + 1;
		entries.set(handle, {...entry, wrongCodes});
		if (wrongCodes >= mostWrongCodes) use(handle);
	};
	/** The last check queued for each session. */
	const turns = new Map<string, Promise<unknown>>();
	return {
		open: (waiting, minutes) => {
			forgetExpired();
			const handle = random(72).toString('base64');
			entries.set(handle, {waiting, expiresAt: clock() + minutes * 60_000, wrongCodes: 0});
			return handle;
		},
		has: handle => entries.has(handle),
		find,
		use,
		judge: async (handle, judge) => {
			const before = turns.get(handle) ?? Promise.resolve();
			const judged = before.then(async () => {
				const verdict = await judge(find(handle));
				use(handle);
				return verdict;
			});
			const turn = judged.catch(error => {
				if (error instanceof Failure && error.type === 'CodeMismatchException') {
					countWrongCode(handle);
				}
			});
			turns.set(handle, turn);
			try {
				return await judged;
			} finally {
				await turn;
				if (turns.get(handle) === turn) turns.delete(handle);
			}
		},
	};
}
