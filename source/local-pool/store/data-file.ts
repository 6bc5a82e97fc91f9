import {open, readFile, realpath, rename, rm, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {domainShape} from '../model/domain.ts';
import {Failure} from '../model/failure.ts';
import {groupShape} from '../model/group.ts';
import {createClient, createPool} from '../model/pool.ts';
import {resourceServerShape} from '../model/resource-server.ts';
import {
	integer,
	listOf,
	mapOf,
	members,
	optional,
	read,
	record,
	type Shape,
	text,
	withDefault,
} from '../model/shape.ts';
import {userShape} from '../model/user.ts';
import {type StoredKeys, storedKeysShape} from '../tokens/keys.ts';
import {type Inbox, messageShape} from './inbox.ts';
import type {State} from './state.ts';

/** The only version so far. */
const versionOne: Shape<1> = (value, at) => {
	if (integer(value, at) !== 1) throw new SyntaxError(`unknown version at ${at}`);
	return 1;
};

const storedShape = members({
	version: versionOne,
	keys: storedKeysShape,
	messages: listOf(messageShape),
	pools: listOf(
		members({
			id: text,
			given: record,
			createdAt: integer,
			modifiedAt: optional(integer),
			clients: listOf(
				members({
					id: text,
					secret: optional(text),
					given: record,
					createdAt: integer,
					modifiedAt: optional(integer),
				}),
			),
			groups: withDefault(listOf(groupShape), []),
			resourceServers: withDefault(listOf(resourceServerShape), []),
			domains: withDefault(listOf(domainShape), []),
			users: listOf(userShape),
			revoked: mapOf(integer),
			rotated: mapOf(members({at: integer, until: integer})),
		}),
	),
});

export type Stored = ReturnType<typeof storedShape>;

/** Serializes everything that is kept across runs: all but unfinished sign-ins. */
export const toStored = (state: State, inbox: Inbox, keys: StoredKeys): string =>
	JSON.stringify({
		version: 1,
		keys,
		messages: inbox.messages(),
		pools: [...state.pools.values()].map(({id, given, createdAt, modifiedAt, ...pool}) => ({
			id,
			given,
			createdAt,
			modifiedAt,
			clients: [...pool.clients.values()].map(({settings: _, ...client}) => client),
			users: [...pool.users.values()],
			groups: [...pool.groups.values()],
			resourceServers: [...pool.resourceServers.values()],
			domains: [...pool.domains.values()],
			revoked: Object.fromEntries(pool.revoked),
			rotated: Object.fromEntries(pool.rotated),
		})),
	} satisfies Stored);

/** Fills a state with the pools of a data file. */
export function restore(state: State, {pools}: Stored): void {
	for (const stored of pools) {
		const pool = createPool(stored.id, stored.given, stored.createdAt, stored.modifiedAt);
		for (const {id, secret, given, createdAt, modifiedAt} of stored.clients) {
			pool.clients.set(id, createClient(id, secret, given, createdAt, modifiedAt));
		}
		for (const user of stored.users) pool.users.set(user.username, user);
		for (const group of stored.groups) pool.groups.set(group.name, group);
		for (const server of stored.resourceServers) {
			pool.resourceServers.set(server.identifier, server);
		}
		for (const domain of stored.domains) pool.domains.set(domain.name, domain);
		for (const [jti, until] of Object.entries(stored.revoked)) pool.revoked.set(jti, until);
		for (const [jti, rotated] of Object.entries(stored.rotated)) pool.rotated.set(jti, rotated);
		state.pools.set(pool.id, pool);
	}
}

/**
 * Resolves the path of a data file through its links, so that each file has one name. Rejects with a sentence if it has
 * hard links: a save would replace one name and leave the others with the old content.
 */
export async function dataFileName(path: string): Promise<string> {
	const stats = await stat(path).catch(() => undefined);
	if (stats === undefined) return join(await realpath(dirname(path)), basename(path));
	if (stats.isFile() && stats.nlink > 1) {
		throw new Error(`${path} has another name (a hard link). Copy it, and name the copy.`);
	}
	return realpath(path);
}

/** Reads a data file; `undefined` if it doesn't exist yet. Throws a sentence if it isn't one of ours. */
export async function readDataFile(path: string): Promise<Stored | undefined> {
	let written: string;
	try {
		written = await readFile(path, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
		throw error;
	}
	try {
		return read(storedShape, JSON.parse(written));
	} catch (error) {
		if (!(error instanceof Failure || error instanceof SyntaxError)) throw error;
		throw new Error(
			`${path} is not a data file of the local pool. Name another file, or move it.`,
			{
				cause: error,
			},
		);
	}
}

/** Keeps a file up to date: `touch` marks a change, `saved` resolves once everything so far is on disk. */
export type Saver = {readonly touch: () => void; readonly saved: () => Promise<void>};

/**
 * Writes a temporary file and renames it, so that the file always has either the old or the new content. Changes during
 * a write share the next one. `saved` rejects if the file can't be written.
 */
export function createSaver(path: string, text: () => string): Saver {
	let changes = 0;
	let written = 0;
	let running: Promise<void> | undefined;
	const write = async () => {
		const upTo = changes;
		// Whatever is there, even a link, is removed rather than followed or overwritten.
		await rm(`${path}.new`, {force: true});
		const file = await open(`${path}.new`, 'wx', 0o600);
		try {
			await file.writeFile(text());
			await file.sync();
		} finally {
			await file.close();
		}
		await rename(`${path}.new`, path);
		written = upTo;
	};
	return {
		touch: () => {
			changes++;
		},
		saved: async () => {
			const wanted = changes;
			while (written < wanted) {
				running ??= write().finally(() => {
					running = undefined;
				});
				await running;
			}
		},
	};
}
