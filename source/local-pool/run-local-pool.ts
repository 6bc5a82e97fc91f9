import {type Announcement, createLocalPool, type LocalPoolOptions} from './create-local-pool.ts';

/**
 * The command `local-pool`: starts the pool, prints one line of JSON that says where it is, and serves until `signal`
 * is aborted. Rejects when the port is taken, or the data file is not one or is used by another pool.
 */
export const runLocalPool = async (
	options: LocalPoolOptions,
	{print, signal}: {readonly print: (line: string) => void; readonly signal: AbortSignal},
): Promise<void> => {
	const pool = await createLocalPool(options);
	const {endpoint, region, userPoolId, clients, users, inbox} = pool;
	print(
		JSON.stringify({
			endpoint,
			region,
			userPoolId,
			clients,
			users,
			inbox,
		} satisfies Announcement),
	);
	await new Promise<void>(resolve => {
		if (signal.aborted) resolve();
		else signal.addEventListener('abort', () => resolve(), {once: true});
	});
	await pool.close();
};
