import {type Problem, problemOf} from '../problem.ts';
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

/** Where sessions are stored: in a file shared with other processes, or in this process's memory. */
export type SessionsRepository = {
	readonly read: () => Promise<Sessions>;
	/**
	 * Reads, changes and writes under a lock. Writes nothing and returns false if `change` returns `undefined`. Rejects
	 * with a `Problem` if the file can't be written.
	 */
	readonly change: Change;
	/** Like `change`, but never loses data: from the first failed write on, everything is kept in memory. */
	readonly keep: Change;
	/**
	 * Runs a task while no other process runs one on the same session. The task calls `commit` right before it sends
	 * something that must not be sent twice; if another process has taken over the lock by then, the task starts again.
	 */
	readonly exclusively: <Result>(
		session: Session,
		task: (commit: () => void) => Promise<Result>,
	) => Promise<Result>;
};

type Change = (change: (all: Sessions) => Sessions | undefined) => Promise<boolean>;

/**
 * A repository in memory, lost when the process exits. `inFile` are the sessions of a file that can't be written: they
 * stay in that file, so a `change` to one of them rejects with `fault`.
 */
export function createMemoryRepository(
	inFile: Sessions = noSessions,
	fault?: Problem,
): SessionsRepository {
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
	let lastTask: Promise<unknown> = Promise.resolve();

	return {
		read: async () => all,
		keep,
		change: async change => {
			const changed = change(all);
			if (fault !== undefined && changed !== undefined && touchesFile(changed)) throw fault;
			return keep(() => changed);
		},
		exclusively: async (_session, task) => {
			const begin = () => task(() => {});
			const mine = lastTask.then(begin, begin);
			lastTask = mine.catch(() => {});
			return mine;
		},
	};
}

/** The operations of a session store, the same for each kind of repository. */
export function storeOperations(
	repository: SessionsRepository,
): Omit<SessionStore, 'place' | 'notice' | 'unread' | 'removeDamaged'> {
	return {
		list: async () => summarize(await repository.read()),
		get: async name => find(await repository.read(), name),
		save: async session => {
			let saved: Session | undefined;
			await repository.keep(all => {
				const change = put(all, session);
				saved = change.session;
				return change.all;
			});
			return saved ?? put(noSessions, session).session;
		},
		noteCodes: async (name, codes) => {
			await repository.change(all => noteCodes(all, name, codes));
		},
		use: async name => repository.change(all => use(all, name)),
		remove: async name => repository.change(all => remove(all, name)),
		refresh: async (session, refresh) =>
			repository.exclusively(session, async commit => {
				const current = findSame(await repository.read(), session);
				if (current === undefined || hasOtherTokens(current, session)) return current;
				commit();
				const refreshed = {...current, tokens: await refresh(current)};
				let result: Session | undefined;
				await repository.keep(all => {
					const now = findSame(all, session);
					const isReplaced = now !== undefined && hasOtherTokens(now, current);
					result = now === undefined || isReplaced ? now : refreshed;
					return result === refreshed ? replace(all, refreshed) : undefined;
				});
				return result;
			}),
		signOut: async (name, revoke) => {
			const session = find(await repository.read(), name);
			return (
				session &&
				repository.exclusively(session, async (commit): Promise<SignedOut | undefined> => {
					const current = findSame(await repository.read(), session);
					if (current === undefined) return undefined;
					commit();
					const notRevoked = await problemOf(revoke(current));
					// A user who has signed in again in the meantime stays signed in.
					const forget = (all: Sessions) => {
						const now = findSame(all, current);
						return now && !hasOtherTokens(now, current) ? remove(all, now.name) : undefined;
					};
					const notForgotten = await problemOf(repository.change(forget));
					return {...(notRevoked && {notRevoked}), ...(notForgotten && {notForgotten})};
				})
			);
		},
	};
}

function hasOtherTokens(one: Session, other: Session): boolean {
	return one.tokens.accessToken !== other.tokens.accessToken;
}
