import type {Session, SessionStore} from './session.ts';
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
	/** Reads, changes and writes while nobody else can write. Writes nothing, and gives false, for `undefined`. */
	readonly change: (change: (all: Sessions) => Sessions | undefined) => Promise<boolean>;
	/** Runs work on one session that nobody else is doing on that session meanwhile. */
	readonly alone: <Result>(session: Session, work: () => Promise<Result>) => Promise<Result>;
};

/** A shelf that ends with the process. Holds nothing unless told what was there. */
export function createMemoryShelf(before: Sessions = noSessions): Shelf {
	let all = before;
	let lastWork: Promise<unknown> = Promise.resolve();

	return {
		read: async () => all,
		change: async change => {
			const changed = change(all);
			all = changed ?? all;
			return changed !== undefined;
		},
		alone: async (_session, work) => {
			const mine = lastWork.then(work, work);
			lastWork = mine.catch(() => {});
			return mine;
		},
	};
}

/** What a store does with a shelf, wherever it is. */
export function operate(shelf: Shelf): Omit<SessionStore, 'place' | 'notice'> {
	return {
		list: async () => summarize(await shelf.read()),
		get: async name => find(await shelf.read(), name),
		save: async session => {
			let saved: Session | undefined;
			await shelf.change(all => {
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
			shelf.alone(session, async () => {
				const current = findSame(await shelf.read(), session);
				if (current === undefined || hasOtherTokens(current, session)) {
					return current;
				}

				const refreshed = {...current, tokens: await refresh(current)};
				let result: Session | undefined;
				await shelf.change(all => {
					const now = findSame(all, session);
					const isReplaced = now !== undefined && hasOtherTokens(now, current);
					result = now === undefined || isReplaced ? now : refreshed;
					return result === refreshed ? replace(all, refreshed) : undefined;
				});
				return result;
			}),
		signOut: async (name, revoke) => {
			const session = find(await shelf.read(), name);
			if (session === undefined) {
				return false;
			}

			return shelf.alone(session, async () => {
				const current = findSame(await shelf.read(), session);
				if (current === undefined) {
					return false;
				}

				try {
					await revoke(current);
				} finally {
					// Somebody who has signed in again meanwhile stays signed in.
					await shelf.change(all => {
						const now = findSame(all, current);
						return now && !hasOtherTokens(now, current) ? remove(all, now.name) : undefined;
					});
				}

				return true;
			});
		},
	};
}

function hasOtherTokens(one: Session, other: Session): boolean {
	return one.tokens.accessToken !== other.tokens.accessToken;
}
