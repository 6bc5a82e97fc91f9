import {Problem} from '../problem.ts';
import type {Session, SessionStore, SignedOut} from './session.ts';
import {
	find,
	findSame,
	noSessions,
	noteCodes,
	put,
	remove,
	replace,
	type Sessions,
	summarize,
	use,
} from './sessions.ts';

/** Where sessions lie: a file that other processes share, or this process alone. */
export type Shelf = {
	readonly read: () => Promise<Sessions>;
	/**
	 * Reads, changes and writes while nobody else can write. Writes nothing, and gives false, for `undefined`. Rejects
	 * with a `Problem` where it could not be written.
	 */
	readonly change: Change;
	/** As `change`, for what a person must not lose: from the first write that fails on, all of it is kept in memory. */
	readonly keep: Change;
	/**
	 * Runs work on one session that nobody else is doing on that session meanwhile. The work calls `commit` right before
	 * it sends something that must not be sent twice; where another process has taken its turn by then, the work is begun
	 * anew.
	 */
	readonly alone: <Result>(
		session: Session,
		work: (commit: () => void) => Promise<Result>,
	) => Promise<Result>;
};

type Change = (change: (all: Sessions) => Sessions | undefined) => Promise<boolean>;

/**
 * A shelf that ends with the process. Holds nothing unless told what lies in a file that cannot be written: that stays
 * there, so a `change` to it rejects with `fault`.
 */
export function createMemoryShelf(inFile: Sessions = noSessions, fault?: Problem): Shelf {
	let all = inFile;
	const isInFile = (session: Session) => inFile.sessions.includes(session);
	const touchesFile = ({sessions, current}: Sessions) =>
		all.sessions.some(session => isInFile(session) && !sessions.includes(session)) ||
		(current !== all.current && sessions.some(one => one.name === current && isInFile(one)));
	const keep: Change = async change => {
		const changed = change(all);
		all = changed ?? all;
		return changed !== undefined;
	};
	let lastWork: Promise<unknown> = Promise.resolve();

	return {
		read: async () => all,
		keep,
		change: async change => {
			const changed = change(all);
			if (fault !== undefined && changed !== undefined && touchesFile(changed)) {
				throw fault;
			}

			return keep(() => changed);
		},
		alone: async (_session, work) => {
			const begin = () => work(() => {});
			const mine = lastWork.then(begin, begin);
			lastWork = mine.catch(() => {});
			return mine;
		},
	};
}

/** What a store does with a shelf, wherever it is. */
export function operate(
	shelf: Shelf,
): Omit<SessionStore, 'place' | 'notice' | 'unread' | 'removeDamaged'> {
	return {
		list: async () => summarize(await shelf.read()),
		get: async name => find(await shelf.read(), name),
		save: async session => {
			let saved: Session | undefined;
			await shelf.keep(all => {
				const change = put(all, session);
				saved = change.session;
				return change.all;
			});
			return saved ?? put(noSessions, session).session;
		},
		noteCodes: async (name, codes) => {
			await shelf.change(all => noteCodes(all, name, codes));
		},
		use: async name => shelf.change(all => use(all, name)),
		remove: async name => shelf.change(all => remove(all, name)),
		refresh: async (session, refresh) =>
			shelf.alone(session, async commit => {
				const current = findSame(await shelf.read(), session);
				if (current === undefined || hasOtherTokens(current, session)) {
					return current;
				}

				commit();
				const refreshed = {...current, tokens: await refresh(current)};
				let result: Session | undefined;
				await shelf.keep(all => {
					const now = findSame(all, session);
					const isReplaced = now !== undefined && hasOtherTokens(now, current);
					result = now === undefined || isReplaced ? now : refreshed;
					return result === refreshed ? replace(all, refreshed) : undefined;
				});
				return result;
			}),
		signOut: async (name, revoke) => {
			const session = find(await shelf.read(), name);
			return (
				session &&
				shelf.alone(session, async (commit): Promise<SignedOut | undefined> => {
					const current = findSame(await shelf.read(), session);
					if (current === undefined) {
						return undefined;
					}

					commit();
					const notRevoked = await problemOf(revoke(current));
					// Somebody who has signed in again meanwhile stays signed in.
					const forget = (all: Sessions) => {
						const now = findSame(all, current);
						return now && !hasOtherTokens(now, current) ? remove(all, now.name) : undefined;
					};
					const notForgotten = await problemOf(shelf.change(forget));
					return {...(notRevoked && {notRevoked}), ...(notForgotten && {notForgotten})};
				})
			);
		},
	};
}

async function problemOf(work: Promise<unknown>): Promise<Problem | undefined> {
	try {
		await work;
		return undefined;
	} catch (error) {
		if (error instanceof Problem) {
			return error;
		}

		throw error;
	}
}

function hasOtherTokens(one: Session, other: Session): boolean {
	return one.tokens.accessToken !== other.tokens.accessToken;
}
