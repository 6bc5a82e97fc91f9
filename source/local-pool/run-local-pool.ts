import {
	type Announcement,
	createLocalPool,
	type LocalPool,
	type LocalPoolOptions,
} from './create-local-pool.ts';

/**
 * The command `local-pool`: starts the pool, has it announced, and serves until `signal` is aborted. Rejects when the
 * port is taken, or the data file is not one or is used by another pool.
 */
export async function runLocalPool(
	options: LocalPoolOptions,
	{announce, signal}: {readonly announce: (pool: LocalPool) => void; readonly signal: AbortSignal},
): Promise<void> {
	const pool = await createLocalPool(options);
	announce(pool);
	await new Promise<void>(resolve => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), {once: true});
	});
	await pool.close();
}

/** What a program needs to know of a pool, as one line of JSON. */
export function announcementLine(pool: LocalPool): string {
	const {endpoint, region, userPoolId, clients, users, inbox} = pool;
	return `${JSON.stringify({endpoint, region, userPoolId, clients, users, inbox} satisfies Announcement)}\n`;
}
