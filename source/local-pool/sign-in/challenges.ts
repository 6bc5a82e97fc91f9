import {Failure, notAuthorized} from '../model/failure.ts';
import type {Client, UserPool} from '../model/pool.ts';
import type {Random} from '../model/random.ts';
import type {MfaKind, User} from '../model/user.ts';
import type {Verifiable} from '../users/verifiable.ts';
import type {Round} from './custom-auth.ts';
import type {Exchange} from './srp.ts';

/** What has to be shown on the way to tokens. */
export type Factor = 'first' | 'custom' | 'mfa' | 'device';

/** A sign-in on its way: who, through which client, and what was already shown. */
export type SignIn = {
	readonly flow: 'password' | 'srp' | 'custom' | 'choice';
	/** Begun with IAM credentials. */
	readonly isAdmin: boolean;
	readonly poolId: string;
	readonly clientId: string;
	/** The user's own name, or what was typed where the pool pretends that such a user exists. */
	readonly username: string;
	/** Whose `sub` that is: the name may be another user's by the next step. Absent where there is no such user yet. */
	readonly sub: string | undefined;
	/** The device the client named, if any. */
	readonly deviceKey: string | undefined;
	readonly passed: readonly Factor[];
	/** Whether a temporary password was replaced on the way. */
	readonly hadNewPassword: boolean;
	/** The rounds of custom authentication so far. */
	readonly rounds: readonly Round[];
};

/** A sign-in of which nothing was shown yet. */
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

/** Whether a sign-in is this user's, and not that of a deleted one who had the name. */
export const isOf = ({username, sub}: SignIn, user: User): boolean =>
	username === user.username && (sub === undefined || sub === user.attributes['sub']);

/** A question to which the pool waits for the answer, with what it needs to judge it. */
export type Challenge =
	| {
			readonly name: 'PASSWORD_VERIFIER' | 'DEVICE_PASSWORD_VERIFIER';
			readonly exchange: Exchange;
			/** Absent where nothing can be right: no such user, or no password. */
			readonly verifier: string | undefined;
	  }
	| {readonly name: 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA' | 'DEVICE_SRP_AUTH'}
	| {readonly name: 'SELECT_CHALLENGE' | 'PASSWORD' | 'PASSWORD_SRP'}
	| {
			readonly name: 'SMS_MFA' | 'EMAIL_OTP' | 'SMS_OTP';
			/** Which factor the code shows. */
			readonly factor: 'first' | 'mfa';
			readonly attribute: Verifiable;
			readonly destination: string;
			readonly code: string;
	  }
	| {readonly name: 'SELECT_MFA_TYPE'; readonly kinds: readonly MfaKind[]}
	| {
			readonly name: 'MFA_SETUP';
			/** Since AssociateSoftwareToken. */
			readonly secret: string | undefined;
			/** Since VerifySoftwareToken accepted a code. */
			readonly isVerified: boolean;
	  }
	/** Not asked of anybody: the session of a sign-up, which signs in once the code of the sign-up was right. */
	| {readonly name: 'SIGNED_UP'; readonly isConfirmed: boolean}
	| {readonly name: 'CUSTOM_CHALLENGE'; readonly isRight: (answer: string) => boolean};

export type Waiting = {readonly signIn: SignIn; readonly challenge: Challenge};

/** Of a used session only the fact is kept. */
type Entry = {
	readonly expiresAt: number;
	readonly waiting: Waiting | 'used';
	readonly wrongCodes: number;
};

/** The sessions of sign-ins that are not finished. They live in memory only: a restart ends them. */
export type Challenges = {
	/** Opens a session and gives its handle: opaque, 96 characters, for one right answer. */
	readonly open: (waiting: Waiting, minutes: number) => string;
	/** Whether there is, or lately was, a session with that handle. */
	readonly has: (handle: string) => boolean;
	/** What the session waits for; throws where it is unknown, expired or used. */
	readonly find: (handle: string) => Waiting;
	/**
	 * Judges an answer while no other answer to this session is judged. A right one spends the session; a wrong code
	 * counts, and the last of the few that are let through spends it too. Throws what `judge` throws, or as `find`.
	 */
	readonly judge: <Verdict>(
		handle: string,
		judge: (waiting: Waiting) => Promise<Verdict>,
	) => Promise<Verdict>;
	/** Spends the session: after a right answer, or one after which there is no second try. */
	readonly use: (handle: string) => void;
};

/** An expired session is told from an unknown one for a while, in milliseconds. */
const rememberedAfterExpiry = 60_000;
/** Wrong codes that one session lets through. How many Cognito does is not published. */
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
	/** The last judgement of each session that is being judged. */
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
